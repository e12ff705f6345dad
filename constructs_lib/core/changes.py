"""Changes of what is in the construct tree already; several may cross the boundary in one call."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from constructs import Construct

from constructs_lib._imports.api_objects import ApiObjects as BoundApiObjects
from constructs_lib.core.cdk8s_errors import told_in_a_line

Refusal = Callable[[Mapping[str, Any]], ValueError]
"""Makes the error from what JavaScript says of a change that cannot be made."""


class Change(NamedTuple):
    """What is added to a construct."""

    construct: Construct
    text: str
    """The change as JSON, in the form that `jsii/api_objects.ts` wants."""

    refusal: Refusal = ValueError


_waiting: ContextVar[list[Change] | None] = ContextVar("waiting", default=None)


def change(construct: Construct, text: str, refusal: Refusal = ValueError) -> None:
    """Makes a change, or lets it wait for the end of `together`."""
    made = Change(construct, text, refusal)
    waiting = _waiting.get()
    if waiting is None:
        _make([made])
    else:
        waiting.append(made)


@contextmanager
def together() -> Iterator[None]:
    """Makes all changes at the end, in one call; none of them where one cannot be made.

    Within another `together` they are made at the end of that.
    """
    if _waiting.get() is not None:
        yield
        return
    changes: list[Change] = []
    token = _waiting.set(changes)
    try:
        yield
    finally:
        _waiting.reset(token)
    if changes:
        _make(changes)


def _make(changes: Sequence[Change]) -> None:
    texts = ", ".join(each.text for each in changes)
    with told_in_a_line():
        refused = BoundApiObjects.change([each.construct for each in changes], f"[{texts}]")
    if refused:
        found = json.loads(refused)
        raise changes[found["place"]].refusal(found)
