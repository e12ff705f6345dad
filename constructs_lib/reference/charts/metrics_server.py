"""Chart metrics-server: the metrics that autoscalers read."""

from collections.abc import Sequence
from typing import Self

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import CLUSTER_ROLES, RBAC
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import ChartImage, Resources, Values
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.reference.versions import METRICS_SERVER_CHART, METRICS_SERVER_IMAGE

KUBELET_PORT = 10250
"""Port of the kubelet on its node."""


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


class MetricsServerProps(MetricsServerSettings):
    """Properties for `metrics_server`."""

    mirrors: Mirrors = Mirrors()
    """Where chart and image come from."""

    @classmethod
    def of(cls, settings: MetricsServerSettings, *, mirrors: Mirrors) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, mirrors=mirrors)


class MetricsServerValues(Values):
    """All values of the chart."""

    image: ChartImage
    args: Sequence[str]
    resources: Resources


def metrics_server(props: MetricsServerProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="metrics-server",
        chart=props.mirrors.chart(METRICS_SERVER_CHART),
        values=MetricsServerValues(
            image=ChartImage.of(props.mirrors.image(METRICS_SERVER_IMAGE)),
            args=["--kubelet-insecure-tls"] if props.unverified_kubelets else [],
            resources=Resources.of(props.resources),
        ),
        namespaced_kinds=(
            "Service",
            "ServiceAccount",
            "apps/Deployment",
            f"{RBAC}/RoleBinding",
        ),
        cluster_kinds=("apiregistration.k8s.io/APIService", *CLUSTER_ROLES),
        pods={
            "metrics-server": ComponentPods(
                pod_labels={"app.kubernetes.io/name": "metrics-server"}, ports={"https": 10250}
            )
        },
    )
