"""Examples of all public constructs. The site shows their code, their YAML, and their flows."""

from cdk8s import ApiObject, JsonPatch

from constructs_lib import (
    ExternalPods,
    ResourcesProps,
    SecretRef,
    Tier,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    teams,
)
from constructs_lib.argocd import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoCluster,
    ArgoClusterProps,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
)
from constructs_lib.monitoring import (
    AlertDrill,
    AlertDrillProps,
    AlertReceiver,
    AlertReceiverProps,
    AlertRule,
    AlertRules,
    AlertRulesProps,
    Dashboard,
    DashboardProps,
    EmailProps,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from constructs_lib.network import CustomPods, CustomPodsProps, HelmPods, HelmPodsProps
from constructs_lib.postgres import (
    ClusterDrill,
    ClusterDrillProps,
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseRestore,
    ObjectStoreProps,
    PostgresCluster,
    PostgresClusterProps,
    PostgresDatabase,
    PostgresDatabaseProps,
    PostgresExporter,
    PostgresExporterProps,
    RestoreDrill,
)
from constructs_lib.reference import DeletionGuard, GitBackup, GitBackupProps, GitRestore
from constructs_lib.teams import TeamSpace, TeamSpaceProps
from constructs_lib.tekton import (
    BuildPipeline,
    BuildPipelineProps,
    BuildTasks,
    BuildTasksProps,
    CodeRepository,
    ImageBuild,
    ImageRegistry,
    Parameter,
    Pipeline,
    PipelineProps,
    PipelineTask,
    RunGuard,
    Step,
    Task,
    TaskProps,
    WebhookHandler,
    WebhookHandlerProps,
)
from constructs_lib.workloads import (
    ClaimProps,
    ConfigMap,
    ConfigMapProps,
    ResourceQuotaProps,
    ScheduledJob,
    ScheduledJobProps,
    StatefulService,
    StatefulServiceProps,
    TierNamespace,
    TierNamespaceProps,
    WebGateway,
    WebGatewayProps,
    Worker,
    WorkerProps,
)


def web_service(tier: Tier) -> WebService:
    chart = tier.chart("shop")
    cart = WebService(chart, "cart", WebServiceProps(image="registry.example/cart:1.4.2"))
    caller = tier.chart("caller")
    shop = WebService(caller, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    shop.connections.allow_to(cart)
    return cart


def worker(tier: Tier) -> Worker:
    props = WorkerProps(image="registry.example/mailer:1.4.2", command=["node", "mailer.js"])
    return Worker(tier.chart("mailer"), "mailer", props)


def stateful_service(tier: Tier) -> StatefulService:
    props = StatefulServiceProps(
        image="registry.example/queue:3.2.0",
        ports={"queue": 5672},
        claims={"data": ClaimProps(path="/var/lib/queue", size="10Gi")},
    )
    return StatefulService(tier.chart("queue"), "queue", props)


def scheduled_job(tier: Tier) -> ScheduledJob:
    props = ScheduledJobProps(image="registry.example/report:1.0.0", schedule="0 6 * * 1")
    return ScheduledJob(tier.chart("report"), "report", props)


def config_map(tier: Tier) -> ConfigMap:
    return ConfigMap(
        tier.chart("config"), "shop-config", ConfigMapProps(data={"log-level": "info"})
    )


def tier_namespace(tier: Tier) -> TierNamespace:
    return TierNamespace(tier.chart("other"), "other", TierNamespaceProps())


def web_ingress(tier: Tier) -> WebIngress:
    chart = tier.chart("shop")
    shop = WebService(chart, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    props = WebIngressProps(hosts=["shop.example"], tls_secret="shop-tls")
    return WebIngress(tier.chart("ingress"), "shop", props, routes={"/": shop})


def web_gateway(tier: Tier) -> WebGateway:
    props = WebGatewayProps(
        gateway_class="traefik",
        pod_namespace="traefik",
        pod_labels={"app.kubernetes.io/name": "traefik"},
    )
    return WebGateway(tier.chart("gateway"), "web", props, route_namespaces=["shop"])


def databases(
    tier: Tier,
) -> tuple[PostgresDatabase, PostgresExporter, DatabaseBackup, DatabaseRestore, RestoreDrill]:
    props = PostgresDatabaseProps(database="shop")
    database = PostgresDatabase(tier.chart("database"), "postgresql", props)
    caller = tier.chart("caller")
    shop = WebService(caller, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    shop.connections.allow_to(database)
    chart = tier.chart("exporter")
    exporter = PostgresExporter(chart, "exporter", PostgresExporterProps(), database=database)
    chart = tier.chart("backup")
    backup = DatabaseBackup(chart, "backup", DatabaseBackupProps(), database=database)
    restore = DatabaseRestore(tier.chart("restore"), "restore", backup=backup)
    drill = RestoreDrill(tier.chart("drill"), "drill", backup=backup)
    return database, exporter, backup, restore, drill


def clusters(tier: Tier) -> tuple[PostgresCluster, ClusterDrill]:
    store = ObjectStoreProps(endpoint="https://s3.example", bucket="backups")
    props = PostgresClusterProps(database="shop", store=store)
    cluster = PostgresCluster(tier.chart("cluster"), "postgres", props)
    drill = ClusterDrill(tier.chart("drill"), "drill", ClusterDrillProps(), cluster=cluster)
    return cluster, drill


def deletion_guard(tier: Tier) -> DeletionGuard:
    return DeletionGuard(tier.chart("guard"), "deletion-guard")


def argo_cluster(tier: Tier) -> tuple[ArgoCluster, ArgoProject]:
    chart, server = tier.chart("clusters"), "https://eu.example:6443"
    props = ArgoClusterProps(server=server, labels={"example.com/region": "eu"})
    europe = ArgoCluster(chart, "eu", props)
    project_props = ArgoProjectProps(
        description="The shop in Europe",
        server=server,
        repositories=["https://git.example/shop/platform.git"],
        namespaces=["shop"],
        namespaced_kinds=["apps/Deployment", "Service"],
    )
    return europe, ArgoProject(chart, "shop-eu", project_props)


def team_space(tier: Tier) -> TeamSpace:
    small = ResourceQuotaProps(
        pods=20, cpu_requests="4", memory_requests="8Gi", cpu_limits="8", memory_limits="16Gi"
    )
    git = GitSource(repository="https://git.example/bank/deploy.git")
    props = TeamSpaceProps(git=git, path="manifests", quota=small, hosts=["bank.example"])
    return teams.add_team(tier, "bank", props)


def helm_pods(tier: Tier) -> HelmPods:
    props = HelmPodsProps(pod_labels={"app.kubernetes.io/name": "redis"}, ports=[6379])
    redis = HelmPods(tier.chart("redis"), "redis", props)
    caller = tier.chart("caller")
    shop = WebService(caller, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    shop.connections.allow_to(redis)
    return redis


def custom_pods(tier: Tier) -> CustomPods:
    chart = tier.chart("agent")
    agent = ApiObject(
        chart, "agent", api_version="apps/v1", kind="DaemonSet", metadata={"name": "agent"}
    )
    labels = {"app.kubernetes.io/name": "agent"}
    amounts = {"cpu": "50m", "memory": "64Mi"}
    container = {
        "name": "agent",
        "image": "registry.example/agent:1.0.0",
        "resources": {"requests": amounts, "limits": amounts},
        "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
    }
    pod = {
        "automountServiceAccountToken": False,
        "containers": [container],
        "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    }
    template = {"metadata": {"labels": labels}, "spec": pod}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    agent.add_json_patch(JsonPatch.add("/spec", spec))
    pods = CustomPods(chart, "agent-pods", CustomPodsProps(ports=[8080]), workload=agent)
    caller = tier.chart("caller")
    shop = WebService(caller, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    shop.connections.allow_to(pods)
    return pods


def service_monitoring(tier: Tier) -> ServiceMonitoring:
    chart = tier.chart("shop")
    shop = WebService(chart, "shop", WebServiceProps(image="registry.example/shop:2.0.0"))
    prometheus = ExternalPods(
        name="prometheus",
        namespace="monitoring",
        pod_labels={"app.kubernetes.io/name": "prometheus"},
    )
    monitoring = tier.chart("monitoring")
    props = ServiceMonitoringProps()
    return ServiceMonitoring(monitoring, "shop", props, target=shop, prometheus=prometheus)


def alert_rules(tier: Tier) -> AlertRules:
    queue_is_long = AlertRule(
        alert="QueueIsLong",
        expression="max(queue_length) > 1000",
        lasting="10m",
        severity="warning",
        summary="The queue is long",
        description="The queue has {{ $value }} entries.",
    )
    props = AlertRulesProps(rules=[queue_is_long], runbooks="https://git.example/shop/runbooks")
    return AlertRules(tier.chart("alerts"), "queue", props)


def alert_receiver(tier: Tier) -> tuple[AlertDrill, AlertReceiver]:
    alertmanager, prometheus = (
        ExternalPods(name=name, namespace="monitoring", pod_labels={"app.kubernetes.io/name": name})
        for name in ("alertmanager", "prometheus")
    )
    drill = AlertDrill(
        tier.chart("drill"),
        "drill",
        AlertDrillProps(),
        alertmanager=alertmanager,
        alertmanager_url="http://alertmanager.monitoring.svc:9093",
        prometheus=prometheus,
        prometheus_url="http://prometheus.monitoring.svc:9090",
    )
    email = EmailProps(host="smtp.example", sender="alerts@shop.example", to=["ops@shop.example"])
    props = AlertReceiverProps(email=email)
    return drill, AlertReceiver(tier.chart("alerts"), "people", props, drill=drill)


def dashboard(tier: Tier) -> Dashboard:
    props = DashboardProps(model={"uid": "shop", "title": "Shop", "panels": []})
    return Dashboard(tier.chart("dashboards"), "shop", props)


def delivery(tier: Tier) -> tuple[ArgoProject, ArgoApplication]:
    git = GitSource(repository="https://git.example/shop/platform.git")
    project_props = ArgoProjectProps(
        description="The shop",
        repositories=[git.repository],
        namespaces=["shop"],
        namespaced_kinds=["apps/Deployment", "Service"],
        cluster_objects={"Namespace": ["shop"]},
    )
    project = ArgoProject(tier.chart("project"), "shop", project_props)
    props = ArgoApplicationProps(project=project, git=git, namespace="shop", path="dist/shop")
    return project, ArgoApplication(tier.chart("application"), "shop", props)


def pipelines(tier: Tier) -> tuple[Task, Pipeline]:
    step = Step(image="docker.io/library/node:24.11.1-slim", script="npm test")
    props = TaskProps(description="Runs the tests.", steps={"test": step})
    test = Task(tier.chart("test"), "test", props)
    pipeline_props = PipelineProps(
        description="Tests a commit.",
        parameters={"revision": Parameter(description="Commit")},
        tasks={"test": PipelineTask(task=test)},
    )
    return test, Pipeline(tier.chart("pipeline"), "check", pipeline_props)


def builds(tier: Tier) -> tuple[BuildTasks, BuildPipeline]:
    login = ("username", "password")
    repository = CodeRepository(
        address="https://git.example/shop/platform.git",
        branch="main",
        reader=SecretRef(name="git-reader", keys=login),
        writer=SecretRef(name="git-writer", keys=login),
        reporter=SecretRef(name="git-reporter", keys=login),
        commenter=SecretRef(name="git-commenter", keys=login),
    )
    pusher = SecretRef(name="image-pusher", keys=login)
    registry = ImageRegistry(address="registry.example", login=pusher)
    chart = tier.chart("tasks")
    tasks = BuildTasks(chart, "tasks", BuildTasksProps(), repository=repository, registry=registry)
    image = ImageBuild(
        application="orders",
        image="registry.example/web/orders:0.1.0",
        context="shop",
        paths=["shop/orders"],
    )
    props = BuildPipelineProps(test_command="npm ci && npm test")
    return tasks, BuildPipeline(tier.chart("orders"), "orders", props, tasks=tasks, build=image)


def run_guard(tier: Tier) -> RunGuard:
    chart = tier.chart("guard")
    return RunGuard(chart, "run-guard", namespace="builds", tekton_namespace="tekton")


def git_backups(tier: Tier) -> tuple[GitBackup, GitRestore]:
    gitea = ExternalPods(
        name="gitea", namespace="git", pod_labels={"app.kubernetes.io/name": "gitea"}
    )
    backup = GitBackup(
        tier.chart("backup"),
        "git-backup",
        GitBackupProps(),
        server=gitea,
        url="http://gitea-http.git.svc.cluster.local:3000",
        login_secret="gitea-admin",
    )
    return backup, GitRestore(tier.chart("restore"), "git-restore", backup=backup)


def webhook_handler(tier: Tier) -> WebhookHandler:
    props = HelmPodsProps(pod_labels={"app": "core-interceptors"}, ports=[8443])
    interceptors = HelmPods(tier.chart("tekton"), "interceptors", props)
    gitea = ExternalPods(
        name="gitea", namespace="git", pod_labels={"app.kubernetes.io/name": "gitea"}
    )
    return WebhookHandler(
        tier.chart("handler"),
        "webhook-handler",
        WebhookHandlerProps(),
        resources=ResourcesProps(),
        namespace="builds",
        interceptors=interceptors,
        callers=[gitea],
    )
