"""Names and their values in texts of any format: settings, YAML, JSON, scripts, arguments."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Pair(NamedTuple):
    """A name and a value beside it."""

    name: str
    value: str

    start: int
    """Place of the value in the text."""


NAME_FIELDS = ("name", "key", "path", "header", "variable", "parameter", "option", "property")
"""Fields that hold a name, whose value is in a field beside."""

VALUE_FIELDS = ("value", "default", "literal", "text", "content", "plain", "plaintext")
"""Fields that hold the value of a name beside or above."""

FARTHEST = 400
"""Characters of a line that are looked at before and behind a name."""

# Lengths are limited in all of them, so that a text without an end takes no time without an end.
_PAIR = re.compile(
    # A match begins within few characters of a text, and so at each of these three it is seen soon.
    r"(?:(?P<item>(?:^[ \t]{0,99}-|[{\[,]|<[\w:.-]{1,40})[ \t]{0,9})(?:\\{0,4}[\"'])?"
    r"|\\{0,4}[\"']|(?=[A-Za-z_]))"
    # A line break of a program is no letter of the name.
    r"(?:(?<![A-Za-z0-9_\\])|(?<=\\[nrt]))"
    r"(?P<name>(?:[A-Za-z]{1,20} )?[A-Za-z_][\w./-]{0,120}+)(?:\\{0,4}[\"'])?[\])]?"
    # A variable of psql has a colon before its name, a cast two; a shell's may have a default.
    r"(?:[ \t]{0,40}(?:=>|:=|===?|=)[ \t]{0,40}|[ \t]{0,40}:[ \t]{1,40}|:-|:(?![:/\s?+])"
    # A value may hold another name with its value, so it is only looked at.
    r"|:(?=[ \t]{0,40}$))(?:\[[ \t]{0,9})?"
    r"(?=(?P<value>(?P<quote>\\{0,4}[\"'`])(?P<quoted>.{0,300}?)(?P=quote)"
    r"|\$\([^()\n]{0,300}\)[^\s,;]{0,99}|\$\w{0,99}\{[^}\n]{0,300}\}[^\s,;]{0,99}"
    r"|\{\{.{0,300}?\}\}[^\s,;]{0,99}|<[^>\n]{0,99}>"
    r"|(?i:(?:basic|bearer|token)[ ]{1,9})?[^\s,;&)}\]\"'`]{0,300}))",
    re.MULTILINE,
)

_FLAG = re.compile(
    r"(?<!\S)[\"']?--?(?P<name>[A-Za-z][\w.-]{0,120})[\"']?,?[ \t]{1,40}"
    r"(?P<value>\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\$\([^()\n]{0,300}\)|[^\s\"'-][^\s\"']{0,300})"
)

_ELEMENT = re.compile(
    r"<(?:[\w:.-]{1,60}[^<>]{0,300}?\bname=[\"'](?P<attribute>[^\"'<>]{1,120})[\"'][^<>]{0,300}"
    r"|(?P<element>[\w:.-]{1,60})[^<>]{0,300})>(?P<value>[^<>]{1,300})</"
)

_DECLARATION = re.compile(r"(?:local|const|let|var|return|if|elif|while|function|def)\b")
_CODE = re.compile(r"[A-Za-z_]\w*(?:\??\.[A-Za-z_]+)+|[A-Za-z_][\w.]*[(\[].*")
_JOINED = re.compile(r"\s*[+,);]\s")
"""Beginning of what is between two texts of a program, not within one."""

_BLOCK = re.compile(r"[|>][-+]?\d?|")


def named_values(text: str) -> Iterator[Pair]:
    """Yields all names with their values: beside, below, or in a field called "value"."""
    for found in _FLAG.finditer(text):
        yield Pair(found["name"], found["value"].strip("\"'"), found.start("value"))
    for found in _ELEMENT.finditer(text):
        name = found["attribute"] or found["element"]
        yield Pair(name, found["value"], found.start("value"))
    items = _Items()
    for found in _PAIR.finditer(text):
        name = found["name"]
        line = text.rfind("\n", max(0, found.start("name") - FARTHEST), found.start("name")) + 1
        line = line or max(0, found.start("name") - FARTHEST)
        if found["quote"]:
            value, start = found["quoted"], found.start("quoted")
            if _JOINED.match(value):
                continue
        else:
            value, start = found["value"], found.start("value")
            rest = text[start : start + FARTHEST].partition("\n")[0].strip()
            if _is_code(text[line:start], value, rest):
                continue
            if _BLOCK.fullmatch(rest):
                value, start = _below(text, line, start)
            elif rest.startswith(value) and text[line : found.start("name")].strip("- \t") == "":
                # Whether it is a sentence is seen by the whole.
                value = rest if " " in rest and not _COMMENT.search(rest) else value
        yield Pair(name, value, start)
        yield from items.renamed(found, line, Pair(name, value, start))


_COMMENT = re.compile(r"\s#")


_INDENT = re.compile(r"[ \t]*")
_NEXT_LINE = re.compile(r"[^\n]{0,99}\n(?:[ \t]*\n){0,9}([ \t]*)(?:- )?[\"']?([^\n]{0,300})")


def _below(text: str, line: int, start: int) -> tuple[str, int]:
    """Returns the first line of a block below a name, and its place."""
    own = _INDENT.match(text, line)
    indent = own.end() - line if own else 0
    found = _NEXT_LINE.match(text, start)
    if found is None or len(found[1]) < indent or _PAIR.match(found[2]):
        return "", start
    if len(found[1]) == indent and not found[0].lstrip("\n").lstrip().startswith("- "):
        return "", start
    return found[2].rstrip("\"' "), found.start(2)


def _is_code(before: str, value: str, rest: str) -> bool:
    """Returns whether a value without quotes is a variable or a call of a program."""
    if rest.startswith(value + "(") or _CODE.fullmatch(value):
        return True
    return bool(_DECLARATION.match(before.strip())) and (not value or value.isidentifier())


class _Items:
    """Finds the names of values that are in another field of the same item."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._values: dict[int, Pair] = {}
        self._parents: list[tuple[int, str]] = []
        self._line = self._indent = -1

    def renamed(self, found: re.Match[str], line: int, pair: Pair) -> Iterator[Pair]:
        """Yields the value of an item under the name in that item, or above."""
        if (found["item"] or ",").strip() != ",":
            self._names, self._values = {}, {}
            self._line = -1
        if line != self._line:
            # Fields in one line are of one item, whatever their places.
            self._line, self._indent = line, found.start("name") - line
        while self._parents and self._parents[-1][0] >= self._indent:
            self._parents.pop()
        field = pair.name.rpartition(" ")[2].lower()
        if field in NAME_FIELDS:
            self._names.setdefault(self._indent, pair.value)
            if self._indent in self._values:
                yield self._values[self._indent]._replace(name=pair.value)
        elif field in VALUE_FIELDS:
            self._values.setdefault(self._indent, pair)
            if self._indent in self._names:
                yield pair._replace(name=self._names[self._indent])
            elif self._parents:
                yield pair._replace(name=self._parents[-1][1])
        if not pair.value:
            self._parents.append((self._indent, pair.name))
