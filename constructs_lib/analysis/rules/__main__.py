"""Prints what the rules find in folders of manifests, such as those of another tool.

python -m constructs_lib.analysis.rules dist/
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from constructs_lib.analysis.documents import (
    OF_PROGRAMS,
    add_namespace_option,
    documents_in,
    manifests_of,
    placed,
    print_lines,
)
from constructs_lib.analysis.findings import OF_DECLARATIONS, RULES, WARNINGS, findings_of
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.analysis.rules"

DEFAULT = "default"
"""Namespace in which `kubectl apply` makes objects that state none."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Prints what the rules find in folders of manifests, a line each, and ends "
        "with 1 if there is something. Left out are rules that ask what constructs declare, such "
        "as Secrets.",
    )
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="FOLDER", help="folder of manifests, such as dist/"
    )
    add_namespace_option(parser)
    given = parser.parse_args(arguments)
    try:
        manifests = [m for folder in given.folders for m in manifests_of(documents_in(folder))]
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    objects = [m for m in manifests if not str(m["apiVersion"]).startswith(OF_PROGRAMS)]
    if not objects:
        found = ", ".join(f"'{folder}'" for folder in given.folders)
        sys.exit(f"folders must have manifests, got none in {found}; name another")
    inside = [placed(each, given.namespace or DEFAULT) for each in objects]
    inventory = Inventory(objects=inside, is_whole=False)
    print_lines((f"Warning: {each}" for each in findings_of(inventory, WARNINGS)), sys.stderr)
    findings = findings_of(inventory, [each for each in RULES if each not in OF_DECLARATIONS])
    outside = [one for one, other in zip(objects, inside, strict=True) if one is not other]
    if outside and not given.namespace:
        first = f"{outside[0]['kind']} {outside[0]['metadata'].get('name')}"
        findings.append(
            f"Objects without a namespace ({len(outside)}, such as {first}) are judged as those of "
            f"'{DEFAULT}'; state it, or pass --namespace"
        )
    print_lines(findings)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
