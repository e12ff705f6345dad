# Names, parameters and defaults that are public. Written by 'make api', never edited.

def claim_spec(size: str, storage_class: str | None, volume: str | None = None) -> k8s.PersistentVolumeClaimSpec:
    """Return the spec of a claim for a volume that one node at a time can mount."""
