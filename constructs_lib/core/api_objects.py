"""The one way into the construct tree: structs become data, and one call creates all objects.

Calls across the jsii boundary (0.2 to 0.5 ms each) make up the synth time. So a construct describes
its objects with the structs of `core.structs`, renders them with `manifest`, and passes all of them
to its base class `ApiObjects` in one call. The results are ordinary `cdk8s.ApiObject`s below the
construct.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol, TypeVar, cast

from cdk8s import ApiObject, App, Chart
from constructs import Construct
from jsii import JSIIMeta

from constructs_lib._imports.api_objects import ApiObjects as BoundApiObjects
from constructs_lib.core.changes import change
from constructs_lib.core.declarations import NOTHING, Declarations
from constructs_lib.core.json_text import json_text
from constructs_lib.core.known_values import known_values
from constructs_lib.core.structs import Struct as DataStruct
from constructs_lib.core.structs import api_name, k8s
from constructs_lib.core.validation import checked, place_of, shown

__all__ = [
    "ApiObjects",
    "Context",
    "Json",
    "Manifest",
    "checked_props",
    "context_of",
    "int_or_string",
    "manifest",
    "path_of",
    "quantity",
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


class ApiObjects(BoundApiObjects):
    """Base of constructs that describe their API objects as data."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        manifests: Mapping[str, Manifest],
        declarations: Declarations = NOTHING,
    ) -> None:
        """Creates the objects.

        Args:
            scope: Construct or Chart around it.
            id: Its id within the scope.
            manifests: The objects, by the ids of their constructs.
            declarations: Facts for the platform and its rules.

        Raises:
            ValueError: Another construct in the scope has the id, a manifest lacks what each object
                has, or JavaScript would make another number of one in it.
        """
        self.path: str = path_of(scope, id)
        """Path by which errors name the construct."""
        self.id = id
        """Its id within the scope."""
        self.scope = scope
        """Construct or Chart around it."""
        contents = _contents(self.path, manifests, declarations)
        with _told_of_a_twin(scope, id), known_values():
            super().__init__(scope, id, contents)

    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Creates more objects, and declares more facts."""
        change(self, _contents(self.path, manifests, declarations))

    def child(self, id: str) -> ApiObject:
        """Returns the API object whose construct has that id."""
        with known_values():
            return cast(ApiObject, self.node.find_child(id))

    def optional_child(self, id: str) -> ApiObject | None:
        """Returns the API object whose construct has that id, None where there is none."""
        with known_values():
            return cast(ApiObject | None, self.node.try_find_child(id))


@contextmanager
def _told_of_a_twin(scope: Construct, id: str) -> Iterator[None]:
    """Says in one line that another construct in the scope has the id."""
    try:
        yield
    except RuntimeError as error:
        if not str(error).startswith("There is already a Construct with name"):
            raise
        raise ValueError(
            f"{path_of(scope, id)}: 'id' must differ from the others in "
            f"'{path_of(scope)}', got {id!r} twice; choose another id"
        ) from None


class Group(Construct):
    """A construct around others, which knows where it is, since to ask the tree is a call."""

    def __init__(self, scope: Construct, id: str) -> None:
        self.path = path_of(scope, id)
        """Path by which errors name it."""
        with _told_of_a_twin(scope, id), known_values():
            super().__init__(scope, id)
        self.scope = scope
        """Construct or Chart around it."""


class Context(NamedTuple):
    """Facts that a construct inherits from the Chart around it."""

    namespace: str
    chart_labels: dict[str, str]


class KnownChart(Chart):
    """A Chart that keeps what its constructs ask of it, since each answer of another is a call."""

    def __init__(
        self, scope: Construct, id: str, path: str, namespace: str, labels: Mapping[str, str]
    ) -> None:
        with known_values():
            super().__init__(
                scope, id, namespace=namespace, labels=labels, disable_resource_name_hashes=True
            )
        self.path = path
        """Path by which errors name it."""
        self.context = Context(namespace, dict(labels))


def path_of(construct: Construct, id: str = "") -> str:
    """Returns the path by which errors name a construct, or its child with that id.

    A tier is the App of its folder, and so the root of the tree: its name comes first.

    Raises:
        TypeError: The id is no text. Constructs of this library do without the bindings' check.
    """
    if not isinstance(id, str):
        raise TypeError(f"{path_of(construct)}: 'id' must be a str, got {shown(id)}; name it")
    if isinstance(construct, ApiObjects | Group | KnownChart):
        path = construct.path
    elif isinstance(construct, App):
        path = getattr(construct, "name", "")
    else:
        path = _path_in_tree(construct)
    return "/".join(name for name in (path, id) if name)


@lru_cache(maxsize=1024)
def _path_in_tree(construct: Construct) -> str:
    node = construct.node
    names = (getattr(node.root, "name", ""), node.path)
    return "/".join(name for name in names if name)


def context_of(
    scope: Construct,
    id: str,
    name: object,
    props: object = None,
    props_type: type | None = None,
    *,
    namespace: str | None = None,
) -> Context:
    """Checks the id and props of a new construct, and returns the facts that it inherits.

    Args:
        scope: Construct or Chart around it.
        id: Its id, which names its objects.
        name: Field type that the id must satisfy, such as `ServiceName`.
        props: Its props.
        props_type: Model of the props. None: it has no props.
        namespace: Namespace of its objects. None: that of the Chart.

    Raises:
        ValueError: The scope is not a construct, the id breaks the rule, the props are of another
            type, or neither the caller nor the Chart has a namespace. The text begins with the path
            of the construct.
    """
    chart = _chart_around(scope) if isinstance(scope, Construct) else None
    if chart is None:
        raise ValueError(
            f"{place_of([id])}: 'scope' must be a Chart or a construct in one, got {shown(scope)}; "
            "pass one"
        )
    try:
        checked("id", name, id)
    except ValueError as error:
        raise ValueError(f"{path_of(scope, place_of([id]))}: {error}; choose another id") from None
    if props_type is not None and not isinstance(props, props_type):
        checked_props(path_of(scope, id), props, props_type)
    return _inherited(chart, namespace)


def checked_props(path: str, props: object, props_type: type) -> None:
    """Refuses props of another type, such as None, a dict or the props of another construct.

    Raises:
        ValueError: They are of another type; the text begins with the path.
    """
    if not isinstance(props, props_type):
        name = props_type.__name__
        raise ValueError(
            f"{path}: 'props' must be {name}, got {type(props).__name__}; pass {name}(…)"
        )


@lru_cache(maxsize=1024)
def _chart_around(scope: Construct) -> Chart | None:
    """Returns the Chart around a construct, or the construct itself if it is a Chart."""
    if isinstance(scope, Chart):
        return scope
    if isinstance(scope, ApiObjects | Group):
        return _chart_around(scope.scope)
    around = reversed(scope.node.scopes)
    return next((each for each in around if isinstance(each, Chart)), None)


@lru_cache(maxsize=1024)
def _inherited(chart: Chart, namespace: str | None) -> Context:
    if isinstance(chart, KnownChart):
        return Context(namespace or chart.context.namespace, chart.context.chart_labels)
    namespace = namespace or chart.namespace
    if namespace is None:
        raise ValueError(
            f"{path_of(chart)}: the Chart has no namespace; pass one: Chart(…, namespace='shop')"
        )
    return Context(namespace, dict(chart.labels))


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
    return {"apiVersion": api_version, "kind": kind, **_rendered(props)}


def _contents(path: str, manifests: Mapping[str, Manifest], declarations: Declarations) -> str:
    for id, described in manifests.items():
        for key in ("apiVersion", "kind", "metadata"):
            if key not in described:
                raise ValueError(f"{path}: manifest {id!r} lacks '{key}'; state it")
    try:
        objects = json_text(dict(manifests), default=_rendered)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    return f'{{"manifests": {objects}, "declarations": {declarations.text()}}}'


@cache
def _api_version_and_kind(props: type[Struct]) -> tuple[str, str]:
    construct = getattr(sys.modules[props.__module__], props.__name__.removesuffix("Props"))
    return construct.GVK.api_version, construct.GVK.kind


def _rendered(value: Json) -> Json:
    """Returns a value with the structs of the bindings in it as plain data."""
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, dict):
        return {key: _rendered(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rendered(item) for item in value]
    if "__jsii_name_mapping__" not in vars(type(value)):
        kind = type(value).__name__
        raise TypeError(f"a manifest cannot hold a {kind}; use plain data, quantity(…) or a struct")
    fields = cast(Struct, value)._values
    return {api_name(name): _rendered(field) for name, field in fields.items() if field is not None}


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
