"""Prints the consequences of a change of manifests, without a cluster.

python -m constructs_lib.analysis.plan origin/main
python -m constructs_lib.analysis.plan ../before/dist/ dist/ --format markdown
"""

import shutil
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from constructs_lib.analysis.charts.archives import CACHE, charts_dir
from constructs_lib.analysis.charts.rendering import Renderer
from constructs_lib.analysis.documents import (
    add_namespace_option,
    print_coloured,
    print_json,
    print_lines,
)
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Severity
from constructs_lib.analysis.plan.plan import Plan, plan_of
from constructs_lib.analysis.plan.report import COLOURS, markdown, terminal
from constructs_lib.analysis.plan.sources import FOLDER, source, with_charts
from constructs_lib.kube.text import printable

PROGRAM = "python -m constructs_lib.analysis.plan"

EXIT_CODES = {
    Severity.NONE: 0,
    Severity.RESTART: 10,
    Severity.ATTENTION: 20,
    Severity.DESTRUCTIVE: 30,
}
"""Exit code by the highest severity that is not allowed."""

DESCRIPTION = """\
Prints the consequences of a change for each object: replaced pods, refused updates, lost data,
opened and closed connections, rights, and the sum of requests.

It ends with the highest severity: 0 none, 10 restart, 20 attention, 30 destructive.
"""


def main(prog: str = PROGRAM, arguments: Sequence[str] | None = None) -> None:
    """Run the command line, by default with the arguments of the program."""
    parser = ArgumentParser(
        prog=prog,
        description=DESCRIPTION,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD", help="folder or commit before")
    parser.add_argument(
        "new", metavar="NEW", nargs="?", help="folder or commit after; the folder here if left out"
    )
    parser.add_argument(
        "--folder", default=FOLDER, help=f"folder of manifests in a commit, by default {FOLDER}"
    )
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text")
    parser.add_argument(
        "--brief", action="store_true", help="leave out fields, and objects without consequences"
    )
    parser.add_argument(
        "--all", action="store_true", help="state all connections, not just a screen of them"
    )
    parser.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="SEVERITY:OBJECT",
        help="intended change that does not count for the exit code, such as "
        "destructive:db/StatefulSet/postgresql",
    )
    add_namespace_option(parser)
    given = parser.parse_args(arguments)
    try:
        old, new = (
            source(each, given.folder, given.namespace)
            for each in (given.old, given.new or given.folder)
        )
        renderer = Renderer(CACHE, charts_dir(), offline=True)
        sides = Sides(*with_charts(old, new, renderer))
        sides.states_all = given.all
        plan = plan_of(sides)
        left = _not_allowed(plan, given.allow)
    except (ValueError, OSError) as error:
        sys.exit(printable(str(error)))
    if given.format == "json":
        print_json(plan.model_dump(mode="json"))
    elif given.format == "markdown":
        print_lines(markdown(plan))
    else:
        width = shutil.get_terminal_size().columns
        lines = terminal(plan, width=width, brief=given.brief)
        print_coloured((COLOURS.get(severity, ""), line) for severity, line in lines)
    sys.exit(EXIT_CODES[left])


def _not_allowed(plan: Plan, allowed: list[str]) -> Severity:
    """Return the highest severity that is not allowed.

    Raises:
        ValueError: The plan does not have an allowed object.
    """
    found = {f"{each.severity}:{each.object}" for each in plan.objects}
    for each in allowed:
        if each not in found:
            known = ", ".join(sorted(name for name in found if not name.startswith("none:")))
            raise ValueError(
                f"'--allow' must name what the plan has ({known or 'nothing'}), got '{each}'; "
                "leave it out"
            )
    names = ((each.severity, f"{each.severity}:{each.object}") for each in plan.objects)
    left = [severity for severity, name in names if name not in allowed]
    left += [each.severity for each in plan.consequences]
    return max(left, key=lambda each: each.rank, default=Severity.NONE)


if __name__ == "__main__":
    main()
