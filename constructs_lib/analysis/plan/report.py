"""A plan as text for a terminal, and as Markdown for a pull request."""

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import islice

from constructs_lib.analysis.plan.field_changes import FieldChange
from constructs_lib.analysis.plan.object_changes import Consequence, Severity
from constructs_lib.analysis.plan.plan import Plan, PlannedObject
from constructs_lib.kube.manifests import Json

COLOURS = {Severity.DESTRUCTIVE: "31", Severity.ATTENTION: "33", Severity.RESTART: "36"}
"""Colours of a terminal by severity (ECMA-48)."""

SIGNS = {"added": "+", "removed": "-", "moved": ">", "changed": "~"}
"""Sign of what happens to an object."""

MOST_CHARACTERS = 80
"""Most characters of a value that are shown; the rest is in the YAML."""

MOST_FIELDS = 12
"""Most fields of an object that are shown."""

MOST_CHARACTERS_OF_TEXT = 1000
"""Most characters of a sentence in Markdown, which may hold names of any length."""

MOST_CHARACTERS_OF_FIELDS = 20_000
"""Most characters of all fields in Markdown, since Git servers limit the size of comments."""

NO_CHANGES = "No changes."

PLAIN = re.compile("→|[(']?[A-Za-z0-9][A-Za-z0-9.'/-]*[).,:;']*")
"""Word that Markdown shows as plain text."""

LINKED = re.compile(r"www\.|[A-Z]-\d|\b[0-9a-f]{7,}\b")
"""Text that Git servers turn into links: an address, an issue of another tracker, a commit."""


def terminal(plan: Plan, *, width: int, brief: bool = False) -> Iterator[tuple[Severity, str]]:
    """Yield the lines for a terminal of that many columns; brief: of consequences alone."""
    for each in _grouped(plan.objects):
        if brief and not each.consequences:
            continue
        yield each.severity, f"{SIGNS[each.action]} {_title(each)}"
        yield from _wrapped(each.consequences, width)
        for line in () if brief else _fields(each):
            yield Severity.NONE, f"    {line}"
    if plan.consequences:
        yield Severity.NONE, "In all:"
        yield from _wrapped(plan.consequences, width)
    yield Severity.NONE, summary(plan)


def markdown(plan: Plan) -> list[str]:
    """Return the lines for a pull request: what needs attention first, fields folded.

    What others wrote is code as soon as it is more than words, so that all of it is seen.
    """
    lines = [f"**Plan**: {summary(plan)}"]
    left = MOST_CHARACTERS_OF_FIELDS
    for severity in reversed(Severity):
        found = [each for each in _grouped(plan.objects) if each.severity == severity]
        if not found:
            continue
        lines += ["", f"### {severity.capitalize()}" if severity.rank else "### No consequence", ""]
        for each in found:
            former = f" from {_code(each.former)}" if each.former else ""
            lines.append(f"- **{each.action}** {_code(each.object)}{former}")
            lines += [f"  - {_escaped(effect.text)}" for effect in each.consequences]
            fields = [*_fields(each)]
            left -= sum(map(len, fields))
            if fields and left < 0:
                lines.append("  - Its fields are left out, since the report would be too long.")
            elif fields:
                lines += ["", "  <details><summary>fields</summary>", "", "  ```diff"]
                lines += [f"  {line}" for line in fields]
                lines += ["  ```", "", "  </details>", ""]
    if plan.consequences:
        lines += ["", "### In all", ""]
        lines += [f"- {_escaped(each.text)}" for each in plan.consequences]
    return lines


def summary(plan: Plan) -> str:
    """Return a line with the numbers of objects, and the highest severity."""
    if not plan.objects:
        return NO_CHANGES
    numbers = Counter(each.action for each in plan.objects)
    counts = ", ".join(f"{numbers[action]} {action}" for action in SIGNS if numbers[action])
    return f"{counts}; highest severity: {plan.severity}."


def _grouped(objects: Iterable[PlannedObject]) -> list[PlannedObject]:
    """Return the objects, as one those that the same change of fields has the same effect on."""
    groups: dict[str, list[PlannedObject]] = {}
    for each in objects:
        kept = set() if each.action != "changed" else {"object"}
        groups.setdefault(each.model_dump_json(exclude=kept), []).append(each)
    return [
        found[0].model_copy(update={"object": ", ".join(each.object for each in found)})
        for found in groups.values()
    ]


def _title(each: PlannedObject) -> str:
    mark = f" [{each.severity}]" if each.severity.rank else ""
    former = f" from {each.former}" if each.former else ""
    return f"{each.object} {each.action}{former}{mark}"


def _wrapped(found: Iterable[Consequence], width: int) -> Iterator[tuple[Severity, str]]:
    for each in found:
        lines = textwrap.wrap(
            each.text,
            max(width, 40),
            initial_indent="    ",
            subsequent_indent="    ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        yield from ((each.severity, line) for line in lines)


def _fields(each: PlannedObject) -> Iterator[str]:
    for field in each.fields[:MOST_FIELDS]:
        yield from _field(field)
    if (left := len(each.fields) - MOST_FIELDS) > 0:
        yield f"… and {left} more fields"


def _field(field: FieldChange) -> Iterator[str]:
    old, new = field.old, field.new
    if isinstance(old, str) and isinstance(new, str) and "\n" in old + new:
        yield f"~ {field.path}:"
        diff = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
        # The first two name files; a line of the text may begin like them.
        yield from (_shown(line) for line in islice(diff, 2, None) if not line.startswith("@@"))
    elif old is None or new is None:
        yield f"{'+' if old is None else '-'} {field.path}: {_shown(new if old is None else old)}"
    else:
        yield f"~ {field.path}: {_shown(old)} → {_shown(new)}"


def _shown(value: Json) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(each if each.isprintable() else " " for each in text)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"


def _escaped(text: str) -> str:
    """Return a sentence whose words are code unless they are plain."""
    words = text[:MOST_CHARACTERS_OF_TEXT].split()
    if len(text) > MOST_CHARACTERS_OF_TEXT:
        words.append("…")
    return " ".join(
        # A number begins a list.
        each if _is_plain(each) and (index or not each[0].isdigit()) else _code(each)
        for index, each in enumerate(words)
    )


def _is_plain(word: str) -> bool:
    return bool(PLAIN.fullmatch(word)) and not LINKED.search(word)


def _code(text: str) -> str:
    """Return text as a span of code, which ends at as many backticks as it began with."""
    if len(text) > MOST_CHARACTERS_OF_TEXT:
        text = f"{text[:MOST_CHARACTERS_OF_TEXT]}…"
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (1 + max(map(len, re.findall("`+", text))))
    return f"{fence} {text} {fence}"
