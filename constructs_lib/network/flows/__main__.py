"""Prints the connections that the NetworkPolicies of a folder allow, or what a change does to them.

python -m constructs_lib.network.flows dist/
python -m constructs_lib.network.flows dist/ --before ../main/dist/
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

try:
    import yaml  # noqa: F401 - says what to install before other modules fail
except ImportError:
    sys.exit(
        "constructs_lib.network.flows needs yaml; install the extra: "
        "pip install 'cdk8s-web-platform[settings]'"
    )

from constructs_lib.network.flows.difference import differences
from constructs_lib.network.flows.folder import read_folder
from constructs_lib.network.flows.table import table


def main() -> None:
    """Runs the command line."""
    parser = ArgumentParser(
        prog="python -m constructs_lib.network.flows",
        description="Prints the connections that the NetworkPolicies of a folder allow. All others "
        "are denied.",
    )
    parser.add_argument("folder", type=Path, help="folder of manifests, such as dist/")
    parser.add_argument(
        "--before",
        type=Path,
        metavar="FOLDER",
        help="print what changed since this folder was written instead",
    )
    given = parser.parse_args()
    try:
        folder = read_folder(given.folder)
        if given.before is None:
            lines = table(folder)
        else:
            lines = differences(read_folder(given.before), folder)
        for line in lines:
            print(line)
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
