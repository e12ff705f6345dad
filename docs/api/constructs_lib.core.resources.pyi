# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Pods:
    """Pods that are all the same."""
    def declaration(self, namespace: str) -> DeclaredPods:
        """Return what is declared of these pods, for the rule about quotas."""
    each: ResourcesProps
    """CPU and memory of one pod as a whole."""
    number: int
    """Number of the pods."""
    @classmethod
    def of_deployment(cls, replicas: int, each: ResourcesProps) -> Self:
        """Return the pods of a Deployment in a rolling update."""

class ResourcesProps:
    """CPU and memory of a container."""
    cpu_limit: Cpu = '500m'
    """CPU above which the container is throttled."""
    cpu_request: Cpu = '200m'
    """CPU that is reserved for the container."""
    def limits(self) -> dict[str, str]:
        """Return the limits by resource."""
    memory_limit: Memory = '512Mi'
    """Memory above which the container is killed."""
    memory_request: Memory = '256Mi'
    """Memory that is reserved for the container."""
    def requests(self) -> dict[str, str]:
        """Return the requests by resource."""
    def requirements(self) -> k8s.ResourceRequirements:
        """Return the requests and limits for a container."""
