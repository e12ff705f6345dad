"""Calls of public functions and methods, with arguments of any kind."""

from hypothesis import strategies as st

from constructs_lib import (
    ExternalPods,
    Platform,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import ArgoProject, ArgoProjectProps
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.fields import DnsLabel, EnvName, Port, ServiceName
from constructs_lib.core.secret_ref import needed_secrets
from constructs_lib.core.text import VariableText
from constructs_lib.core.trees import read_tree
from constructs_lib.monitoring import (
    AlertReceiver,
    AlertReceiverProps,
    AlertRules,
    AlertRulesProps,
    Dashboard,
    DashboardProps,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from constructs_lib.network import CustomPods, CustomPodsProps, HelmPods, HelmPodsProps
from constructs_lib.postgres import (
    DatabaseBackup,
    DatabaseBackupProps,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.reference import ClusterTier, DataTier, DeletionGuard, kind_cluster
from constructs_lib.reference.charts.metrics_server import MetricsServerProps, metrics_server
from constructs_lib.workloads import (
    ConfigMap,
    ConfigMapProps,
    ScheduledJob,
    ScheduledJobProps,
    StatefulService,
    StatefulServiceProps,
    TierNamespace,
    TierNamespaceProps,
    Worker,
    WorkerProps,
)
from constructs_lib.workloads.image_puller import ImagePuller, ImagePullerProps
from constructs_lib.workloads.storage_class import LocalStorageClass
from tests.fuzz.values import TEXT_EDGES, hashable, odd, value_of
from tests.other_values import PEER, SECRET, small_tier, smallest, wired, workload
from tests.synthesis import HOST, new_chart

ports = st.lists(value_of(Port), max_size=3)
texts = st.sampled_from([*TEXT_EDGES, "key", "one", "owner"]) | odd
ids = value_of(ServiceName) | value_of(DnsLabel) | texts
long_ids = st.sampled_from(
    [f"a{'-a' * (length // 2)}" for length in (1, 2, 50, 51, 52, 53, 54, 62)]
)
variables = st.dictionaries(hashable(value_of(EnvName)), value_of(VariableText), max_size=3) | odd


def end(kind):
    """Return one end of connections, which stands in a Chart of its own."""
    match kind:
        case "service":
            return WebService(new_chart(), "shop", WebServiceProps(image="shop:1"))
        case "worker":
            return Worker(new_chart(), "worker", WorkerProps(image="worker:1"))
        case "job":
            props = ScheduledJobProps(image="job:1", schedule="1 1 * * *")
            return ScheduledJob(new_chart(), "job", props)
        case "database":
            return PostgresDatabase(new_chart(), "db", smallest(PostgresDatabaseProps))
        case "pods":
            return HelmPods(new_chart(), "pods", smallest(HelmPodsProps))
        case "own":
            props = CustomPodsProps(container="one")
            return CustomPods(new_chart(), "own", props, workload=workload("a"))
        case "peer":
            return PEER
    return kind


ends = st.sampled_from(["service", "worker", "job", "database", "pods", "own", "peer"])
others = ends | odd
CONSTRUCTS = {
    AlertReceiver: AlertReceiverProps,
    AlertRules: AlertRulesProps,
    ArgoProject: ArgoProjectProps,
    HelmPods: HelmPodsProps,
    ConfigMap: ConfigMapProps,
    Dashboard: DashboardProps,
    DatabaseBackup: DatabaseBackupProps,
    ImagePuller: ImagePullerProps,
    CustomPods: CustomPodsProps,
    PostgresDatabase: PostgresDatabaseProps,
    ScheduledJob: ScheduledJobProps,
    StatefulService: StatefulServiceProps,
    ServiceMonitoring: ServiceMonitoringProps,
    TierNamespace: TierNamespaceProps,
    WebIngress: WebIngressProps,
    WebService: WebServiceProps,
    Worker: WorkerProps,
}


def objects_of(*roots):
    return [found for root in roots for found in read_tree(root).objects]


def connect(caller, other, numbers):
    one, two = end(caller), end(other)
    one.connections.allow_to(two, *numbers)
    return objects_of(*(each for each in (one, two) if hasattr(each, "node")))


def connect_outside(caller, method, numbers):
    one = end(caller)
    arguments = [] if method == "allow_to_api_server" else numbers
    getattr(one.connections, method)(*arguments)
    return objects_of(one)


def add_environment(kind, values):
    one = end(kind)
    one.add_environment(values)
    return objects_of(one)


def construct(kind, id, props):
    chart = new_chart()
    kind(chart, id, smallest(CONSTRUCTS[kind]) if props is None else props, **wired(kind))
    return objects_of(chart)


def bare(kind, scope, id):
    chart = new_chart()
    kind(chart if scope is None else scope, id)
    return objects_of(chart)


def chart_of(id):
    made = small_tier(TierProps(name="tier"))
    made.chart(id)
    return objects_of(made)


def pods(component, name, port):
    tier = Tier(Platform(), TierProps(name="tier"))
    tier.pods(tier.chart("chart"), component, name, port)


def add(platform, after):
    known = small_tier(TierProps(name="known"))
    props = TierProps(name="other")
    Tier(known.platform if platform is None else platform, props, after=after)


nearly_none = st.integers(0, 3).flatmap(lambda dice: odd if dice == 0 else st.none())
components = st.just(metrics_server(MetricsServerProps(), mirrors=Mirrors())) | odd
CALLS = {
    "connect": (connect, ends, others, ports),
    "connect_outside": (
        connect_outside,
        ends,
        st.sampled_from(["allow_from_nodes", "allow_to_api_server", "allow_to_outside"]),
        ports,
    ),
    "add_environment": (
        add_environment,
        st.sampled_from(["service", "worker", "job", "own"]),
        variables,
    ),
    "construct": (
        construct,
        st.sampled_from(list(CONSTRUCTS)),
        long_ids | long_ids | ids,
        nearly_none,
    ),
    "bare": (bare, st.sampled_from([DeletionGuard, LocalStorageClass]), st.none() | odd, ids),
    "chart": (chart_of, ids),
    "install": (lambda each: Tier(Platform(), TierProps(name="tier")).install(each), components),
    "pods": (pods, components, texts, texts),
    "peer": (
        lambda name, namespace, labels: ExternalPods(
            name=name, namespace=namespace, pod_labels=labels
        ),
        ids,
        ids,
        st.dictionaries(hashable(texts), texts) | odd,
    ),
    "add": (add, st.none() | odd, st.lists(odd, max_size=2)),
    "tier": (
        lambda kind, props: objects_of(kind(Platform(), props)),
        st.sampled_from([ClusterTier, DataTier, Tier]),
        odd,
    ),
    "key_of_secret": (SECRET.key, texts),
    "credentials": (lambda role: end("database").credentials_for(role), texts),
    "kind_cluster": (lambda props: kind_cluster(props, **HOST), odd),
    "needed_secrets": (needed_secrets, odd),
}
"""Calls by name, each a function and strategies for its arguments."""
