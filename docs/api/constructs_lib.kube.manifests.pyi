# Names, parameters and defaults that are public. Written by 'make api', never edited.

def manifest(described: k8s.Object | BoundStruct) -> Manifest:
    """Return the object that a struct describes: one of ours, or `…Props` of cdk8s' bindings."""
