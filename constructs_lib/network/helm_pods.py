"""Pods that a chart installs in one of our namespaces; emits the policies of their connections."""

from collections.abc import Mapping, Sequence

from constructs import Construct
from pydantic import Field

from constructs_lib.kube.declarations import Declarations, DeclaredEnd
from constructs_lib.kube.label_keys import labels
from constructs_lib.kube.names import DnsLabel, LabelKey, LabelValue, Port
from constructs_lib.network.connections import Connections
from constructs_lib.props.model import Props
from constructs_lib.tree.api_objects import ApiObjects, context_of


class HelmPodsProps(Props):
    """Properties for `HelmPods`."""

    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods; the chart sets them."""

    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets if it names none."""


class HelmPods(ApiObjects):
    """One end of connections, named after its id, whose pods a chart installs.

    Each connection emits a policy for this end. For pods in a namespace of others, whose owner
    writes the policies, use `ExternalPods`.
    """

    def __init__(self, scope: Construct, id: str, props: HelmPodsProps) -> None:
        """Create the objects that `HelmPodsProps` describes."""
        context = context_of(scope, id, DnsLabel, props, HelmPodsProps)
        end = DeclaredEnd(
            namespace=context.namespace, name=id, labels=dict(props.pod_labels), owned=True
        )
        super().__init__(scope, id, {}, Declarations(ends=[end]))
        self.connections = Connections(
            id,
            context.namespace,
            props.pod_labels,
            ports=props.ports,
            owner=self,
            labels=labels(context, id, "policy"),
        )
