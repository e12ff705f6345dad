"""Texts: scripts, settings of any format, and values of charts, read line by line."""

import base64
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from constructs_lib.checks.credentials.commands import given_to_programs
from constructs_lib.checks.credentials.forms import (
    Form,
    known_forms,
    random_runs,
    without_harmless,
)
from constructs_lib.checks.credentials.pairs import named_values
from constructs_lib.checks.credentials.values import is_literal, is_opaque
from constructs_lib.checks.shapes.credential_names import Kind, kind_of
from constructs_lib.core.package_files import is_packaged


class Hit(NamedTuple):
    """A value that looks like a credential."""

    what: str
    """What it looks like, as it reads after "has". Never the value."""

    line: int
    """Line of the text, from 1."""

    value: str
    """The value, which nobody may show."""


def hits_in_text(text: str, secrets: frozenset[str] = frozenset()) -> Sequence[Hit]:
    """Returns what looks like a credential in a text of any format.

    Args:
        text: The text.
        secrets: Names of Secrets, which are values of names such as "secret".
    """
    # Tests search the scripts of this library, which are a third of all texts.
    if is_short(text) or is_packaged(text):
        return ()
    # Labels and keys are the same in most objects, and texts in each synth of a test.
    return (_known_hits if len(text) < 20_000 else _hits)(text, secrets, _NESTED)


def hits_in_value(text: str, secrets: frozenset[str] = frozenset()) -> Sequence[Hit]:
    """Returns the same for a text of its own, which may be in Base64 as a whole."""
    return (_known_hits_in_value if len(text) < 20_000 else _hits_in_value)(text, secrets)


def _hits_in_value(text: str, secrets: frozenset[str]) -> Sequence[Hit]:
    # What is short is no run of its own in a text.
    return hits_in_text(text, secrets) or hits_in_text(decoded(text.strip()), secrets)


_known_hits_in_value = lru_cache(maxsize=4096)(_hits_in_value)

_SHORT = re.compile(r"[\w./-]{0,12}")


def is_short(text: str) -> bool:
    """Returns whether a text is too short for a credential without a name."""
    return _SHORT.fullmatch(text) is not None


MOST = 100
"""Hits in a text that are told; after so many, all of it must be looked at."""

_NESTED = 3
"""How often a text in Base64 may hold another one."""


def _hits(text: str, secrets: frozenset[str], nested: int) -> Sequence[Hit]:
    found: list[Hit] = []
    for form in islice(_forms_in(text, secrets, nested), MOST):
        hit = Hit(form.what, text.count("\n", 0, form.start) + 1, form.value)
        if not any(hit.line == each.line and hit.value in each.value for each in found):
            found.append(hit)
    return found


_known_hits = lru_cache(maxsize=4096)(_hits)


def is_credential(kind: Kind, name: str, value: str, secrets: frozenset[str]) -> bool:
    """Returns whether the value of a name of that kind is a credential.

    Args:
        kind: What the name says, or one above it.
        name: The name.
        value: The value.
        secrets: Names of Secrets.
    """
    if kind is Kind.NONE:
        return False
    if value.isdigit():
        # Tokens are counted, too: those of an answer, and seconds of one.
        return kind is Kind.CREDENTIAL and len(value) > 3 and "token" not in name.lower()
    if name.lower().rstrip("s").endswith("secret"):
        # By their names, Secrets are meant, as in annotations of Ingresses.
        if value.rpartition("/")[2] in secrets:
            return False
        if _OBJECT.fullmatch(value) and (
            kind is Kind.MAYBE or name.lower() in ("secret", "secrets")
        ):
            return False
    return is_literal(value) if kind is Kind.CREDENTIAL else is_opaque(value)


_OBJECT = re.compile(r"(?:[a-z]+/)?[a-z]+(?:-[a-z0-9]{1,12})+")


def _forms_in(text: str, secrets: frozenset[str], nested: int) -> Iterator[Form]:
    text = without_harmless(text)
    yield from known_forms(text)
    for pair in named_values(text):
        if is_credential(kind_of(pair.name), pair.name, pair.value, secrets):
            yield Form(f"a value of '{pair.name}'", pair.start, pair.value)
    yield from given_to_programs(text)
    for found in _RUN.finditer(text) if nested else ():
        held = decoded(found[0])
        for hit in _hits(held, secrets, nested - 1)[:1] if held else ():
            yield Form(f"{hit.what} in Base64", found.start(), found[0])
    yield from (each for each in random_runs(text) if not decoded(each.value))


_RUN = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")

_PRIVATE_KEY = re.compile(
    rb"0(?:\x81.|\x82..|[^\x80-\xff])\x02\x01[\x00\x01][\x02\x04\x30]", re.DOTALL
)
"""Beginning of a private key in binary form: its version; a certificate begins with another."""


def decoded(run: str) -> str:
    """Returns the text that a run of characters is in Base64, empty where it is none."""
    # An error takes ten times as long as this look, and most texts are none.
    if not _BASE64.fullmatch(run):
        return ""
    try:
        data = base64.b64decode(
            run.rstrip("=").translate(_URL_SAFE) + "=" * (-len(run.rstrip("=")) % 4), validate=True
        )
        if _PRIVATE_KEY.match(data):
            return "-----BEGIN PRIVATE KEY-----"
        text = data.decode()
    except ValueError:
        return ""
    return text if all(each.isprintable() or each in "\r\n\t" for each in text) else ""


_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+=*")

_URL_SAFE = str.maketrans("-_", "+/")
