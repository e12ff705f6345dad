"""The one way into the construct tree: structs become data, and one call makes all objects.

Synth time is made of calls over the jsii boundary (0.2 to 0.5 ms each). So a construct describes
its objects with the structs of `cdk8s_plus_27.k8s` and `_imports`, renders them with `manifest`,
and passes all of them to `ApiObjects`, its base class, at once. What comes out are ordinary
`cdk8s.ApiObject`s below the construct.
"""

import json
import sys
from functools import cache
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from cdk8s import Chart
from cdk8s_plus_27 import k8s
from constructs import Construct, IConstruct

from constructs_lib._imports.api_objects import ApiObjects

__all__ = [
    "ApiObjects",
    "Contents",
    "Json",
    "Manifest",
    "Place",
    "contents_below",
    "declared",
    "int_or_string",
    "manifest",
    "place_of",
    "quantity",
    "with_newer_fields",
]

Json = Any
"""What JSON can hold; its shape is the Kubernetes API's."""

Manifest = dict[str, Json]
"""An API object as plain data."""


class Struct(Protocol):
    """A struct of the bindings; plain Python data until it is passed over the boundary."""

    _values: dict[str, Json]


API_NAMES = {"clusterIp": "clusterIP", "repoUrl": "repoURL"}
"""The API's name of a field in use, by the bindings' own where JavaScript translates it."""

AnyStruct = TypeVar("AnyStruct", bound=Struct)


class Place(NamedTuple):
    """What a construct inherits from the chart that it stands in."""

    namespace: str
    chart_labels: dict[str, str]


class Contents(NamedTuple):
    """What a construct and those below it hold."""

    objects: list[Manifest]
    """The API objects, as they would be written."""

    declarations: dict[str, list[Json]]
    """What constructs declared, by kind."""


def contents_below(root: IConstruct) -> Contents:
    """Returns what there is at and below a root (App, Chart, construct)."""
    return Contents(**json.loads(ApiObjects.contents_below(root)))


def declared(kind: str, *roots: IConstruct) -> list[Json]:
    """Returns everything of one kind that constructs at and below the roots declared."""
    return [each for root in roots for each in contents_below(root).declarations.get(kind, ())]


@cache
def place_of(scope: Construct, namespace: str | None = None) -> Place:
    """Returns the labels of the chart around `scope`, and its namespace where none is given.

    Raises:
        ValueError: No namespace is given and the chart has none.
    """
    chart = Chart.of(scope)
    namespace = namespace or chart.namespace
    if namespace is None:
        raise ValueError(
            f"chart '{chart.node.id}' has no namespace; pass one: Chart(…, namespace='shop')"
        )
    return Place(namespace, dict(chart.labels))


def manifest(props: Struct) -> Manifest:
    """Returns the object that a `Kube…Props` or custom resource `…Props` struct describes.

    Raises:
        TypeError: It holds something that is neither a struct nor plain data, such as an enum of
            the bindings, whose value only JavaScript knows.
    """
    api_version, kind = _api_version_and_kind(type(props))
    return {"apiVersion": api_version, "kind": kind, **_render(props)}


@cache
def _api_version_and_kind(props: type[Struct]) -> tuple[str, str]:
    construct = getattr(sys.modules[props.__module__], props.__name__.removesuffix("Props"))
    return construct.GVK.api_version, construct.GVK.kind


def _render(value: Json) -> Json:
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, dict):
        return {key: _render(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_render(item) for item in value]
    if "_literal" in vars(value):
        return vars(value)["_literal"]
    names = vars(type(value)).get("__jsii_name_mapping__")
    if names is None:
        kind = type(value).__name__
        raise TypeError(f"a manifest cannot hold a {kind}; use plain data, quantity(…) or a struct")
    fields = cast(Struct, value)._values
    return {
        _api_name(names.get(name, name)): _render(field)
        for name, field in fields.items()
        if field is not None
    }


def _api_name(name: str) -> str:
    return API_NAMES.get(name, name)


def with_newer_fields(struct: AnyStruct, **fields: Json) -> AnyStruct:
    """Returns the struct with fields that the bindings (Kubernetes 1.27) do not know yet.

    Args:
        struct: Struct to add to.
        fields: Plain data by the API's own names.
    """
    struct._values.update(fields)
    return struct


def quantity(text: str) -> k8s.Quantity:
    """Returns a quantity for a struct, without the call of `k8s.Quantity.from_string`."""
    literal = k8s.Quantity.__new__(k8s.Quantity)
    vars(literal)["_literal"] = text
    return literal


def int_or_string(value: int | str) -> k8s.IntOrString:
    """Returns a number or text for a struct, without the call of `k8s.IntOrString.from_number`."""
    literal = k8s.IntOrString.__new__(k8s.IntOrString)
    vars(literal)["_literal"] = value
    return literal
