# Names, parameters and defaults that are public. Written by 'make api', never edited.

DnsSubdomain = ...
"""Name of most objects (RFC 1123 subdomain)."""

OwnNamespace = ...
"""Name of a namespace that a platform creates, and closes by a default-deny."""

Storage = ...
"""Size of a volume, from 1Mi: with less, a suffix was forgotten."""

def claim_spec(size: str, storage_class: str | None, volume: str | None = None) -> k8s.PersistentVolumeClaimSpec:
    """Return the spec of a claim for a volume that one node at a time can mount."""

k8s = ...

def labels(context: Surroundings, name: str, component: str, version: str = '') -> dict[str, str]:
    """Return the labels of an object and its pods."""

def left_alone(protected: bool) -> dict[str, str]:
    """Return the annotations by which Argo CD leaves a protected object that is not in Git."""

def manifest(described: k8s.Object | BoundStruct) -> Manifest:
    """Return the object that a struct describes: one of ours, or `…Props` of cdk8s' bindings."""

def protection(protected: bool) -> dict[str, str]:
    """Return the label that protects an object from deletion, or no label."""
