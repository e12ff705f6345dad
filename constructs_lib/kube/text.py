"""Field types for free text, which reaches YAML, the API server and programs as it is."""

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, ValidationInfo

from constructs_lib.kube.validation import Check, matching, text_field

NOT_IN_YAML = "\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
"""Characters that YAML does not hold, or takes for a line break, as the inside of a pattern's `[]`:
Argo CD reads the text as another, or nothing of the whole file.
"""

_UNFIT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff{NOT_IN_YAML}]")
"""Also those that are written as escapes only, or that parsers leave out."""

MOST_BYTES = 2**20
"""Bytes that a ConfigMap or Secret may hold in all."""

MOST_BYTES_OF_ANNOTATIONS = 2**18 - 2**12
"""Bytes that annotations may hold in all: 256 KiB on an object, of which controllers add some."""

MOST_BYTES_OF_ARGUMENT = 2**17 - 2**9
"""Bytes of an argument or of the value of a variable: Linux starts no program with one of 128 KiB,
of which some are for the name.
"""


def printable(text: str) -> str:
    """Return a text on one line, with escapes for control and invisible characters."""
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)


def size_of(text: str) -> int:
    """Return the bytes of a text in UTF-8."""
    return len(text.encode(errors="surrogatepass"))


def size_of_data(data: Mapping[str, str]) -> int:
    """Return the bytes of all keys and texts."""
    return sum(size_of(key) + size_of(text) for key, text in data.items())


def _name(info: ValidationInfo) -> str:
    return info.field_name or "id"


def _fit(text: str, info: ValidationInfo) -> str:
    if found := _UNFIT.search(text):
        raise ValueError(
            f"'{_name(info)}' must be text without control characters and lone surrogates, "
            f"got {found[0]!r} at position {found.start()}; remove it"
        )
    return text


def at_most(most: int) -> Check:
    """Return a validator that refuses a text of more bytes in UTF-8."""

    def check(text: str, info: ValidationInfo) -> str:
        if size_of(text) > most:
            raise ValueError(
                f"'{_name(info)}' must be text of at most {most} bytes, got {size_of(text)}; "
                "shorten it, or mount a file"
            )
        return text

    return Check(check)


def at_most_in_all(most: int) -> Check:
    """Return a validator that refuses a mapping whose keys and texts have more bytes in all."""

    def check(data: Mapping[str, str], info: ValidationInfo) -> Mapping[str, str]:
        if size_of_data(data) > most:
            raise ValueError(
                f"'{_name(info)}' must have at most {most} bytes in all, keys included, "
                f"got {size_of_data(data)}; shorten it or divide it"
            )
        return data

    return Check(check)


Text = Annotated[str, Check(_fit)]
"""Text of any length."""

NonEmptyText = Annotated[str, Field(min_length=1), Check(_fit), at_most(MOST_BYTES_OF_ARGUMENT)]
"""A sentence, such as a reason."""

Day = Annotated[
    str,
    text_field("a day, such as 2030-01-31", matching(r"\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])", 10)),
]
"""A day of the calendar."""

Argument = NonEmptyText
"""Part of a command."""

VariableText = Annotated[Text, at_most(MOST_BYTES_OF_ARGUMENT)]
"""Text of an environment variable."""

Description = Annotated[str, Field(min_length=1, max_length=255), Check(_fit)]
"""Purpose of something, in one sentence."""

Reason = Annotated[str, Field(max_length=255), Check(_fit)]
"""Reason of something, in one sentence; empty if none is given."""
