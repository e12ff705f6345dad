"""Prints the connections that NetworkPolicies of a folder allow, or those that a change affects.

python -m constructs_lib.analysis.flows dist/
python -m constructs_lib.analysis.flows dist/ --before ../main/dist/
python -m constructs_lib.analysis.flows dist/ --explain app/frontend app/backend 3000
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from constructs_lib.analysis.documents import (
    add_namespace_option,
    documents_in,
    placed,
    print_json,
    print_lines,
)
from constructs_lib.analysis.flows.difference import differences
from constructs_lib.analysis.flows.explanation import explanation
from constructs_lib.analysis.flows.folder import not_judged, read_documents
from constructs_lib.analysis.flows.table import connections, table
from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.analysis.flows"


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Prints the connections that the NetworkPolicies of a folder allow. All others "
        "are denied.",
    )
    parser.add_argument(
        "folders",
        type=Path,
        nargs="*",
        default=[Path("dist")],
        metavar="FOLDER",
        help="folder of manifests and of rendered charts, by default dist",
    )
    parser.add_argument(
        "--before",
        type=Path,
        metavar="FOLDER",
        help="print the connections that changed since this folder was written",
    )
    parser.add_argument(
        "--explain",
        nargs="+",
        metavar=("FROM", "TO [PORT]"),
        help="name the policies behind a verdict, such as app/frontend app/backend 3000; FROM and "
        "TO are pods as in the table, or addresses",
    )
    parser.add_argument(
        "--all", action="store_true", help="with --before: all lines and names, not just a screen"
    )
    parser.add_argument(
        "--format",
        choices=["text", "json"],
        default="text",
        help="form of the table, without --before and --explain",
    )
    add_namespace_option(parser)
    given = parser.parse_args(arguments)
    if given.explain and not 2 <= len(given.explain) <= 3:
        parser.error(
            f"--explain takes FROM, TO and PORT, got {len(given.explain)}; name FOLDER before"
        )
    if given.format == "json" and (given.explain or given.before):
        parser.error("--format json prints connections; leave out --before and --explain")
    try:
        documents = [
            placed(document, given.namespace)
            for folder in given.folders
            for document in documents_in(folder)
        ]
        if given.before is None:
            (folder,) = read_documents(documents)
            if given.format == "json":
                unknown = [*not_judged(folder)]
                found = [each._asdict() for each in connections(folder)]
                print_json({"connections": found, "not_judged": unknown})
                return
            lines = [*(explanation(folder, *given.explain) if given.explain else table(folder))]
            lines += not_judged(folder)
        else:
            before = [placed(each, given.namespace) for each in documents_in(given.before)]
            lines = differences(*read_documents(before, documents), whole=given.all)
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    print_lines(lines)


if __name__ == "__main__":
    main()
