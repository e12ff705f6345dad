"""Values that look like credentials to a rule, and are none."""

from constructs import Construct

from constructs_lib.core.api_objects import path_of
from constructs_lib.core.arguments import checked_argument
from constructs_lib.core.declarations import Declarations, DeclaredHarmless
from constructs_lib.core.text import NonEmptyText


def declare_harmless(construct: Construct, finding: str, reason: str) -> None:
    """State that a value of a construct looks like a credential, and is none.

    Rule `no_credentials` leaves it out then, at this place only.

    Args:
        construct: Construct that holds the value, so that both are changed and removed together.
        finding: The finding of the rule up to its first comma or semicolon.
        reason: Why nobody can log in with the value.
    """
    path = path_of(construct)
    for name, text in (("finding", finding), ("reason", reason)):
        checked_argument(path, name, NonEmptyText, text, "state it")
    harmless = DeclaredHarmless(finding=finding, reason=reason)
    for kind, entries in Declarations(harmless=[harmless]).data().items():
        for entry in entries:
            construct.node.add_metadata(kind, entry)
