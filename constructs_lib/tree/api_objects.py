"""The one way into the construct tree: one call creates all objects of a construct from data.

Calls across the jsii boundary (0.2 to 0.5 ms each) make up the synth time. So a construct describes
its objects as plain data (`kube.manifests`), and passes all of them to its base class `ApiObjects`
in one call. The results are ordinary `cdk8s.ApiObject`s below the construct.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple, cast

from cdk8s import ApiObject, App, Chart
from constructs import Construct

from constructs_lib._imports.api_objects import ApiObjects as BoundApiObjects
from constructs_lib.kube.declarations import (
    NOTHING,
    Declarations,
    DeclaredEnd,
    DeclaredFlow,
    DeclaredSource,
)
from constructs_lib.kube.label_keys import Annotations, OwnKey
from constructs_lib.kube.manifests import Manifest, json_text, rendered
from constructs_lib.kube.names import API_SERVER_PORT, POD_NETWORK, PRIVATE_NETWORKS, LabelValue
from constructs_lib.kube.validation import checked, place_of, shown
from constructs_lib.props.arguments import checked_argument, path_in_tree
from constructs_lib.props.mistakes import line_of_program
from constructs_lib.props.pod_defaults import PodDefaults
from constructs_lib.tree.changes import change

__all__ = [
    "ApiObjects",
    "Context",
    "checked_props",
    "context_of",
    "networks_of",
    "optional_part",
    "part",
    "path_of",
    "report_duplicate_id",
]


class ApiObjects(BoundApiObjects):
    """Base of constructs that describe their API objects as data."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        manifests: Mapping[str, Manifest],
        declarations: Declarations = NOTHING,
    ) -> None:
        """Create the objects, by the ids of their constructs, and declare facts for the rules."""
        self.path: str = path_of(scope, id)
        """Path by which errors name the construct."""
        self.id = id
        """Its id within the scope."""
        self.scope = scope
        """Construct or Chart around it."""
        contents = _contents(self.path, manifests, declarations)
        with report_duplicate_id(scope, id):
            super().__init__(scope, id, contents)

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute once: to replace it later would change nothing in the manifests."""
        known = self.__dict__.get(name)
        if not name.startswith("_") and known is not None and known is not value:
            raise TypeError(
                f"{self.path}: '{name}' must stay as it is, got {shown(value)}; pass props to the "
                "constructor, or patch the object"
            )
        super().__setattr__(name, value)

    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
        change(self, _contents(self.path, manifests, declarations))

    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now. Its pods have `pod.pod_labels`."""
        checked_argument(self.path, "labels", Mapping[OwnKey, LabelValue], labels)
        for each in self._objects():
            for key, value in labels.items():
                each.metadata.add_label(key, value)

    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
        checked_argument(self.path, "annotations", Annotations, annotations)
        for each in self._objects():
            for key, value in annotations.items():
                each.metadata.add_annotation(key, value)

    def _objects(self) -> list[ApiObject]:
        return [each for each in self.node.children if isinstance(each, ApiObject)]

    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
        return cast(ApiObject, self.node.find_child(id))

    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
        return cast(ApiObject | None, self.node.try_find_child(id))


def part(id: str) -> ApiObject:
    """Return an attribute for a class: the API object whose construct has that id."""

    def read(construct: ApiObjects) -> ApiObject:
        return construct.child(id)

    return cast(ApiObject, property(read))


def optional_part(id: str) -> ApiObject | None:
    """Return such an attribute, which is None where there is no such object."""

    def read(construct: ApiObjects) -> ApiObject | None:
        return construct.optional_child(id)

    return cast(ApiObject, property(read))


@contextmanager
def report_duplicate_id(scope: Construct, id: str) -> Iterator[None]:
    """Raise an error of one line if another construct in the scope has the id."""
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
        with report_duplicate_id(scope, id):
            super().__init__(scope, id)
        self.scope = scope
        """Construct or Chart around it."""


class Context(NamedTuple):
    """Facts that a construct inherits from the Chart around it."""

    namespace: str
    chart_labels: dict[str, str]
    zones: bool = False
    """Whether the nodes are in several zones."""
    pod_defaults: PodDefaults = PodDefaults()
    """Settings of all pods of the tier."""


class Space(NamedTuple):
    """Namespaces of a team, beyond which others write the policies, and what it may call there."""

    namespaces: Sequence[str]
    labels: Sequence[tuple[DeclaredEnd, str]] = ()
    """Labels of pods that may call an end."""

    def label_of(self, flow: DeclaredFlow) -> str | None:
        """Return the label by which pods have a connection. None: it needs none."""
        found = (
            label
            for end, label in self.labels
            if flow.half == "egress" and flow.peer and end.includes(flow.peer)
        )
        return next(found, None)


class Networks(NamedTuple):
    """Addresses in the cluster."""

    pods: str = POD_NETWORK
    """Addresses of all pods."""

    nodes: Sequence[str] = PRIVATE_NETWORKS
    """Networks that the addresses of all nodes are in."""

    api_server_port: int = API_SERVER_PORT
    """Port of the API server, as a policy sees it."""

    space: Space | None = None
    """The team whose program it is. None: it is a platform, which writes all policies."""


class KnownChart(Chart):
    """A Chart that keeps its path, namespace and labels, since others ask JavaScript each time."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        path: str,
        namespace: str,
        labels: Mapping[str, str],
        networks: Networks,
        zones: bool,
        pod_defaults: PodDefaults,
    ) -> None:
        super().__init__(
            scope, id, namespace=namespace, labels=labels, disable_resource_name_hashes=True
        )
        self.path = path
        """Path by which errors name it."""
        self.context = Context(namespace, dict(labels), zones, pod_defaults)
        self.networks = networks
        """Addresses in the cluster."""


def path_of(construct: Construct, id: str = "") -> str:
    """Return the path by which errors name a construct, or its child with that id.

    A tier is the App of its folder, and so the root of the tree: its name comes first.
    """
    if not isinstance(id, str):
        raise TypeError(f"{path_of(construct)}: 'id' must be a str, got {shown(id)}; name it")
    if isinstance(construct, ApiObjects | Group | KnownChart):
        path = construct.path
    elif isinstance(construct, App):
        path = getattr(construct, "name", "")
    else:
        path = path_in_tree(construct)
    return "/".join(name for name in (path, id) if name)


def context_of(
    scope: Construct,
    id: str,
    name: object,
    props: object = None,
    props_type: type | None = None,
    *,
    namespace: str | None = None,
) -> Context:
    """Check the id and props of a new construct, and return the facts that it inherits.

    The id names its objects and must satisfy `name`, a field type such as `ServiceName`. Without a
    namespace, that of the Chart holds.
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
    """Refuse props of another type, such as None, a dict or the props of another construct."""
    if not isinstance(props, props_type):
        name = props_type.__name__
        raise ValueError(
            f"{path}: 'props' must be {name}, got {type(props).__name__}; pass {name}(…)"
        )


@lru_cache(maxsize=1024)
def _chart_around(scope: Construct) -> Chart | None:
    """Return the Chart around a construct, or the construct itself if it is a Chart."""
    if isinstance(scope, Chart):
        return scope
    if isinstance(scope, ApiObjects | Group):
        return _chart_around(scope.scope)
    around = reversed(scope.node.scopes)
    return next((each for each in around if isinstance(each, Chart)), None)


@lru_cache(maxsize=1024)
def _inherited(chart: Chart, namespace: str | None) -> Context:
    if isinstance(chart, KnownChart):
        return chart.context._replace(namespace=namespace or chart.context.namespace)
    namespace = namespace or chart.namespace
    if namespace is None:
        raise ValueError(
            f"{path_of(chart)}: the Chart has no namespace; pass one: Chart(…, namespace='shop')"
        )
    return Context(namespace, dict(chart.labels))


def networks_of(construct: Construct) -> Networks:
    """Return the addresses in the cluster that the tier around it knows, or the defaults."""
    return _networks(_chart_around(construct) or construct)


@lru_cache(maxsize=1024)
def _networks(around: Construct) -> Networks:
    if isinstance(around, KnownChart):
        return around.networks
    found = getattr(around.node.root, "networks", Networks())
    return found if isinstance(found, Networks) else Networks()


def _contents(path: str, manifests: Mapping[str, Manifest], declarations: Declarations) -> str:
    for id, described in manifests.items():
        for key in ("apiVersion", "kind", "metadata"):
            if key not in described:
                raise ValueError(f"{path}: manifest {id!r} lacks '{key}'; state it")
    try:
        objects = json_text(dict(manifests), default=rendered)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    declared = declarations + Declarations(sources=[*_sources(manifests, declarations)])
    return f'{{"manifests": {objects}, "declarations": {declared.text()}}}'


def _sources(
    manifests: Mapping[str, Manifest], declarations: Declarations
) -> Iterator[DeclaredSource]:
    """Yield the line of the program from which objects, Secrets and charts come."""
    places = {("", "Secret", each.namespace, each.name): None for each in declarations.secrets}
    places |= {("", "Chart", each.namespace, each.name): None for each in declarations.charts}
    for each in manifests.values():
        metadata = rendered(each["metadata"])
        namespace, name = (str(metadata.get(field) or "") for field in ("namespace", "name"))
        group = str(each["apiVersion"]).rpartition("/")[0]
        places[group, str(each["kind"]), namespace, name] = None
    if places and (line := line_of_program()):
        yield from (DeclaredSource(place=each, line=line) for each in places)
