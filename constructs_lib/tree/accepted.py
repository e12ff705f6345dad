"""Findings of rules that users accept."""

from constructs import Construct

from constructs_lib.kube.declarations import PREFIX, DeclaredException
from constructs_lib.kube.text import Day, NonEmptyText
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.mistakes import line_of_program
from constructs_lib.tree.api_objects import path_of


def accept(
    construct: Construct,
    *,
    rule: str,
    object: str,
    reason: str,
    path: str | None = None,
    until: str | None = None,
) -> None:
    """Accept the findings of a rule at one place. They stop no synth, and are not printed.

    A synth writes it to the annotation `cdk8s-web-platform/accepted` of the object, which `rules`
    and `plan` read.

    Args:
        construct: Construct or tier that they are about, so that both are removed together.
        rule: Id of the rule, which stands at the end of the finding.
        object: Kind, namespace and name of the object, as in the finding: `Deployment shop/web`.
        reason: Why they may stay.
        path: Path of the field, such as `data.token`. None: all of the object.
        until: Last day, as `2030-01-31`. Only `rules --today` and `findings(today=…)` ask for it.
    """
    stated = exception(path_of(construct), rule, object, reason, path, until)
    construct.node.add_metadata(f"{PREFIX}accepted", vars(stated))


def exception(
    where: str, rule: str, object: str, reason: str, path: str | None, until: str | None
) -> DeclaredException:
    """Return an exception; `where` names the construct in errors."""
    for name, value in {"rule": rule, "object": object, "reason": reason}.items():
        checked_argument(where, name, NonEmptyText, value, "state it")
    checked_argument(where, "path", NonEmptyText | None, path)
    checked_argument(where, "until", Day | None, until)
    return DeclaredException(
        rule=rule,
        object=object,
        reason=reason,
        path=path,
        until=until,
        source=line_of_program(),
    )
