# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ArgoCluster:
    """A cluster, named after its id, of the Argo CD in the namespace of its Chart."""
    def __init__(self, scope: Construct, id: str, props: ArgoClusterProps) -> None:
        """Declare the Secret."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    id = ...
    """Its id within the scope."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""
    secret = ...
    """Its Secret."""

class ArgoClusterProps:
    """Properties for `ArgoCluster`."""
    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of its Secret, by which ApplicationSets choose it."""
    server: ClusterAddress
    """API server of the cluster, the `server` of its projects and of its `PlatformContext`."""

class ComponentPods:
    """Pods of a chart, with the labels and ports by which policies and monitors find them."""
    @classmethod
    def named(cls, name: str, **ports: int) -> Self:
        """Return pods with that `app.kubernetes.io/name` and these ports."""
    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods; the chart sets them."""
    ports: Mapping[DnsLabel, Port] = {}
    """TCP ports of the pods by purpose, such as `http` or `metrics`."""

class GitSource:
    """A Git repository at a revision."""
    repository: GitAddress
    """Address at which Argo CD reaches it."""
    revision: GitRevision = f'{BRANCH}main'
    """Branch to follow, or tag or commit to pin."""

class HelmChart:
    """A chart at a version."""
    digest: ChartDigest | None = None
    """Digest of the chart's archive, which an annotation of the Application states."""
    is_oci: bool = ...
    """Whether the repository is an OCI registry."""
    name: DnsLabel
    """Name of the chart in the repository."""
    repository: ChartRepository
    """Address of the chart's repository."""
    version: ChartVersion
    """Exact version of the chart."""

class HelmComponent:
    """A chart at a version, with its values and everything that follows from using it."""
    api_versions: Sequence[ApiVersion] = ()
    """API versions that the chart is told are installed, besides those that Argo CD finds."""
    chart: HelmChart
    """Chart and its version."""
    cluster_kinds: Mapping[ApiKind, Description] = {}
    """Kinds of which the project of its tier allows every object, each with the reason why their names are not stated."""
    cluster_objects: Mapping[ApiKind, Sequence[ClusterObjectName]] = {}
    """Names of the chart's cluster-scoped objects, by kind."""
    end_of_life: Reason = ''
    """Why the chart should be replaced, and by which one, for a warning."""
    images: list[str] = ...
    """References of the images in its values."""
    is_ready_later: bool = False
    """Whether its pods are ready only after what is delivered later, so that waves do not wait."""
    jobs: Sequence[NonEmptyText] = ()
    """Label `job` of the metrics that Prometheus reads by the chart's monitors, mostly the names of its Services."""
    loss_accepted: Reason = ''
    """Why the data of the chart need no backup."""
    name: ReleaseName
    """Name of the release, of its Application, and of its values file."""
    namespaced_kinds: Sequence[ApiKind] = ()
    """Kinds of the chart's objects in its namespace."""
    other_namespaces: Sequence[DnsLabel] = ()
    """Namespaces besides its own in which the chart has objects of `namespaced_kinds`."""
    pods: Mapping[DnsLabel, ComponentPods] = {}
    """Pods of the chart, by the name that policies and the flow graph use."""
    pods_in_an_update: Sequence[Pods] = ()
    """All pods of the chart at their highest number, for the quota of its namespace."""
    provides: Sequence[DnsSubdomain] = ()
    """API groups whose CustomResourceDefinitions it installs, directly or through an operator."""
    secrets: Sequence[SecretSource] = ()
    """Secrets that the chart expects in its namespace."""
    services: Mapping[DnsLabel, Port] = {}
    """Ports of the chart's Services to which Ingresses may lead, by name."""
    skip_crds: bool = False
    """Whether the chart's folder `crds/` is skipped."""
    skip_schema_validation: bool = False
    """Whether the chart's schema for its values is ignored."""
    values: Mapping[str, JsonValue]
    """Values of the chart under its own keys, such as those of a file by `chart_values`."""

def chart_image(image: str, *keys: ImageKey) -> Manifest:
    """Return `image` of a container, in the parts that its chart joins."""

def chart_pods(chart: Chart, component: HelmComponent, name: str, *default_ports: str) -> HelmPods:
    """Return pods of a third-party chart as one end of connections."""

def install(tier: Tier, component: HelmComponent) -> None:
    """Add a third-party chart to a tier; Argo CD installs it in the namespace of the tier."""
