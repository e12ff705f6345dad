# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ApiObjects:
    """Base of constructs that describe their API objects as data."""
    def __init__(self, scope: Construct, id: str, manifests: Mapping[str, Manifest], declarations: Declarations = NOTHING) -> None:
        """Create the objects, by the ids of their constructs, and declare facts for the rules."""
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

def context_of(scope: Construct, id: str, name: object, props: object = None, props_type: type | None = None, *, namespace: str | None = None) -> Context:
    """Check the id and props of a new construct, and return the facts that it inherits."""

def patch(object: ApiObject, fields: Mapping[str, Json]) -> None:
    """Merge fields into an object, in the form of a manifest; None removes a field."""
