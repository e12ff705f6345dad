"""Charts cloudnative-pg and plugin-barman-cloud: the operator of PostgreSQL, and its backups."""

from importlib.resources import files

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    DEFINITION,
    ROLES,
    ComponentPods,
    HelmComponent,
    chart_image,
    chart_resources,
    chart_values,
    resources_in,
)
from constructs_lib.props import Pods
from constructs_lib.reference import versions
from constructs_lib.reference.charts.kinds import SERVER_KINDS

GROUP = "postgresql.cnpg.io"
"""API group of the operator."""

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


class CloudNativePgProps(Props):
    """Properties for `cloudnative_pg`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the operator, enough for a few dozen clusters."""


def cloudnative_pg(props: CloudNativePgProps, *, priority_class: str | None) -> HelmComponent:
    """Return the record of the operator."""
    return HelmComponent(
        name="cnpg",
        chart=versions.CLOUDNATIVE_PG_CHART,
        values=chart_values(
            files(__name__) / "values.yaml",
            {
                "priorityClassName": priority_class,
                "image": chart_image(versions.CLOUDNATIVE_PG_IMAGE),
                "resources": chart_resources(props.resources),
            },
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
    values = chart_values(
        files(__name__) / "barman-cloud-values.yaml",
        {
            "priorityClassName": priority_class,
            "image": chart_image(versions.BARMAN_CLOUD_IMAGE, "registry"),
            "sidecarImage": chart_image(versions.BARMAN_CLOUD_SIDECAR_IMAGE, "registry"),
        },
    )
    return HelmComponent(
        name="barman-cloud",
        chart=versions.BARMAN_CLOUD_CHART,
        values=values,
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
        pods_in_an_update=[Pods.of_deployment(1, resources_in(values, "resources"))],
        provides=("barmancloud.cnpg.io",),
    )
