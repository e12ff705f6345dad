"""Objects of the API as plain data, and as the JSON in which they cross to JavaScript."""

import json
import math
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol, cast

import msgspec

from constructs_lib.kube.structs import k8s, modules
from constructs_lib.kube.validation import place_of

__all__ = [
    "Json",
    "Manifest",
    "api_name",
    "at",
    "items",
    "json_text",
    "kind_of",
    "manifest",
    "rendered",
]

Json = Any
"""A JSON value. The Kubernetes API defines its shape."""

Manifest = dict[str, Json]
"""An API object as plain data."""


def kind_of(manifest: Manifest) -> str:
    """Return the kind of an object after its API group, such as `apps/Deployment` or `Service`."""
    group = str(manifest["apiVersion"]).rpartition("/")[0]
    return f"{group}/{manifest['kind']}".removeprefix("/")


class BoundStruct(Protocol):
    """A struct of cdk8s' bindings: plain Python data until it is passed across the boundary."""

    _values: dict[str, Json]


def manifest(described: k8s.Object | BoundStruct) -> Manifest:
    """Return the object that a struct describes: one of ours, or `…Props` of cdk8s' bindings.

    Refused are parts of an object, and what is neither a struct nor plain data, such as an enum of
    the bindings, whose value only JavaScript knows.
    """
    if isinstance(described, k8s.Object):
        kind = type(described)
        return {"apiVersion": kind.API_VERSION, "kind": kind.KIND, **rendered(described)}
    if isinstance(described, k8s.Struct):
        name = type(described).__name__
        raise TypeError(f"{name} is a part of an object; pass the whole one")
    api_version, kind_name = _bound_version_and_kind(type(described))
    return {"apiVersion": api_version, "kind": kind_name, **rendered(described)}


@cache
def _bound_version_and_kind(props: type[BoundStruct]) -> tuple[str, str]:
    construct = getattr(sys.modules[props.__module__], props.__name__.removesuffix("Props"))
    return construct.GVK.api_version, construct.GVK.kind


def rendered(value: Json) -> Json:
    """Return a value with the structs in it as plain data."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, dict):
        return {key: rendered(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rendered(item) for item in value]
    if isinstance(value, k8s.Struct):
        fields = {
            in_api: field
            for in_api, name, is_optional in _fields(type(value))
            if (field := getattr(value, name)) or not is_optional
        }
    elif "__jsii_name_mapping__" in vars(type(value)):
        values = cast(BoundStruct, value)._values
        fields = {api_name(name): field for name, field in values.items()}
    else:
        kind = type(value).__name__
        raise TypeError(f"a manifest cannot hold a {kind}; use plain data or a struct")
    return {name: rendered(field) for name, field in fields.items() if field is not None}


@cache
def _fields(struct: type[k8s.Struct]) -> Sequence[tuple[str, str, bool]]:
    """Return names of fields in the API and in Python, and whether each is left out if empty."""
    return [
        (each.encode_name, each.name, each.default == "" or each.default_factory in (list, dict))
        for each in msgspec.structs.fields(struct)
    ]


@cache
def api_name(name: str) -> str:
    """Return the name in the API of a field, by the name that cdk8s' bindings have for Python."""
    first, *others = name.removesuffix("_").split("_")
    camel = first + "".join(map(str.capitalize, others))
    return _unusual_names().get(camel.lower(), camel)


@cache
def _unusual_names() -> dict[str, str]:
    """Return the names that are not written as usual, such as `clusterIP`, by their letters."""
    names = (
        name
        for module in modules()
        for struct in vars(module).values()
        if isinstance(struct, type) and issubclass(struct, k8s.Struct)
        for name in struct.__struct_encode_fields__
    )
    return {
        name.replace("_", "").lower(): name
        for name in names
        if name != name.lower() and re.search("[A-Z]{2}|_", name)
    }


def at(data: Json, *keys: str) -> Json:
    """Return the value below these keys, or None."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def items(data: Json, *keys: str) -> list[Json]:
    """Return the list below these keys, or an empty one."""
    found = at(data, *keys)
    return found if isinstance(found, list) else []


MOST_EXACT = 2**53
"""Largest integer up to which a number of JavaScript holds each one (IEEE 754 binary64)."""

_LONG = re.compile(r"[0-9]{16}")


def json_text(value: object, default: Callable[[Any], object] | None = None) -> str:
    """Return a value as JSON; refuse a number of which JavaScript would make another one."""
    text = json.dumps(value, default=default)
    # To look at every value would take longer than all the rest.
    if "NaN" in text or "Infinity" in text or _LONG.search(text):
        _refuse_inexact(json.loads(text))
    return text


def _refuse_inexact(value: object, *keys: object) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            _refuse_inexact(each, *keys, key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            _refuse_inexact(each, *keys, index)
    elif isinstance(value, int | float):
        is_exact = math.isfinite(value) if isinstance(value, float) else abs(value) <= MOST_EXACT
        if not is_exact:
            raise ValueError(
                f"'{place_of(keys)}' must be a finite number, if whole of at most {MOST_EXACT}, "
                f"since JavaScript changes larger ones, got {value}; give it as text"
            )
