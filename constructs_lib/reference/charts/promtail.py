"""Chart promtail: ships logs from the nodes' files to Loki.

Promtail has reached its end of life; `alloy` does the same without the rights of the host.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import SERVER_KINDS, SERVICE_MONITOR
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import (
    ChartImage,
    Create,
    Resources,
    SeccompProfile,
    Switch,
    Values,
)
from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps
from constructs_lib.reference.charts.log_lines import (
    JSON_LEVEL,
    LABELS,
    LEVEL,
    POSTGRES_LEVEL,
    SAID,
)
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


class PromtailSettings(Props):
    """Settings of the shipper."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="200m", memory_request="64Mi", memory_limit="192Mi"
    )
    """CPU and memory of the shipper on each node."""

    most_nodes: int = Field(default=10, ge=1, le=5000)
    """Most nodes of the cluster, for the quota of the namespace."""


class PromtailProps(PromtailSettings):
    """Properties for `promtail`."""

    namespaces: Sequence[DnsLabel] = Field(min_length=1)
    """Namespaces whose logs are shipped."""

    push_url: str
    """Address at which Loki takes logs."""

    mirrors: Mirrors = Mirrors()
    """Where chart and image come from."""

    @classmethod
    def of(
        cls,
        settings: PromtailSettings,
        *,
        namespaces: Sequence[str],
        push_url: str,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, namespaces=namespaces, push_url=push_url, mirrors=mirrors)


class Account(Values):
    """`serviceAccount`."""

    create: Literal[False] = False
    name: str = ACCOUNT


class PodSecurityContext(Values):
    """`podSecurityContext`: the files of logs are root's."""

    run_as_user: Literal[0] = 0
    run_as_group: Literal[0] = 0
    seccomp_profile: SeccompProfile = SeccompProfile()


class HostPath(Values):
    """`hostPath` of a volume."""

    path: str
    type: Literal["DirectoryOrCreate"] | None = None


class Volume(Values):
    """One of `defaultVolumes`."""

    name: str
    host_path: HostPath


class Mount(Values):
    """One of `defaultVolumeMounts`."""

    name: str
    mount_path: str
    read_only: Literal[True] | None = None


class Client(Values):
    """One of `config.clients`."""

    url: str


class Relabeling(Values):
    """One of `config.snippets.extraRelabelConfigs`, whose keys have underscores."""

    action: Literal["keep", "labeldrop"]
    source_labels: Sequence[str] | None = Field(default=None, alias="source_labels")
    regex: str


class Snippets(Values):
    """`config.snippets`."""

    pipeline_stages: Sequence[Mapping[str, object]]
    extra_relabel_configs: Sequence[Relabeling]


class Config(Values):
    """`config`."""

    clients: Sequence[Client]
    snippets: Snippets


class PromtailValues(Values):
    """All values of the chart."""

    fullname_override: Literal["promtail"] = "promtail"
    image: ChartImage
    resources: Resources
    # Its ClusterRole has `nodes/proxy`, which lets its holder run commands in any pod.
    rbac: Create = Create(create=False)
    service_account: Account = Account()
    pod_security_context: PodSecurityContext = PodSecurityContext()
    # The chart mounts another folder of the host, which containerd does not need, and has the
    # places in /run, which is empty after a start of the node.
    default_volumes: Sequence[Volume] = (
        # A pod without them reads all that the node keeps again. Loki refuses what of that is an
        # hour older than what it has.
        Volume(name="run", host_path=HostPath(path=PLACES, type="DirectoryOrCreate")),
        Volume(name="pods", host_path=HostPath(path="/var/log/pods")),
    )
    default_volume_mounts: Sequence[Mount] = (
        Mount(name="run", mount_path="/run/promtail"),
        Mount(name="pods", mount_path="/var/log/pods", read_only=True),
    )
    # No pod whose logs are shipped runs on the control plane.
    tolerations: Sequence[str] = ()
    # Otherwise its configuration is a Secret.
    configmap: Switch = Switch(enabled=True)
    service_monitor: Switch = Switch(enabled=True)
    config: Config


def promtail(props: PromtailProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name="promtail",
        chart=props.mirrors.chart(PROMTAIL_CHART),
        values=_values(props),
        namespaced_kinds=(
            *SERVER_KINDS,
            "apps/DaemonSet",
            SERVICE_MONITOR,
        ),
        pods={
            "promtail": ComponentPods(
                pod_labels={"app.kubernetes.io/name": "promtail"}, ports={"http": 3101}
            )
        },
        # An update replaces one pod at a time, which counts until it is gone.
        pods_in_an_update=[Pods(props.most_nodes + 1, props.resources)],
        end_of_life=END_OF_LIFE,
    )


def _values(props: PromtailProps) -> PromtailValues:
    stages: list[Mapping[str, object]] = [
        {"cri": {}},
        {"json": {"expressions": {SAID: LEVEL}}},
        {"regex": {"source": SAID, "expression": JSON_LEVEL}},
        {"regex": {"expression": POSTGRES_LEVEL}},
        {"labels": {LEVEL: ""}},
        {"labeldrop": ["filename", "stream"]},
    ]
    others = [
        Relabeling(
            action="keep",
            source_labels=[LABELS["namespace"]],
            regex="|".join(props.namespaces),
        ),
        # Labels of the chart's own that the lines of other shippers do not have.
        Relabeling(action="labeldrop", regex="instance|job|node_name"),
    ]
    return PromtailValues(
        image=ChartImage.of(props.mirrors.image(PROMTAIL_IMAGE), "registry"),
        resources=Resources.of(props.resources),
        config=Config(
            clients=[Client(url=props.push_url)],
            snippets=Snippets(pipeline_stages=stages, extra_relabel_configs=others),
        ),
    )
