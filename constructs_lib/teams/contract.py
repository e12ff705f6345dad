"""Contract of a team: what a platform writes for the team's own program, which is judged by it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Self

from pydantic import Field

from constructs_lib._version import __version__
from constructs_lib.kube.addresses import RUNBOOKS, FolderAddress
from constructs_lib.kube.declarations import Declarations, DeclaredContract
from constructs_lib.kube.known import KUBERNETES
from constructs_lib.kube.names import (
    API_SERVER_PORT,
    POD_NETWORK,
    PRIVATE_NETWORKS,
    Cidr,
    DnsLabel,
    DnsSubdomain,
    EnvName,
    LabelKey,
    LabelValue,
    PodNetwork,
    Port,
)
from constructs_lib.kube.text import NonEmptyText, VariableText
from constructs_lib.network.connections import Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.props.model import Props
from constructs_lib.props.secret_store import SecretStore
from constructs_lib.teams.space import TeamSpace
from constructs_lib.teams.space_props import TeamSpaceProps
from constructs_lib.tree.api_objects import ApiObjects, Space
from constructs_lib.workloads.entrance import Entrance, GatewayRef, IngressController
from constructs_lib.workloads.namespace import ResourceQuotaProps
from constructs_lib.workloads.nginx_controller import nginx_annotations

if TYPE_CHECKING:
    from constructs_lib.platform.tier import Tier


class OpenedPods(ExternalPods):
    """Pods of the platform that a team may call."""

    pod_labels: Mapping[LabelKey, LabelValue] = {}
    """Labels that select the pods. Empty: all of the namespace."""

    ports: Sequence[Port] = Field(min_length=1)
    """TCP ports of the pods that are open to the team."""

    variables: Mapping[EnvName, VariableText] = {}
    """Environment variables by which a caller finds the pods."""

    label: LabelKey | None = None
    """Label that a caller's pods need, with the value `true`; `allow_to` sets it. None: none."""

    @cached_property
    def connections(self) -> Connections:
        """Its end of connections, without policies, which the platform writes."""
        return Connections(
            self.name,
            self.namespace,
            self.pod_labels or None,
            ports=self.ports,
            environment=self.variables,
        )


class IngressGrant(Props):
    """The controller of Ingresses that serves a team."""

    pods: ExternalPods
    """Its pods."""

    ingress_class: DnsSubdomain
    """IngressClass of the team's Ingresses."""


class PreviewsGrant(Props):
    """Previews of pull requests that a team has."""

    domain: DnsSubdomain
    """Domain of the previews."""

    label: NonEmptyText
    """Label that a pull request has a preview by."""

    at_once: int | None = Field(default=None, ge=1, le=100)
    """The most that exist at once. None: an older library wrote it, and there is no bound."""

    quota: ResourceQuotaProps
    """The most that the pods of one preview may use."""


class TeamContract(Props):
    """What a platform grants a team, in the file `teams/<team>.yaml` of its folder.

    It holds no Secret. The team commits it, and its program reads it by `PlatformContext.of_team`.
    """

    team: DnsLabel
    """Name of the team."""

    library: NonEmptyText
    """Version of the library that wrote it."""

    kubernetes: NonEmptyText
    """Version of Kubernetes whose API the objects must fit."""

    part_of: LabelValue
    """System that the objects belong to, for the label `app.kubernetes.io/part-of`."""

    space: TeamSpaceProps
    """Row of the team: repository, namespaces, quota, ports, hosts, kinds and bounds."""

    connections: Sequence[OpenedPods] = ()
    """Pods beyond its namespaces that it may call."""

    ingress: IngressGrant | None = None
    """Controller of its Ingresses. None: there is none."""

    gateway: GatewayRef | None = None
    """Gateway of its routes. None: there is none."""

    prometheus: ExternalPods
    """Prometheus of the platform."""

    runbooks: FolderAddress = RUNBOOKS
    """Folder with a page for each alert."""

    secret_store: SecretStore | None = None
    """Store from which the platform fills Secrets. None: a person or script makes them."""

    previews: PreviewsGrant | None = None
    """Previews of its pull requests. None: there are none."""

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods."""

    node_networks: Sequence[Cidr] = Field(default=PRIVATE_NETWORKS, min_length=1)
    """Networks that the addresses of all nodes are in."""

    api_server_port: Port = API_SERVER_PORT
    """Port of the API server."""

    zones: bool = False
    """Whether the nodes are in several zones."""

    requires_digests: bool = False
    """Whether an image without a digest ends a synth."""

    @classmethod
    def of(cls, team: TeamSpace, tier: "Tier") -> Self:
        """Return the contract of a team in a tier of the platform."""
        context, row, entrance = tier.context, team.props, team.entrance
        controller, previews = entrance.controller, row.previews
        return cls(
            team=team.name,
            library=__version__,
            kubernetes=KUBERNETES,
            part_of=context.part_of,
            space=row.model_copy(update={"previews": None}),
            connections=[
                OpenedPods(
                    name=call.target.name,
                    namespace=call.target.namespace,
                    pod_labels=call.target.labels,
                    ports=list(call.ports),
                    variables=call.variables,
                    label=label,
                )
                for call, label in team.calls
            ],
            ingress=IngressGrant(
                pods=_named(controller.pods.connections), ingress_class=controller.ingress_class
            )
            if controller
            else None,
            gateway=entrance.gateway,
            prometheus=_named(tier.platform.prometheus.connections),
            secret_store=context.secret_store,
            previews=PreviewsGrant.model_validate(
                {name: getattr(previews, name) for name in PreviewsGrant.model_fields}
            )
            if previews
            else None,
            **{
                name: getattr(context, name)
                for name in ("pod_network", "node_networks", "api_server_port", "runbooks", "zones")
            },
            requires_digests=context.requires_digests,
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the contract in the text of its file."""
        return cls.model_validate_json(text)

    @property
    def namespaces(self) -> Sequence[str]:
        """Namespaces of the team, the first of which is that of tiers that name none."""
        return self.space.namespaces or (self.team,)

    @property
    def seen_from_inside(self) -> Space:
        """Return the namespaces of the team, and the labels by which its pods call others."""
        labels = [(each.connections.end, each.label) for each in self.connections if each.label]
        return Space(tuple(self.namespaces), tuple(labels))

    @property
    def entrance(self) -> Entrance:
        """Entrance for the routes of the team."""
        grant = self.ingress
        controller = (
            IngressController(
                grant.pods,
                ingress_class=grant.ingress_class,
                annotations=nginx_annotations,
                prefixes_are_text=True,
            )
            if grant
            else None
        )
        return Entrance(controller=controller, gateway=self.gateway)

    def pods(self, name: str) -> OpenedPods:
        """Return the pods of that name, or of `namespace/name`, which the platform has opened."""
        known = [each for each in self.connections if name in (each.name, str(each.connections))]
        if len(known) != 1:
            names = ", ".join(str(each.connections) for each in self.connections) or "none"
            raise ValueError(
                f"'name' must be one of the connections open to team {self.team} ({names}), got "
                f"{name!r}; ask the platform for: {self.team}.open({name.rpartition('/')[2]}, …)"
            )
        return known[0]

    def add_space(self, tier: "Tier") -> None:
        """Add the space of the team to a tier that is not written, and what a rule judges by."""
        space = TeamSpace(
            tier.chart(self.team),
            self.team,
            self.space,
            entrance=self.entrance,
            prometheus=self.prometheus,
        )
        for each in self.connections:
            if each.label:
                space.open(each, *each.ports)
                continue
            for pods in space.pods:
                pods.connections.allow_to(each, *each.ports)
        row = self.space
        contract = DeclaredContract(
            team=self.team,
            path=row.path,
            namespaces=list(self.namespaces),
            kinds=list(row.all_kinds),
            hosts=list(row.hosts),
            objects=row.objects,
            storage=row.storage,
            priority_class=row.priority_class or "",
            prometheus=str(self.prometheus.connections.end),
        )
        ApiObjects(tier, "Contract", {}, Declarations(contracts=[contract]))


def _named(end: Connections) -> ExternalPods:
    return ExternalPods(name=end.end.name, namespace=end.end.namespace, pod_labels=end.end.labels)
