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


class Waiting(NamedTuple):
    """What waits for the end of `batch`."""

    changes: list[Change]
    undoings: list[Callable[[], object]]
    """What takes back that somebody remembers a change, should it not be made."""


_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


def change(construct: Construct, text: str, refusal: Refusal = ValueError) -> None:
    """Make a change, or let it wait for the end of `batch`."""
    made = Change(construct, text, refusal)
    waiting = _waiting.get()
    if waiting is None:
        _make([made])
    else:
        waiting.changes.append(made)


def otherwise(undo: Callable[[], object]) -> None:
    """Let `batch` call this if the changes around it are not made."""
    if waiting := _waiting.get():
        waiting.undoings.append(undo)


@contextmanager
def batch() -> Iterator[None]:
    """Make all changes at the end, in one call; none of them where one cannot be made.

    Within another `batch` they are made at the end of that.
    """
    around, own = _waiting.get(), Waiting([], [])
    token = _waiting.set(own)
    try:
        try:
            yield
        finally:
            _waiting.reset(token)
        if around:
            around.changes.extend(own.changes)
            around.undoings.extend(own.undoings)
        elif own.changes:
            _make(own.changes)
    except BaseException:
        for undo in reversed(own.undoings):
            undo()
        raise


def _make(changes: Sequence[Change]) -> None:
    texts = ", ".join(each.text for each in changes)
    with told_in_a_line():
        refused = BoundApiObjects.change([each.construct for each in changes], f"[{texts}]")
    if refused:
        found = json.loads(refused)
        raise changes[found["place"]].refusal(found)
