"""Values of chart metrics-server: what autoscalers read."""

from collections.abc import Sequence

from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.values import Resources, Values


class MetricsServerProps(ResourcesProps):
    """What may differ; the numbers are the chart's requests, and limits of twice as much."""

    unverified_kubelets: bool = False
    """Whether any certificate of a kubelet is accepted. Kind's kubelets sign theirs themselves."""

    cpu_request: Quantity = "100m"
    """CPU that is set aside for the server."""

    cpu_limit: Quantity = "200m"
    """CPU above which the server is slowed down."""

    memory_request: Quantity = "200Mi"
    """Memory that is set aside for the server; enough for a hundred nodes."""

    memory_limit: Quantity = "400Mi"
    """Memory above which the server is killed."""


class MetricsServerValues(Values):
    """All values."""

    args: Sequence[str]
    resources: Resources


def metrics_server_values(props: MetricsServerProps) -> MetricsServerValues:
    """Returns the values."""
    return MetricsServerValues(
        args=["--kubelet-insecure-tls"] if props.unverified_kubelets else [],
        resources=Resources.of(props),
    )
