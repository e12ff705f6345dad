# Names, parameters and defaults that are public. Written by 'make api', never edited.

class CustomPods:
    """One end of connections, named after its id, for pods that a team's own object creates."""
    def __init__(self, scope: Construct, id: str, props: CustomPodsProps, *, workload: Construct) -> None:
        """Read the labels and containers of the pods."""
    def add(self, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create more objects, and declare more facts."""
    def add_annotations(self, annotations: Annotations) -> None:
        """Add annotations to all objects that the construct has now, but not to its pods."""
    def add_environment(self, variables: Mapping[str, str]) -> None:
        """Add variables to the environment of the container: all of them, or none."""
    def add_labels(self, labels: Mapping[OwnKey, LabelValue]) -> None:
        """Add labels to all objects that the construct has now."""
    def child(self, id: str) -> ApiObject:
        """Return the API object whose construct has that id."""
    connections = ...
    container = ...
    """Name of the container that gets the environment variables."""
    id = ...
    """Its id within the scope."""
    def optional_child(self, id: str) -> ApiObject | None:
        """Return the API object whose construct has that id, None where there is none."""
    path: str
    """Path by which errors name the construct."""
    scope = ...
    """Construct or Chart around it."""
    workload = ...

class CustomPodsProps:
    """Properties for `CustomPods`."""
    container: DnsLabel | None = None
    """Container that gets the environment variables by which the pods find their targets."""
    offers: Mapping[EnvName, VariableText] = {}
    """Environment variables by which a caller finds these pods, such as the URL of a Service."""
    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets if it names none."""
