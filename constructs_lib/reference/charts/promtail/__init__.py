"""Chart promtail: ships logs from the nodes' files to Loki.

Promtail has reached its end of life; `alloy` does the same without the rights of the host.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.values import (
    ON,
    ChartImage,
    Create,
    Mount,
    Resources,
    Switch,
    Values,
)
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.reference.charts.alloy import JSON_LEVEL, LABELS, LEVEL, POSTGRES_LEVEL, SAID
from constructs_lib.reference.versions import PROMTAIL_CHART, PROMTAIL_IMAGE

JOB = "promtail-metrics"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pods."""

ACCOUNT = "log-shipper"
"""Name of its ServiceAccount, which the chart does not make."""

PLACES = "/var/lib/promtail"
"""Folder of the node for the places up to which logs are shipped, which outlives the pod."""

END_OF_LIFE = (
    "Promtail reached its end of life on 2026-03-02, is mended no more, and may lose lines when "
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


class Volume(Values):
    """One of `defaultVolumes`."""

    name: str
    path: str = Field(alias="hostPath > path")
    type: Literal["DirectoryOrCreate"] | None = Field(default=None, alias="hostPath > type")


class Client(Values):
    """One of `config.clients`."""

    url: str


class Relabeling(Values):
    """One of `config.snippets.extraRelabelConfigs`, whose keys have underscores."""

    action: Literal["keep", "labeldrop"]
    source_labels: Sequence[str] | None = Field(default=None, alias="source_labels")
    regex: str


class PromtailValues(Values):
    """All values of the chart."""

    fullname_override: Literal["promtail"] = "promtail"
    image: ChartImage = ChartImage.of(PROMTAIL_IMAGE, "registry")
    resources: Resources
    # Its ClusterRole has `nodes/proxy`, which lets its holder run commands in any pod.
    rbac: Create = Create(create=False)
    creates_account: Literal[False] = Field(default=False, alias="serviceAccount > create")
    account: str = Field(default=ACCOUNT, alias="serviceAccount > name")
    # The files of logs are root's.
    user: Literal[0] = Field(default=0, alias="podSecurityContext > runAsUser")
    group: Literal[0] = Field(default=0, alias="podSecurityContext > runAsGroup")
    seccomp: Literal["RuntimeDefault"] = Field(
        default="RuntimeDefault", alias="podSecurityContext > seccompProfile > type"
    )
    # The chart mounts another folder of the host, which containerd does not need, and has the
    # places in /run, which is empty after a start of the node.
    default_volumes: Sequence[Volume] = (
        # A pod without them reads all that the node keeps again. Loki refuses what of that is an
        # hour older than what it has.
        Volume(name="run", path=PLACES, type="DirectoryOrCreate"),
        Volume(name="pods", path="/var/log/pods"),
    )
    default_volume_mounts: Sequence[Mount] = (
        Mount(name="run", mount_path="/run/promtail"),
        Mount(name="pods", mount_path="/var/log/pods", read_only=True),
    )
    # No pod whose logs are shipped runs on the control plane.
    tolerations: Sequence[str] = ()
    # Otherwise its configuration is a Secret.
    configmap: Switch = ON
    service_monitor: Switch = ON
    clients: Sequence[Client] = Field(alias="config > clients")
    stages: Sequence[Mapping[str, object]] = Field(
        default=(
            {"cri": {}},
            {"json": {"expressions": {SAID: LEVEL}}},
            {"regex": {"source": SAID, "expression": JSON_LEVEL}},
            {"regex": {"expression": POSTGRES_LEVEL}},
            {"labels": {LEVEL: ""}},
            {"labeldrop": ["filename", "stream"]},
        ),
        alias="config > snippets > pipelineStages",
    )
    relabelings: Sequence[Relabeling] = Field(alias="config > snippets > extraRelabelConfigs")


def promtail(props: PromtailProps, *, namespaces: Sequence[str], push_url: str) -> HelmComponent:
    """Return the record of the chart, which ships the logs of these namespaces to that address."""
    shipped = Relabeling(
        action="keep", source_labels=[LABELS["namespace"]], regex="|".join(namespaces)
    )
    # Labels of the chart's own that the lines of other shippers do not have.
    others = Relabeling(action="labeldrop", regex="instance|job|node_name")
    return HelmComponent(
        name="promtail",
        chart=PROMTAIL_CHART,
        values=PromtailValues(
            resources=Resources.of(props.resources),
            clients=[Client(url=push_url)],
            relabelings=[shipped, others],
        ),
        namespaced_kinds=(*SERVER_KINDS, "apps/DaemonSet", SERVICE_MONITOR),
        pods={"promtail": ComponentPods.named("promtail", http=3101)},
        # An update replaces one pod at a time, which counts until it is gone.
        pods_in_an_update=[Pods(props.most_nodes + 1, props.resources)],
        end_of_life=END_OF_LIFE,
    )
