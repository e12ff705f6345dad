"""Chart argo-cd: the continuous delivery of everything, itself included."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field

from constructs_lib.config.secret_ref import BcryptHash, SecretRef, StatedValue
from constructs_lib.core.fields import NodePort, Origin
from constructs_lib.core.package_files import package_text
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.component import ComponentPods, HelmComponent
from constructs_lib.helm.kinds import CLUSTER_ROLES, DEFINITION, ROLES, SERVER_KINDS
from constructs_lib.helm.values import Create, Metrics, Resources, Switch, Values
from constructs_lib.versions import ARGO_CD_CHART

PASSWORD_SECRET = SecretRef(
    name="argocd-admin",
    keys=("username", "password"),
    values={"username": StatedValue(text="admin")},
)
"""Secret with which people log in; Argo CD itself knows the hash only."""

SERVER_SECRET = SecretRef(
    name="argocd-secret",
    keys=("admin.password", "admin.passwordMtime", "server.secretkey"),
    values={
        "admin.password": BcryptHash(bcrypt_of=PASSWORD_SECRET.name, key="password"),
        "admin.passwordMtime": "time",
    },
    labels={"app.kubernetes.io/part-of": "argocd"},
)
"""Secret of the server, by the name and label that Argo CD knows; it must exist first.

What is missing Argo CD adds by itself, and then another Secret with a password that it made up.
"""

REDIS_SECRET = SecretRef(name="argocd-redis", keys=("auth",))
"""Secret between the servers and their cache, by the chart's name; it must exist first."""

HELPER_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""What the cache and the notifications controller may use."""

COPY_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
)
"""What the container may use that copies a program before the repo-server starts."""


MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator, whose definitions must be there first."""


def _pods(name: str, **ports: int) -> dict[str, ComponentPods]:
    return {name: ComponentPods(pod_labels={"app.kubernetes.io/name": name}, ports=ports)}


PODS = {
    **_pods("argocd-application-controller", metrics=8082),
    **_pods("argocd-server", http=8080, metrics=8083),
    **_pods("argocd-repo-server", grpc=8081, metrics=8084),
    **_pods("argocd-notifications-controller", metrics=9001),
    **_pods("argocd-redis", redis=6379),
}
"""Pods of the chart, with the ports that they serve."""


def _health(name: str) -> str:
    """Returns a program of `health/`, by which Argo CD judges a kind of object.

    An Ingress needs none: the controller publishes its address.
    """
    return package_text("charts", f"health/{name}.lua")


class ArgoCdSettings(Props):
    """Settings of Argo CD."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="300m", cpu_limit="600m", memory_request="512Mi", memory_limit="1Gi"
    )
    """CPU and memory of each of controller, server and repo-server."""


class ArgoCdProps(ArgoCdSettings):
    """Properties for `argo_cd`."""

    url: Origin
    """Address for browsers."""

    webhook_handler: Origin
    """Server that is told, by POST to `/argocd`, which Application is at which commit."""

    node_port: NodePort
    """Port of every node that leads to the server."""

    https_node_port: NodePort
    """Port of every node for TLS: the chart's Service has one, whose default is the Ingress's."""

    @classmethod
    def of(
        cls,
        settings: ArgoCdSettings,
        *,
        url: str,
        webhook_handler: str,
        node_port: int,
        https_node_port: int,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            url=url,
            webhook_handler=webhook_handler,
            node_port=node_port,
            https_node_port=https_node_port,
        )


class Global(Values):
    """`global`."""

    # The chart's policies open the server to everyone, and ours cannot take that back.
    network_policy: Create = Create(create=False)


class ConfigMap(Values):
    """`configs.cm`: ConfigMap `argocd-cm`, whose values are texts."""

    url: str
    anonymous: Literal["false"] = Field(default="false", alias="users.anonymous.enabled")
    exec: Literal["false"] = Field(default="false", alias="exec.enabled")
    # Operators copy labels to what they make, which tracking by label would then remove.
    tracking: Literal["annotation"] = Field(
        default="annotation", alias="application.resourceTrackingMethod"
    )
    application_health: str = Field(
        default=_health("application"),
        alias="resource.customizations.health.argoproj.io_Application",
    )
    claim_health: str = Field(
        default=_health("claim"), alias="resource.customizations.health.PersistentVolumeClaim"
    )
    definition_health: str = Field(
        default=_health("definition"),
        alias="resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition",
    )
    tekton_config_health: str = Field(
        default=_health("tekton_config"),
        alias="resource.customizations.health.operator.tekton.dev_TektonConfig",
    )


class Parameters(Values):
    """`configs.params`: ConfigMap `argocd-cmd-params-cm`, whose values are texts."""

    # Its port is bound to the host's loopback address.
    insecure: Literal["true"] = Field(default="true", alias="server.insecure")
    # The API server says what an apply would change, defaults and admission included.
    server_side_diff: Literal["true"] = Field(default="true", alias="controller.diff.server.side")
    # Each rendering of a chart needs its memory.
    parallelism: str = Field(default="2", alias="reposerver.parallelism.limit")


class CreateSecret(Values):
    """`configs.secret`."""

    create_secret: bool = False


class Configs(Values):
    """`configs`; of its exclusions the chart's own stay, which are kinds that nobody commits."""

    cm: ConfigMap
    params: Parameters = Parameters()
    secret: CreateSecret = CreateSecret()


class Controller(Values):
    """`controller`."""

    resources: Resources
    metrics: Metrics = Metrics()


class Service(Values):
    """`server.service`; the chart's ports of the nodes are those of our Ingress."""

    type: Literal["NodePort"] = "NodePort"
    node_port_http: NodePort
    node_port_https: NodePort


class Server(Values):
    """`server`."""

    resources: Resources
    service: Service
    metrics: Metrics = Metrics()


class Copyutil(Values):
    """`repoServer.copyutil`."""

    resources: Resources = Resources.of(COPY_RESOURCES)


class RepoServer(Values):
    """`repoServer`."""

    resources: Resources
    copyutil: Copyutil = Copyutil()
    automount_service_account_token: bool = False
    metrics: Metrics = Metrics()


class ApplicationSet(Values):
    """`applicationSet`; the chart cannot leave it out."""

    replicas: int = 0
    resources: Resources = Resources.of(HELPER_RESOURCES)


class Redis(Values):
    """`redis`."""

    resources: Resources = Resources.of(HELPER_RESOURCES)
    # Else the cache has the default one.
    service_account: Create = Create(create=True)
    automount_service_account_token: bool = False


class Notifiers(Values):
    """`notifications.notifiers`."""

    delivery: str = Field(alias="service.webhook.delivery")


class Templates(Values):
    """`notifications.templates`."""

    deployed: str = Field(alias="template.deployed")


class Triggers(Values):
    """`notifications.triggers`."""

    on_deployed: str = Field(alias="trigger.on-deployed")


class Subscription(Values):
    """An entry of `notifications.subscriptions`, for every Application."""

    recipients: Sequence[str]
    triggers: Sequence[str]


class Notifications(Values):
    """`notifications`."""

    argocd_url: str
    secret: Create = Create(create=False)
    notifiers: Notifiers
    templates: Templates
    triggers: Triggers
    subscriptions: Sequence[Subscription]
    resources: Resources = Resources.of(HELPER_RESOURCES)
    metrics: Metrics = Metrics()


class ArgoCdValues(Values):
    """All values."""

    # Names of objects then do not depend on the release.
    fullname_override: str = "argocd"
    global_: Global = Field(default=Global(), alias="global")
    configs: Configs
    controller: Controller
    server: Server
    repo_server: RepoServer
    redis: Redis = Redis()
    # Else a Job makes the Secret up.
    redis_secret_init: Switch = Switch(enabled=False)
    notifications: Notifications
    dex: Switch = Switch(enabled=False)
    application_set: ApplicationSet = ApplicationSet()


def argo_cd(props: ArgoCdProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="argocd",
        chart=ARGO_CD_CHART,
        values=_values(props),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            "apps/StatefulSet",
            f"{MONITORING}/ServiceMonitor",
            *ROLES,
        ),
        cluster_kinds=(DEFINITION, *CLUSTER_ROLES),
        secrets=(PASSWORD_SECRET, SERVER_SECRET, REDIS_SECRET),
        pods=PODS,
        # Without it the chart leaves out its ServiceMonitors.
        api_versions=(f"{MONITORING}/v1",),
    )


def _values(props: ArgoCdProps) -> ArgoCdValues:
    resources = Resources.of(props.resources)
    service = Service(node_port_http=props.node_port, node_port_https=props.https_node_port)
    return ArgoCdValues(
        configs=Configs(cm=ConfigMap(url=props.url)),
        controller=Controller(resources=resources),
        server=Server(resources=resources, service=service),
        repo_server=RepoServer(resources=resources),
        notifications=_notifications(props),
    )


def _notifications(props: ArgoCdProps) -> Notifications:
    """Returns what tells the webhook handler once of each commit that is live and healthy."""
    return Notifications(
        argocd_url=props.url,
        notifiers=Notifiers(
            delivery=f"""\
url: {props.webhook_handler}
headers:
  - name: Content-Type
    value: application/json
"""
        ),
        templates=Templates(
            deployed="""\
webhook:
  delivery:
    method: POST
    path: /argocd
    body: |
      {"app": "{{.app.metadata.name}}",
       "revision": "{{.app.status.operationState.syncResult.revision}}"}
"""
        ),
        triggers=Triggers(
            on_deployed="""\
- when: app.status?.operationState?.phase == 'Succeeded' and app.status?.health?.status == 'Healthy'
  oncePer: app.status?.operationState?.syncResult?.revision
  send: [deployed]
"""
        ),
        subscriptions=[Subscription(recipients=["delivery"], triggers=["on-deployed"])],
    )
