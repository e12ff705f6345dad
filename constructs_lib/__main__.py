"""The commands of the library, for projects that use it.

python -m constructs_lib rules dist/
"""

from argparse import ArgumentParser
from importlib import import_module

from constructs_lib import __version__

PROGRAM = "python -m constructs_lib"

COMMANDS = {
    "init": ("constructs_lib.projects.init", "make a small project with a test in a new folder"),
    "rules": ("constructs_lib.analysis.rules.__main__", "print findings in manifests"),
    "flows": ("constructs_lib.analysis.flows.__main__", "print allowed connections"),
    "charts": ("constructs_lib.analysis.charts.__main__", "render charts and check them"),
    "plan": ("constructs_lib.analysis.plan.__main__", "print consequences of a change"),
    "watch": ("constructs_lib.watch", "print findings and the plan on each save"),
    "secrets": ("constructs_lib.secrets.__main__", "make the Secrets that a cluster lacks"),
}
"""Module of each command, and its help. Each has a `main(prog, arguments)`, and is loaded alone."""


def main() -> None:
    """Run the command line."""
    parser = ArgumentParser(
        prog=PROGRAM, description="Commands for projects that use cdk8s-web-platform."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title="commands"
    )
    for name, (_, text) in COMMANDS.items():
        # Its own parser answers --help.
        commands.add_parser(name, help=text, add_help=False, prefix_chars="\0")
    given, arguments = parser.parse_known_args()
    import_module(COMMANDS[given.command][0]).main(f"{PROGRAM} {given.command}", arguments)


if __name__ == "__main__":
    main()
