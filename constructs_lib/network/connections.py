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

from constructs_lib.core.api_objects import ApiObjects, declared, int_or_string, manifest
from constructs_lib.core.fields import DnsLabel, LabelValue, Port
from constructs_lib.core.labels import NAMESPACE
from constructs_lib.core.props import Props

API_SERVER_PORT = 6443
"""Port of the API server on its node, by default of kubeadm and so of Kind."""


class Flow(NamedTuple):
    """An edge of the flow graph: who may open connections to whom."""

    source: str
    """Namespace and name of the caller, such as `app/frontend`; or `nodes`."""

    target: str
    """Namespace and name of the called; or `api-server` or `outside`."""

    ports: tuple[int, ...]
    """TCP ports of the called pods, ascending."""


def flow_graph(*roots: IConstruct) -> list[Flow]:
    """Returns the connections declared at and below the roots (Apps, Charts, constructs)."""
    flows = declared("flow", *roots)
    return sorted({Flow(flow["source"], flow["target"], tuple(flow["ports"])) for flow in flows})


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
        ends = [end for end in (self, target) if end._owner is not None]
        if not ends:
            raise ValueError(
                f"{self} to {target} connects two peers, so no policy is written; leave it out"
            )
        pair = (str(self), str(target))
        for before in (end._allowed[pair] for end in ends if pair in end._allowed):
            if before != numbers:
                raise ValueError(
                    f"'ports' of {self} to {target} must be given in one call, "
                    f"got {list(numbers)} after {list(before)}"
                )
        fresh = [end for end in ends if pair not in end._allowed]
        for end in fresh:
            end._allowed[pair] = numbers
            end._add_policy_for(self, target, numbers)
        if self in fresh and self._add_environment is not None and not ports:
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
        ingress = k8s.NetworkPolicyIngressRule(from_=[_all_but(pod_network)], ports=_tcp(numbers))
        flow = {"source": "nodes", "target": str(self), "ports": numbers}
        self._add_policy(f"{self.name}-from-nodes", flow, ingress=[ingress])

    def allow_to_api_server(self, pod_network: str) -> None:
        """Lets these pods call the API server of the cluster.

        A policy sees the node's address behind the API server's Service, which is not known before
        the cluster is there: so the rule names the port, of everything but pods.

        Args:
            pod_network: Addresses of all pods, which the rule leaves out.

        Raises:
            ValueError: These pods do not belong to a construct.
        """
        self._allow_out("api-server", pod_network, [API_SERVER_PORT])

    def allow_to_outside(self, pod_network: str, *ports: int) -> None:
        """Lets these pods call what is outside of the cluster.

        Args:
            pod_network: Addresses of all pods, which the rule leaves out.
            ports: TCP ports there.

        Raises:
            ValueError: No port is given, or these pods do not belong to a construct.
        """
        if not ports:
            raise ValueError(f"'ports' must be given for {self} to outside")
        self._allow_out("outside", pod_network, sorted(set(ports)))

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

    def _allow_out(self, target: str, pod_network: str, ports: Sequence[int]) -> None:
        egress = k8s.NetworkPolicyEgressRule(to=[_all_but(pod_network)], ports=_tcp(ports))
        flow = {"source": str(self), "target": target, "ports": list(ports)}
        self._add_policy(f"{self.name}-to-{target}", flow, egress=[egress])

    def _add_policy_for(
        self, source: "Connections", target: "Connections", ports: Sequence[int]
    ) -> None:
        """Adds this end's policy of a connection."""
        flow = {"source": str(source), "target": str(target), "ports": list(ports)}
        if self is source:
            to = k8s.NetworkPolicyEgressRule(
                to=[target.seen_from(self.namespace)], ports=_tcp(ports)
            )
            self._add_policy(f"{self.name}-to-{target.name}", flow, target, egress=[to])
        else:
            from_ = k8s.NetworkPolicyIngressRule(
                from_=[source.seen_from(self.namespace)], ports=_tcp(ports)
            )
            self._add_policy(f"{self.name}-from-{source.name}", flow, source, ingress=[from_])

    def _add_policy(
        self,
        name: str,
        flow: Mapping[str, object],
        other: "Connections | None" = None,
        *,
        ingress: Sequence[k8s.NetworkPolicyIngressRule] | None = None,
        egress: Sequence[k8s.NetworkPolicyEgressRule] | None = None,
    ) -> None:
        if self._owner is None:
            raise ValueError(
                f"{flow['source']} to {flow['target']} names a peer, so no policy is written; "
                "leave it out"
            )
        policy = k8s.KubeNetworkPolicyProps(
            metadata=k8s.ObjectMeta(name=name, namespace=self.namespace, labels=self._labels),
            spec=k8s.NetworkPolicySpec(
                pod_selector=k8s.LabelSelector(match_labels=self.pod_labels),
                policy_types=["Ingress" if ingress else "Egress"],
                ingress=ingress,
                egress=egress,
            ),
        )
        peers = [other.declaration()] if other and other._owner is None else []
        self._owner.add_objects({name: manifest(policy)}, {"flow": [flow], "peer": peers})


def _all_but(pod_network: str) -> k8s.NetworkPolicyPeer:
    return k8s.NetworkPolicyPeer(ip_block=k8s.IpBlock(cidr="0.0.0.0/0", except_=[pod_network]))


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
