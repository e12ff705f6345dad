# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Preview:
    """The objects of one preview, in a namespace of its own, as `Previews` repeats them."""
    def __init__(self, scope: Construct, name: str, *, domain: str, quota: ResourceQuotaProps, tls: Tls, entrance: Entrance) -> None:
        """Create the Namespace with its quota, in which pods have no connections unless allowed."""
    commit = ...
    """Stands for the full commit of the pull request, such as in the tag of an image."""
    context = ...
    host = ...
    """Host name of the preview."""
    name = ...
    """Name of its Namespace."""
    networks = ...
    """Addresses in the cluster."""
    number = ...
    """Stands for the number of the pull request."""
    path = ...
    """Path by which errors name it."""
    def serve(self, routes: Routes) -> WebIngress:
        """Serve services at the host of the preview, by the path that is routed to them."""
    space = ...
    """Its namespace."""

class Previews:
    """A CronJob, named after its id, that gives each open pull request a preview."""
    def __init__(self, scope: Construct, id: str, props: PreviewsProps, *, contents: Contents, git_server: HelmPods | ExternalPods | None = None, entrance: Entrance = NGINX) -> None:
        """Create the objects."""
    cluster_role: ApiObject = ...
    """The ClusterRole of the job."""
    cluster_role_binding: ApiObject = ...
    """The binding of the ClusterRole."""
    guard = ...
    """The policy that bounds the rights of the job."""
    job = ...
    """The CronJob."""
    path = ...
    """Path by which errors name it."""
    preview = ...
    """What one preview consists of, with placeholders."""
    scope = ...
    """Construct or Chart around it."""
    template = ...
    """The ConfigMap with the objects of a preview, and the script."""

class PreviewsProps:
    """Properties for `Previews`."""
    deadline_hours: int = Field(default=72, ge=1, le=8760)
    """Hours after which a preview is removed, counted from when it was made of the newest commit. 72 leave time for a weekend."""
    domain: DnsSubdomain
    """Domain of the previews: that of pull request 7 is served at `pr-7.` and it."""
    limit: int = Field(default=10, ge=1, le=1000)
    """Most previews at once, which bounds the sum of their quotas."""
    login: SecretRef
    """Secret with `username` and `password` of a user that may read the repository and comment on its pull requests."""
    quota: ResourceQuotaProps
    """The most that the pods of one preview may use."""
    repository: HttpAddress
    """Address of the repository on GitHub or Gitea, at which pods reach it."""
    resources: ResourcesProps = ResourcesProps(cpu_request='20m', cpu_limit='500m', memory_request='64Mi', memory_limit='256Mi')
    """CPU and memory of the job."""
    schedule: CronSchedule = '*/2 * * * *'
    """Schedule of the job."""
    tls: Tls = None
    """Place where TLS ends, by a certificate for all names of the domain: at the entrance, or at a load balancer in front of it."""

class SeededDatabase:
    """A PostgreSQL server, named after its id, whose data lives as long as its pod."""
    def __init__(self, scope: Construct, id: str, props: SeededDatabaseProps) -> None:
        """Create the objects that `SeededDatabaseProps` describes."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the main container, which is found by its name."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    database = ...
    disruption_budget: ApiObject | None = ...
    """The PodDisruptionBudget, or None if there is one pod."""
    def end(self, ports: Sequence[int], environment: Mapping[str, str] | None = None) -> Connections:
        """Return its end of connections, with the ports and variables that a caller gets."""
    headless_service: ApiObject = ...
    """The Service that gives each pod a name."""
    host = ...
    def host_of(self, ordinal: int) -> str:
        """Return the name of one pod; the first has the ordinal 0."""
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
    port = ...
    role: ApiObject | None = ...
    """The Role of the ServiceAccount, or None if it has no rights."""
    role_binding: ApiObject | None = ...
    """The RoleBinding of the Role, or None if there is no Role."""
    scope = ...
    """Construct or Chart around it."""
    seed = ...
    """The ConfigMap with the SQL."""
    selector = ...
    service: ApiObject = ...
    """The Service by which clients reach any pod."""
    service_account: ApiObject = ...
    """The ServiceAccount of the pods."""
    stateful_set: ApiObject = ...
    """The StatefulSet."""

class SeededDatabaseProps:
    """Properties for `SeededDatabase`."""
    database: PostgresName
    """Name of the database."""
    image: ImageRef = POSTGRES_IMAGE
    """Image of the server: the official Debian image of PostgreSQL, or made from it."""
    resources: ResourcesProps = ResourcesProps(cpu_request='50m', cpu_limit='500m', memory_request='128Mi', memory_limit='256Mi')
    """CPU and memory of the server, small as previews are many."""
    seed: Annotated[Mapping[SqlFile, Text], at_most_in_all(MOST_BYTES)] = Field(min_length=1)
    """Files of SQL by name, at most 1 MiB in all."""
    size: Storage = '1Gi'
    """Maximum size of the data; a pod that exceeds it is evicted."""
