"""Makes a program with constructs from manifests, and says what differs.

python -m constructs_lib adopt manifests/ shop/
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from runpy import run_path

try:
    import yaml  # noqa: F401 - says what to install before other modules fail
except ImportError:
    sys.exit(
        "constructs_lib.projects.adopt needs yaml; install the extra: "
        "pip install 'cdk8s-web-platform[settings]'"
    )

from constructs_lib.checks.documents import documents_of
from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.manifests import Manifest
from constructs_lib.core.trees import yaml_texts
from constructs_lib.plan.plan import Plan, plan_of
from constructs_lib.plan.sides import Sides
from constructs_lib.plan.sources import Source, objects_of, source
from constructs_lib.platform.platform import Platform
from constructs_lib.projects.adopt.objects import Read, read
from constructs_lib.projects.adopt.program import Adopted, adopt, program
from constructs_lib.projects.adopt.report import report
from constructs_lib.projects.init import make

PROGRAM = "python -m constructs_lib.projects.adopt"

WARN = "rules=(), warnings=(*RULES, *WARNINGS)"
"""Arguments of a platform whose findings do not stop a synth yet."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Makes a project from manifests. Deployments, StatefulSets, CronJobs and "
        "ConfigMaps become constructs, with the Services, autoscalers and budgets that belong to "
        "them. All else is read from manifests/. The project is synthesized, and what differs is "
        "printed with the reason.",
    )
    parser.add_argument("manifests", help="folder of YAML, such as dist/ of a cdk8s application")
    parser.add_argument("project", type=Path, help="folder to make, which is new or empty")
    parser.add_argument(
        "--namespace", default="default", help="namespace of objects that state none: %(default)s"
    )
    given = parser.parse_args(arguments)
    try:
        namespace = checked_argument("adopt", "namespace", DnsLabel, given.namespace)
        folder = source(given.manifests, given.manifests)
        found = read(objects_of(documents_of(folder.files, folder.name)), namespace)
        if not found.objects:
            raise ValueError(f"'{given.manifests}' must have manifests, got none; name another")
        adopted, plan, findings = project(found, given.project.resolve())
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    print(report(adopted, plan, found))
    print(f"Findings: {findings}. 'python main.py' prints them as warnings and writes dist/.")


def project(found: Read, folder: Path) -> tuple[Adopted, Plan, int]:
    """Make the project; return what it is, what its synth changes, and the number of findings."""
    adopted = adopt(found)
    make(folder, {f"manifests/{name}": _text(each) for name, each in adopted.manifests.items()})
    main = folder / "main.py"
    main.write_text(program(adopted, ""), encoding="utf-8")
    platform: Platform = run_path(str(main))["compose"]()
    if findings := platform.findings():
        main.write_text(program(adopted, WARN), encoding="utf-8")
    former = []
    for key, manifest in found.objects.items():
        name = adopted.constructs[key][1].name if key in adopted.constructs else key.name
        former.append({**manifest, "metadata": {**manifest["metadata"], "name": name}})
    sides = Sides(
        Source("manifests", {"all.yaml": _text(former)}), Source("dist", platform.files())
    )
    return adopted, plan_of(sides), len(findings)


def _text(manifests: Sequence[Manifest]) -> str:
    return "---\n".join(yaml_texts(manifests))


if __name__ == "__main__":
    main()
