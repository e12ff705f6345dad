"""Objects: every text in one, under the name that it has there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from constructs_lib.checks.credentials.pairs import NAME_FIELDS, VALUE_FIELDS
from constructs_lib.checks.credentials.texts import (
    Hit,
    hits_in_text,
    hits_in_value,
    is_credential,
    is_short,
)
from constructs_lib.checks.shapes.credential_names import Kind, kind_of
from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.package_files import is_packaged


class Place(NamedTuple):
    """A hit, and where in an object it is."""

    path: str
    """Keys and indexes, such as `data[app.ini]`."""

    hit: Hit


def hits_in_object(data: Json, secrets: frozenset[str] = frozenset()) -> Sequence[Place]:
    """Returns what looks like a credential at any place of an object.

    Args:
        data: The object, or any JSON value.
        secrets: Names of Secrets, which are values of names such as "secret".
    """
    search = _Search(secrets)
    search.look(data, _Name("", Kind.NONE))
    return search.found


class _Name(NamedTuple):
    """The name of a value, which may be above it, and what it says."""

    text: str
    kind: Kind


_REFERENCE = re.compile(
    "key|name|namespace|path|secretName|type|kind|optional|description|property|fieldPath|mountPath"
    "|defaultMode|apiVersion|pattern|format"
)
"""Fields below a credential's name that say where or of what form it is, not what it is."""


class _Search:
    """A walk through an object. Nearly none has a hit, so only for those there is a path."""

    def __init__(self, secrets: frozenset[str]) -> None:
        self.found: list[Place] = []
        self._secrets = secrets
        self._steps: list[str] = []

    def look(self, data: Json, name: _Name) -> None:
        """Notes the hits at and below a value that has a name."""
        if isinstance(data, str):
            # Most names say nothing, which takes no call to see.
            if name.kind is not Kind.NONE and is_credential(
                name.kind, name.text, data, self._secrets
            ):
                self._note([Hit(f"a value of '{name.text}'", 1, data)])
            elif hits := hits_in_value(data, self._secrets):
                self._note(hits)
        elif isinstance(data, dict):
            self._look_at_mapping(data, name)
        elif isinstance(data, list):
            texts = [item for item in data if isinstance(item, str) and not is_packaged(item)]
            if len(texts) > 1:
                # An argument and its value are two items.
                self._note(hits_in_text(" ".join(texts), self._secrets))
            for index, item in enumerate(data):
                self._steps.append(f"[{index}]")
                self.look(item, name)
                self._steps.pop()
        elif isinstance(data, int) and is_credential(
            name.kind, name.text, str(data), self._secrets
        ):
            self._note([Hit(f"a value of '{name.text}'", 1, str(data))])

    def _look_at_mapping(self, data: Manifest, name: _Name) -> None:
        if data.get("kind") == "Secret":
            self.found += _in_secret(data, self._path())
        keys = [_key(str(key)) for key in data]
        beside = _beside(data) if any([key.holds_value for key in keys]) else ""
        for key, value in zip(keys, data.values(), strict=True):
            self._steps.append(key.step)
            if not key.is_short:
                self._note(hits_in_text(key.name.text, self._secrets))
            # What a controller of the cluster encrypted is meant for Git.
            if key.name.text != "encryptedData":
                self.look(value, _name_of(key, name, beside))
            self._steps.pop()

    def _note(self, hits: Iterable[Hit]) -> None:
        self.found += [Place(self._path(), hit) for hit in hits]

    def _path(self) -> str:
        path = ""
        for step in self._steps:
            path = f"{path}{step}".removeprefix(".")
        return path


def _beside(data: Manifest) -> str:
    """Returns the name that a field of a mapping gives to the value in another one, if any does."""
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

    is_short: bool
    """Whether it is too short for a credential."""


@lru_cache(maxsize=4096)
def _key(text: str) -> _Key:
    step = f"[{text}]" if "." in text or "/" in text else f".{text}"
    is_reference = _REFERENCE.fullmatch(text) is not None
    holds_value = text.lower() in VALUE_FIELDS
    return _Key(step, _Name(text, kind_of(text)), holds_value, is_reference, is_short(text))


def _name_of(key: _Key, above: _Name, beside: str) -> _Name:
    """Returns the name of the value of a key: its own, that in a field beside, or that above."""
    if key.holds_value:
        return _Name(beside, kind_of(beside)) if beside else above
    if key.is_reference or key.name.kind is not Kind.NONE or above.kind is Kind.NONE:
        return key.name
    # Such as the passwords of users by their names; below one password are its properties.
    return above if above.text.endswith("s") else above._replace(kind=Kind.MAYBE)


def _in_secret(manifest: Manifest, path: str) -> Iterator[Place]:
    """Yields the values of a Secret, such as one within the values of a chart."""
    for field in ("data", "stringData"):
        values = manifest.get(field)
        for key, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str) and is_credential(Kind.CREDENTIAL, "", value, frozenset()):
                place = f"{path}.{field}.{key}".removeprefix(".")
                yield Place(place, Hit("the value of a Secret", 1, value))
