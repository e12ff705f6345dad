"""Chart metrics-server: the metrics that autoscalers read."""

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources
from constructs_lib.reference.charts import component, read_values
from constructs_lib.reference.versions import METRICS_SERVER_CHART, METRICS_SERVER_IMAGE

KUBELET_PORT = 10250
"""Port of the kubelet on its node."""


class MetricsServerProps(Props):
    """Properties for `metrics_server`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="200m", memory_request="200Mi", memory_limit="400Mi"
    )
    """CPU and memory of the server.

    The requests are the chart's, enough for a hundred nodes; the limits are twice as much.
    """

    unverified_kubelets: bool = False
    """Whether any kubelet certificate is accepted, as where kubelets sign their own."""


def metrics_server(props: MetricsServerProps) -> HelmComponent:
    """Return the record of the chart."""
    values = read_values(
        __name__,
        {
            "image": chart_image(METRICS_SERVER_IMAGE),
            "args": ["--kubelet-insecure-tls"] if props.unverified_kubelets else [],
            "resources": chart_resources(props.resources),
        },
    )
    return component(__name__, METRICS_SERVER_CHART, values)
