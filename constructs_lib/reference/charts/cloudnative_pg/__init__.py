"""Charts cloudnative-pg and plugin-barman-cloud: the operator of PostgreSQL, and its backups."""

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources, resources_in
from constructs_lib.props import Pods
from constructs_lib.reference import versions
from constructs_lib.reference.charts import component, read_values

METRICS_PORT = 8080
"""Port of the operator's own metrics."""


class CloudNativePgProps(Props):
    """Properties for `cloudnative_pg`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="200m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the operator, enough for a few dozen clusters."""


def cloudnative_pg(props: CloudNativePgProps, *, priority_class: str | None) -> HelmComponent:
    """Return the record of the operator."""
    values = read_values(
        __name__,
        {
            "priorityClassName": priority_class,
            "image": chart_image(versions.CLOUDNATIVE_PG_IMAGE),
            "resources": chart_resources(props.resources),
        },
    )
    pods = [Pods.of_deployment(1, props.resources)]
    return component(__name__, versions.CLOUDNATIVE_PG_CHART, values, pods_in_an_update=pods)


def barman_cloud(*, priority_class: str | None) -> HelmComponent:
    """Return the record of the plugin, which cert-manager gives its certificates."""
    values = read_values(
        __name__,
        {
            "priorityClassName": priority_class,
            "image": chart_image(versions.BARMAN_CLOUD_IMAGE, "registry"),
            "sidecarImage": chart_image(versions.BARMAN_CLOUD_SIDECAR_IMAGE, "registry"),
        },
        "barman-cloud-values.yaml",
    )
    pods = [Pods.of_deployment(1, resources_in(values, "resources"))]
    record, chart = "barman-cloud.yaml", versions.BARMAN_CLOUD_CHART
    return component(__name__, chart, values, record, pods_in_an_update=pods)
