"""Charts cloudnative-pg and plugin-barman-cloud: the operator of PostgreSQL, and its backups."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    DEFINITION,
    ROLES,
    SERVER_KINDS,
)
from constructs_lib.argocd.helm.values import ChartImage, Create, Resources, Values
from constructs_lib.postgres.cluster_objects import GROUP
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.reference import versions

METRICS_PORT = 8080
"""Port of the operator's own metrics."""

CERTIFICATES = "cert-manager.io"
"""API group of cert-manager, by whose certificates operator and plugin know one another."""

ADMISSION = "admissionregistration.k8s.io"
"""API group of webhook configurations."""

DEFINED = (
    *("backups", "clusterimagecatalogs", "clusters", "databaseroles", "databases"),
    *("failoverquorums", "imagecatalogs", "poolers", "publications", "scheduledbackups"),
    "subscriptions",
)
"""Kinds that the chart defines, by their names in the plural."""

UNNAMED = "Chart plugin-barman-cloud names its own, which were not seen"
"""Why the roles of the plugin are not named one by one."""

PLUGIN_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of the plugin, which only tells the operator what instances need."""


class Toleration(Values):
    """How long a pod stays on a node with a taint that evicts."""

    key: str
    operator: Literal["Exists"] = "Exists"
    effect: Literal["NoExecute"] = "NoExecute"
    toleration_seconds: Literal[10] = 10


QUICKLY_ELSEWHERE = tuple(
    Toleration(key=f"node.kubernetes.io/{each}") for each in ("not-ready", "unreachable")
)
"""Where the primary was on the node that is gone, too, its database waits for them. Nobody else
could step in: two pods of the plugin cannot both be ready. By default it takes five minutes.
"""


class CloudNativePgProps(Props):
    """Properties for `cloudnative_pg`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the operator, enough for a few dozen clusters."""


class CloudNativePgValues(Values):
    """All values of the chart cloudnative-pg."""

    priority_class_name: str | None

    fullname_override: Literal["cnpg"] = "cnpg"
    image: ChartImage = ChartImage.of(versions.CLOUDNATIVE_PG_IMAGE)
    crds: Create = Create(create=True)
    # Clusters are in the namespaces of their teams.
    cluster_wide: Literal[True] = Field(default=True, alias="config > clusterWide")
    resources: Resources
    tolerations: Sequence[Toleration] = QUICKLY_ELSEWHERE


class BarmanCloudValues(Values):
    """All values of the chart plugin-barman-cloud."""

    priority_class_name: str | None

    image: ChartImage = ChartImage.of(versions.BARMAN_CLOUD_IMAGE, "registry")
    sidecar_image: ChartImage = ChartImage.of(versions.BARMAN_CLOUD_SIDECAR_IMAGE, "registry")
    crds: Create = Create(create=True)
    resources: Resources = Resources.of(PLUGIN_RESOURCES)
    tolerations: Sequence[Toleration] = QUICKLY_ELSEWHERE


def cloudnative_pg(props: CloudNativePgProps, *, priority_class: str | None) -> HelmComponent:
    """Return the record of the operator."""
    return HelmComponent(
        name="cnpg",
        chart=versions.CLOUDNATIVE_PG_CHART,
        values=CloudNativePgValues(
            priority_class_name=priority_class, resources=Resources.of(props.resources)
        ),
        namespaced_kinds=(*SERVER_KINDS, "apps/Deployment", *ROLES),
        cluster_objects={
            DEFINITION: [f"{plural}.{GROUP}" for plural in DEFINED],
            f"{ADMISSION}/MutatingWebhookConfiguration": ["cnpg-mutating-webhook-configuration"],
            f"{ADMISSION}/ValidatingWebhookConfiguration": [
                "cnpg-validating-webhook-configuration"
            ],
            CLUSTER_ROLE: ["cnpg", "cnpg-edit", "cnpg-view"],
            CLUSTER_ROLE_BINDING: ["cnpg"],
        },
        pods={
            "cloudnative-pg": ComponentPods.named(
                "cloudnative-pg", webhook=9443, metrics=METRICS_PORT
            )
        },
        pods_in_an_update=[Pods.of_deployment(1, props.resources)],
        provides=(GROUP,),
    )


def barman_cloud(*, priority_class: str | None) -> HelmComponent:
    """Return the record of the plugin, which cert-manager gives its certificates."""
    return HelmComponent(
        name="barman-cloud",
        chart=versions.BARMAN_CLOUD_CHART,
        values=BarmanCloudValues(priority_class_name=priority_class),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/Deployment",
            f"{CERTIFICATES}/Certificate",
            f"{CERTIFICATES}/Issuer",
            *ROLES,
        ),
        cluster_objects={DEFINITION: ["objectstores.barmancloud.cnpg.io"]},
        cluster_kinds=dict.fromkeys([CLUSTER_ROLE, CLUSTER_ROLE_BINDING], UNNAMED),
        pods={"barman-cloud": ComponentPods.named("plugin-barman-cloud", grpc=9090)},
        pods_in_an_update=[Pods.of_deployment(1, PLUGIN_RESOURCES)],
        provides=("barmancloud.cnpg.io",),
    )
