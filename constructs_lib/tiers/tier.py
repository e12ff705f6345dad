"""A tier: the App of one folder of `dist/`, with its namespace and the charts it installs."""

from collections.abc import Sequence

from cdk8s import App, Chart

from constructs_lib.cluster.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.fields import DnsLabel, LabelValue
from constructs_lib.core.labels import PART_OF
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps, total
from constructs_lib.helm.component import HelmComponent
from constructs_lib.network.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.network.peer import Peer

DIST = "dist"
"""Folder of the repository that the output of synth is committed to."""

PROMETHEUS = Peer(
    name="prometheus", namespace="monitoring", pod_labels={"app.kubernetes.io/name": "prometheus"}
)
"""Prometheus, as the Prometheus operator labels its pods."""


class TierProps(Props):
    """Properties for `Tier`."""

    name: DnsLabel
    """Name of the tier, its folder, its AppProject and the Application of the folder."""

    namespace: DnsLabel | None = None
    """Namespace of the tier. None: its name."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""

    description: str | None = None
    """Purpose of the tier, for its AppProject. None: its name."""


class Tier(App):
    """The App of the folder `dist/<name>`, to which each Chart adds a file.

    Construct it as it is and add Charts, or derive a class that adds its own. Errors of constructs
    in it begin with its name.
    """

    def __init__(self, props: TierProps) -> None:
        checked_props("Tier", props, TierProps)
        super().__init__(outdir=f"{DIST}/{props.name}", output_file_extension=".yaml")
        self.name: str = props.name
        self.namespace: str = props.namespace or props.name
        """Name of the namespace that everything in the tier belongs to."""
        self.part_of: str = props.part_of
        self.description: str = props.description or f"Tier {props.name}"
        self.tier_namespace: TierNamespace | None = None
        """The namespace itself, where it comes with the tier."""
        self.components: list[HelmComponent] = []
        """Third-party charts that come with the tier."""

    def chart(self, id: str) -> Chart:
        """Returns a new Chart, and so a file, of the tier."""
        return Chart(
            self,
            id,
            namespace=self.namespace,
            labels={PART_OF: self.part_of},
            disable_resource_name_hashes=True,
        )

    def add_namespace(self, quota: ResourceQuotaProps | None = None) -> TierNamespace:
        """Adds the namespace of the tier, in a file of its own.

        Args:
            quota: The most that its pods may use. None: no bound, as where the pods of a chart,
                and their number in an update, are the chart's affair.
        """
        self.tier_namespace = TierNamespace(
            self.chart("namespace"),
            self.namespace,
            TierNamespaceProps(quota=quota, container_defaults=CONTAINER_DEFAULTS),
        )
        return self.tier_namespace

    def install(self, component: HelmComponent) -> None:
        """Adds a third-party chart, which Argo CD installs in the namespace of the tier."""
        self.components.append(component)

    def pods(
        self, chart: Chart, component: HelmComponent, name: str, *default_ports: str
    ) -> ChartPods:
        """Returns pods of a chart as one end of connections.

        Args:
            chart: Chart of the tier, to whose file the policies of the pods go.
            component: Record of the third-party chart.
            name: Name of the pods in that record.
            default_ports: Names of the ports that a caller gets where it asks for none.
        """
        pods = component.pods[name]
        ports = [pods.ports[port] for port in default_ports]
        return ChartPods(chart, name, ChartPodsProps(pod_labels=pods.pod_labels, ports=ports))


def quota_of(pods: Sequence[ResourcesProps]) -> ResourceQuotaProps:
    """Returns a quota that these pods fill.

    Args:
        pods: CPU and memory of each pod as a whole.
    """
    needs = total(*pods)
    return ResourceQuotaProps(
        pods=len(pods),
        cpu_requests=needs.cpu_request,
        cpu_limits=needs.cpu_limit,
        memory_requests=needs.memory_request,
        memory_limits=needs.memory_limit,
    )
