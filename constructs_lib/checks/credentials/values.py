"""Values: whether one is a literal, and whether it looks like one that nobody chose as a name."""

import re
from itertools import pairwise

_REFERENCE = re.compile(
    # Variables of shells, programs and Kubernetes, and what a shell runs.
    r"\$\$?\((?!\s*(?:echo|printf)\b)[^()]*\)|\$\w*\{[^{}]*\}|\$\w+(?:[.:]\w+)*|`[^`]*`"
    # Templates and formats.
    r"|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|#?\{[A-Za-z_][\w.]*\}|%\([^()]*\)s|%[sdvq]\b"
    # Parameters of statements, placeholders, and what is encrypted.
    r"|:[a-z_]+|@[A-Za-z_]+@?|%[A-Z_]+%|<[^<>]*>|\*+|\[(?:REDACTED|redacted|hidden)\]|\.{3,}|…"
    r"|ENC\[.*\]",
    re.DOTALL,
)
"""Parts of a text that stand for another text, in a shell, a template or prose."""

_REST = re.compile(r"[\s\"'\\,.:;/@+=_-]*(?:\w[\s\"'\\,.:;/@+=_-]*){0,3}")
"""What may be left of a value without its references."""

_DEFAULT = re.compile(
    r"\$\{\w+:?[-=+]([^{}$]+)\}|\bdefault\s+[\"']([^\"']+)[\"']|\{\{-?\s*[\"']([^\"']+)[\"']"
)
"""Texts within references, which count where nothing else is given."""

_WORD = re.compile(
    "true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|required|optional|random"
    "|generated|auto|automatic|prompt|ask|never|always|rbac|abac|webhook|string|str|text|bool"
    "|boolean|int|integer|number|object|any|bytes|char|varchar|external|managed"
)
"""Values that say how a credential comes about, or of what type it is."""

_PATH = re.compile(r"(?:\.{0,2}/|~/|file:/*|[A-Za-z]:\\)[\w./\\*-]*")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)
_PROSE = re.compile(r"(?=[A-Z]|.*[.!?]$)\S+(?:\s+[^\s\d]+){2,}")
_NAME = re.compile(
    r"[A-Za-z][a-z]*|[a-z]+(?:[-._/][a-z]*\d{0,3})+|[A-Z]+(?:_[A-Z0-9]+)*|\d+(?:\.\d+)*[A-Za-z]{0,2}"
)
_SCHEME = re.compile(r"(?:Basic|Bearer|Token|ApiKey)\s+", re.IGNORECASE)
_HEXADECIMAL = re.compile(r"[0-9a-fA-F-]+")
_SEPARATORS = re.compile(r"[^A-Za-z0-9]+")


LONGEST = 500
"""Characters of a value that are looked at."""


def is_literal(value: str) -> bool:
    """Returns whether a value of a credential's name is the credential itself.

    It is not where it refers to another place, such as `$(VARIABLE)`, `{{ template }}` or a path,
    where it only says how the credential comes about, or where it is a sentence.
    """
    value = _SCHEME.sub("", value[:LONGEST].strip(), count=1)
    for groups in _DEFAULT.findall(value):
        if is_literal("".join(groups)):
            return True
    if _REFERENCE.match(value.lstrip("\"'")) and _REST.fullmatch(_REFERENCE.sub("", value)):
        return False
    if _WORD.fullmatch(value.lower()) or not any(map(str.isalnum, value)):
        return False
    if _PATH.fullmatch(value):
        return is_random(value)
    return not (_ADDRESS.fullmatch(value) or _PROSE.fullmatch(value))


def is_opaque(value: str) -> bool:
    """Returns whether a value is a literal that is no name or word either."""
    value = value[:LONGEST].strip()
    return len(value) >= 6 and is_literal(value) and not _NAME.fullmatch(value) and " " not in value


def is_random(text: str) -> bool:
    """Returns whether a random source made a text of letters and digits.

    In random text, letters of both cases and digits change all the time, and in names they do not.
    Digests and UUIDs are random as well, but in hexadecimal digits, and no secrets.
    """
    if _HEXADECIMAL.fullmatch(text):
        return False
    if not any(map(str.isupper, text)):
        return any(map(_is_random_in_one_case, _SEPARATORS.split(text)))
    return _changes(_SEPARATORS.sub("", text)) and any(map(str.islower, text))


def _is_random_in_one_case(part: str) -> bool:
    return not _HEXADECIMAL.fullmatch(part) and _changes(part)


def _changes(text: str) -> bool:
    """Returns whether the kind of character changes as often as in random text."""
    if len(text) < 18 or not any(map(str.isdigit, text)):
        return False
    kinds = [each.isdigit() + 2 * each.isupper() for each in text]
    changes = sum(one != other for one, other in pairwise(kinds)) / len(text)
    if max(kinds) < 2:
        return changes > 0.2 and len(set(text)) >= 10
    # A long name of many words has about as many changes, but fewer characters.
    return changes > 0.36 or (changes > 0.28 and len(set(text)) >= 22)
