"""Changes of nodes in the construct tree, and errors that cdk8s finds in it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from typing import Any, NamedTuple

from constructs import Construct

from constructs_lib._imports.api_objects import Tree

Refusal = Callable[[Mapping[str, Any]], ValueError]
"""Makes the error from the message of JavaScript about an impossible change."""


class Change(NamedTuple):
    """Addition to a construct."""

    construct: Construct
    text: str
    """The change as JSON, in the form that `jsii/tree.ts` wants."""

    refusal: Refusal = ValueError


class Waiting(NamedTuple):
    """Changes that are applied when `batch` ends."""

    changes: list[Change]
    undoings: list[Callable[[], object]]
    """Functions that undo recorded changes if the batch fails."""


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
    with one_line_errors():
        refused = Tree.change([each.construct for each in changes], f"[{texts}]")
    if refused:
        found = json.loads(refused)
        raise changes[found["place"]].refusal(found)


MISTAKES = ("Failed serializing", "Validation failed", "Dependency cycle")
"""Beginnings of messages of cdk8s about mistakes of users; others are errors of this library."""

IDLE = "Idle patch "
"""Beginning of the message of `jsii/patches.ts` about a patch without effect."""


@contextmanager
def one_line_errors(path: str = "") -> Iterator[None]:
    """Raise an error of one line if JavaScript cannot render an object.

    Causes are a patch without effect, or an incomplete construct of cdk8s-plus. The line begins
    with the path of the root, if there is one.
    """
    try:
        yield
    except RuntimeError as error:
        # After the name of a patch's mistake stands the whole object.
        text = str(error).partition("\nname: ")[0].removeprefix("Error: ")
        if text.startswith(IDLE):
            raise ValueError(_of_patch(path, json.loads(text.removeprefix(IDLE)))) from None
        if not text.startswith(MISTAKES):
            raise
        told = ": ".join(each for each in (path, " ".join(text.split())) if each)
        raise ValueError(f"{told}; correct the construct, or the patch of its object") from None


def _of_patch(root: str, found: dict[str, Any]) -> str:
    """Return the problem of a patch: its path does not exist, or the value is there already."""
    place = "/".join(str(each) for each in (root, found["at"]) if each)
    what = f"{place}: patch {found['op']!r} of {found['path']!r} has no effect"
    if found["isEmpty"]:
        return f"{what}, since None is no value; use JsonPatch.remove, or state one"
    if (names := found.get("names")) is None:
        return f"{what}, since the object has that already; remove it"
    if (key := found.get("key")) is None:
        return f"{what}, since a path begins with '/'; put it in front"
    near = get_close_matches(str(key), names, n=1, cutoff=0.6)
    fix = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(names) or 'none'}"
    return f"{what}, since there is no {key!r}; {fix}"
