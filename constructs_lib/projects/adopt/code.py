"""Python code from values: calls, mappings, lists and texts, laid out as formatters do it."""

import json
import keyword
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

WIDTH = 100
"""Most characters of a line."""


class Name(str):
    """An expression, which is not put in quotes."""

    __slots__ = ()


class Call(NamedTuple):
    """A call of a class or method."""

    function: str
    arguments: Sequence[object]
    keywords: Mapping[str, object]


def call(function: str, *arguments: object, **keywords: object) -> Call:
    """Return a call, without keywords whose values are empty."""
    return Call(function, arguments, {k: v for k, v in keywords.items() if v not in ({}, [], "")})


def code(value: object, indent: int = 0, used: int = 0) -> str:
    """Return the code of a value on a line with that indent and that many characters in use."""
    opening, items, closing = _parts(value)
    flat = opening + ", ".join(start + code(each, -WIDTH) for start, each in items) + closing
    if isinstance(value, str) and not isinstance(value, Name):
        flat = json.dumps(value, ensure_ascii=False)
    if not items or indent + used + len(flat) <= WIDTH:
        return flat
    comma = "" if isinstance(value, str) else ","
    pad = " " * (indent + 4)
    lines = (f"{pad}{start}{code(each, indent + 4, len(start))}{comma}" for start, each in items)
    return "\n".join([opening, *lines, " " * indent + closing])


def _parts(value: object) -> tuple[str, list[tuple[str, object]], str]:
    """Return the opening, the items with what stands before them, and the closing."""
    match value:
        case Call():
            items = [("", each) for each in value.arguments]
            items += [(f"{name}=", each) for name, each in value.keywords.items()]
            return f"{value.function}(", items, ")"
        case dict():
            return "{", [(f"{code(key)}: ", each) for key, each in value.items()], "}"
        case list():
            return "[", [("", each) for each in value], "]"
        case Name():
            return value, [], ""
        case str() if value.count("\n") > 1:
            return "(", [("", Name(json.dumps(e, ensure_ascii=False))) for e in _lines(value)], ")"
    return repr(value), [], ""


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def identifier(name: str, taken: Mapping[str, object]) -> str:
    """Return a variable for an object of that name, which no other one has."""
    found = re.sub(r"\W", "_", name, flags=re.ASCII).strip("_") or "object"
    if found[0].isdigit() or keyword.iskeyword(found):
        found = f"the_{found}"
    while found in taken:
        found += "_"
    return found
