"""Mistakes that cdk8s finds when it renders objects, in the form of this library's own."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

MISTAKES = ("Failed serializing", "Validation failed", "Dependency cycle")
"""Beginnings of what cdk8s says of a mistake; anything else is one of this library."""

IDLE = "Idle patch "
"""Beginning of what `jsii/patches.ts` says of a patch without effect."""


@contextmanager
def told_in_a_line(path: str = "") -> Iterator[None]:
    """Turn what JavaScript raises for an object that cannot be rendered into one line.

    Such is a patch without effect, or what a construct of cdk8s-plus lacks. The line begins with
    the path of the root, if there is one.
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
    """Return what is wrong with a patch: its path ends in nothing, or the value is there."""
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
