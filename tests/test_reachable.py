"""Every object that a construct emits stays reachable by a typed attribute."""

import pytest
from cdk8s import ApiObject
from constructs import Construct

from constructs_lib import (
    AlertReceiver,
    AlertReceiverSettings,
    AlertRules,
    AlertRulesProps,
    ArgoProject,
    ArgoProjectProps,
    BuildPipeline,
    BuildPipelineProps,
    ConfigMap,
    ConfigMapProps,
    Dashboard,
    DashboardProps,
    DatabaseBackup,
    DatabaseBackupProps,
    DeletionGuard,
    ImagePuller,
    ImagePullerProps,
    IngressRoute,
    LocalStorageClass,
    Pipeline,
    PlatformPipeline,
    PlatformPipelineProps,
    PodSettings,
    PolicyRule,
    PostgresDatabase,
    PostgresDatabaseProps,
    ResourceQuotaProps,
    ResourcesProps,
    ScheduledJob,
    ScheduledJobProps,
    ServiceMonitoring,
    ServiceMonitoringProps,
    SmokeTest,
    SmokeTestProps,
    Task,
    TaskProps,
    TektonConfig,
    TektonConfigProps,
    TierNamespace,
    TierNamespaceProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    Worker,
    WorkerProps,
)
from tests.other_values import smallest, with_revision
from tests.tekton.examples import BUILD, handler, shared_tasks

WITH_A_ROLE = {
    "image": "web:1",
    "pod": PodSettings(
        role=[PolicyRule(resources=["pods"], verbs=["get"])], role_reason="Counts them."
    ),
}
QUOTA = ResourceQuotaProps(
    pods=1, cpu_requests="1", cpu_limits="1", memory_requests="1Gi", memory_limits="1Gi"
)
PROJECT = ArgoProjectProps(
    description="a", repositories=["a"], namespaces=["a"], namespaced_kinds=["Service"]
)


def web(chart, id="web"):
    return WebService(chart, id, WebServiceProps(**WITH_A_ROLE, min_replicas=2))


def database(chart):
    return PostgresDatabase(chart, "db", PostgresDatabaseProps(database="shop"))


CONSTRUCTS = [
    web,
    database,
    lambda chart: Worker(chart, "worker", WorkerProps(**WITH_A_ROLE, min_replicas=2)),
    lambda chart: ImagePuller(chart, "images", ImagePullerProps(images={"shop": "shop:1"})),
    lambda chart: ScheduledJob(
        chart, "job", ScheduledJobProps(**WITH_A_ROLE, schedule="0 3 * * *")
    ),
    lambda chart: DatabaseBackup(chart, "backup", DatabaseBackupProps(database=database(chart))),
    lambda chart: ConfigMap(chart, "config", ConfigMapProps(data={"a": "b"})),
    lambda chart: TierNamespace(
        chart, "shop", TierNamespaceProps(quota=QUOTA, container_defaults=ResourcesProps())
    ),
    lambda chart: WebIngress(
        chart, "in", WebIngressProps(hosts=["a"], routes=[IngressRoute(service=web(chart))])
    ),
    lambda chart: DeletionGuard(chart, "guard"),
    lambda chart: LocalStorageClass(chart, "local"),
    lambda chart: ArgoProject(chart, "project", PROJECT),
    lambda chart: Dashboard(chart, "dashboard", smallest(DashboardProps)),
    lambda chart: AlertReceiver(chart, "receiver", AlertReceiverSettings()),
    lambda chart: AlertRules(chart, "alerts", smallest(AlertRulesProps)),
    lambda chart: ServiceMonitoring(chart, "metrics", ServiceMonitoringProps(target=web(chart))),
    lambda chart: Task(chart, "task", smallest(TaskProps)),
    lambda chart: Pipeline(chart, "pipeline", with_revision()),
    lambda chart: shared_tasks(chart, scan_image="trivy:1"),
    lambda chart: BuildPipeline(
        chart,
        "shop",
        BuildPipelineProps(tasks=shared_tasks(chart), build=BUILD, test_command="make test"),
    ),
    lambda chart: PlatformPipeline(
        chart, "platform", PlatformPipelineProps(tasks=shared_tasks(chart))
    ),
    lambda chart: SmokeTest(
        chart,
        "smoke-test",
        smallest(SmokeTestProps, tasks=shared_tasks(chart), target=web(chart)),
    ),
    lambda chart: TektonConfig(chart, "tekton", smallest(TektonConfigProps)),
    handler,
]


def reachable(construct):
    """Returns kind and name of the objects behind the attributes of a construct and its parts."""
    names = {
        name
        for base in type(construct).__mro__
        for name, value in vars(base).items()
        if isinstance(value, property) and not name.startswith("_") and name != "node"
    }
    found = [getattr(construct, name) for name in names]
    objects = {(each.kind, each.name) for each in found if isinstance(each, ApiObject)}
    parts = [
        part
        for name, part in vars(construct).items()
        if isinstance(part, Construct) and construct in part.node.scopes and name[0] != "_"
    ]
    return objects.union(*map(reachable, parts))


@pytest.mark.parametrize("make", CONSTRUCTS)
def test_every_object_has_an_attribute(chart, make):
    made = make(chart)
    below = [each for each in made.node.find_all() if isinstance(each, ApiObject)]
    # Policies belong to connections, which are declared one by one.
    emitted = {(each.kind, each.name) for each in below if each.kind != "NetworkPolicy"}
    assert emitted
    assert emitted <= reachable(made)
