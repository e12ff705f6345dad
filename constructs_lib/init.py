"""Makes the smallest project that uses the library, with a test.

python -m constructs_lib init shop
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from constructs_lib._version import DISTRIBUTION, __version__
from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.fields import OwnNamespace, ServiceName

PROGRAM = "python -m constructs_lib.init"

PYPROJECT = """\
[project]
name = "NAME"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["DISTRIBUTION==VERSION"]

[dependency-groups]
dev = ["DISTRIBUTION[testing,upgrade]==VERSION"]

[tool.pytest.ini_options]
# A test fails on a name that a later version drops.
filterwarnings = ["error:constructs_lib:DeprecationWarning"]
"""

MAIN = """\
from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run


def compose() -> Platform:
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
import yaml

from main import compose


def test_dist(manifests):
    platform = compose()
    assert platform.findings() == []
    text = "---\\n".join(platform.files().values())
    assert list(yaml.safe_load_all(text)) == manifests
"""

FILES = {
    ".gitignore": ".pytest_cache/\n.venv/\n__pycache__/\n",
    "cdk8s.yaml": CDK8S,
    "conftest.py": 'pytest_plugins = ["constructs_lib.testing"]\n',
    "main.py": MAIN,
    "pyproject.toml": PYPROJECT,
    "tests/test_main.py": TEST,
}
"""Text by path. NAME stands for the project."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Makes a small project in a folder: an app with one web service, and its test. "
        "The folder's name is that of the project, its tier and its namespace.",
    )
    parser.add_argument("folder", type=Path, help="folder that is new or empty, such as shop")
    folder: Path = parser.parse_args(arguments).folder.resolve()
    try:
        _make(folder)
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    print(
        f"{folder}: made. Go there, install Node.js 22 or newer, and run:\n"
        f"  pip install '{DISTRIBUTION}[testing]=={__version__}'\n"
        "  python -m pytest --snapshot-update  # read and commit tests/__snapshots__/\n"
        "  python main.py  # writes dist/"
    )


def _make(folder: Path) -> None:
    name = checked_argument("init", "folder", OwnNamespace, folder.name, "choose another")
    checked_argument("init", "folder", ServiceName, name, "choose another")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"'{folder}' must be a new or empty folder; name another, or empty it")
    words = {"DISTRIBUTION": DISTRIBUTION, "VERSION": __version__, "NAME": name}
    for path, text in FILES.items():
        for word, value in words.items():
            text = text.replace(word, value)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
