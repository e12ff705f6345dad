"""Chart metrics-server: the metrics that autoscalers read."""

from importlib.resources import files

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    ComponentPods,
    HelmComponent,
    chart_image,
    chart_resources,
    chart_values,
)
from constructs_lib.reference.versions import METRICS_SERVER_CHART, METRICS_SERVER_IMAGE

NAME = "metrics-server"
"""Name of the release, which is part of the names of its roles."""

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
    return HelmComponent(
        name=NAME,
        chart=METRICS_SERVER_CHART,
        values=chart_values(
            files(__name__) / "values.yaml",
            {
                "image": chart_image(METRICS_SERVER_IMAGE),
                "args": ["--kubelet-insecure-tls"] if props.unverified_kubelets else [],
                "resources": chart_resources(props.resources),
            },
        ),
        namespaced_kinds=(
            "Service",
            "ServiceAccount",
            "apps/Deployment",
            "rbac.authorization.k8s.io/RoleBinding",
        ),
        cluster_objects={
            "apiregistration.k8s.io/APIService": ["v1beta1.metrics.k8s.io"],
            CLUSTER_ROLE: [f"system:{NAME}", f"system:{NAME}-aggregated-reader"],
            CLUSTER_ROLE_BINDING: [f"system:{NAME}", f"{NAME}:system:auth-delegator"],
        },
        pods={NAME: ComponentPods.named(NAME, https=10250)},
    )
