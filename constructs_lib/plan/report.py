"""A plan as text for a terminal, as Markdown for a pull request, and as JSON."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from constructs_lib.core.manifests import Json
from constructs_lib.plan.fields import FieldChange
from constructs_lib.plan.objects import Consequence, Severity
from constructs_lib.plan.plan import Plan, PlannedObject

COLOURS = {Severity.DESTRUCTIVE: "31", Severity.ATTENTION: "33", Severity.RESTART: "36"}
"""Colours of a terminal by severity (ECMA-48)."""

SIGNS = {"added": "+", "removed": "-", "moved": ">", "changed": "~"}
"""Sign of what happens to an object."""

MOST_CHARACTERS = 80
"""Most characters of a value that are shown; the rest is in the YAML."""

MOST_FIELDS = 12
"""Most fields of an object that are shown."""

NO_CHANGES = "No changes."


def terminal(plan: Plan, *, width: int, colours: bool, brief: bool = False) -> str:
    """Return the plan for a terminal of that many columns; a brief one is of consequences alone."""
    lines: list[str] = []
    for each in plan.objects:
        if brief and not each.consequences:
            continue
        title = f"{SIGNS[each.action]} {_title(each)}"
        lines.append(_coloured(title, each.severity, colours))
        lines += _wrapped(each.consequences, width, colours)
        lines += [f"    {line}" for line in (() if brief else _fields(each))]
    if plan.consequences:
        lines.append("In all:")
        lines += _wrapped(plan.consequences, width, colours)
    lines.append(summary(plan))
    return "\n".join(lines)


def markdown(plan: Plan) -> str:
    """Return the plan for a pull request: what needs attention first, fields folded."""
    lines = [f"**Plan**: {summary(plan)}"]
    for severity in reversed(Severity):
        found = [each for each in plan.objects if each.severity == severity]
        if not found:
            continue
        lines += ["", f"### {severity.capitalize()}" if severity.rank else "### No consequence", ""]
        for each in found:
            lines.append(f"- **{each.action}** `{each.object}`{_former(each)}")
            lines += [f"  - {_escaped(told.text)}" for told in each.consequences]
            if fields := [*_fields(each)]:
                lines += ["", "  <details><summary>fields</summary>", "", "  ```diff"]
                lines += [f"  {line}" for line in fields]
                lines += ["  ```", "", "  </details>", ""]
    if plan.consequences:
        lines += ["", "### In all", ""]
        lines += [f"- {_escaped(each.text)}" for each in plan.consequences]
    return "\n".join(lines)


def as_json(plan: Plan) -> str:
    """Return the plan as JSON, in the form of `Plan.model_json_schema()`."""
    return json.dumps(plan.model_dump(mode="json"), indent=2, ensure_ascii=False)


def summary(plan: Plan) -> str:
    """Return a line with the numbers of objects, and the highest severity."""
    if not plan.objects:
        return NO_CHANGES
    numbers = Counter(each.action for each in plan.objects)
    told = ", ".join(f"{numbers[action]} {action}" for action in SIGNS if numbers[action])
    return f"{told}; highest severity: {plan.severity}."


def _title(each: PlannedObject) -> str:
    mark = f" [{each.severity}]" if each.severity.rank else ""
    return f"{each.object} {each.action}{_former(each)}{mark}"


def _former(each: PlannedObject) -> str:
    return f" from {each.former}" if each.former else ""


def _coloured(text: str, severity: Severity, colours: bool) -> str:
    return f"\x1b[{COLOURS[severity]}m{text}\x1b[0m" if colours and severity.rank else text


def _wrapped(told: Iterable[Consequence], width: int, colours: bool) -> Iterator[str]:
    for each in told:
        lines = textwrap.wrap(
            each.text,
            max(width, 40),
            initial_indent="    ",
            subsequent_indent="    ",
            break_on_hyphens=False,
            break_long_words=False,
        )
        yield from (_coloured(line, each.severity, colours) for line in lines)


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
        yield from (line for line in diff if not line.startswith(("---", "+++", "@@")))
    elif old is None or new is None:
        yield f"{'+' if old is None else '-'} {field.path}: {_shown(new if old is None else old)}"
    else:
        yield f"~ {field.path}: {_shown(old)} → {_shown(new)}"


def _shown(value: Json) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = "".join(each if each.isprintable() else " " for each in text)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"


def _escaped(text: str) -> str:
    """Return text in which nothing is a link, a tag or a mention."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in text).replace(
        "@", "@\u200b"
    )
