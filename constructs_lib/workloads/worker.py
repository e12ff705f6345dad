"""A program without clients, such as a consumer of a queue.

Emits a Deployment and a ServiceAccount; an autoscaler if the number of pods may vary, a disruption
budget if there may be two pods or more, and a Role if it has rights.
"""

from constructs import Construct

from constructs_lib.kube.names import DnsLabel
from constructs_lib.tree.api_objects import context_of
from constructs_lib.workloads.container import NO_PROBES
from constructs_lib.workloads.deployment import DeployedPods, DeploymentProps
from constructs_lib.workloads.metadata import WorkloadMetadata


class WorkerProps(DeploymentProps):
    """Properties for `Worker`.

    It has no probes of its own: a process that ends is restarted without them.
    """


class Worker(DeployedPods):
    """A program without clients in identical pods, named after its id."""

    def __init__(self, scope: Construct, id: str, props: WorkerProps) -> None:
        """Create the objects that `WorkerProps` describes."""
        context = context_of(scope, id, DnsLabel, props, WorkerProps)
        metadata = WorkloadMetadata.of(context, id, id, props.image)
        super().__init__(scope, id, metadata, props, ports={}, probes=NO_PROBES)
        self.connections = self.end(props.ports)
