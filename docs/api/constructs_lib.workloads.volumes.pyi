# Names, parameters and defaults that are public. Written by 'make api', never edited.

class EmptyDir:
    """A folder that lives as long as its pod."""
    medium: Literal['Memory'] | None = None
    """Storage medium. `Memory` counts toward the memory of the container that writes."""
    size_limit: Storage
    """Maximum size; a pod that exceeds it is evicted."""
