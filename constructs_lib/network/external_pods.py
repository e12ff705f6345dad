"""Pods that others create, as one end of connections."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from pydantic import Field

from constructs_lib.kube.names import DnsLabel, LabelKey, LabelValue, Port
from constructs_lib.network.connections import Connections
from constructs_lib.props.model import Props


class ExternalPods(Props):
    """Pods that others create (the cluster, another team), as one end of connections.

    If the platform creates them itself, pass their construct to `allow_to` instead: `ExternalPods`
    have no policy at their own end.
    """

    name: DnsLabel
    """Name in policies and in the flow graph."""

    namespace: DnsLabel
    """Namespace of the pods."""

    pod_labels: Mapping[LabelKey, LabelValue] = Field(min_length=1)
    """Labels that select the pods."""

    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets if it names none."""

    @cached_property
    def connections(self) -> Connections:
        """Its end of connections, without policies, which the owner of the pods has to write."""
        return Connections(self.name, self.namespace, self.pod_labels, ports=self.ports)
