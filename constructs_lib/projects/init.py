"""Makes the smallest project that uses the library, with a test.

python -m constructs_lib init shop
python -m constructs_lib init chart cert-manager --repository quay.io/jetstack/charts
"""

import re
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from constructs_lib._version import DISTRIBUTION, __version__
from constructs_lib.kube.names import OwnNamespace, ServiceName
from constructs_lib.props.arguments import checked_argument

PROGRAM = "python -m constructs_lib.projects.init"

PYPROJECT = """\
[project]
name = "NAME"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["DISTRIBUTIONPIN"]

[dependency-groups]
dev = ["DISTRIBUTION[testing]PIN"]

[tool.pytest.ini_options]
pythonpath = ["."]
"""

MAIN = """\
\"\"\"A web service in a namespace of its own.\"\"\"

from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run


def compose() -> Platform:
    \"\"\"Return the platform.\"\"\"
    platform = Platform()
    tier = Tier(platform, TierProps(name="NAME"))  # The App of dist/NAME/.
    tier.add_namespace()
    chart = tier.chart("NAME")
    WebService(chart, "NAME", WebServiceProps(image="registry.example/NAME:1.0.0"))
    return platform


if __name__ == "__main__":
    run(compose)  # Checks everything, then writes dist/; a mistake is one line on standard error.
"""

CDK8S = """\
language: python
app: python main.py
output: dist
"""

TEST = """\
from syrupy.assertion import SnapshotAssertion

from main import compose


def test_dist(manifests: SnapshotAssertion) -> None:
    platform = compose()
    assert platform.findings() == []
    assert platform.files() == manifests
"""

FILES = {
    ".gitignore": ".pytest_cache/\n.venv/\n__pycache__/\n",
    "cdk8s.yaml": CDK8S,
    "main.py": MAIN,
    "pyproject.toml": PYPROJECT,
    "tests/test_main.py": TEST,
}
"""Text by path. NAME stands for the project."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["chart"] and given[1:]:
        import_module("constructs_lib.projects.init_chart").main(f"{prog} chart", given[1:])
        return
    parser = ArgumentParser(
        prog=prog,
        description="Makes a small project in a folder: an app with one web service, and its test. "
        "The folder's name is that of the project, its tier and its namespace. "
        "'init chart NAME' writes the record of a Helm chart instead.",
    )
    parser.add_argument("folder", type=Path, help="folder that is new or empty, such as shop")
    folder: Path = parser.parse_args(given).folder.resolve()
    try:
        make(folder)
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    print(
        f"{folder}: made. Go there, and run:\n"
        f"  pip install '{DISTRIBUTION}[testing]{pin()}'\n"
        "  python -m pytest --snapshot-update  # read and commit tests/__snapshots__/\n"
        "  python main.py  # writes dist/"
    )


def pin() -> str:
    """Return the specifier of this version if it is a release, which an index has."""
    return f"=={__version__}" if re.fullmatch(r"(?!0\.0\.0$)[\d.]+", __version__) else ""


def make(folder: Path) -> None:
    """Make a project.

    Raises:
        ValueError: The folder is not empty, or its name is none for a namespace.
    """
    name = checked_argument("init", "folder", OwnNamespace, folder.name, "choose another")
    checked_argument("init", "folder", ServiceName, name, "choose another")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"'{folder}' must be a new or empty folder; name another, or empty it")
    words = {"DISTRIBUTION": DISTRIBUTION, "PIN": pin(), "NAME": name}
    for path, text in FILES.items():
        for word, value in words.items():
            text = text.replace(word, value)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
