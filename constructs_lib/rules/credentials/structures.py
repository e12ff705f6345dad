"""Objects: every text in one, under the name that it has there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from constructs_lib.core.api_objects import Json, Manifest
from constructs_lib.rules.credentials.pairs import NAME_FIELDS, VALUE_FIELDS
from constructs_lib.rules.credentials.texts import (
    Hit,
    hits_in_text,
    hits_in_value,
    is_credential,
)
from constructs_lib.shapes.credential_names import Kind, kind_of


class Place(NamedTuple):
    """A hit, and where in an object it is."""

    path: str
    """Keys and indexes, such as `data[app.ini]`."""

    hit: Hit


def hits_in_object(data: Json, secrets: frozenset[str] = frozenset()) -> Iterator[Place]:
    """Yields what looks like a credential at any place of an object.

    Args:
        data: The object, or any JSON value.
        secrets: Names of Secrets, which are values of names such as "secret".
    """
    yield from _hits(data, "", _Name("", Kind.NONE), secrets)


class _Name(NamedTuple):
    """The name of a value, which may be above it, and what it says."""

    text: str
    kind: Kind


_REFERENCE = re.compile(
    "key|name|namespace|path|secretName|type|kind|optional|description|property|fieldPath|mountPath"
    "|defaultMode|apiVersion|pattern|format"
)
"""Fields below a credential's name that say where or of what form it is, not what it is."""


def _hits(data: Json, path: str, name: _Name, secrets: frozenset[str]) -> Iterator[Place]:
    """Yields the hits at and below a value that has a name."""
    match data:
        case dict():
            if path and data.get("kind") == "Secret":
                yield from _in_secret(data, path)
            beside = _beside(data)
            for key, value in data.items():
                known = _key(str(key))
                place = f"{path}{known.step}".removeprefix(".")
                for hit in hits_in_text(known.name.text, secrets):
                    yield Place(place, hit)
                # What a controller of the cluster encrypted is meant for Git.
                if known.name.text != "encryptedData":
                    yield from _hits(value, place, _name_of(known, name, beside), secrets)
        case list():
            texts = [item for item in data if isinstance(item, str)]
            if len(texts) > 1:
                # An argument and its value are two items.
                yield from (Place(path, hit) for hit in hits_in_text(" ".join(texts), secrets))
            for index, item in enumerate(data):
                yield from _hits(item, f"{path}[{index}]", name, secrets)
        case str() if is_credential(name.kind, name.text, data, secrets):
            yield Place(path, Hit(f"a value of '{name.text}'", 1, data))
        case str():
            for hit in hits_in_value(data, secrets):
                yield Place(path, hit)
        case int() if is_credential(name.kind, name.text, str(data), secrets):
            yield Place(path, Hit(f"a value of '{name.text}'", 1, str(data)))


def _beside(data: Manifest) -> str:
    """Returns the name that a field of a mapping gives to the value in another one, if any does."""
    if not any(_key(str(key)).holds_value for key in data):
        return ""
    fields = {str(key).lower(): value for key, value in data.items()}
    names = [fields[key] for key in NAME_FIELDS if isinstance(fields.get(key), str)]
    return max(names, key=kind_of, default="")


class _Key(NamedTuple):
    """A key of a mapping, of which the same few are in most objects."""

    step: str
    """How it continues a path."""

    name: _Name
    holds_value: bool
    """Whether its value is one of a name beside or above."""

    is_reference: bool


@lru_cache(maxsize=4096)
def _key(text: str) -> _Key:
    step = f"[{text}]" if "." in text or "/" in text else f".{text}"
    is_reference = _REFERENCE.fullmatch(text) is not None
    return _Key(step, _Name(text, kind_of(text)), text.lower() in VALUE_FIELDS, is_reference)


def _name_of(key: _Key, above: _Name, beside: str) -> _Name:
    """Returns the name of the value of a key: its own, that in a field beside, or that above."""
    if key.holds_value:
        return _Name(beside, kind_of(beside)) if beside else above
    if key.is_reference or key.name.kind is not Kind.NONE or above.kind is Kind.NONE:
        return key.name
    # Such as the passwords of users by their names; below one password are its properties.
    return above if above.text.endswith("s") else above._replace(kind=Kind.MAYBE)


def _in_secret(manifest: Manifest, path: str) -> Iterator[Place]:
    """Yields the values of a Secret within another object, such as the values of a chart."""
    for field in ("data", "stringData"):
        values = manifest.get(field)
        for key, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str) and is_credential(Kind.CREDENTIAL, "", value, frozenset()):
                yield Place(f"{path}.{field}.{key}", Hit("the value of a Secret", 1, value))
