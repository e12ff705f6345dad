"""Pods that a chart installs in a namespace of ours; emits the policies of their connections."""

from collections.abc import Mapping, Sequence

from constructs import Construct
from pydantic import Field

from constructs_lib.core.api_objects import ApiObjects, place_of
from constructs_lib.core.fields import DnsLabel, LabelValue, Port, checked_id
from constructs_lib.core.labels import labels
from constructs_lib.core.props import Props
from constructs_lib.network.connections import Connections, Peer


class ChartPodsProps(Props):
    """Properties for `ChartPods`."""

    pod_labels: Mapping[str, LabelValue] = Field(min_length=1)
    """Labels that select the pods, as the chart sets them."""

    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets where it asks for none."""


class ChartPods(ApiObjects):
    """One end of connections, named like its id, whose pods come with a chart.

    It is to pods of a chart in this Chart's namespace what `Peer` is to those in a namespace of
    others: there whoever owns the namespace writes the policies, here each connection emits one.
    """

    def __init__(self, scope: Construct, id: str, props: ChartPodsProps) -> None:
        place = place_of(scope)
        peer = Peer(
            name=checked_id(DnsLabel, id),
            namespace=place.namespace,
            pod_labels=props.pod_labels,
            ports=props.ports,
        )
        super().__init__(scope, id, {}, {"peer": [peer.connections.declaration()]})
        self.connections = Connections(
            id,
            place.namespace,
            props.pod_labels,
            ports=props.ports,
            owner=self,
            labels=labels(place, id, "policy"),
        )
