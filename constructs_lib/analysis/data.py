"""Prints the data in a folder of manifests, with their backups.

python -m constructs_lib data dist/
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from constructs_lib.analysis.documents import (
    add_namespace_option,
    documents_in,
    manifests_of,
    placed,
    print_lines,
)
from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.protection import held_data, summary
from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.analysis.data"


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description="Prints all data that objects hold: the backups, how old a copy may be, and "
        "what restores it; or why a loss is accepted.",
    )
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="FOLDER", help="folder of manifests, such as dist/"
    )
    add_namespace_option(parser)
    given = parser.parse_args(arguments)
    try:
        objects = [
            placed(each, given.namespace)
            for folder in given.folders
            for each in manifests_of(documents_in(folder))
        ]
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    inventory = Inventory(objects, is_whole=False)
    print_lines([*map(str, held_data(inventory)), summary(inventory)])


if __name__ == "__main__":
    main()
