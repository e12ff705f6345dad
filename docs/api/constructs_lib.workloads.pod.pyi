# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Toleration:
    """A taint of nodes that the pods tolerate."""
    effect: Literal['NoSchedule', 'PreferNoSchedule', 'NoExecute'] | None = None
    """Effect of the taint."""
    key: LabelKey | None = None
    """Key of the taint."""
    operator: Literal['Equal', 'Exists'] = 'Equal'
    """Whether the value must be equal, or the taint must only exist."""
    def toleration(self) -> k8s.Toleration:
        """Return the toleration for a pod."""
    toleration_seconds: int | None = Field(default=None, ge=0, le=MAX_INT32)
    """Seconds for which the pods tolerate effect `NoExecute`."""
    value: LabelValue | None = None
    """Value of the taint, with operator `Equal`."""
