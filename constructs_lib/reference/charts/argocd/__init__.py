"""Chart argo-cd: continuous delivery of the whole platform, itself included."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from constructs_lib import ResourcesProps, SecretRef
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources, key_ids, resources_in
from constructs_lib.kube import Manifest
from constructs_lib.props import BcryptHash, Pods, largest, total
from constructs_lib.reference.charts import component, login_secret, read_values
from constructs_lib.reference.charts.argocd.props import ArgoCdProps, SingleSignOnProps
from constructs_lib.reference.charts.argocd.scale import RENDERINGS, SHARDING
from constructs_lib.reference.versions import (
    ARGO_CD_CHART,
    ARGO_CD_HAPROXY_IMAGE,
    ARGO_CD_IMAGE,
    ARGO_CD_REDIS_IMAGE,
)

PASSWORD_SECRET = login_secret("argocd-admin", "admin")
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
"""Keys of secrets that other Git servers send with a push. Without the secret of a server, Argo CD
accepts any sender that claims to be one.
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
    # Such as the certificate that it signs itself.
    has_other_keys=True,
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

APPLICATION_SETS = "argocd-applicationset-controller"
"""Pods of the controller of ApplicationSets, which run only where that is asked for."""

REDIS_PODS = 3
"""Servers of Redis, and proxies before them, in the highly available form: two are a majority."""

JOBS = [
    f"argocd-{name}-metrics"
    for name in ("application-controller", "server", "repo-server", "notifications-controller")
]
"""Jobs of its metrics, by the names of the Services through which Prometheus finds the pods."""


APPLICATION_SET_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="300m", memory_request="128Mi", memory_limit="512Mi"
)
"""CPU and memory of the controller of ApplicationSets, which holds all Applications."""

LEAST_SERVERS, MOST_SERVERS = 2, 5
"""Pods of the server and of the repo-server, each, in the highly available form."""

HEALTH = files(__name__) / "health"
"""Programs in Lua by which Argo CD assesses the health of objects, named by kind."""

RECEIVER = """\
url: {webhook_handler}
headers:
  - name: Content-Type
    value: application/json
  - name: X-Delivery-Token
    value: ${token}
"""
"""Server that receives the reports. The header with the token shows that Argo CD has sent one."""

CLIENT_SECRET_KEY = "oidc.clientSecret"
"""Key of the secret with which the server shows itself to the provider of logins."""


def argocd(
    props: ArgoCdProps,
    *,
    url: str,
    webhook_handler: str,
    node_port: int | None,
    https_node_port: int | None,
    zones: bool,
) -> HelmComponent:
    """Return the record of the chart.

    `webhook_handler` learns, by POST to `/argocd`, which Application is at which commit. The
    chart's Service has a port for TLS, which by default is the Ingress's: hence `https_node_port`.
    Without node ports only pods reach the server. Pods are spread over `zones`.
    """
    is_shared = props.highly_available
    sizes, scale, sign_on = props.sizes, props.scale, props.single_sign_on
    servers = MOST_SERVERS if is_shared else 1
    repo_servers = max(servers, 2 * sizes.repo_servers) if is_shared else sizes.repo_servers
    resources = chart_resources(props.resources)
    settings = {
        "url": url,
        "admin.enabled": "false" if sign_on else "true",
        "oidc.config": _oidc(sign_on) if sign_on else None,
        "timeout.reconciliation": f"{sizes.interval_seconds}s",
        "timeout.reconciliation.jitter": f"{sizes.interval_seconds // 2}s",
        **{
            f"resource.customizations.health.{program.name[:-4]}": program.read_text("utf-8")
            for program in HEALTH.iterdir()
        },
    }
    parameters = {
        "server.insecure": "false" if props.tls else "true",
        "reposerver.parallelism.limit": RENDERINGS,
        "controller.sharding.algorithm": SHARDING if scale else None,
        "controller.status.processors": sizes.status_processors,
        "controller.operation.processors": sizes.operation_processors,
    }
    administrators = f"g, {sign_on.administrators}, role:admin\n" if sign_on else None
    receiver = RECEIVER.format(webhook_handler=webhook_handler, token=DELIVERY_TOKEN)
    keys = {key_ids(block)[0]: block for block in props.gpg_keys}
    computed: Manifest = {
        "global.image": chart_image(ARGO_CD_IMAGE),
        "global.priorityClassName": props.priority_class,
        **_below("configs.cm", settings),
        **_below("configs.params", parameters),
        **_below("configs.rbac", {"policy.csv": administrators}),
        "configs.gpg.keys": keys or None,
        "controller.replicas": sizes.shards if scale else None,
        "controller.resources": resources,
        "server.resources": resources,
        "server.service.type": "NodePort" if node_port else "ClusterIP",
        "server.service.nodePortHttp": node_port,
        "server.service.nodePortHttps": https_node_port,
        "repoServer.replicas": sizes.repo_servers if scale and not is_shared else None,
        "repoServer.resources": resources,
        "notifications.argocdUrl": url,
        **_below("notifications.notifiers", {"service.webhook.delivery": receiver}),
    }
    if not zones:
        computed["global.topologySpreadConstraints"] = None
    if is_shared:
        least = max(LEAST_SERVERS, sizes.repo_servers)
        computed["server.autoscaling.minReplicas"] = LEAST_SERVERS
        computed["server.autoscaling.maxReplicas"] = MOST_SERVERS
        computed["repoServer.autoscaling.minReplicas"] = least
        computed["repoServer.autoscaling.maxReplicas"] = repo_servers
        computed["redis-ha.image"] = chart_image(ARGO_CD_REDIS_IMAGE)
        computed["redis-ha.topologySpreadConstraints.enabled"] = zones
        computed["redis-ha.haproxy.image"] = chart_image(ARGO_CD_HAPROXY_IMAGE)
        # The proxies have a ServiceAccount by the name that the chart's one Redis would have.
        computed["redis.serviceAccount.create"] = False
        unused = ["redis.image", "redis.resources", "redis.automountServiceAccountToken"]
    else:
        computed["redis.image"] = chart_image(ARGO_CD_REDIS_IMAGE)
        parts = ["server.autoscaling", "server.pdb", "repoServer.autoscaling", "repoServer.pdb"]
        unused = [*parts, "redis-ha"]
    computed |= dict.fromkeys(unused)
    if props.application_sets:
        computed["applicationSet.replicas"] = 1
        computed["applicationSet.resources"] = chart_resources(APPLICATION_SET_RESOURCES)
    else:
        computed["applicationSet.metrics"] = None
    values = read_values(__name__, computed)
    repo_server = largest(props.resources, resources_in(values, "repoServer.copyutil.resources"))
    if is_shared:
        containers = ("redis", "sentinel", "splitBrainDetection")
        server = total(*(resources_in(values, f"redis-ha.{each}.resources") for each in containers))
        proxy = resources_in(values, "redis-ha.haproxy.resources")
        redis = [Pods.of_deployment(REDIS_PODS, proxy), Pods(REDIS_PODS, server)]
    else:
        redis = [Pods.of_deployment(1, resources_in(values, "redis.resources"))]
    return component(
        __name__,
        ARGO_CD_CHART,
        values,
        "chart.yaml",
        *(["highly-available.yaml"] if is_shared else []),
        *(["application-sets.yaml"] if props.application_sets else []),
        secrets=(*_server_secrets(sign_on), REDIS_SECRET, NOTIFICATIONS_SECRET),
        jobs=[*JOBS, *([f"{APPLICATION_SETS}-metrics"] if props.application_sets else [])],
        pods_in_an_update=[
            Pods(sizes.shards, props.resources),
            Pods.of_deployment(servers, props.resources),
            Pods.of_deployment(repo_servers, repo_server),
            Pods.of_deployment(1, resources_in(values, "notifications.resources")),
            *([Pods.of_deployment(1, APPLICATION_SET_RESOURCES)] if props.application_sets else []),
            *redis,
        ],
    )


def _below(group: str, values: Mapping[str, str | int | None]) -> Manifest:
    """Return values of a ConfigMap, whose keys have dots, by their paths. They are texts."""
    return {
        group + "." + key.replace(".", r"\."): None if value is None else str(value)
        for key, value in values.items()
    }


def _oidc(sign_on: SingleSignOnProps) -> str:
    """Return `oidc.config`, in which Argo CD itself fills in the secret."""
    return (
        "name: single sign-on\n"
        f"issuer: {sign_on.issuer}\n"
        f"clientID: {json.dumps(sign_on.client_id)}\n"
        f"clientSecret: ${CLIENT_SECRET_KEY}\n"
        "requestedScopes: [openid, profile, email, groups]\n"
    )


def _server_secrets(sign_on: SingleSignOnProps | None) -> Sequence[SecretRef]:
    """Return the Secrets with logins. Without an administrator there is no password."""
    if sign_on is None:
        return (PASSWORD_SECRET, SERVER_SECRET)
    keys = [key for key in SERVER_SECRET.keys if not key.startswith("admin.")]
    values = {CLIENT_SECRET_KEY: "given"}
    return (SERVER_SECRET.model_copy(update={"keys": (*keys, *values), "values": values}),)
