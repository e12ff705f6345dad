# Names, parameters and defaults that are public. Written by 'make api', never edited.

class ResourceQuotaProps:
    """Limits on the sum of the pods of a namespace."""
    but_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods do not count, since they have a quota of their own."""
    cpu_limits: Cpu
    """Sum of CPU limits."""
    cpu_requests: Cpu
    """Sum of CPU requests."""
    memory_limits: Memory
    """Sum of memory limits."""
    memory_requests: Memory
    """Sum of memory requests."""
    name: str = ...
    """Name of the object: scopes of one that is there cannot be changed."""
    only_priority_class: DnsSubdomain | None = None
    """PriorityClass whose pods alone count."""
    pods: int = Field(ge=1, le=MAX_INT64)
    """Number of pods that have not ended."""
    def spec(self) -> k8s.ResourceQuotaSpec:
        """Return the spec of the object."""
    with_deadline_only: bool = False
    """Whether only pods with a deadline of their own (`activeDeadlineSeconds`) count, such as those of Tekton's Tasks."""
