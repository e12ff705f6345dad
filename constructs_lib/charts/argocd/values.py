"""Values of chart argo-cd."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.core.fields import NodePort
from constructs_lib.core.package_files import package_text
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.values import Create, Metrics, Resources, Switch, Values

HELPER_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""What the cache and the notifications controller may use."""

COPY_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
)
"""What the container may use that copies a program before the repo-server starts."""


def _health(name: str) -> str:
    """Returns the Lua program over `obj` by which Argo CD judges a kind of object.

    An Ingress needs none: the controller publishes its address.
    """
    return package_text("charts", f"argocd/health/{name}.lua")


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
    # By it the next wave waits until an Application is as in Git and healthy. Argo CD has none; the
    # one in its documentation passes on the Application's own health, which is good as soon as the
    # first object is there.
    application_health: str = Field(
        default=_health("application"),
        alias="resource.customizations.health.argoproj.io_Application",
    )
    # To Argo CD a pending claim is unfinished. But a volume of class `local-path` is only made for
    # the first pod that uses it, which may be a backup at night, or of a later wave. A pod that
    # waits for its volume is unfinished itself.
    claim_health: str = Field(
        default=_health("claim"), alias="resource.customizations.health.PersistentVolumeClaim"
    )
    # The API server serves a kind some seconds after its definition is made. Argo CD waits for it,
    # but with several new ones at once it was seen to miss it, and to hold up all later waves for
    # minutes. An object that comes too early is refused, and tried again.
    definition_health: str = Field(
        default=_health("definition"),
        alias="resource.customizations.health.apiextensions.k8s.io_CustomResourceDefinition",
    )
    # By it Tasks wait for the operator to install their definitions.
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


def notifications(url: str, webhook_handler: str) -> Notifications:
    """Returns notifications that tell the webhook handler once of each live and healthy commit.

    Args:
        url: Address of Argo CD for browsers.
        webhook_handler: Server that is told.
    """
    return Notifications(
        argocd_url=url,
        notifiers=Notifiers(
            delivery=f"""\
url: {webhook_handler}
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
