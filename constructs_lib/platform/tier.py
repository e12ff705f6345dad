"""A tier: the App of one folder of the output, with its namespace and the charts it installs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Self

from cdk8s import App, Chart
from pydantic import model_validator

from constructs_lib.kube.label_keys import PART_OF, OwnKey
from constructs_lib.kube.names import DnsLabel, LabelValue
from constructs_lib.kube.text import Description
from constructs_lib.kube.validation import shown
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.platform.context import PlatformContext
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.model import Props
from constructs_lib.props.pod_defaults import PodDefaults
from constructs_lib.props.ports import PortName as HostPortName
from constructs_lib.tree.api_objects import (
    KnownChart,
    Networks,
    checked_props,
    path_of,
    report_duplicate_id,
)
from constructs_lib.workloads.namespace import (
    CONTAINER_DEFAULTS,
    PodSecurityLevel,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)

if TYPE_CHECKING:
    from constructs_lib.argocd.helm.component import HelmComponent
    from constructs_lib.teams.space import TeamSpace

NAMESPACE_CHART = "namespace"
"""Id of the Chart with the namespace of a tier."""


class Page(NamedTuple):
    """Pages of a chart's server that are reached from the host, or through an Ingress."""

    name: HostPortName
    """Name of its port of the host."""

    pods: HelmPods
    """Pods of the server."""

    service_name: str
    service_port: int
    login: str | None
    """Secret with `username` and `password`. None: there is no password."""
    url: str

    @property
    def connections(self) -> Connections:
        """The server's end of connections."""
        return self.pods.connections


class TierScope:
    """The scope of tiers: what they share, and those made so far, in their order."""

    def __init__(self, context: PlatformContext) -> None:
        self.context = context
        """Settings that all tiers share."""
        self.prometheus: HelmPods | ExternalPods = context.prometheus
        """Pods of the Prometheus that reads the metrics of tiers. A tier that installs it puts it
        here, and is made before those whose metrics it reads.
        """
        self.bounds_rules = False
        """Whether the operator bounds rules and receivers of teams to their namespaces, by
        `enforcedNamespaceLabel` and the matcher of receivers. A `MonitoringTier` with `bounded`
        sets it.
        """
        self._ordered: list[OrderedTier] = []

    @property
    def order(self) -> tuple["OrderedTier", ...]:
        """The tiers made so far, each with those that it comes after."""
        return tuple(self._ordered)

    def register(self, tier: "Tier", after: Sequence["Tier"]) -> None:
        """Add a tier. Each does so when it is made, with the tiers that it comes after."""
        known = {each.tier.name: each.tier for each in self._ordered}
        if tier.name in known:
            raise ValueError(f"{tier.name}: 'name' is used by another tier; choose another")
        if isinstance(after, str) or not isinstance(after, Sequence):
            got = after.name if isinstance(after, Tier) else shown(after)
            raise ValueError(
                f"{tier.name}: 'after' must be a list of tiers, got {got}; put it in brackets"
            )
        for other in after:
            if not any(other is each for each in known.values()):
                name = other.name if isinstance(other, Tier) else shown(other)
                raise ValueError(
                    f"{tier.name}: 'after' must name tiers of the platform ({', '.join(known)}), "
                    f"got {name}; make that one first"
                )
        self._ordered.append(OrderedTier(tier, tuple(after)))


class TierProps(Props):
    """Properties for `Tier`."""

    name: DnsLabel
    """Name of the tier, its folder, its AppProject and the Application of the folder."""

    namespace: DnsLabel | None = None
    """Namespace of the tier. None: the name of the tier, or in a team's own program the first of
    the team unless it has one of that name.
    """

    description: Description | None = None
    """Purpose of the tier, for its AppProject. None: the name of the tier. Required in a namespace
    of Kubernetes' own (`kube-…`), where it is the reason.
    """

    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of all objects of the tier, such as the team that it belongs to; not of its pods."""

    pods: PodDefaults = PodDefaults()
    """Settings of all pods of the tier. They override those of the platform."""

    @model_validator(mode="after")
    def _has_a_reason_among_the_parts_of_the_cluster(self) -> Self:
        namespace = self.namespace or self.name
        if namespace.startswith("kube-") and self.description is None:
            raise ValueError(
                f"'description' must be given with namespace '{namespace}', which is that of parts "
                "of the cluster, got None; use another namespace, or say why"
            )
        return self


class Tier(App):
    """The App of a folder such as `dist/<name>`, to which each Chart adds a file.

    Construct it directly and add Charts, or derive a class that adds its own. Errors of constructs
    in it begin with its name.
    """

    def __init__(
        self, platform: TierScope, props: TierProps, *, after: Sequence["Tier"] = ()
    ) -> None:
        """Make the tier, and add it to the platform.

        It is delivered when the tiers in `after` are healthy.
        """
        checked_props("Tier", props, TierProps)
        if not isinstance(platform, TierScope):
            raise ValueError(
                f"{props.name}: 'platform' must be a Platform, got {shown(platform)}; pass one"
            )
        self.name: str = props.name
        platform.register(self, after)
        self.platform = platform
        """The platform around it."""
        self.context = platform.context
        """Settings that it shares with the other tiers."""
        self.folder: str = f"{self.context.folder}/{props.name}"
        """Folder of the repository that it is written to."""
        super().__init__(outdir=self.folder, output_file_extension=".yaml")
        contract = self.context.contract
        self.networks = Networks(
            self.context.pod_network,
            tuple(self.context.node_networks),
            self.context.api_server_port,
            contract.seen_from_inside if contract else None,
        )
        """Addresses in the cluster."""
        own = contract.namespaces if contract else [props.name]
        self.namespace: str = props.namespace or (props.name if props.name in own else own[0])
        """Name of the namespace of all objects in the tier."""
        self.description: str = props.description or f"Tier {props.name}"
        self._labels = props.labels
        self._pods = self.context.pods.merged_into(props.pods)
        self.tier_namespace: TierNamespace | None = None
        """The namespace itself. None: the tier does not create it."""
        self.components: list[HelmComponent] = []
        """Third-party charts that the tier installs."""
        self.pages: list[Page] = []
        """Pages of their servers that are reached from the host."""
        self.teams: list[TeamSpace] = []
        """Spaces of teams, whose repositories a Delivery has Argo CD follow."""
        self._charts: dict[str, Chart] = {}
        self.secrets_path: str | None = None
        """Path to which the list of Secrets is moved, from `bootstrap/secrets.yaml` of the folder
        of the platform. None: the tier leaves it.
        """

    @property
    def tier_names(self) -> Sequence[str] | None:
        """Names of the tiers that it delivers. None: it is no Delivery."""
        return None

    def chart(self, id: str, *, namespace: str | None = None) -> Chart:
        """Return a new Chart of the tier, which is written to a file with the id's name.

        Its objects are in the namespace of the tier if none is given.
        """
        checked_argument(self.name, "id", DnsLabel, id, "choose another id")
        checked_argument(self.name, "namespace", DnsLabel | None, namespace)
        with report_duplicate_id(self, id):
            made = KnownChart(
                self,
                id,
                path=f"{self.name}/{id}",
                namespace=namespace or self.namespace,
                labels={**self._labels, PART_OF: self.context.part_of},
                networks=self.networks,
                zones=self.context.zones,
                pod_defaults=self._pods,
            )
        self._charts[id] = made
        return made

    def shared_chart(self, id: str) -> Chart:
        """Return the Chart of the tier with that id, which is made when first asked for."""
        return self._charts.get(id) or self.chart(id)

    @property
    def chart_ids(self) -> Sequence[str]:
        """Ids of its Charts, each the name of a file without `.yaml`."""
        charts = (child for child in self.node.children if isinstance(child, Chart))
        return [path_of(chart).partition("/")[2] for chart in charts]

    def add_namespace(
        self,
        quota: ResourceQuotaProps | None = None,
        *,
        pod_security: PodSecurityLevel = "restricted",
        pod_security_reason: str | None = None,
    ) -> TierNamespace:
        """Add the namespace of the tier, in a file of its own.

        Args:
            quota: The most that its pods may use. None: no bound, for instance because the record
                of a third-party chart does not know its pods.
            pod_security: Pod Security level of all its pods.
            pod_security_reason: Why they need another level than `restricted`.
        """
        if self.context.contract:
            raise ValueError(
                f"{self.name}: 'add_namespace' must be left out in the program of a team, got it "
                f"for '{self.namespace}'; the platform makes the namespaces of the contract"
            )
        self.tier_namespace = TierNamespace(
            self.chart(NAMESPACE_CHART),
            self.namespace,
            TierNamespaceProps(
                quota=quota,
                container_defaults=CONTAINER_DEFAULTS,
                pod_security=pod_security,
                pod_security_reason=pod_security_reason,
            ),
        )
        return self.tier_namespace


class OrderedTier(NamedTuple):
    """A tier, and the tiers that must be healthy before it is delivered."""

    tier: Tier
    after: tuple[Tier, ...]
