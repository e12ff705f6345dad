"""Objects of the API as plain data, from structs and without calls of JavaScript."""

import sys
from functools import cache
from typing import Any, Protocol, TypeVar, cast

from jsii import JSIIMeta

from constructs_lib.core.structs import Struct as DataStruct
from constructs_lib.core.structs import api_name, k8s

__all__ = [
    "Json",
    "Manifest",
    "Struct",
    "int_or_string",
    "manifest",
    "quantity",
    "rendered",
    "union",
    "with_newer_fields",
]

Json = Any
"""A JSON value. The Kubernetes API defines its shape."""

Manifest = dict[str, Json]
"""An API object as plain data."""


class Struct(Protocol):
    """A struct of the bindings: plain Python data until it is passed across the boundary."""

    _values: dict[str, Json]


AnyStruct = TypeVar("AnyStruct", bound=Struct)
AnyUnion = TypeVar("AnyUnion")


def manifest(props: Struct) -> Manifest:
    """Returns the object that a `Kube…Props` or custom resource `…Props` struct describes.

    Raises:
        TypeError: It holds something that is neither a struct nor plain data, such as an enum of
            the bindings, whose value only JavaScript knows.
    """
    if isinstance(props, DataStruct):
        if props._version_and_kind is None:
            name = type(props).__name__
            raise TypeError(f"{name} is a part of an object; pass the props of the whole one")
        api_version, kind = props._version_and_kind
        return {"apiVersion": api_version, "kind": kind, **props}
    api_version, kind = _api_version_and_kind(type(props))
    return {"apiVersion": api_version, "kind": kind, **rendered(props)}


@cache
def _api_version_and_kind(props: type[Struct]) -> tuple[str, str]:
    construct = getattr(sys.modules[props.__module__], props.__name__.removesuffix("Props"))
    return construct.GVK.api_version, construct.GVK.kind


def rendered(value: Json) -> Json:
    """Returns a value with the structs of the bindings in it as plain data.

    Raises:
        TypeError: It holds something that is neither a struct nor plain data.
    """
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, dict):
        return {key: rendered(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rendered(item) for item in value]
    if "__jsii_name_mapping__" not in vars(type(value)):
        kind = type(value).__name__
        raise TypeError(f"a manifest cannot hold a {kind}; use plain data, quantity(…) or a struct")
    fields = cast(Struct, value)._values
    return {api_name(name): rendered(field) for name, field in fields.items() if field is not None}


def with_newer_fields(struct: AnyStruct, **fields: Json) -> AnyStruct:
    """Returns the struct with fields that the bindings (Kubernetes 1.27) do not have yet.

    Args:
        struct: Struct to add to.
        fields: Plain data, under the API's own names.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    (struct if isinstance(struct, DataStruct) else struct._values).update(given)
    return struct


def union(union_type: type[AnyUnion], value: int | str) -> AnyUnion:
    """Returns a number or text as a union type of the bindings, without calling JavaScript."""
    if isinstance(union_type, JSIIMeta):
        both = _both(union_type, type(value))
        return cast(AnyUnion, type(value).__new__(both, value))
    return cast(AnyUnion, value)


@cache
def _both(union_type: type, plain_type: type) -> type:
    """Returns the class of values that are plain data, and of a union type to who checks that."""
    return type(union_type)(union_type.__name__, (plain_type, union_type), {})


def quantity(text: str) -> k8s.Quantity:
    """Returns a quantity for a struct, without calling `k8s.Quantity.from_string`."""
    return cast("k8s.Quantity", _union_of_k8s("Quantity", text))


def int_or_string(value: int | str) -> k8s.IntOrString:
    """Returns a number or text for a struct, without calling `k8s.IntOrString.from_number`."""
    return cast("k8s.IntOrString", _union_of_k8s("IntOrString", value))


def _union_of_k8s(name: str, value: int | str) -> object:
    # Where other code has loaded the bindings, they may check the value.
    bindings = sys.modules.get("cdk8s_plus_27.k8s")
    return union(getattr(bindings, name), value) if bindings else value
