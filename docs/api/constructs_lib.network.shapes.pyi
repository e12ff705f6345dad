# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Ingress:
    """An Ingress."""
    api_version: str
    group: str = ...
    """API group, empty for the core group."""
    kind: str
    metadata: Metadata
    name: str = ...
    """Name, empty if it has none."""
    namespace: str = ...
    """Namespace, empty if it is cluster-scoped."""
    def shown(self) -> dict[str, Any]:
        """Return what is stated, as in a manifest."""
    spec: IngressSpec
