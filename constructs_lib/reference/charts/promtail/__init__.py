"""Chart promtail: ships logs from the nodes' files to Loki.

Promtail has reached its end of life; `alloy` does the same without the rights of the host.
"""

from collections.abc import Sequence

from pydantic import Field

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources
from constructs_lib.props import Pods
from constructs_lib.reference.charts import component, read_values
from constructs_lib.reference.versions import PROMTAIL_CHART, PROMTAIL_IMAGE

JOB = "promtail-metrics"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""

ACCOUNT = "log-shipper"
"""Name of its ServiceAccount, which the chart does not make."""

END_OF_LIFE = (
    "Promtail reached its end of life on 2026-03-02, gets no fixes, and may lose lines when "
    "a log is rotated; set the log shipper to alloy"
)
"""Warning to users."""


class PromtailProps(Props):
    """Properties for `promtail`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="200m", memory_request="64Mi", memory_limit="192Mi"
    )
    """CPU and memory of the shipper on each node."""

    most_nodes: int = Field(default=10, ge=1, le=5000)
    """Most nodes of the cluster, for the quota of the namespace."""


def promtail(props: PromtailProps, *, namespaces: Sequence[str], push_url: str) -> HelmComponent:
    """Return the record of the chart, which ships the logs of these namespaces to that address."""
    values = read_values(
        __name__,
        {
            "image": chart_image(PROMTAIL_IMAGE, "registry"),
            "resources": chart_resources(props.resources),
            "serviceAccount.name": ACCOUNT,
            "config.clients[0].url": push_url,
            "config.snippets.extraRelabelConfigs[0].regex": "|".join(namespaces),
        },
    )
    # An update replaces one pod at a time, which counts until it is gone.
    pods = [Pods(props.most_nodes + 1, props.resources)]
    return component(
        __name__,
        PROMTAIL_CHART,
        values,
        jobs=[JOB],
        pods_in_an_update=pods,
        end_of_life=END_OF_LIFE,
    )
