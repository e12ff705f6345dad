"""Chart metrics-server: the metrics that autoscalers read."""

from collections.abc import Sequence

from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.component import HelmComponent
from constructs_lib.helm.kinds import CLUSTER_ROLES, RBAC
from constructs_lib.helm.values import Resources, Values
from constructs_lib.versions import METRICS_SERVER_CHART


class MetricsServerSettings(Props):
    """Settings of the metrics server."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="200m", memory_request="200Mi", memory_limit="400Mi"
    )
    """CPU and memory of the server.

    The requests are the chart's, enough for a hundred nodes; the limits are twice as much.
    """

    unverified_kubelets: bool = False
    """Whether any kubelet certificate is accepted. Kind's kubelets sign their own certificates."""


class MetricsServerValues(Values):
    """All values of the chart."""

    args: Sequence[str]
    resources: Resources


def metrics_server(settings: MetricsServerSettings) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="metrics-server",
        chart=METRICS_SERVER_CHART,
        values=MetricsServerValues(
            args=["--kubelet-insecure-tls"] if settings.unverified_kubelets else [],
            resources=Resources.of(settings.resources),
        ),
        namespaced_kinds=(
            "Service",
            "ServiceAccount",
            "apps/Deployment",
            f"{RBAC}/RoleBinding",
        ),
        cluster_kinds=("apiregistration.k8s.io/APIService", *CLUSTER_ROLES),
    )
