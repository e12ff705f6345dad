"""Valid values by field type: of every field another one than its default."""

from collections.abc import Mapping, Sequence
from functools import cache
from inspect import isclass, signature
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from cdk8s import ApiObject, App, Chart, JsonPatch
from constructs import Construct
from pydantic import JsonValue, create_model
from pydantic.fields import FieldInfo

from constructs_lib import (
    ExternalPods,
    Platform,
    SecretRef,
    Tier,
    TierProps,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
)
from constructs_lib.argocd.application import Application
from constructs_lib.argocd.helm.component import SecretSource
from constructs_lib.kube.quantities import Cpu, Memory, Quantity, Storage, amount, format_quantity
from constructs_lib.monitoring import (
    AlertDrill,
    AlertDrillProps,
    AlertReceiverProps,
    DashboardProps,
)
from constructs_lib.monitoring.alerts import ServiceObjectives
from constructs_lib.monitoring.receiver_props import (
    EmailLoginProps,
    SlackProps,
    WebhookProps,
)
from constructs_lib.network import CustomPodsProps, HelmPods, HelmPodsProps
from constructs_lib.network.connections import Connectable
from constructs_lib.postgres import (
    DatabaseBackup,
    DatabaseBackupProps,
    ImportProps,
    PostgresCluster,
    PostgresClusterProps,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.postgres.credentials import PostgresAccessProps
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.props.secret_ref import SecretKey
from constructs_lib.reference import (
    BuildsTierProps,
    DataTierProps,
    GitBackup,
    GitBackupProps,
    IngressTierProps,
    MonitoringTierProps,
)
from constructs_lib.reference.charts.argocd.props import ArgoCdProps
from constructs_lib.reference.charts.argocd.scale import ArgoCdScaleProps
from constructs_lib.reference.charts.loki import LogBucketProps, LokiProps
from constructs_lib.reference.charts.nginx_ingress import NginxIngressProps
from constructs_lib.teams import TeamMonitoringProps, TeamPreviewsProps, TeamSpaceProps
from constructs_lib.tekton import (
    BuildPipelineProps,
    BuildTasks,
    BuildTasksProps,
    Parameter,
    PipelineProps,
    PipelineTask,
    Task,
    TaskProps,
    WebhookHandler,
    WebhookHandlerProps,
)
from constructs_lib.tekton.repository import CodeRepository
from constructs_lib.tekton.sidecar import TaskSidecar
from constructs_lib.workloads import (
    ConfigMap,
    ConfigMapProps,
    Entrance,
    GatewayRef,
    InitContainerProps,
    MountProps,
    PodProps,
    PolicyRule,
    ProbeProps,
    StatefulServiceProps,
    TierNamespaceProps,
    VolumeProps,
    WebGatewayProps,
)
from constructs_lib.workloads.affinity import Affinity
from constructs_lib.workloads.config_map import ConfigMapRef
from constructs_lib.workloads.environment import EnvironmentSource
from constructs_lib.workloads.image_puller import ImagePuller
from constructs_lib.workloads.ingress import Routable
from constructs_lib.workloads.nginx_controller import nginx
from constructs_lib.workloads.pod import Toleration
from constructs_lib.workloads.probe import ExecCommand, Grpc, HttpGet, PortRef, TcpSocket
from constructs_lib.workloads.routes import RouteProps
from constructs_lib.workloads.volumes import EmptyDir
from constructs_lib.workloads.workload import WorkloadProps
from tests import gpg_keys
from tests.kube.validation import accepts


def elsewhere():
    """Return a Chart that no test looks at: of a construct in it, only effects elsewhere count."""
    return Chart(App(), "elsewhere", namespace="test")


def made(construct, props):
    """Return a function that makes a construct of that class by its id."""
    return lambda id: construct(elsewhere(), id, smallest(props), **wired(construct))


@cache
def wiring(construct):
    """Return a model of the wiring of a construct or chart: its keyword-only arguments."""
    made_by = construct.__init__ if isclass(construct) else construct
    fields = {
        each.name: (each.annotation, ... if each.default is each.empty else each.default)
        for each in signature(made_by).parameters.values()
        if each.kind is each.KEYWORD_ONLY
    }
    return create_model(f"{construct.__name__}Wiring", __base__=Props, **fields)


def wired(construct, **given):
    """Return the wiring that a construct must have, and what is given of it, as arguments."""
    return stated(smallest(wiring(construct), **given))


def wired_otherwise(construct, **given):
    """Return another wiring than by default, and what is given of it, as arguments."""
    return stated(every_option(wiring(construct), **given))


def workload(id):
    """Return pods of two containers that no construct of the library made."""
    deployment = ApiObject(elsewhere(), id, api_version="apps/v1", kind="Deployment")
    template = {
        "metadata": {"labels": {"app": id}},
        "spec": {"containers": [{"name": "one"}, {"name": "other"}]},
    }
    deployment.add_json_patch(JsonPatch.add("/spec", {"template": template}))
    return deployment


def small_tier(props, platform=None):
    tier = Tier(platform or Platform(), props)
    ConfigMap(tier.chart("config"), "config", smallest(ConfigMapProps))
    return tier


def prefers(key):
    term = {"matchExpressions": [{"key": key, "operator": "Exists"}]}
    preferences = [{"weight": 1, "preference": term}]
    return {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": preferences}}


def handler(id):
    """Return a webhook handler, which the job that tells it knows by its address."""
    callers = [smallest(ExternalPods)]
    arguments = wired(WebhookHandler, callers=callers)
    return WebhookHandler(elsewhere(), id, WebhookHandlerProps(), **arguments)


def build_tasks(id):
    images = {"node_image": f"{id}:1", "python_image": f"{id}:2"}
    return BuildTasks(elsewhere(), "tasks", BuildTasksProps(**images), **wired(BuildTasks))


def with_revision(namespace="test", **given):
    chart = Chart(App(), "elsewhere", namespace=namespace)
    workspaces = {"source": "/one", "cache": "/other"}
    task = Task(chart, "one", smallest(TaskProps, workspaces=workspaces))
    parameters = {"revision": Parameter(description="one")}
    return smallest(
        PipelineProps,
        **{"parameters": parameters, "tasks": {"one": PipelineTask(task=task)}, **given},
    )


TEXTS = (
    ("one", "other"),
    ("/one", "/other"),
    ("https://one.example", "https://other.example"),
    ("https://git.example/one/a", "https://git.example/other/a"),
    ("s3:https://one.example/one", "s3:https://other.example/other"),
    ("refs/heads/one", "refs/heads/other"),
    ("one:1", "other:2"),
    ("One", "Other"),
    ("1.0.0", "2.0.0"),
    ("20260101T000000", "20260102T000000"),
    ("10s", "20s"),
    ("10m", "20m"),
    ("one/a", "other/a"),
    ("one.sql", "other.sql"),
    ("one.example/v1", "other.example/v1"),
    ("one@a.example", "other@a.example"),
    ("@one", "@other"),
    ("1 1 * * *", "2 2 * * *"),
    ("Asia/Tokyo", "Europe/Berlin"),
    ("10.1.0.0/16", "10.2.0.0/16"),
    (f"sha256:{'1' * 64}", f"sha256:{'2' * 64}"),
    (gpg_keys.ONE_ID, gpg_keys.OTHER_ID),
    (gpg_keys.ONE, gpg_keys.OTHER),
)
"""Texts in pairs. A field gets one of the first pair that its type takes."""

OF_TYPE = {
    Affinity: (prefers("one"), prefers("other")),
    ConfigMapRef: ("one", "other"),
    PortRef: (8081, 8082),
}
"""Two values of types that are no texts."""


@cache
def texts_of(kind):
    """Return two values of a type of text."""
    for pair in TEXTS:
        if all(accepts(kind, text) for text in pair):
            return pair
    raise TypeError(f"tests/other_values.py has no two texts of type {kind}; add a pair")


MADE = {
    AlertDrill: lambda id: made(AlertDrill, AlertDrillProps)(f"drill-{id}"),
    Application: made(ArgoApplication, ArgoApplicationProps),
    ArgoProject: made(ArgoProject, ArgoProjectProps),
    HelmPods: lambda id: HelmPods(elsewhere(), id, smallest(HelmPodsProps, ports=(80,))),
    BuildTasks: build_tasks,
    WebhookHandler: handler,
    Task: lambda id: Task(elsewhere(), id, smallest(TaskProps, parameters=OPTIONAL)),
    Connectable: made(WebService, WebServiceProps),
    Construct: workload,
    Entrance: lambda id: Entrance(controller=nginx(), gateway=smallest(GatewayRef, name=id)),
    DatabaseBackup: made(DatabaseBackup, DatabaseBackupProps),
    GitBackup: made(GitBackup, GitBackupProps),
    JsonValue: lambda id: {"name": id},
    Pods: lambda id: Pods(1 if id == "one" else 2, ResourcesProps()),
    PostgresCluster: made(PostgresCluster, PostgresClusterProps),
    PostgresDatabase: made(PostgresDatabase, PostgresDatabaseProps),
    Routable: made(WebService, WebServiceProps),
    SecretSource: lambda id: SecretRef(name=id, keys=("one",)),
    WebService: made(WebService, WebServiceProps),
}
"""Constructs, and other values that are made by a name: `one` or, beside it, `other`."""

OPTIONAL = {"one": Parameter(description="one", default="one")}
GATEWAY = GatewayRef(name="one", namespace="one", pod_namespace="one", pod_labels={"one": "one"})
SECRET = SecretRef(name="one", keys=("one", "other", ".dockerconfigjson"))
NO_SOURCE = {"secret": None, "config_map": None}
NO_KIND = {"empty_dir": None}
NO_WAY = {"tcp_socket": None}
RIGHTS = {"role": (PolicyRule(resources=("pods",), verbs=("get",)),), "role_reason": "some"}
TWO_VOLUMES = {"pod": PodProps(volumes={"one": {"empty_dir": {"size_limit": "1Gi"}}})}

SMALLEST = {
    wiring(ImagePuller): {"images": {"shop": "shop:1"}},
    EnvironmentSource: {"secret": SECRET},
    MountProps: {"volume": "tmp"},
    PolicyRule: {"reason": "some"},
    CustomPodsProps: {"container": "one"},
    ProbeProps: {"tcp_socket": TcpSocket(port=1)},
    TeamPreviewsProps: {
        "api": "https://one.example",
        "repository": "one/a",
    },
    TeamSpaceProps: {"hosts": ("team.example",), "monitoring": TeamMonitoringProps()},
    TierProps: {"name": "tier"},
    Toleration: {"key": "dedicated", "operator": "Exists"},
    DashboardProps: {"model": {"uid": "one", "title": "One"}},
    EmailLoginProps: {"password": SECRET.key("one")},
    SlackProps: {"webhook": SECRET.key("one")},
    VolumeProps: {"empty_dir": EmptyDir(size_limit="1Gi")},
    WebhookProps: {"url": "https://one.example"},
}
"""Fields that the smallest value of a model has beside, or instead of, those required."""

BESIDE = {
    (TierNamespaceProps, "pod_security"): {"pod_security_reason": "one"},
    (DatabaseBackupProps, "mounts"): TWO_VOLUMES,
    (DatabaseBackupProps, "prune"): {"repository": "s3:https://one.example/one"},
    (GitBackupProps, "mounts"): TWO_VOLUMES,
    (ArgoCdProps, "signature_keys"): {"gpg_keys": (gpg_keys.ONE, gpg_keys.OTHER)},
    (CodeRepository, "gpg_keys"): {
        "gpg_keys": (gpg_keys.ONE,),
        "signature_keys": (gpg_keys.ONE_ID,),
    },
    (TeamPreviewsProps, "path"): {"path": "other"},
    (CodeRepository, "signature_keys"): {"gpg_keys": (gpg_keys.ONE, gpg_keys.OTHER)},
    (BuildPipelineProps, "database_image"): {"database": True},
    (LokiProps, "replicas"): {"bucket": LogBucketProps(endpoint="https://one.example", bucket="a")},
    (NginxIngressProps, "load_balancer_annotations"): {"load_balancer": True},
    (EnvironmentSource, "config_map"): {**NO_SOURCE, "config_map": "one"},
    (CustomPodsProps, "offers"): {"ports": (1,)},
    (PipelineProps, "at_end"): lambda: {"tasks": {"first": smallest(PipelineTask)}},
    **dict.fromkeys(
        [(DataTierProps, each) for each in ("engine", "cluster_drill", "operator")],
        lambda: {"cluster": smallest(PostgresClusterProps)},
    ),
    (MonitoringTierProps, "node_agents"): {"log_shipper": "promtail"},
    (PodProps, "role"): RIGHTS,
    (PodProps, "role_reason"): RIGHTS,
    (PostgresDatabaseProps, "mounts"): TWO_VOLUMES,
    (ProbeProps, "exec"): {**NO_WAY, "exec": ExecCommand(command=["one"])},
    (ProbeProps, "grpc"): {**NO_WAY, "grpc": Grpc(port=1)},
    (ProbeProps, "http_get"): {**NO_WAY, "http_get": HttpGet(path="/", port=1)},
    (RouteProps, "hsts_seconds"): {"tls_secret": "one"},
    (RouteProps, "issuer"): {"tls_secret": "one"},
    (SecretKey, "key"): {"secret": SECRET},
    (IngressTierProps, "gateway"): {"served_by": "both", "gateway": GATEWAY},
    (IngressTierProps, "served_by"): {"gateway": GATEWAY},
    (SecretRef, "values"): {"keys": ("one",)},
    (StatefulServiceProps, "metrics_port"): {"ports": {"one": 2}},
    (TaskProps, "read_only"): {"workspaces": {"one": "/other"}},
    (Toleration, "operator"): {"operator": "Equal", "key": "one"},
    (Toleration, "toleration_seconds"): {"effect": "NoExecute"},
    (Toleration, "value"): {"operator": "Equal", "key": "one"},
    (VolumeProps, "config_map"): {**NO_KIND, "config_map": "one"},
    (VolumeProps, "default_mode"): {**NO_KIND, "config_map": "one"},
    (VolumeProps, "items"): {**NO_KIND, "config_map": "one"},
    (VolumeProps, "persistent_volume_claim"): {**NO_KIND, "persistent_volume_claim": "one"},
    (VolumeProps, "secret"): {**NO_KIND, "secret": SECRET},
    (WebGatewayProps, "issuer"): {"listeners": ({"host": "one.example", "tls_secret": "one"},)},
    (WebGatewayProps, "https_port"): {"listeners": ({"host": "one.example", "tls_secret": "one"},)},
    (WebhookProps, "url_secret"): {"url": None, "url_secret": SECRET.key("one")},
    (WorkloadProps, "mounts"): TWO_VOLUMES,
}
"""Fields that must be there before one can be changed, by model and field, or what makes them."""

OTHERS = {
    (TeamSpaceProps, "kinds"): lambda: ("Service",),
    (TeamSpaceProps, "monitoring"): lambda: TeamMonitoringProps(ports=[9464], rules=True),
    # One Application takes the fewest of all.
    (ArgoCdScaleProps, "applications"): lambda: 1000,
    (ArgoCdScaleProps, "interval_seconds"): lambda: 90,
    (ArgoCdScaleProps, "shards"): lambda: 2,
    (AlertReceiverProps, "group_wait"): lambda: "1s",
    (AlertReceiverProps, "group_interval"): lambda: "2m",
    (AlertReceiverProps, "repeat_interval"): lambda: "1h",
    (DashboardProps, "model"): lambda: {"uid": "other", "title": "Other", "panels": []},
    # Each line is written to three of them.
    (LokiProps, "replicas"): lambda: 3,
    # A bucket of the histogram has it.
    (ServiceObjectives, "fast_milliseconds"): lambda: 250,
    # Steps have volumes at `/one`.
    (TaskProps, "workspaces"): lambda: {"one": "/other"},
    (TaskProps, "read_only"): lambda: ["one"],
    (TaskSidecar, "ready"): lambda: ProbeProps(tcp_socket=TcpSocket(port=8082)),
    # The pod of a run is not larger than allowed.
    **dict.fromkeys(
        [(BuildsTierProps, "frontend"), (BuildsTierProps, "backend")],
        lambda: BuildPipelineProps(test_command="other"),
    ),
    # Names of containers differ from those of `sidecars`.
    (PodProps, "init_containers"): lambda: {"other": smallest(InitContainerProps)},
    (PostgresAccessProps, "application_secret"): lambda: "application",
    (PostgresAccessProps, "monitoring_secret"): lambda: "monitoring",
    (PostgresAccessProps, "owner_secret"): lambda: "owner",
    (PostgresAccessProps, "superuser_secret"): lambda: "superuser",
    # Without it the name is that of the new database.
    (ImportProps, "database"): lambda: "another",
    (PostgresClusterProps, "image"): lambda: "other:19",
    # Whose tag says a version of PostgreSQL that is new enough.
    (PostgresDatabaseProps, "image"): lambda: "other:19",
    **dict.fromkeys(
        [
            (EmailLoginProps, "password"),
            (SlackProps, "webhook"),
            (WebhookProps, "url_secret"),
        ],
        lambda: SECRET.key("other"),
    ),
    # Where nothing is said of a key, its value is random.
    (SecretRef, "values"): lambda: {"one": "time"},
}
"""Other values of fields that depend on one another, by model and field."""

LEFT_OUT = {
    DatabaseBackupProps: {"storage_class", "repository", "prune"},
    GitBackupProps: {"storage_class"},
    IngressTierProps: {"own_gateway"},  # excludes `gateway`
    PostgresClusterProps: {"recover_from"},  # excludes `imported_from`
    RouteProps: {"tls"},  # excludes `tls_secret`
    SecretRef: {"copied_from", "made_by"},  # exclude `values`
    WebIngressProps: {"tls", "grpc"},  # the latter excludes `hsts_seconds`
    VolumeProps: {"config_map", "default_mode", "empty_dir", "items", "secret"},
    WebhookProps: {"url_secret"},  # excludes `url`
}
"""Fields that cannot be stated beside all others."""


def type_of(field: FieldInfo):
    """Return the type of a field with its constraints, as it was annotated."""
    return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation


def stated(model):
    return {name: getattr(model, name) for name in model.model_fields_set}


def another(kind, than=None, constraints=()):
    """Return a valid value of a type, another one than that given."""
    for known, (one, other) in OF_TYPE.items():
        if known == kind:
            return other if than == one else one
    for known, make in MADE.items():
        if known == kind:
            return make("one" if than is None else "other")
    if kind in (Cpu, Memory, Storage, Quantity):
        return format_quantity(2 * amount(than), like=than) if than else "1Gi"
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is str or (origin is Annotated and arguments[0] is str):
        one, other = texts_of(kind)
        return other if than == one else one
    if origin is Annotated:
        return another(kind.__origin__, than, kind.__metadata__)
    if origin in (Union, UnionType):
        return another(arguments[0], than, constraints)
    if origin is Literal:
        return next(value for value in arguments if value != than)
    if origin is Sequence:
        last = than[-1] if than else None
        fresh = another(arguments[0], last)
        return than[:-1] if than and fresh in than else (*(than or ()), fresh)
    if origin is Mapping:
        keyed = than or {another(arguments[0]): None}
        return {key: another(arguments[1], value) for key, value in keyed.items()}
    if kind is bool:
        return not than
    if kind is int:
        return another_number(than, constraints)
    if isinstance(kind, type) and issubclass(kind, Props):
        return smallest(kind) if than is None else every_option(kind, than)
    raise TypeError(f"tests/other_values.py has no value of type {kind}; add one")


def another_number(than, constraints):
    """Return the next number, or the one before where the next is out of bounds."""
    flat = [each for one in constraints for each in getattr(one, "metadata", [one])]
    lowest = max((each.ge for each in flat if hasattr(each, "ge")), default=1)
    highest = min((each.le for each in flat if hasattr(each, "le")), default=2**31)
    if than is None:
        return lowest
    return than + 1 if than < highest else than - 1


def another_of(model, name, than):
    if make := inherited(OTHERS, model, name):
        return make()
    return another(type_of(model.model_fields[name]), than)


def inherited(table, model, name):
    """Return the entry for a field in a table by model, or by one of its bases, and field."""
    return next((table[base, name] for base in model.__mro__ if (base, name) in table), None)


def smallest(model, **given):
    """Return a model in which only those fields are stated that must be, and those given."""
    stated = {**SMALLEST.get(model, {}), **given}
    for name, field in model.model_fields.items():
        if field.is_required() and name not in stated:
            stated[name] = another(type_of(field))
    return model(**stated)


def every_option(model, than=None, **given):
    """Return a model in which every field has another value than by default."""
    before = than or smallest(model, **given)
    others = {
        name: another_of(model, name, getattr(before, name))
        for name in model.model_fields
        if name not in given and name not in LEFT_OUT.get(model, ())
    }
    return model(**others, **given)
