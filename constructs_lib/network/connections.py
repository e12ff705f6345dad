"""Connections between pods.

A connection emits a NetworkPolicy for each end that is ours, the environment variables by which
the caller finds its target, and an edge of the flow graph.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from ipaddress import IPv4Network
from typing import NamedTuple, Protocol, runtime_checkable

from constructs_lib.kube.declarations import Declarations, DeclaredEnd, DeclaredFlow, Half
from constructs_lib.kube.manifests import manifest
from constructs_lib.kube.names import Cidr, DnsLabel, EnvName, Port
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Reason, VariableText
from constructs_lib.kube.validation import checked, shown
from constructs_lib.network import policies
from constructs_lib.network.policies import PodLabels, Transports
from constructs_lib.props.arguments import checked_argument
from constructs_lib.tree.api_objects import ApiObjects, Networks, networks_of, path_of
from constructs_lib.tree.changes import batch, otherwise

NODES, API_SERVER, OUTSIDE = EXTERNAL_ENDS = ("nodes", "api-server", "outside")
"""The other ends of connections that do not lead to or from pods."""


@runtime_checkable
class Connectable(Protocol):
    """An object that can take part in a connection."""

    @property
    def connections(self) -> "Connections":
        """Its end of connections."""


class Call(NamedTuple):
    """What pods call."""

    target: DeclaredEnd
    ports: Sequence[int]
    variables: Mapping[str, str]
    """Variables by which they find it."""


class Connections:
    """One end of connections: the pods that labels select in a namespace."""

    def __init__(
        self,
        name: str,
        namespace: str,
        pod_labels: Mapping[str, str] | None,
        *,
        ports: Sequence[int] = (),
        environment: Mapping[str, str] | None = None,
        port_variable: str | None = None,
        owner: ApiObjects | None = None,
        labels: Mapping[str, str] | None = None,
        add_environment: Callable[[Mapping[str, str]], None] | None = None,
        add_pod_labels: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        """Describe the end.

        Args:
            name: Name that policies and the flow graph use.
            namespace: Namespace of the pods.
            pod_labels: Labels that select the pods. None: all of the namespace.
            ports: TCP ports of the pods that a caller gets if it names none.
            environment: Variables by which a caller finds these pods, at the first of the ports.
            port_variable: The one of them that holds the port. None: callers of other ports get no
                variables.
            owner: Construct that gets this end's policies. None: others create the pods.
            labels: Labels of those policies.
            add_environment: Gives these pods the variables by which they find a target.
            add_pod_labels: Gives these pods the labels by which a platform lets them call a target.
        """
        self._owner = owner
        path = path_of(owner) if owner else f"{namespace}/{name}"
        self.end = DeclaredEnd(
            namespace=checked_argument(path, "namespace", DnsLabel, namespace),
            name=checked_argument(path, "name", DnsLabel, name),
            labels=dict(checked_argument(path, "pod_labels", PodLabels | None, pod_labels) or {}),
            owned=owner is not None,
        )
        self.ports = tuple(checked_argument(path, "ports", Sequence[Port], ports))
        self.environment: dict[str, str] = dict(
            checked_argument(path, "environment", Mapping[EnvName, VariableText], environment or {})
        )
        self._port_variable = port_variable
        self._labels = dict(labels or {})
        self._add_environment = add_environment
        self._add_pod_labels = add_pod_labels
        self.calls: dict[str, Call] = {}
        """Targets of these pods by their names in the flow graph."""
        self._halves: dict[tuple[Half, str], DeclaredFlow] = {}
        self._informed_of: set[str] = set()

    def __str__(self) -> str:
        """Return namespace and name, as in the flow graph."""
        return str(self.end)

    @property
    def _path(self) -> str:
        """Path of the construct that owns this end, with which errors begin."""
        return path_of(self._owner) if self._owner else str(self)

    def allow_to(
        self,
        other: Connectable,
        *ports: int,
        protocols: Sequence[k8s.Protocol] = ("TCP",),
        reason: str = "",
        with_variables: bool = True,
    ) -> None:
        """Let these pods call the pods of `other`. Repeating a call changes nothing.

        Args:
            other: Construct or ExternalPods to call; these pods' own construct if they call one
                another.
            ports: Ports of the target pods, not of their Service. By default those that `other`
                offers. The caller gets the variables by which it finds the first of them.
            protocols: Protocols of the ports, such as TCP and UDP for those by which the members of
                a cluster gossip.
            reason: Purpose of the connection, for an annotation of its policies.
            with_variables: Whether the caller gets variables. False: it has the address already.
        """
        target = getattr(other, "connections", None)
        if not isinstance(target, Connections):
            raise ValueError(
                f"{self._path}: 'other' must be a construct with connections, or ExternalPods, "
                f"got {shown(other)}; pass one"
            )
        numbers = self._checked_ports(ports or target.ports, self, target)
        why = self._checked_reason(reason)
        over = tuple(checked_argument(self._path, "protocols", Transports, protocols))
        both: list[tuple[Connections, Half, Connections]] = [
            (self, "egress", target),
            (target, "ingress", self),
        ]
        halves = [
            (end, peer, end._half(half, peer.end, ports=numbers, protocols=over))
            for end, half, peer in both
            if end._owner is not None
        ]
        if not halves:
            raise ValueError(
                f"{self} to {target} connects two peers, so no policy is written; leave it out"
            )
        fresh = [(end, peer, flow) for end, peer, flow in halves if end._is_new(flow)]
        try:
            with batch():
                variables = target._variables(ports or target.ports) if with_variables else {}
                if self._add_environment and variables and str(target) not in self._informed_of:
                    self._add_environment(variables)
                    self._informed_of.add(str(target))
                    otherwise(partial(self._informed_of.remove, str(target)))
                self.calls[str(target)] = Call(target.end, numbers, variables)
                otherwise(partial(self.calls.pop, str(target), None))
                for end, peer, flow in fresh:
                    end._write(flow, [policies.pods(peer.end, end.end.namespace)], why)
        except ValueError as error:
            raise ValueError(
                f"{error}; or pass 'with_variables=False' to 'allow_to' for {target}"
            ) from None

    def _variables(self, ports: Sequence[int]) -> Mapping[str, str]:
        """Return the variables by which a caller finds the first of these ports that has any."""
        for port in ports:
            if port in self.ports and self._port_variable:
                return {**self.environment, self._port_variable: str(port)}
            if port in self.ports[:1]:
                return self.environment
        return {}

    def allow_from_nodes(self, *ports: int, reason: str = "") -> None:
        """Let nodes call these pods, and through NodePorts clients outside the cluster.

        A client that comes through a node appears with the node's address. So the rule keeps out
        pods only as long as their own egress policies do not let them call other nodes. Through its
        own node, which no policy keeps it from, a pod comes with its own address.

        Args:
            ports: TCP ports of these pods, not of their Service. By default those that they offer.
            reason: Purpose of the connection, for an annotation of its policy.
        """
        self._allow("ingress", NODES, ports or self.ports, reason)

    def allow_to_api_server(self, *, reason: str = "") -> None:
        """Let these pods call the API server of the cluster.

        A policy sees the address of the node behind the API server's Service. So the rule allows
        the port at `node_networks` of the platform, except the addresses of pods. The reason is an
        annotation of it.
        """
        # Without an owner, no policy is written, and the call is refused.
        networks = networks_of(self._owner) if self._owner else Networks()
        self._allow("egress", API_SERVER, (networks.api_server_port,), reason)

    def allow_to_nodes(self, *ports: int, reason: str = "") -> None:
        """Let these pods call servers on nodes, such as kubelets, at `node_networks`.

        The reason is an annotation of the policy.
        """
        self._allow("egress", NODES, ports, reason)

    def allow_to_outside(
        self, *ports: int, networks: Sequence[str] = (), name: str = "", reason: str = ""
    ) -> None:
        """Let these pods call addresses outside the cluster.

        Args:
            ports: TCP ports of what is called.
            networks: Networks that its addresses are in. Empty: all addresses but those of pods.
            name: What is called, such as `billing`, required with `networks`: the flow graph has it
                as `outside/billing`.
            reason: Purpose of the connection, for an annotation of its policy.
        """
        if not networks and not name:
            self._allow("egress", OUTSIDE, ports, reason)
            return
        if not networks or not name:
            raise ValueError(
                f"{self._path}: 'networks' and 'name' must be given together, got "
                f"{shown(networks)} and {shown(name)}; add the other, or leave out both"
            )
        known = checked_argument(self._path, "networks", Sequence[Cidr], networks)
        label = checked_argument(self._path, "name", DnsLabel, name)
        self._allow("egress", f"{OUTSIDE}/{label}", ports, reason, known)

    def _allow(
        self,
        half: Half,
        external: str,
        ports: Sequence[int],
        reason: str,
        at: Sequence[str] = (),
    ) -> None:
        """Allow a connection whose other end is not pods, `at` these networks if any."""
        ends = (self, external) if half == "egress" else (external, self)
        what = f"{ends[0]} to {ends[1]}"
        numbers = self._checked_ports(ports, *ends)
        why = self._checked_reason(reason)
        if self._owner is None:
            raise ValueError(f"{what} names a peer, so no policy is written; leave it out")
        networks = networks_of(self._owner)
        # Clients that come through a node may keep their own addresses.
        of_nodes = half == "egress" and external in (NODES, API_SERVER)
        at = tuple(at or (networks.nodes if of_nodes else policies.EVERYWHERE))
        pods = IPv4Network(networks.pods)
        if inside := [each for each in at if IPv4Network(each).subnet_of(pods)]:
            raise ValueError(
                f"{self._path}: 'networks' must not be addresses of pods ({networks.pods}), got "
                f"{inside[0]}; connect with the construct or ExternalPods"
            )
        flow = self._half(half, external, ports=numbers, pod_network=networks.pods, networks=at)
        if self._is_new(flow):
            self._write(flow, policies.no_pods(at, networks.pods), why)

    def _checked_ports(
        self, ports: Sequence[int], source: object, target: object
    ) -> tuple[int, ...]:
        if not ports:
            is_outside = isinstance(target, str) and target.startswith(OUTSIDE)
            offers = "" if is_outside else ", which offers none"
            raise ValueError(
                f"{self._path}: 'ports' must be given for {source} to {target}{offers}"
            )
        try:
            return tuple(sorted({checked("ports", Port, port) for port in ports}))
        except ValueError as error:
            raise ValueError(
                f"{self._path}: {error} for {source} to {target}; give the numbers of TCP ports"
            ) from None

    def _checked_reason(self, reason: str) -> str:
        return str(checked_argument(self._path, "reason", Reason, reason))

    def _half(
        self,
        half: Half,
        other: DeclaredEnd | str,
        *,
        ports: Sequence[int],
        protocols: Sequence[k8s.Protocol] = ("TCP",),
        pod_network: str = "",
        networks: Sequence[str] = policies.EVERYWHERE,
    ) -> DeclaredFlow:
        """Return this end's half of a connection."""
        source, target = (self.end, other) if half == "egress" else (other, self.end)
        return DeclaredFlow(
            source=str(source),
            target=str(target),
            ports=ports,
            half=half,
            protocols=protocols,
            pod_network=pod_network,
            networks=networks,
            peer=other if isinstance(other, DeclaredEnd) else None,
        )

    def _is_new(self, flow: DeclaredFlow) -> bool:
        """Return whether a half is new. Repeating it unchanged is not an error."""
        key = _key(flow)
        before = self._halves.get(key, flow)
        what = f"{flow.source} to {flow.target}"
        if (before.ports, before.protocols) != (flow.ports, flow.protocols):
            raise ValueError(
                f"{self._path}: 'ports' of {what} must be given in one call, "
                f"got {list(flow.ports)} after {list(before.ports)}; give all of them there"
            )
        if before.networks != flow.networks:
            raise ValueError(
                f"{self._path}: 'networks' of {what} must be given in one call, "
                f"got {list(flow.networks)} after {list(before.networks)}; use another name"
            )
        if before.peer and flow.peer and before.peer.labels != flow.peer.labels:
            raise ValueError(
                f"{self._path}: {flow.peer} must select the same pods in each call, got "
                f"{flow.peer.labels} after {before.peer.labels}; rename one of them"
            )
        return key not in self._halves

    def _write(self, flow: DeclaredFlow, peers: list[k8s.NetworkPolicyPeer], reason: str) -> None:
        """Add this end's policy to its owner, declare this half and remember it."""
        name = self._policy_name(flow)
        metadata = policies.metadata(name, self.end.namespace, self._labels, reason)
        ports = policies.ports(flow.ports, flow.protocols)
        policy = policies.policy(metadata, self.end, flow.half, peers, ports)
        space = networks_of(self._owner).space if self._owner else None
        if self._owner and space and not (flow.peer and flow.peer.namespace in space.namespaces):
            self._owner.add({}, Declarations(ends=[self.end], asked=[flow]))
            if (label := space.label_of(flow)) and self._add_pod_labels:
                self._add_pod_labels({label: "true"})
        elif self._owner:
            self._owner.add({name: manifest(policy)}, Declarations(ends=[self.end], flows=[flow]))
        self._halves[_key(flow)] = flow
        otherwise(partial(self._halves.pop, _key(flow)))

    def _policy_name(self, flow: DeclaredFlow) -> str:
        """Return a name that differs between ends of one name in several namespaces.

        Later ends, and ends with the name of an external end, add their namespace after a dot,
        which the name of an end cannot contain.
        """
        half, other = _key(flow)
        direction = "to" if half == "egress" else "from"
        short = flow.peer.name if flow.peer else other.replace("/", ".")
        names = [(known, end.rpartition("/")[2]) for known, end in self._halves]
        is_taken = (half, short) in names or short in EXTERNAL_ENDS
        if flow.peer and is_taken:
            return f"{self.end.name}-{direction}-{short}.{flow.peer.namespace}"
        return f"{self.end.name}-{direction}-{short}"


def _key(flow: DeclaredFlow) -> tuple[Half, str]:
    """Return the half of a connection that a flow is, and its other end."""
    return flow.half, flow.target if flow.half == "egress" else flow.source
