# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Tier:
    """The App of a folder such as `dist/<name>`, to which each Chart adds a file."""
    def __init__(self, platform: TierScope, props: TierProps, *, after: Sequence[Tier] = ()) -> None:
        """Make the tier, and add it to the platform."""
    def add_namespace(self, quota: ResourceQuotaProps | None = None, *, pod_security: PodSecurityLevel = 'restricted', pod_security_reason: str | None = None) -> TierNamespace:
        """Add the namespace of the tier, in a file of its own."""
    def add_team(self, name: str, props: TeamSpaceProps, *, entrance: Entrance = NGINX) -> TeamSpace:
        """Add the space of a team, in a file of its own; with the first, the guard of all."""
    def alert(self, name: str, rules: Sequence[AlertRule | RecordingRule]) -> AlertRules:
        """Add rules of the tier, whose runbooks are those of the platform."""
    def chart(self, id: str, *, namespace: str | None = None) -> Chart:
        """Return a new Chart of the tier, which is written to a file with the id's name."""
    chart_ids: Sequence[str] = ...
    """Ids of its Charts, each the name of a file without `.yaml`."""
    components: list[HelmComponent]
    """Third-party charts that the tier installs."""
    context = ...
    """What it shares with the other tiers."""
    description: str
    folder: str
    """Folder of the repository that it is written to."""
    def install(self, component: HelmComponent) -> None:
        """Add a third-party chart, which Argo CD installs in the namespace of the tier."""
    def monitor(self, target: Connectable, port: int | None = None, *, service_port: str | None = None, dropped: Sequence[DroppedMetrics] = ()) -> ServiceMonitoring:
        """Let the Prometheus of the platform read the metrics of a workload of the tier."""
    name: str
    namespace: str
    """Name of the namespace of all objects in the tier."""
    networks = ...
    """Addresses in the cluster."""
    pages: list[Page]
    """Pages of their servers that are reached from the host."""
    platform = ...
    """The platform around it."""
    def pods(self, chart: Chart, component: HelmComponent, name: str, *default_ports: str) -> HelmPods:
        """Return pods of a third-party chart as one end of connections."""
    secrets_path: str | None
    """Path of the list of Secrets that the platform writes for it."""
    teams: list[TeamSpace]
    """Spaces of teams, whose repositories a Delivery has Argo CD follow."""
    tier_names: Sequence[str] | None = ...
    """Names of the tiers that it delivers."""
    tier_namespace: TierNamespace | None
    """The namespace itself."""

class TierProps:
    """Properties for `Tier`."""
    description: Description | None = None
    """Purpose of the tier, for its AppProject."""
    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of all objects of the tier, such as the team that it belongs to; not of its pods."""
    name: DnsLabel
    """Name of the tier, its folder, its AppProject and the Application of the folder."""
    namespace: DnsLabel | None = None
    """Namespace of the tier."""
    pods: PodDefaults = PodDefaults()
    """What all pods of the tier have."""

class TierScope:
    """The scope of tiers: what they share, and those made so far, in their order."""
    def __init__(self, context: PlatformContext) -> None:
        ...
    context = ...
    """What all tiers share."""
    order: tuple[OrderedTier, ...] = ...
    """The tiers made so far, each with those that it comes after."""
    prometheus: HelmPods | ExternalPods
    """Pods of the Prometheus that reads the metrics of tiers."""
    def register(self, tier: Tier, after: Sequence[Tier]) -> None:
        """Add a tier."""
