"""Values of chart argo-cd."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from constructs_lib._package_files import package_text
from constructs_lib.argocd.helm.values import (
    HELPER_RESOURCES,
    OFF,
    ChartImage,
    Create,
    Metrics,
    Resources,
    ServiceType,
    SpreadConstraint,
    Switch,
    Values,
)
from constructs_lib.argocd.signature_keys import GpgKeyId, GpgPublicKey
from constructs_lib.kube.names import MAX_INT32, DnsSubdomain, NodePort
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.reference.charts.argocd.redis import RedisHa
from constructs_lib.reference.charts.argocd.scale import Sharding
from constructs_lib.reference.versions import ARGO_CD_IMAGE, ARGO_CD_REDIS_IMAGE

COPY_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
)
"""CPU and memory of the container that copies a program before the repo-server starts."""


APPLICATION_SET_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="300m", memory_request="128Mi", memory_limit="512Mi"
)
"""CPU and memory of the controller of ApplicationSets, which holds all Applications."""

LEAST_SERVERS = 2
MOST_SERVERS = 5
"""Pods of the server and of the repo-server, each, in the highly available form."""

DELIVERED = (
    "app.status?.operationState?.phase == 'Succeeded' and app.status?.health?.status == 'Healthy'"
)
"""Condition of a report."""

DELIVERED_BEFORE = f"""\
{DELIVERED}
    and time.Now().Sub(time.Parse(app.status.operationState.finishedAt)).Minutes() >= 10"""
"""Condition of the second report of the same commit."""

TRIGGERS = "".join(
    f"""\
- when: {condition}
  oncePer: app.status.operationState.syncResult.revisions ??
    [app.status.operationState.syncResult.revision]
  send: [deployed]
"""
    for condition in (DELIVERED, DELIVERED_BEFORE)
)
"""Triggers that report each commit twice, when it is synced and healthy.

The first report may be lost with the pod that took it, so a second one comes ten minutes after the
sync, or later.
"""

REPORT = """\
webhook:
  delivery:
    method: POST
    path: /argocd
    body: |
      {{- $synced := .app.status.operationState.syncResult}}
      {"app": "{{.app.metadata.name}}",
       "revisions": {{$synced.revisions | default (list $synced.revision) | toJson}}}
"""
"""A report: the Application and the revisions of its sources. That is the commit, for a chart the
version and the commit.
"""

RECEIVER = """\
url: {webhook_handler}
headers:
  - name: Content-Type
    value: application/json
  - name: X-Delivery-Token
    value: ${token}
"""
"""Server that receives the reports. The header with the token shows that Argo CD has sent one."""


def _health(name: str) -> str:
    """Return the Lua program by which Argo CD assesses the health of a kind of object, `obj`.

    Ingresses need no program: the controller publishes their address.
    """
    return package_text("reference.charts", f"argocd/health/{name}.lua")


class Autoscaling(Values):
    """`autoscaling` of a server, at these percents of its requests, as the frontend's."""

    enabled: Literal[True] = True
    min_replicas: int = Field(default=LEAST_SERVERS, ge=1, le=MAX_INT32)
    max_replicas: int = Field(default=MOST_SERVERS, ge=1, le=MAX_INT32)
    cpu: Literal[70] = Field(default=70, alias="targetCPUUtilizationPercentage")
    memory: Literal[80] = Field(default=80, alias="targetMemoryUtilizationPercentage")


class Budget(Values):
    """`pdb`."""

    enabled: Literal[True] = True
    max_unavailable: Literal[1] = 1


class ConfigMap(Values):
    """`configs.cm`: ConfigMap `argocd-cm`, whose values are strings."""

    url: str
    admin: Literal["true", "false"] = Field(default="true", alias="admin.enabled")
    oidc: str | None = Field(default=None, alias="oidc.config")
    anonymous: Literal["false"] = Field(default="false", alias="users.anonymous.enabled")
    exec: Literal["false"] = Field(default="false", alias="exec.enabled")
    # Argo CD may drop the event of a push that comes while it compares with the push before. It
    # finds that push when it looks by itself, which takes up to five minutes by the defaults, 120s
    # and 60s.
    reconciliation: str = Field(alias="timeout.reconciliation")
    reconciliation_jitter: str = Field(alias="timeout.reconciliation.jitter")
    # Operators copy labels to the objects they create; tracking by label would prune those.
    tracking: Literal["annotation"] = Field(
        default="annotation", alias="application.resourceTrackingMethod"
    )
    # The repo-server would run programs from the repositories of teams. Nothing of the platform is
    # Jsonnet or Kustomize; plain YAML is read all the same.
    jsonnet: Literal["false"] = Field(default="false", alias="jsonnet.enable")
    kustomize: Literal["false"] = Field(default="false", alias="kustomize.enable")
    # Makes the next wave wait until an Application is synced and healthy, and no longer than that
    # can be hoped for. Argo CD has no program of its own; the one in its documentation returns the
    # Application's own health, which is good as soon as the first object exists.
    application_health: str = Field(
        default=_health("application"),
        alias="resource.customizations.health.argoproj.io_Application",
    )
    # Fields that others set and take away again, the annotation at the wish of Git (see
    # `refreshed_by_parent`). Server-side diff compares its copy of an object, which may still have
    # them, with an answer of the API server that has them no more. The root Application would then
    # sync every wave for a commit that changes none of its objects.
    application_differences: str = Field(
        default="jqPathExpressions:\n"
        "  - .operation\n"
        '  - .metadata.annotations["argocd.argoproj.io/refresh"]\n',
        alias="resource.customizations.ignoreDifferences.argoproj.io_Application",
    )
    # Argo CD treats a pending claim as unfinished. But a volume of class `local-path` is created
    # only for the first pod that uses it, which may be a nightly backup or a pod of a later wave. A
    # pod that waits for its volume is unfinished itself.
    claim_health: str = Field(
        default=_health("claim"), alias="resource.customizations.health.PersistentVolumeClaim"
    )
    # The API server serves a kind some seconds after its definition is created. Argo CD waits for
    # that, but was seen to miss it when several definitions were new at the same time, and to hold
    # up all later waves for minutes. An object that is applied too early is refused and retried.
    definition_health: str = Field(
        default=_health("definition"),
        alias="resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition",
    )
    # Argo CD takes a job whose newest run failed for Degraded, such as a backup with a full store.
    # Later waves would wait until the next one succeeds, a week in the case of a drill.
    job_health: str = Field(
        default=_health("cron_job"), alias="resource.customizations.health.batch_CronJob"
    )
    # Makes Tasks wait until the operator has installed their definitions.
    tekton_config_health: str = Field(
        default=_health("tekton_config"),
        alias="resource.customizations.health.operator.tekton.dev_TektonConfig",
    )


class Parameters(Values):
    """`configs.params`: ConfigMap `argocd-cmd-params-cm`, whose values are strings."""

    insecure: Literal["true", "false"] = Field(alias="server.insecure")
    # The API server computes what an apply would change, including defaults and admission.
    server_side_diff: Literal["true"] = Field(default="true", alias="controller.diff.server.side")
    # Or an Application would not say which of its objects is not healthy, as `make status` does.
    resource_health: Literal["true"] = Field(
        default="true", alias="controller.resource.health.persist"
    )
    # Seconds. Before Argo CD reverts a change by hand, it waits longer the more it has reverted in
    # five minutes: by default up to five minutes.
    self_heal_wait: str = Field(default="10", alias="controller.self.heal.backoff.cap.seconds")
    # Each chart that is being rendered needs memory.
    parallelism: str = Field(alias="reposerver.parallelism.limit")
    sharding: Sharding | None = Field(alias="controller.sharding.algorithm")
    status_processors: str | None = Field(alias="controller.status.processors")
    operation_processors: str | None = Field(alias="controller.operation.processors")


class Access(Values):
    """`configs.rbac`: ConfigMap `argocd-rbac-cm`. By default nobody has a role but `admin`."""

    default: str = Field(default="", alias="policy.default")
    policy: str | None = Field(default=None, alias="policy.csv")


class Controller(Values):
    """`controller`."""

    # The chart tells each pod how many there are.
    replicas: int | None = Field(default=None, ge=1, le=MAX_INT32)
    resources: Resources
    metrics: Metrics = Metrics()


class Server(Values):
    """`server`."""

    resources: Resources
    type: ServiceType = Field(alias="service > type")
    # The chart's default node ports are those of our Ingress.
    node_port: NodePort | None = Field(alias="service > nodePortHttp")
    https_node_port: NodePort | None = Field(alias="service > nodePortHttps")
    metrics: Metrics = Metrics()
    autoscaling: Autoscaling | None = None
    budget: Budget | None = Field(default=None, alias="pdb")


class RepoServer(Values):
    """`repoServer`."""

    replicas: int | None = Field(default=None, ge=1, le=MAX_INT32)
    resources: Resources
    copy_resources: Resources = Field(
        default=Resources.of(COPY_RESOURCES), alias="copyutil > resources"
    )
    automount_service_account_token: bool = False
    metrics: Metrics = Metrics()
    autoscaling: Autoscaling | None = None
    budget: Budget | None = Field(default=None, alias="pdb")


class ApplicationSet(Values):
    """`applicationSet`; the chart cannot omit it, so it has no replicas where it is off."""

    replicas: Literal[0, 1] = 0
    resources: Resources = Resources.of(HELPER_RESOURCES)
    metrics: Metrics | None = None


class Redis(Values):
    """`redis`."""

    image: ChartImage = ChartImage.of(ARGO_CD_REDIS_IMAGE)
    resources: Resources = Resources.of(HELPER_RESOURCES)
    # Otherwise the cache uses the default ServiceAccount.
    service_account: Create = Create(create=True)
    automount_service_account_token: bool = False


class NoRedis(Values):
    """`redis`, beside `redis-ha`."""

    service_account: Literal[False] = Field(default=False, alias="serviceAccount > create")


class Subscription(Values):
    """An entry of `notifications.subscriptions`, for every Application."""

    recipients: Sequence[str]
    triggers: Sequence[str]


class Notifications(Values):
    """`notifications`."""

    argocd_url: str
    secret: Create = Create(create=False)
    delivery: str = Field(alias="notifiers > service.webhook.delivery")
    deployed: str = Field(default=REPORT, alias="templates > template.deployed")
    on_deployed: str = Field(default=TRIGGERS, alias="triggers > trigger.on-deployed")
    subscriptions: Sequence[Subscription] = (
        Subscription(recipients=["delivery"], triggers=["on-deployed"]),
    )
    resources: Resources = Resources.of(HELPER_RESOURCES)
    metrics: Metrics = Metrics()


class ArgoCdValues(Values):
    """All values of the chart."""

    # So that names of objects do not depend on the release.
    fullname_override: str = "argocd"
    image: ChartImage = Field(default=ChartImage.of(ARGO_CD_IMAGE), alias="global > image")
    # The chart's policies open the server to everyone, and our policies cannot revoke that.
    network_policy: Create = Field(default=Create(create=False), alias="global > networkPolicy")
    spread: Sequence[SpreadConstraint] | None = Field(
        default=None, alias="global > topologySpreadConstraints"
    )
    priority_class: DnsSubdomain | None = Field(default=None, alias="global > priorityClassName")
    # The chart's default exclusions remain, which are kinds that nobody commits.
    config_map: ConfigMap = Field(alias="configs > cm")
    parameters: Parameters = Field(alias="configs > params")
    access: Access = Field(default=Access(), alias="configs > rbac")
    # By the ID of the main key: Argo CD removes those with other names from its ring.
    gpg_keys: Mapping[GpgKeyId, GpgPublicKey] | None = Field(
        default=None, alias="configs > gpg > keys"
    )
    creates_secret: bool = Field(default=False, alias="configs > secret > createSecret")
    controller: Controller
    server: Server
    repo_server: RepoServer
    redis: Redis | NoRedis = Redis()
    redis_ha: RedisHa | None = Field(default=None, alias="redis-ha")
    # Otherwise a Job generates the Secret.
    redis_secret_init: Switch = OFF
    notifications: Notifications
    dex: Switch = OFF
    application_set: ApplicationSet = ApplicationSet()
