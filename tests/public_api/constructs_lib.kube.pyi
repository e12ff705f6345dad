# Names, parameters and defaults that are public. Written by 'make api', never edited.

DnsSubdomain = ...
"""Name of most objects (RFC 1123 subdomain)."""

Storage = ...
"""Size of a volume, from 1Mi: with less, a suffix was forgotten."""

k8s = ...

def labels(context: Surroundings, name: str, component: str, version: str = '') -> dict[str, str]:
    """Return the labels of an object and its pods."""

def manifest(described: k8s.Object | BoundStruct) -> Manifest:
    """Return the object that a struct describes: one of ours, or `…Props` of cdk8s' bindings."""
