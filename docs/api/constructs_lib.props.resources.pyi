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

ResourcesProps = ...
"""That of `constructs_lib`."""
