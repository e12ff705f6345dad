"""Prints findings in folders of manifests, such as the output of another tool.

python -m constructs_lib.analysis.rules dist/
"""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from posixpath import abspath

from constructs_lib.analysis.documents import (
    OF_PROGRAMS,
    add_namespace_option,
    checked_option,
    files_in,
    located_documents,
    manifests_of,
    placed,
    print_coloured,
    print_json,
    print_lines,
)
from constructs_lib.analysis.exceptions import judge
from constructs_lib.analysis.findings import RULES, WARNINGS
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_in
from constructs_lib.analysis.records import Finding, descriptions
from constructs_lib.analysis.reports import as_json, as_sarif, in_order, terminal
from constructs_lib.analysis.rules.data import held_data, summary
from constructs_lib.kube.addresses import FolderAddress
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.text import Day, printable

PROGRAM = "python -m constructs_lib.analysis.rules"

DEFAULT = "default"
"""Namespace in which `kubectl apply` makes objects that state none."""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Prints findings in folders of manifests, by object, and ends with "
        "1 if there is an error. Left out are rules that ask what constructs declare, such as "
        "Secrets.",
    )
    parser.add_argument(
        "folders", type=Path, nargs="*", metavar="FOLDER", help="folder of manifests, such as dist/"
    )
    add_namespace_option(parser)
    parser.add_argument("--list", action="store_true", help="list the rules")
    parser.add_argument("--explain", metavar="ID", help="print a rule with its reason and fix")
    parser.add_argument(
        "--today",
        type=lambda text: checked_option("--today", Day, text),
        metavar="DAY",
        help="day by which exceptions end, as 2030-01-31",
    )
    parser.add_argument(
        "--data",
        action="store_true",
        help="list the data in place of findings: the backups, how old a copy may be, and what "
        "restores it; or why a loss is accepted",
    )
    parser.add_argument("--format", choices=["text", "json", "sarif"], default="text")
    parser.add_argument(
        "--docs",
        type=lambda text: checked_option("--docs", FolderAddress, text),
        metavar="URL",
        help="address of docs/reference at your Git server, to which SARIF links",
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
    for place, source in [*sources.items()]:
        # A Namespace that others make has findings, too: code hosts want a line for each.
        sources.setdefault(Place("", "Namespace", "", place.namespace), source)
    inventory = Inventory(objects=inside, is_whole=False, sources=sources)
    if given.data:
        return print_lines([*map(str, held_data(inventory)), summary(inventory)])
    rules = [each for each in (*RULES, *WARNINGS) if not each.asks_declarations]
    judged = judge(inventory, rules, given.today)
    print_lines(judged.openings, sys.stderr)
    findings = judged.findings
    outside = [each for one, each in zip(objects, inside, strict=True) if one is not each]
    if outside and not given.namespace:
        findings.append(_outside(outside, sources))
    findings = in_order(findings)
    if given.format == "text":
        print_coloured(terminal(findings))
    else:
        is_json = given.format == "json"
        print_json(as_json(findings) if is_json else as_sarif(findings, given.docs))
    sys.exit(1 if any(each.severity == "error" for each in findings) else 0)


def _outside(objects: Sequence[Manifest], sources: Mapping[Place, str]) -> Finding:
    """Return the finding on objects that state no namespace."""
    place = place_in(objects[0])
    others = f" ({len(objects) - 1} other objects, too)" if objects[1:] else ""
    return Finding(
        place,
        f"states no namespace, and is judged as an object of '{DEFAULT}'{others}",
        "state it, or pass --namespace",
        rule="namespace-missing",
        source=sources[place],
    )


def _manifests(folder: Path) -> list[tuple[str, Manifest]]:
    """Return the objects in a folder, each with its file, from here if it is below, and line."""
    path = Path(abspath(folder))
    path = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    files = {str(path / name): text for name, text in files_in(folder).items()}
    return [
        (f"{path}:{line}", each)
        for path, line, document in located_documents(files)
        for each in manifests_of([document])
        if place_in(each).group not in OF_PROGRAMS
    ]


def _explanation(id: str) -> list[str]:
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
