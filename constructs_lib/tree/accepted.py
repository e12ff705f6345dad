"""What rules find and users know better: harmless values, and accepted warnings."""

from constructs import Construct

from constructs_lib.kube.declarations import PREFIX, DeclaredException
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.props.arguments import checked_argument
from constructs_lib.tree.api_objects import path_of


def declare_harmless(construct: Construct, finding: str, reason: str) -> None:
    """State that a value of a construct looks like a credential, and is none.

    Rule `no_credentials` leaves it out then, at this place only.

    Args:
        construct: Construct that holds the value, so that both are changed and removed together.
        finding: The finding of the rule up to its first comma or semicolon.
        reason: Why nobody can log in with the value.
    """
    _declare(construct, "harmless", "finding", finding, reason)


def accept_warning(construct: Construct, warning: str, reason: str) -> None:
    """State that a warning on a construct is accepted. It is not printed then.

    Args:
        construct: Construct that it is about, so that both are changed and removed together.
        warning: The warning up to its semicolon.
        reason: Why it may stay.
    """
    _declare(construct, "accepted", "warning", warning, reason)


def _declare(construct: Construct, kind: str, name: str, finding: str, reason: str) -> None:
    path = path_of(construct)
    checked_argument(path, name, NonEmptyText, finding, "state it")
    checked_argument(path, "reason", NonEmptyText, reason, "state it")
    stated = DeclaredException(finding=finding, reason=reason)
    construct.node.add_metadata(f"{PREFIX}{kind}", vars(stated))
