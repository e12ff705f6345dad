"""Chart argo-cd: continuous delivery of the whole platform, itself included."""

from typing import Self

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLES,
    DEFINITION,
    MONITORING,
    ROLES,
    SERVER_KINDS,
    SERVICE_MONITOR,
)
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import ChartImage, Resources
from constructs_lib.core.fields import NodePort, Origin
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps, largest
from constructs_lib.reference.charts.argocd.values import (
    COPY_RESOURCES,
    HELPER_RESOURCES,
    ArgoCdValues,
    ConfigMap,
    Configs,
    Controller,
    Global,
    Redis,
    RepoServer,
    Server,
    Service,
    notifications,
)
from constructs_lib.reference.versions import ARGO_CD_CHART, ARGO_CD_IMAGE, ARGO_CD_REDIS_IMAGE
from constructs_lib.workloads.secret_ref import BcryptHash, SecretRef, StatedValue

PASSWORD_SECRET = SecretRef(
    name="argocd-admin",
    keys=("username", "password"),
    values={"username": StatedValue(text="admin")},
)
"""Secret with the login of the administrator. Argo CD itself knows only the hash."""

WEBHOOK_SECRET_KEY = "webhook.gogs.secret"
"""Key of the secret with which Gitea signs what it tells of a push, by the name of its forebear."""

OTHER_WEBHOOKS = (
    "webhook.github.secret",
    "webhook.gitlab.secret",
    "webhook.bitbucket.uuid",
    "webhook.bitbucketserver.secret",
    "webhook.azuredevops.username",
    "webhook.azuredevops.password",
)
"""Keys of what other Git servers show, so that it is they who tell of a push. Where Argo CD lacks
one, it believes whoever says to be such a server.
"""

SERVER_SECRET = SecretRef(
    name="argocd-secret",
    keys=(
        *("admin.password", "admin.passwordMtime", "server.secretkey"),
        *(WEBHOOK_SECRET_KEY, *OTHER_WEBHOOKS),
    ),
    values={
        "admin.password": BcryptHash(bcrypt_of=PASSWORD_SECRET.name, key="password"),
        "admin.passwordMtime": "time",
    },
    labels={"app.kubernetes.io/part-of": "argocd"},
)
"""Secret of the server, with the name and label that Argo CD expects. It must exist first.

Argo CD generates missing keys itself, and then adds another Secret with a password of its own.
"""

REDIS_SECRET = SecretRef(name="argocd-redis", keys=("auth",))
"""Secret that the servers share with their cache, named by the chart. It must exist first."""

DELIVERY_TOKEN = "deliveryToken"
"""Key of the token by which the webhook handler knows Argo CD."""

NOTIFICATIONS_SECRET = SecretRef(name="argocd-notifications-secret", keys=(DELIVERY_TOKEN,))
"""Secret of the notifications controller, which knows it by that name only. It must exist first."""


def _pods(name: str, **ports: int) -> dict[str, ComponentPods]:
    return {name: ComponentPods(pod_labels={"app.kubernetes.io/name": name}, ports=ports)}


PODS = {
    **_pods("argocd-application-controller", metrics=8082),
    **_pods("argocd-server", http=8080, metrics=8083),
    **_pods("argocd-repo-server", grpc=8081, metrics=8084),
    **_pods("argocd-notifications-controller", metrics=9001),
    **_pods("argocd-redis", redis=6379),
}
"""Pods of the chart and their ports."""

JOBS = [f"{name}-metrics" for name, pods in PODS.items() if "metrics" in pods.ports]
"""Jobs of its metrics, by the names of the Services through which Prometheus finds the pods."""


class ArgoCdSettings(Props):
    """Settings of Argo CD."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="300m", cpu_limit="600m", memory_request="512Mi", memory_limit="1Gi"
    )
    """CPU and memory of the controller, of the server and of the repo-server, each."""


class ArgoCdProps(ArgoCdSettings):
    """Properties for `argocd`."""

    url: Origin
    """Address for browsers."""

    webhook_handler: Origin
    """Server that learns, by POST to `/argocd`, which Application is at which commit."""

    node_port: NodePort
    """Port of every node that leads to the server."""

    https_node_port: NodePort
    """Port of every node for TLS. The chart's Service has one, by default the Ingress's port."""

    mirrors: Mirrors = Mirrors()
    """Where chart and images come from."""

    @classmethod
    def of(
        cls,
        settings: ArgoCdSettings,
        *,
        url: str,
        webhook_handler: str,
        node_port: int,
        https_node_port: int,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            url=url,
            webhook_handler=webhook_handler,
            node_port=node_port,
            https_node_port=https_node_port,
            mirrors=mirrors,
        )


def argocd(props: ArgoCdProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="argocd",
        chart=props.mirrors.chart(ARGO_CD_CHART),
        values=_values(props),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            "apps/StatefulSet",
            SERVICE_MONITOR,
            *ROLES,
        ),
        cluster_kinds=(DEFINITION, *CLUSTER_ROLES),
        secrets=(PASSWORD_SECRET, SERVER_SECRET, REDIS_SECRET, NOTIFICATIONS_SECRET),
        pods=PODS,
        pods_in_an_update=_pods_in_an_update(props.resources),
        # Without it the chart leaves out its ServiceMonitors.
        api_versions=(f"{MONITORING}/v1",),
    )


def _pods_in_an_update(resources: ResourcesProps) -> list[Pods]:
    """Returns the pods: the controller of a StatefulSet, the others of Deployments of one each."""
    repo_server = largest(resources, COPY_RESOURCES)
    deployments = (resources, repo_server, HELPER_RESOURCES, HELPER_RESOURCES)
    return [Pods(1, resources), *(Pods.of_deployment(1, each) for each in deployments)]


def _values(props: ArgoCdProps) -> ArgoCdValues:
    resources = Resources.of(props.resources)
    service = Service(node_port_http=props.node_port, node_port_https=props.https_node_port)
    return ArgoCdValues(
        global_=Global(image=ChartImage.of(props.mirrors.image(ARGO_CD_IMAGE))),
        configs=Configs(cm=ConfigMap(url=props.url)),
        controller=Controller(resources=resources),
        server=Server(resources=resources, service=service),
        repo_server=RepoServer(resources=resources),
        redis=Redis(image=ChartImage.of(props.mirrors.image(ARGO_CD_REDIS_IMAGE))),
        notifications=notifications(props.url, props.webhook_handler, DELIVERY_TOKEN),
    )
