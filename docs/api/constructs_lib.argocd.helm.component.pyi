# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ComponentPods:
    """Pods of a chart, with the labels and ports by which policies and monitors find them."""
    @classmethod
    def named(cls, name: str, **ports: int) -> Self:
        """Return pods with that `app.kubernetes.io/name` and these ports."""
    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods; the chart sets them."""
    ports: Mapping[DnsLabel, Port] = {}
    """TCP ports of the pods by purpose, such as `http` or `metrics`."""

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
    """Why the chart should not be used any more, and the way out, for a warning."""
    images: list[str] = ...
    """References of the images in its values."""
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
    values: Values
    """Values of the chart."""
