# Names, parameters and defaults that are public. Written by 'make api', never edited.

def labels(context: Surroundings, name: str, component: str, version: str = '') -> dict[str, str]:
    """Return the labels of an object and its pods."""

def left_alone(protected: bool) -> dict[str, str]:
    """Return the annotations by which Argo CD leaves a protected object that is not in Git."""

def protection(protected: bool) -> dict[str, str]:
    """Return the label that protects an object from deletion, or no label."""
