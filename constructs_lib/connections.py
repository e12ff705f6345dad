"""Who may talk to whom.

A connection emits a NetworkPolicy on both ends, the environment by which the caller finds the
called, and an edge of the flow graph.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from cdk8s_plus_27 import k8s
from constructs import IConstruct
from pydantic import Field

from constructs_lib._api_objects import ApiObjects, int_or_string, manifest
from constructs_lib._labels import NAMESPACE
from constructs_lib._props import DnsLabel, LabelValue, Port, Props


class Flow(NamedTuple):
    """An edge of the flow graph: who may open connections to whom."""

    source: str
    """Namespace and name of the caller, such as `app/frontend`; or `nodes`."""

    target: str
    """Namespace and name of the called."""

    ports: tuple[int, ...]
    """TCP ports of the called pods, ascending."""


def flow_graph(*roots: IConstruct) -> list[Flow]:
    """Returns the connections declared at and below the roots (Apps, Charts, constructs)."""
    declared = [flow for root in roots for flow in ApiObjects.declarations_below(root, "flow")]
    return sorted({Flow(flow["source"], flow["target"], tuple(flow["ports"])) for flow in declared})


class Connectable(Protocol):
    """What can take part in a connection."""

    @property
    def connections(self) -> "Connections":
        """Its end of connections."""


class Connections:
    """One end of connections: the pods that labels select in a namespace."""

    def __init__(
        self,
        name: str,
        namespace: str,
        pod_labels: Mapping[str, str],
        *,
        ports: Sequence[int] = (),
        environment: Mapping[str, str] | None = None,
        owner: ApiObjects | None = None,
        labels: Mapping[str, str] | None = None,
        add_environment: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        """Describes the end.

        Args:
            name: Name that policies and the flow graph use.
            namespace: Namespace of the pods.
            pod_labels: Labels that select the pods.
            ports: TCP ports of the pods that a caller gets where it asks for none.
            environment: Variables by which a caller finds these pods.
            owner: Construct that gets this end's policies; None where others make the pods.
            labels: Labels of those policies.
            add_environment: Takes the variables by which these pods find what they call.
        """
        self.name = name
        self.namespace = namespace
        self.pod_labels = dict(pod_labels)
        self.ports = tuple(ports)
        self.environment = dict(environment or {})
        self._owner = owner
        self._labels = dict(labels or {})
        self._add_environment = add_environment
        self._allowed: dict[tuple[str, str], tuple[int, ...]] = {}

    def __str__(self) -> str:
        """Returns namespace and name, as in the flow graph."""
        return f"{self.namespace}/{self.name}"

    def allow_to(self, other: Connectable, *ports: int) -> None:
        """Lets these pods call the pods of `other`; to say the same twice changes nothing.

        Args:
            other: What is called.
            ports: TCP ports of the called pods, not of their Service. By default those that
                `other` offers; then the caller also gets the variables by which it finds `other`.

        Raises:
            ValueError: `other` offers no ports, the pair was connected on other ports before, or
                neither end belongs to a construct.
        """
        target = other.connections
        numbers = tuple(sorted(set(ports or target.ports)))
        if not numbers:
            raise ValueError(f"'ports' must be given for {self} to {target}, which offers none")
        if self._owner is None and target._owner is None:
            raise ValueError(
                f"{self} to {target} connects two peers, so no policy is written; leave it out"
            )
        allowed = self._allowed if self._owner else target._allowed
        before = allowed.get((str(self), str(target)))
        if before == numbers:
            return
        if before is not None:
            raise ValueError(
                f"'ports' of {self} to {target} must be given in one call, "
                f"got {list(numbers)} after {list(before)}"
            )
        allowed[str(self), str(target)] = numbers
        policy_ports = _tcp(numbers)
        egress = k8s.NetworkPolicySpec(
            pod_selector=k8s.LabelSelector(match_labels=self.pod_labels),
            policy_types=["Egress"],
            egress=[
                k8s.NetworkPolicyEgressRule(
                    to=[target.seen_from(self.namespace)], ports=policy_ports
                )
            ],
        )
        ingress = k8s.NetworkPolicySpec(
            pod_selector=k8s.LabelSelector(match_labels=target.pod_labels),
            policy_types=["Ingress"],
            ingress=[
                k8s.NetworkPolicyIngressRule(
                    from_=[self.seen_from(target.namespace)], ports=policy_ports
                )
            ],
        )
        flow = {"source": str(self), "target": str(target), "ports": list(numbers)}
        self._add_policy(f"{self.name}-to-{target.name}", egress, flow, target._declarations())
        target._add_policy(f"{target.name}-from-{self.name}", ingress, flow, self._declarations())
        if self._add_environment is not None and not ports:
            self._add_environment(target.environment)

    def allow_from_nodes(self, pod_network: str, *ports: int) -> None:
        """Lets nodes call these pods, and through NodePorts what is outside of the cluster.

        Whoever comes by way of a node has a node's address here, whatever he is. So the rule leaves
        out pods only as long as their own egress does not let them call nodes.

        Args:
            pod_network: Addresses of all pods, which the rule leaves out.
            ports: TCP ports of these pods, not of their Service. By default those that they offer.

        Raises:
            ValueError: These pods offer no ports, or do not belong to a construct.
        """
        numbers = sorted(set(ports or self.ports))
        if not numbers:
            raise ValueError(f"'ports' must be given for nodes to {self}, which offers none")
        if self._owner is None:
            raise ValueError(
                f"nodes to {self} connects to a peer, so no policy is written; leave it out"
            )
        everything_else = k8s.IpBlock(cidr="0.0.0.0/0", except_=[pod_network])
        ingress = k8s.NetworkPolicyIngressRule(
            from_=[k8s.NetworkPolicyPeer(ip_block=everything_else)], ports=_tcp(numbers)
        )
        spec = k8s.NetworkPolicySpec(
            pod_selector=k8s.LabelSelector(match_labels=self.pod_labels),
            policy_types=["Ingress"],
            ingress=[ingress],
        )
        flow = {"source": "nodes", "target": str(self), "ports": numbers}
        self._add_policy(f"{self.name}-from-nodes", spec, flow, [])

    def declaration(self) -> dict[str, object]:
        """Returns the entry of the list of pods that policies name."""
        return {"name": self.name, "namespace": self.namespace, "labels": self.pod_labels}

    def seen_from(self, namespace: str) -> k8s.NetworkPolicyPeer:
        """Returns these pods as the peer in a policy of that namespace."""
        elsewhere = k8s.LabelSelector(match_labels={NAMESPACE: self.namespace})
        return k8s.NetworkPolicyPeer(
            namespace_selector=None if namespace == self.namespace else elsewhere,
            pod_selector=k8s.LabelSelector(match_labels=self.pod_labels),
        )

    def _declarations(self) -> list[dict[str, object]]:
        return [] if self._owner else [self.declaration()]

    def _add_policy(
        self,
        name: str,
        spec: k8s.NetworkPolicySpec,
        flow: Mapping[str, object],
        peers: Sequence[Mapping[str, object]],
    ) -> None:
        if self._owner is None:
            return
        metadata = k8s.ObjectMeta(name=name, namespace=self.namespace, labels=self._labels)
        policy = k8s.KubeNetworkPolicyProps(metadata=metadata, spec=spec)
        self._owner.add_objects({name: manifest(policy)}, {"flow": [flow], "peer": peers})


def _tcp(ports: Sequence[int]) -> list[k8s.NetworkPolicyPort]:
    return [k8s.NetworkPolicyPort(port=int_or_string(port), protocol="TCP") for port in ports]


class Peer(Props):
    """Pods of others (of a Helm chart, of the cluster) as one end of connections."""

    name: DnsLabel
    """Name in policies and in the flow graph."""

    namespace: DnsLabel
    """Namespace of the pods."""

    pod_labels: Mapping[str, LabelValue] = Field(min_length=1)
    """Labels that select the pods."""

    ports: Sequence[Port] = ()
    """TCP ports of the pods that a caller gets where it asks for none."""

    @cached_property
    def connections(self) -> Connections:
        """Its end of connections, without policies: those are left to who makes the pods."""
        return Connections(self.name, self.namespace, self.pod_labels, ports=self.ports)
