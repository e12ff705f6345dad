"""Values of chart argo-cd: the continuous delivery of everything, itself included.

Its Application needs `apiVersions: [monitoring.coreos.com/v1]`, or no ServiceMonitor is rendered.
"""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.charts.argo_cd_health import APPLICATION, CLAIM, DEFINITION, TEKTON_CONFIG
from constructs_lib.config.secret_ref import BcryptHash, SecretRef, StatedValue
from constructs_lib.core.fields import NodePort, Origin
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.values import Create, Metrics, Resources, Switch, Values
from constructs_lib.kind.ports import ARGO_CD_HTTPS_NODE_PORT, NODE_PORTS

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

SECRETS = (PASSWORD_SECRET, SERVER_SECRET, REDIS_SECRET)
"""Secrets that must exist before the release."""

HELPER_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""What the cache and the notifications controller may use."""

COPY_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
)
"""What the container may use that copies a program before the repo-server starts."""


class ArgoCdProps(ResourcesProps):
    """What each of controller, server and repo-server may use."""

    cpu_request: Quantity = "300m"
    """CPU that is set aside for a server."""

    cpu_limit: Quantity = "600m"
    """CPU above which a server is slowed down."""

    memory_request: Quantity = "512Mi"
    """Memory that is set aside for a server."""

    memory_limit: Quantity = "1Gi"
    """Memory above which a server is killed."""


class ArgoCdValuesProps(ArgoCdProps):
    """Properties for `argo_cd_values`."""

    url: Origin
    """Address for browsers."""

    webhook_handler: Origin
    """Server that is told, by POST to `/argocd`, which Application is at which commit."""


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
        default=APPLICATION, alias="resource.customizations.health.argoproj.io_Application"
    )
    claim_health: str = Field(
        default=CLAIM, alias="resource.customizations.health.PersistentVolumeClaim"
    )
    definition_health: str = Field(
        default=DEFINITION,
        alias="resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition",
    )
    tekton_config_health: str = Field(
        default=TEKTON_CONFIG,
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
    node_port_http: NodePort = NODE_PORTS["argo_cd"]
    node_port_https: NodePort = ARGO_CD_HTTPS_NODE_PORT


class Server(Values):
    """`server`."""

    resources: Resources
    service: Service = Service()
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


def argo_cd_values(props: ArgoCdValuesProps) -> ArgoCdValues:
    """Returns the values."""
    resources = Resources.of(props)
    return ArgoCdValues(
        configs=Configs(cm=ConfigMap(url=props.url)),
        controller=Controller(resources=resources),
        server=Server(resources=resources),
        repo_server=RepoServer(resources=resources),
        notifications=_notifications(props),
    )


def _notifications(props: ArgoCdValuesProps) -> Notifications:
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
