# Names, parameters and defaults that are public. Written by 'make api', never edited.

class TeamMonitoringProps:
    """Monitoring of a team by the Prometheus of the platform."""
    kinds: Mapping[str, str] = ...
    """Kinds that its repository may hold for that, each with its resource and group."""
    ports: Annotated[Sequence[Port], DISTINCT, Field(min_length=1)] = (9090,)
    """TCP ports of its pods at which Prometheus reads metrics."""
    rules: bool = False
    """Whether it has alerts, recorded metrics and receivers."""

class TeamPreviewsProps:
    """Properties of the previews of a team's pull requests."""
    api: FolderAddress | None = None
    """Address at which Argo CD reaches the server."""
    application_sets: HelmPods | ExternalPods
    """Pods of the ApplicationSet controller: `application_sets` of the `CicdTier`."""
    at_once: int = Field(default=10, ge=1, le=100)
    """The most previews that exist at once."""
    delivery: str = ...
    """Namespace of Argo CD."""
    domain: DnsSubdomain
    """Domain of the previews: that of pull request 7 is served at `pr-7.` and it."""
    git_server: HelmPods | ExternalPods | None = None
    """Pods that serve the API."""
    hosts: str = ...
    """All hosts of previews, as a pattern."""
    interval_seconds: int = Field(default=60, ge=10, le=86400)
    """Seconds after which Argo CD asks again for pull requests."""
    is_chart: bool = False
    """Whether the folder is a Helm chart, which gets the values `host` and `commit`."""
    label: NonEmptyText = 'preview'
    """Label that a pull request has a preview by, from when it is given until it is taken."""
    path: RepositoryFolder | None = None
    """Folder of the branch with the contents of a preview."""
    quota: ResourceQuotaProps
    """The most that the pods of one preview may use."""
    repository: GitPath
    """Owner and name of the team's repository on that server, such as `shop/web`."""
    server: Literal['gitea', 'github', 'gitlab']
    """Kind of the Git server of the team's repository."""
    service: ServiceName
    """Name of the Service in the contents that the host of a preview leads to."""
    service_port: Port = 80
    """Port of that Service."""
    tls: Literal['entrance', 'in-front'] | None = None
    """Place where TLS ends, by a certificate for all names of the domain: at the entrance, or at a load balancer in front of it."""
    token: SecretRef = ...
    """The Secret with the token, which a person gives."""
    token_secret: DnsSubdomain
    """Secret in Argo CD's namespace, whose key `token` reads pull requests, and nothing more."""

class TeamSpaceProps:
    """Properties for `TeamSpace`: a row for each team."""
    all_kinds: Sequence[str] = ...
    """Kinds that its repository may hold, those with a reason included."""
    counted_kinds: Mapping[str, str] = ...
    """Kinds that a quota counts, each with its resource and group."""
    ephemeral_storage: Storage = '20Gi'
    """Sum of what the pods of a namespace may write to disks of nodes."""
    folders: Sequence[str] = ...
    """Folders of the repository that are its own, that of its previews included."""
    git: GitSource
    """Repository of the team, which Argo CD follows."""
    hosts: Annotated[Sequence[Hostname], DISTINCT] = ()
    """Host names of its Ingresses and routes; `*.` stands for all below."""
    kinds: Annotated[Sequence[ApiKind], DISTINCT, Field(min_length=1)] = (*TEAM_KINDS,)
    """Kinds that its repository may hold, of those that give no rights beyond its namespaces."""
    members: GroupName | None = None
    """Group of people who read its objects and logs, but no Secrets, and who see and sync its Application."""
    monitoring: TeamMonitoringProps | None = None
    """Monitors of its pods, and alerts."""
    namespaces: Annotated[Sequence[OwnNamespace], DISTINCT] = ()
    """Its namespaces."""
    objects: int = Field(default=50, ge=1, le=1000)
    """The most objects of each of `kinds` in a namespace."""
    other_kinds: Mapping[ApiKind, Description] = {}
    """Further kinds, each with the reason why it opens nothing beyond its namespaces."""
    outside: Description | None = None
    """Why its pods may call port 443 of addresses outside the cluster."""
    owner: CodeOwner | None = None
    """User or team of the Git server that reviews changes of the folder, such as `@acme/shop`, for the file `teams/CODEOWNERS`."""
    path: RepositoryFolder
    """Folder of that repository with the manifests of the team."""
    ports: Annotated[Sequence[Port], DISTINCT, Field(min_length=1)] = (8080,)
    """TCP ports of its pods at which the entrance calls them."""
    previews: TeamPreviewsProps | None = None
    """Previews of pull requests of its repository."""
    priority_class: DnsSubdomain | None = None
    """PriorityClass that its pods may state, such as the default of the cluster."""
    quota: ResourceQuotaProps
    """The most that its pods may use, in each of its namespaces."""
    storage: Storage = '20Gi'
    """Sum of what the claims of a namespace request."""

def add_team(tier: Tier, name: str, props: TeamSpaceProps, *, entrance: Entrance = NGINX) -> TeamSpace:
    """Add the space of a team to a tier, in a file of its own; with the first, the guard of all."""
