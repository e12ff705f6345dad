# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ExternalPods:
    """Pods that others create (the cluster, another team), as one end of connections."""
    connections: Connections = ...
    """Its end of connections, without policies, which the owner of the pods has to write."""
    name: DnsLabel
    """Name in policies and in the flow graph."""
    namespace: DnsLabel
    """Namespace of the pods."""
    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods."""
    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets if it names none."""

class Platform:
    """Tiers that are checked and written together."""
    def __init__(self, context: PlatformContext = PlatformContext(), *, rules: Sequence[Rule] | None = None, warnings: Sequence[Rule] | None = None) -> None:
        """Start without tiers."""
    def accept(self, *, rule: str, object: str, reason: str, path: str | None = None, until: str | None = None) -> None:
        """Accept the findings of a rule at one place, as `accept` does beside a construct."""
    bounds_rules = ...
    """Whether the operator bounds rules and receivers of teams to their namespaces, by `enforcedNamespaceLabel` and the matcher of receivers."""
    context = ...
    """Settings that all tiers share."""
    def files(self) -> dict[str, str]:
        """Return everything one synth writes: text by path, such as `dist/app/ingress.yaml`."""
    def findings(self, today: str | None = None) -> list[Finding]:
        """Return the findings of all rules over all tiers."""
    def flows(self) -> list[Flow]:
        """Return the connections between all pods."""
    order: tuple[OrderedTier, ...] = ...
    """The tiers made so far, each with those that it comes after."""
    prometheus: HelmPods | ExternalPods
    """Pods of the Prometheus that reads the metrics of tiers."""
    def register(self, tier: Tier, after: Sequence[Tier]) -> None:
        """Add a tier."""
    def secrets(self) -> list[Manifest]:
        """Return the Secrets that must exist, in the form of `needed_secrets`."""
    def synth(self, *folders: Path | str) -> None:
        """Check all tiers, then write everything, or nothing if a rule has findings."""
    def warnings(self) -> list[Finding]:
        """Return the findings of those rules that only warn."""

class PlatformContext:
    """Settings that all tiers of a platform share, given to `Platform` once."""
    api_server_port: Port = API_SERVER_PORT
    """Port of the API server at its own address, not that of its Service."""
    application_prefix: NamePrefix = ''
    """Beginning of the names of all Applications and projects, such as `staging-`, where one Argo CD delivers several environments."""
    contract: TeamContract | None = ...
    """Contract of the team whose program it is, by `of_team`."""
    folder: RepositoryFolder = 'dist'
    """Folder of the repository that the platform is written to, and delivered from."""
    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""
    node_networks: Sequence[Cidr] = Field(default=PRIVATE_NETWORKS, min_length=1)
    """Networks that the addresses of all nodes, and of the API server, are in."""
    @classmethod
    def of_team(cls, file: str) -> Self:
        """Return the settings of a team's own program, by the contract that its platform wrote."""
    def page_url(self, name: PageName, *, tls: bool = False) -> str:
        """Return the address of a page. `tls` says whether a server without a host has it."""
    pages: Mapping[PageName, PageProps] = {}
    """Host names of pages that the Ingress serves."""
    part_of: LabelValue = 'web-platform'
    """System that the tiers belong to, for the label `app.kubernetes.io/part-of`."""
    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods, by default of Kind."""
    pods: PodDefaults = PodDefaults()
    """Settings of all pods: pull Secrets, PriorityClass, nodes."""
    ports: PortPlan = PortPlan()
    """Ports of the host."""
    prometheus: ExternalPods = PROMETHEUS
    """Prometheus that reads metrics where no tier of the platform installs one."""
    requires_backups: bool = False
    """Whether data without a backup end a synth, in place of a warning."""
    requires_digests: bool = False
    """Whether an image or chart without a digest ends a synth, in place of a warning."""
    runbooks: FolderAddress = RUNBOOKS
    """Address of the folder with a page for each alert, which is named after the alert."""
    secret_store: SecretStore | None = None
    """Store of External Secrets that all Secrets are filled from."""
    server: ClusterAddress = THIS_CLUSTER
    """API server of the cluster, as Argo CD knows it."""
    zones: bool = False
    """Whether the nodes are in several zones, by their label `topology.kubernetes.io/zone`."""

class Props:
    """Base of every props model: frozen and strict, without unknown names, with checked defaults."""

class ResourcesProps:
    """CPU and memory of a container."""
    cpu_limit: Cpu = '500m'
    """CPU above which the container is throttled."""
    cpu_request: Cpu = '200m'
    """CPU that is reserved for the container."""
    def limits(self) -> dict[str, str]:
        """Return the limits by resource."""
    memory_limit: Memory = '512Mi'
    """Memory above which the container is killed."""
    memory_request: Memory = '256Mi'
    """Memory that is reserved for the container."""
    def requests(self) -> dict[str, str]:
        """Return the requests by resource."""
    def requirements(self) -> k8s.ResourceRequirements:
        """Return the requests and limits for a container."""

class SecretRef:
    """A Secret that exists in the cluster, in the namespace of the construct that uses it."""
    copied_from: DnsLabel | None = None
    """Namespace with the Secret of the same name that it is a copy of."""
    def declaration(self, namespace: str) -> DeclaredSecret:
        """Return the entry for the platform's list of required Secrets."""
    has_other_keys: bool = False
    """Whether a program adds keys of its own at run time."""
    def key(self, key: str) -> SecretKey:
        """Return one value of the Secret, for the environment of a container."""
    keys: Annotated[Sequence[DataKey], DISTINCT] = Field(min_length=1)
    """Keys that the Secret must have."""
    labels: Mapping[LabelKey, LabelValue] = {}
    """Labels by which programs find it."""
    made_by: NonEmptyText | None = None
    """Controller that makes it in the cluster, such as `cert-manager`; then it is in no list of Secrets to make, and no store fills it."""
    name: DnsSubdomain
    """Name of the Secret."""
    def of_namespace(self, namespace: str, servers: Mapping[str, int] | None = None) -> Self:
        """Return the Secret as one of that namespace; elsewhere its use without a copy is found."""
    def seen_from(self, namespace: str) -> Self:
        """Return the Secret, or in a namespace that is not its own a copy of it."""
    values: Mapping[DataKey, ValueSource] = {}
    """Sources of the values, by key, if the Secret does not exist yet."""

class Tier:
    """The App of a folder such as `dist/<name>`, to which each Chart adds a file."""
    def __init__(self, platform: TierScope, props: TierProps, *, after: Sequence[Tier] = ()) -> None:
        """Make the tier, and add it to the platform."""
    def add_namespace(self, quota: ResourceQuotaProps | None = None, *, pod_security: PodSecurityLevel = 'restricted', pod_security_reason: str | None = None) -> TierNamespace:
        """Add the namespace of the tier, in a file of its own."""
    def chart(self, id: str, *, namespace: str | None = None) -> Chart:
        """Return a new Chart of the tier, which is written to a file with the id's name."""
    chart_ids: Sequence[str] = ...
    """Ids of its Charts, each the name of a file without `.yaml`."""
    components: list[HelmComponent]
    """Third-party charts that the tier installs."""
    context = ...
    """Settings that it shares with the other tiers."""
    description: str
    folder: str
    """Folder of the repository that it is written to."""
    name: str
    namespace: str
    """Name of the namespace of all objects in the tier."""
    networks = ...
    """Addresses in the cluster."""
    pages: list[Page]
    """Pages of their servers that are reached from the host."""
    platform = ...
    """The platform around it."""
    secrets_path: str | None
    """Path to which the list of Secrets is moved, from `bootstrap/secrets.yaml` of the folder of the platform."""
    def shared_chart(self, id: str) -> Chart:
        """Return the Chart of the tier with that id, which is made when first asked for."""
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
    """Settings of all pods of the tier."""

class TierScope:
    """The scope of tiers: what they share, and those made so far, in their order."""
    def __init__(self, context: PlatformContext) -> None:
        ...
    bounds_rules = ...
    """Whether the operator bounds rules and receivers of teams to their namespaces, by `enforcedNamespaceLabel` and the matcher of receivers."""
    context = ...
    """Settings that all tiers share."""
    order: tuple[OrderedTier, ...] = ...
    """The tiers made so far, each with those that it comes after."""
    prometheus: HelmPods | ExternalPods
    """Pods of the Prometheus that reads the metrics of tiers."""
    def register(self, tier: Tier, after: Sequence[Tier]) -> None:
        """Add a tier."""

class WebIngress:
    """An Ingress, HTTPRoutes or a GRPCRoute, or several of them, named after its id."""
    def __init__(self, scope: Construct, id: str, props: WebIngressProps, *, routes: Routes, entrance: Entrance = NGINX) -> None:
        """Create the objects."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    grpc_route: ApiObject | None = ...
    """The GRPCRoute to the services."""
    hosts = ...
    """Host names that it serves."""
    http_route: ApiObject | None = ...
    """The HTTPRoute to the services."""
    id = ...
    """Its id within the scope."""
    ingress: ApiObject | None = ...
    """The Ingress."""
    name = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""

class WebIngressProps:
    """Properties for `WebIngress`."""
    ends_tls: bool = ...
    """Whether TLS ends at the entrance."""
    grpc: bool = False
    """Whether the services speak gRPC."""
    has_tls: bool = ...
    """Whether visitors come by HTTPS."""
    host_port: Port | None = None
    """Port by which users reach the entrance, for services that compare where a form comes from."""
    hosts: Annotated[Sequence[Hostname], DISTINCT] = Field(min_length=1)
    """Host names that serve all routes, and that no other Ingress has."""
    hsts: str | None = ...
    """Value of the header, as F5's NGINX writes it."""
    hsts_seconds: int | None = Field(default=None, ge=1, le=2 * 366 * 24 * 60 * 60)
    """Seconds for which browsers use HTTPS only (`strict-transport-security`)."""
    issuer: DnsSubdomain | None = None
    """ClusterIssuer of cert-manager that makes and renews `tls_secret`."""
    timeout_seconds: int | None = Field(default=None, ge=1, le=86400)
    """Most seconds that a visitor waits for an answer, after which it is 504."""
    tls: Literal['entrance', 'in-front'] | None = None
    """Place where TLS ends without a Secret of this namespace: at the entrance, which has a certificate of its own, or at a load balancer in front of it."""
    tls_secret: DnsSubdomain | None = None
    """Secret with `tls.crt` and `tls.key` for all hosts."""

class WebService:
    """An HTTP server in identical pods, named after its id and reached through its Service."""
    def __init__(self, scope: Construct, id: str, props: WebServiceProps) -> None:
        """Create the objects that `WebServiceProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    autoscaler: ApiObject | None = ...
    """The HorizontalPodAutoscaler, or None if the number of pods is fixed."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    deployment: ApiObject = ...
    """The Deployment."""
    disruption_budget: ApiObject | None = ...
    """The PodDisruptionBudget, or None if there is never more than one pod."""
    def end(self, ports: Mapping[str, int], environment: Mapping[str, str] | None = None, port_variable: str | None = None) -> Connections:
        """Return its end of connections, with the variables and ports that a caller gets."""
    id = ...
    """Its id within the scope."""
    labels = ...
    metrics_port = ...
    name = ...
    namespace = ...
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    def patch_container(self, name: str, fields: Mapping[str, Json]) -> None:
        """Merge fields of a manifest into one of the containers; None removes a field."""
    path: str
    """Path by which errors name the construct."""
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    selector = ...
    service: ApiObject = ...
    """The Service."""
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""
    service_name = ...
    service_port = ...
    url = ...

class WebServiceProps:
    """Properties for `WebService`; `ports` are also ports of its Service."""
    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own."""
    def autoscaler(self, metadata: k8s.ObjectMeta) -> k8s.HorizontalPodAutoscaler:
        """Return an autoscaler for the Deployment of the same name."""
    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point."""
    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
    cpu_percent: Percent = 70
    """Average CPU to aim for, in percent of the request. 70 leaves room while a new pod starts."""
    drain_seconds: int = Field(default=25, ge=1, le=3600)
    """Maximum seconds for the process, after SIGTERM, to finish its current work."""
    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""
    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables."""
    image: ImageRef
    """Container image."""
    init: InitProgramProps | None = None
    """Program of the same image that must succeed before the main one starts, such as a database migration."""
    is_fixed: bool = ...
    """Whether the number of pods never changes."""
    liveness_path: HttpPath = '/healthz'
    """Path that answers 2xx while the process is healthy, regardless of other services."""
    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails."""
    max_replicas: int = Field(default=3, ge=1, le=MAX_INT32)
    """Maximum number of pods."""
    memory_percent: Percent | None = None
    """Average memory to aim for, in percent of the request."""
    metrics_port: Port | None = 9464
    """Port on which the process serves Prometheus metrics."""
    min_replicas: int = Field(default=1, ge=1, le=MAX_INT32)
    """Minimum number of pods."""
    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""
    def own_ports(self) -> dict[str, int]:
        """Return the ports of the process by name."""
    def own_probes(self) -> Probes:
        """Return the probes to use where the settings have none."""
    pod: PodProps = PodProps()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""
    def pods_in_an_update(self) -> Pods:
        """Return the pods at the highest scale, in a rolling update."""
    port: Port = 3000
    """Port on which the process serves HTTP. 3000 is the default of SvelteKit's adapter-node."""
    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""
    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
    readiness_path: HttpPath = '/readyz'
    """Path that answers 2xx while the process can serve requests."""
    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails."""
    resources: ResourcesProps = ResourcesProps()
    """CPU and memory of the container."""
    run_as_group: UserId = 10001
    """Group of the process."""
    run_as_user: UserId = 10001
    """User of the process."""
    scale_down_seconds: int = Field(default=300, ge=0, le=3600)
    """Seconds of low load before pods are removed. 300, Kubernetes' default, bridges lulls."""
    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start."""
    startup_seconds: int = Field(default=60, ge=STARTUP_PERIOD_SECONDS, le=3600)
    """Maximum seconds for the process to start, rounded up to even; then it is restarted."""
    tmp_size: Storage = '64Mi'
    """Maximum size of `/tmp`, the only writable folder; a pod that exceeds it is evicted."""
    unreachable_seconds: int = Field(default=30, ge=0, le=3600)
    """Seconds for which pods are not replaced whose node is not ready or does not answer."""

__version__ = ...

def accept(construct: Construct, *, rule: str, object: str, reason: str, path: str | None = None, until: str | None = None) -> None:
    """Accept the findings of a rule at one place."""

def run(compose: Callable[[], Platform], *folders: Path | str) -> None:
    """Compose a platform and synthesize it into folders; it ends a `main.py`."""
