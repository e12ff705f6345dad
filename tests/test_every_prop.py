"""Every field of every props model changes what is synthesized, in each construct that has it."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

import pytest
from cdk8s import App, Chart

import constructs_lib
from constructs_lib import (
    AppTier,
    AppTierProps,
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    Bootstrap,
    BootstrapProps,
    ChartPods,
    ChartPodsProps,
    CicdTier,
    CicdTierProps,
    ClusterTier,
    ClusterTierSettings,
    ConfigMap,
    ConfigMapProps,
    ContainerRegistry,
    ContainerRegistryProps,
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseRestore,
    DatabaseRestoreProps,
    DataTier,
    DataTierProps,
    Delivery,
    DeliveryProps,
    HelmComponent,
    HelmRelease,
    HelmReleaseProps,
    IngressTier,
    IngressTierProps,
    KindClusterProps,
    OwnPods,
    OwnPodsProps,
    Peer,
    PortPlanSettings,
    PostgresDatabase,
    PostgresDatabaseProps,
    PostgresExporter,
    PostgresExporterProps,
    ScheduledJob,
    ScheduledJobProps,
    TierNamespace,
    TierNamespaceProps,
    TierProps,
    Values,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    Worker,
    WorkerProps,
    kind_cluster,
)
from constructs_lib.charts.argocd import ArgoCdProps, argocd
from constructs_lib.charts.gitea import GiteaProps, gitea
from constructs_lib.charts.metrics_server import MetricsServerSettings, metrics_server
from constructs_lib.charts.nginx_ingress import NginxIngressProps, nginx_ingress
from constructs_lib.core.api_objects import read_tree
from constructs_lib.core.props import Props
from constructs_lib.tiers.delivery import OrderedTier
from tests.other_values import (
    BESIDE,
    another,
    another_of,
    inherited,
    small_tier,
    smallest,
    type_of,
)

POD_NETWORK = "10.1.0.0/16"


def new_chart():
    return Chart(App(), "chart", namespace="test")


def built(construct):
    """Returns what a construct of that class makes."""

    def synthesize(props):
        chart = new_chart()
        construct(chart, "made", props)
        return read_tree(chart)

    return synthesize


def tier(tier_type):
    """Returns what a tier of that class makes, its charts, and the repository that it names."""

    def synthesize(props):
        made = tier_type(props)
        return read_tree(made), made.components, getattr(made, "git", None)

    return synthesize


def delivered(made):
    """Returns what a tier makes, and what delivers it."""
    order = [OrderedTier(made, ())]
    return read_tree(made), read_tree(Delivery(smallest(DeliveryProps, order=order)))


def installed(component):
    made = small_tier(TierProps(name="tier"))
    made.install(component)
    chart = made.chart("chart")
    for name, pods in component.pods.items():
        ends = made.pods(chart, component, name, *pods.ports)
        ends.connections.allow_from_nodes(POD_NETWORK, *(() if pods.ports else (80,)))
    return delivered(made)


def called(end, chart):
    """Returns what it takes to call pods, on the ports that they offer or on port 80."""
    caller = WebService(chart, "caller", WebServiceProps(image="caller:1"))
    caller.connections.allow_to(end, *(() if end.connections.ports else (80,)))
    return read_tree(chart)


def chart_pods(props):
    chart = new_chart()
    return called(ChartPods(chart, "pods", props), chart)


def own_pods(props):
    """Returns what it takes to call pods of a team, and which of their containers was told of."""
    chart = new_chart()
    pods = OwnPods(chart, "pods", props)
    pods.add_environment({"A": "a"})
    containers = pods.workload.to_json()["spec"]["template"]["spec"]["containers"]
    return called(pods, chart), [each["name"] for each in containers if "env" in each]


def ingress(props):
    """Returns an Ingress, and who may call the first service behind it."""
    chart = new_chart()
    WebIngress(chart, "made", props)
    return read_tree(chart), read_tree(props.routes[0].service)


SYNTHESIS = {
    TierNamespaceProps: built(TierNamespace),
    WebServiceProps: built(WebService),
    WorkerProps: built(Worker),
    ScheduledJobProps: built(ScheduledJob),
    PostgresDatabaseProps: built(PostgresDatabase),
    PostgresExporterProps: built(PostgresExporter),
    DatabaseBackupProps: built(DatabaseBackup),
    DatabaseRestoreProps: built(DatabaseRestore),
    ContainerRegistryProps: built(ContainerRegistry),
    ConfigMapProps: built(ConfigMap),
    WebIngressProps: ingress,
    ChartPodsProps: chart_pods,
    OwnPodsProps: own_pods,
    Peer: lambda props: called(props, new_chart()),
    ArgoApplicationProps: built(ArgoApplication),
    ArgoProjectProps: built(ArgoProject),
    HelmReleaseProps: built(HelmRelease),
    HelmComponent: installed,
    ArgoCdProps: lambda props: argocd(props).values,
    GiteaProps: lambda props: gitea(props).values,
    MetricsServerSettings: lambda props: metrics_server(props).values,
    NginxIngressProps: lambda props: nginx_ingress(props).values,
    KindClusterProps: kind_cluster,
    PortPlanSettings: lambda props: kind_cluster(smallest(KindClusterProps, ports=props)),
    TierProps: lambda props: delivered(small_tier(props)),
    AppTierProps: tier(AppTier),
    BootstrapProps: tier(Bootstrap),
    CicdTierProps: tier(CicdTier),
    ClusterTierSettings: tier(ClusterTier),
    DataTierProps: tier(DataTier),
    DeliveryProps: tier(Delivery),
    IngressTierProps: tier(IngressTier),
}
"""A function that synthesizes each model; nested models are reached through their fields.

What may be absent is reached in the first that can hold it, so the cheapest come first.
"""


class Step(NamedTuple):
    """A field on the way to the one that changes, and which of its models goes on there."""

    field: str
    model: type[Props] | None = None


def models_in(kind):
    """Yields the models that a value of a type is, or holds directly."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from models_in(kind.__origin__)
    elif origin in (Union, UnionType, Sequence, Mapping):
        for each in get_args(kind):
            yield from models_in(each)
    elif isinstance(kind, type) and issubclass(kind, Props) and not issubclass(kind, Values):
        yield kind


def holding(kind, value):
    """Returns the value of a type that holds that of a model in it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return holding(kind.__origin__, value)
    if origin is Sequence:
        return (value,)
    if origin is Mapping:
        return {another(arguments[0]): value}
    return value


def ways(model, seen):
    """Yields the way to every field of a model, and of the models in it.

    A group that is always there is entered each time, another model where it is first held. Those
    that have a synthesis of their own, or are the settings of a model that has one, are not
    entered: they change as a whole.
    """
    for name, field in model.model_fields.items():
        yield (Step(name),)
        for nested in models_in(field.annotation):
            first = nested not in seen
            seen.add(nested)
            if (first or nested is field.annotation) and not is_synthesized(nested):
                for way in ways(nested, seen):
                    yield (Step(name, nested), *way)


def is_synthesized(model):
    return any(issubclass(each, model) for each in SYNTHESIS)


@cache
def cases():
    seen = set()
    return [(model, way) for model in SYNTHESIS for way in ways(model, seen)]


def version(model, way, changed, start=None):
    """Returns a small model or, changed, the same with another value at the end of the way.

    Args:
        model: Model of the field that the way begins with.
        way: Fields that lead to the one that changes.
        changed: Whether it is changed.
        start: Value to start from. None: the smallest.
    """
    step, *rest = way
    beside = inherited(BESIDE, model, step.field) or {}
    small = model(**{**stated(start or smallest(model)), **beside})
    found = getattr(small, step.field)
    if rest:
        group = found if isinstance(found, step.model) else None
        kind = type_of(model.model_fields[step.field])
        value = holding(kind, version(step.model, rest, changed, group))
    elif changed:
        value = another_of(model, step.field, found)
    else:
        return small
    return model(**{**stated(small), step.field: value})


def stated(props):
    """Returns the fields that were given."""
    return {name: getattr(props, name) for name in props.model_fields_set}


def name_of(model, way):
    names = [
        step.field if step.model is None else f"{step.field}[{step.model.__name__}]" for step in way
    ]
    return ".".join([model.__name__, *names])


@pytest.mark.parametrize(
    ("model", "way"), [pytest.param(*case, id=name_of(*case)) for case in cases()]
)
def test_changes_the_output(model, way):
    # Each is made anew, with constructs of its own: they may keep what is done to them.
    before, after = (SYNTHESIS[model](version(model, way, changed)) for changed in (False, True))
    assert before != after


def props_models():
    """Returns the models of the library, but those of charts' values: they are the output."""
    for module in pkgutil.walk_packages(constructs_lib.__path__, "constructs_lib."):
        if not module.name.startswith("constructs_lib._imports"):
            importlib.import_module(module.name)
    models, found = [Props], set()
    while models:
        models = [child for model in models for child in model.__subclasses__()]
        found.update(model for model in models if model.__module__.startswith("constructs_lib."))
    return sorted(
        (model for model in found if not issubclass(model, Values)),
        key=lambda model: model.__name__,
    )


def test_no_model_is_forgotten():
    """Add a model named here to SYNTHESIS, or hold it in one that is there."""
    reached = {step.model for _, way in cases() for step in way}.union(SYNTHESIS)
    covered = {base for model in reached if model for base in model.__mro__}
    forgotten = [
        model.__name__ for model in props_models() if model.model_fields and model not in covered
    ]
    assert forgotten == []


def test_every_model_is_documented_field_by_field():
    undocumented = [
        f"{model.__name__}.{name}"
        for model in props_models()
        for name, field in model.model_fields.items()
        if not field.description
    ]
    assert undocumented == []
