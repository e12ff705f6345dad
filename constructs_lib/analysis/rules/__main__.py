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
    checked_option,
    files_in,
    located_documents,
    manifests_of,
    placed,
    print_lines,
)
from constructs_lib.analysis.exceptions import judge
from constructs_lib.analysis.findings import RULES, WARNINGS
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import place_in
from constructs_lib.analysis.records import descriptions
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.text import Day, printable

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
        "folders", type=Path, nargs="*", metavar="FOLDER", help="folder of manifests, such as dist/"
    )
    add_namespace_option(parser)
    parser.add_argument("--list", action="store_true", help="list the rules")
    parser.add_argument("--explain", metavar="ID", help="say what a rule asks, why, and the fix")
    parser.add_argument(
        "--today",
        type=lambda text: checked_option("--today", Day, text),
        metavar="DAY",
        help="day by which exceptions end, as 2030-01-31",
    )
    given = parser.parse_args(arguments)
    if given.list or given.explain:
        titles = [f"{id}: {each.title}" for id, each in descriptions().items()]
        return print_lines(_explanation(given.explain) if given.explain else titles)
    if not given.folders:
        parser.error("name a folder, or pass --list or --explain")
    try:
        found = [each for folder in given.folders for each in _manifests(folder)]
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    if not found:
        names = ", ".join(f"'{folder}'" for folder in given.folders)
        sys.exit(f"folders must have manifests, got none in {names}; name another")
    objects = [each for _, each in found]
    inside = [placed(each, given.namespace or DEFAULT) for each in objects]
    sources = {place_in(each): place for each, (place, _) in zip(inside, found, strict=True)}
    inventory = Inventory(objects=inside, is_whole=False, sources=sources)
    rules = [each for each in (*RULES, *WARNINGS) if not each.asks_declarations]
    judged = judge(inventory, rules, given.today)
    warnings = [each for each in judged.findings if each.severity == "warning"]
    print_lines([*judged.openings, *(f"Warning: {each}" for each in warnings)], sys.stderr)
    findings = [str(each) for each in judged.findings if each.severity == "error"]
    outside = [one for one, other in zip(objects, inside, strict=True) if one is not other]
    if outside and not given.namespace:
        first = f"{outside[0]['kind']} {outside[0]['metadata'].get('name')}"
        findings.append(
            f"Objects without a namespace ({len(outside)}, such as {first}) are judged as those of "
            f"'{DEFAULT}'; state it, or pass --namespace"
        )
    print_lines(findings)
    sys.exit(1 if findings else 0)


def _manifests(folder: Path) -> list[tuple[str, Manifest]]:
    """Return the objects in a folder, each with its file and line."""
    files = {f"{folder}/{name}": text for name, text in files_in(folder).items()}
    return [
        (f"{path}:{line}", each)
        for path, line, document in located_documents(files)
        for each in manifests_of([document])
        if not str(each["apiVersion"]).startswith(OF_PROGRAMS)
    ]


def _explanation(id: str) -> list[str]:
    """Return the lines that explain a rule."""
    found = descriptions().get(id)
    if found is None:
        sys.exit(printable(f"'{id}' must be the id of a rule; --list lists them"))
    return [
        f"{id}: {found.title}",
        f"Why: {found.why}",
        f"Fix: {found.fix}",
        f"Judges: {found.judges}. Since: {found.since}.",
    ]


if __name__ == "__main__":
    main()
