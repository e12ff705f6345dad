"""Space of a team in the cluster: namespaces, a quota, connections, and readers of its objects."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Annotated, NamedTuple, Self

from cdk8s import ApiObject
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.argocd.git_source import GitSource
from constructs_lib.argocd.project import split_kind
from constructs_lib.kube.addresses import RepositoryFolder
from constructs_lib.kube.declarations import Declarations, DeclaredTeam
from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.label_keys import (
    CALLS,
    HOSTS,
    PRIORITY_CLASS,
    TEAM,
    TEAM_NAMESPACES,
    labels,
    privileges,
)
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import (
    ApiKind,
    DnsLabel,
    DnsSubdomain,
    GroupName,
    Hostname,
    LabelKey,
    OwnNamespace,
    Port,
)
from constructs_lib.kube.pod_templates import DISK
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.role_rules import READ
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.team_bounds import TEAM_KINDS
from constructs_lib.kube.text import Description
from constructs_lib.network.connections import Call, Connectable, Connections
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.teams.previews import TeamPreviewsProps, connect, let_in, space_of
from constructs_lib.tree.api_objects import ApiObjects, Context, context_of, path_of
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.namespace import (
    CONTAINER_DEFAULTS,
    ResourceQuotaProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.workloads.nginx_controller import NGINX

READABLE = {
    "": "configmaps events persistentvolumeclaims pods resourcequotas services",
    "apps": "deployments replicasets statefulsets",
    "autoscaling": "horizontalpodautoscalers",
    "batch": "cronjobs jobs",
    "gateway.networking.k8s.io": "grpcroutes httproutes",
    "networking.k8s.io": "ingresses networkpolicies",
    "policy": "poddisruptionbudgets",
}
"""Resources that members read in their namespaces besides logs, by API group."""


class TeamSpaceProps(Props):
    """Properties for `TeamSpace`: a row for each team."""

    git: GitSource
    """Repository of the team, which Argo CD follows. No other team has the same."""

    path: RepositoryFolder
    """Folder of that repository with the manifests of the team."""

    quota: ResourceQuotaProps
    """The most that its pods may use, in each of its namespaces."""

    namespaces: Annotated[Sequence[OwnNamespace], DISTINCT] = ()
    """Its namespaces. None: one that is named after the team."""

    ports: Annotated[Sequence[Port], DISTINCT, Field(min_length=1)] = (8080,)
    """TCP ports of its pods at which the entrance calls them. If `kinds` have no NetworkPolicy, by
    which a team lets its pods call one another, they do so at these ports.
    """

    hosts: Annotated[Sequence[Hostname], DISTINCT] = ()
    """Host names of its Ingresses and routes; `*.` stands for all below. None: it has no routes."""

    outside: Description | None = None
    """Why its pods may call port 443 of addresses outside the cluster. None: they may not."""

    members: GroupName | None = None
    """Group of people who read its objects and logs, but no Secrets, and who see and sync its
    Application. None: only administrators can.
    """

    kinds: Annotated[Sequence[ApiKind], DISTINCT, Field(min_length=1)] = (*TEAM_KINDS,)
    """Kinds that its repository may hold, of those that give no rights beyond its namespaces."""

    other_kinds: Mapping[ApiKind, Description] = {}
    """Further kinds, each with the reason why it opens nothing beyond its namespaces."""

    objects: int = Field(default=50, ge=1, le=1000)
    """The most objects of each of `kinds` in a namespace. The default is far above what a team of
    some services has, and far below what fills etcd.
    """

    storage: Storage = "20Gi"
    """Sum of what the claims of a namespace request."""

    ephemeral_storage: Storage = "20Gi"
    """Sum of what the pods of a namespace may write to disks of nodes."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass that its pods may state, such as the default of the cluster. None: none."""

    previews: TeamPreviewsProps | None = None
    """Previews of pull requests of its repository. None: there are none."""

    @property
    def all_kinds(self) -> Sequence[str]:
        """Kinds that its repository may hold, those with a reason included."""
        return [*self.kinds, *self.other_kinds]

    @model_validator(mode="after")
    def _has_kinds_within_its_bounds(self) -> Self:
        for kind in self.kinds:
            if kind not in TEAM_KINDS:
                raise ValueError(
                    f"'kinds' must be of {sorted(TEAM_KINDS)}, got '{kind}'; state it in "
                    "'other_kinds', with the reason why it opens nothing beyond the namespaces"
                )
        for kind in self.other_kinds:
            if kind in BOUNDS or split_kind(kind)[0] in GROUPS_OF_BOUNDS:
                raise ValueError(
                    f"'other_kinds' must leave out the limits of a team, got '{kind}'; add it "
                    "to the space from the platform's own repository"
                )
        return self


POLICY = "networking.k8s.io/NetworkPolicy"
"""Kind by which a team lets its pods call one another."""

BOUNDS = frozenset(
    {
        *("EndpointSlice", "Endpoints", "LimitRange", "Namespace", "Pod", "ResourceQuota"),
        *("Secret", "apps/DaemonSet", "discovery.k8s.io/EndpointSlice"),
        *("gateway.networking.k8s.io/Gateway", "gateway.networking.k8s.io/ReferenceGrant"),
    }
)
"""Kinds by which a team would widen its space, or reach into others."""

GROUPS_OF_BOUNDS = frozenset(
    {
        *("admissionregistration.k8s.io", "argoproj.io", "rbac.authorization.k8s.io"),
        *("external-secrets.io", "tekton.dev", "triggers.tekton.dev"),
    }
)
"""API groups of such kinds."""


class TeamSpace(ApiObjects):
    """The space of a team, named after its id: made by `add_team` of a tier.

    Its namespaces enforce the strictest Pod Security level, and its pods have no connections but
    those stated. Argo CD follows its repository by an Application, in a project that allows its
    kinds in its namespaces and nothing else. A rule finds whatever makes two teams meet.
    """

    _is_protected = True
    """Whether a `DeletionGuard` protects its namespaces."""

    def __init__(
        self, scope: Construct, id: str, props: TeamSpaceProps, *, entrance: Entrance = NGINX
    ) -> None:
        """Create the objects. The `entrance` calls its pods if it has hosts."""
        context = self._context = context_of(scope, id, DnsLabel, props, TeamSpaceProps)
        checked_objects(path_of(scope, id), Entrance, entrance=entrance)
        self.name = id
        self.props = props
        self.entrance = entrance
        """The way in to its pods."""
        self.namespaces: tuple[str, ...] = tuple(props.namespaces) or (id,)
        """Names of its namespaces."""
        parts = _readers(context, id, props, self.namespaces) | self._bounds(context)
        super().__init__(scope, id, parts, self._declarations())
        self.spaces = [self._add_namespace(namespace) for namespace in self.namespaces]
        """Its namespaces, each with what bounds it."""
        about = labels(context, id, "policy")
        self.pods = [
            TeamPods(Connections(each, each, None, ports=props.ports, owner=self, labels=about))
            for each in self.namespaces
        ]
        """All pods of each namespace, as ends of connections."""
        self._callers: dict[str, list[Connections]] = {}
        for source, target in () if POLICY in props.kinds else product(self.pods, self.pods):
            reason = "Pods of a team call one another"
            source.connections.allow_to(target, *props.ports, reason=reason)
        if props.outside:
            for source in self.pods:
                source.connections.allow_to_outside(443, reason=props.outside)
        for caller, target in product(entrance.pods if props.hosts else (), self.pods):
            reason = f"Requests that routes of {id} lead there"
            caller.connections.allow_to(target, *props.ports, reason=reason)
        if props.previews:
            connect(id, props.previews)
            controller = entrance.controller
            if controller and isinstance(controller.pods, HelmPods):
                let_in(id, props.ports, controller.pods, about)

    def open(self, target: Connectable, *ports: int, reason: str = "") -> str:
        """Let pods of the team call a target, as far as they have the label that is returned.

        A team's own program gives it to those pods that it connects with the target.

        Args:
            target: Construct, or ExternalPods.
            ports: Ports of its pods. By default those that it offers.
            reason: Purpose of the connection, for an annotation of its policies.
        """
        name = target.connections.end.name
        label = str(checked_argument(self.path, "target", LabelKey, f"{CALLS}{name}"))
        if label not in self._callers:
            about = labels(self._context, self.name, "policy")
            self._callers[label] = [
                Connections(
                    f"callers-of-{name}", each.name, {label: "true"}, owner=each, labels=about
                )
                for each in self.spaces
            ]
        for each in self._callers[label]:
            each.allow_to(target, *ports, reason=reason)
        return label

    @property
    def calls(self) -> Iterator[tuple[Call, str | None]]:
        """What its pods may call beyond its namespaces, with the label that they need, if any."""
        found: dict[tuple[str, str | None], Call] = {}
        of_all = [each.connections for each in self.pods]
        for label, ends in [(None, of_all), *self._callers.items()]:
            for each in (call for end in ends for call in end.calls.values()):
                if each.target.namespace not in self.namespaces:
                    found.setdefault((str(each.target), label), each)
        return ((call, label) for (_, label), call in found.items())

    def _bounds(self, context: Context) -> dict[str, Manifest]:
        """Return a quota of objects and disks for each namespace, and a default for containers."""
        props = self.props
        numbers = {f"count/{TEAM_KINDS[kind]}": str(props.objects) for kind in props.kinds}
        disks = {
            "requests.storage": props.storage,
            f"limits.{DISK}": props.ephemeral_storage,
        }
        disk = {DISK: "1Gi"}
        bound = k8s.LimitRangeItem(type="Container", default_request=disk, default=disk)
        about = labels(context, self.name, "bounds")
        made: dict[str, Manifest] = {}
        for namespace in self.namespaces:
            metadata = k8s.ObjectMeta(name="objects", namespace=namespace, labels=about)
            quota = k8s.ResourceQuotaSpec(hard=numbers | disks)
            made[f"Objects-{namespace}"] = manifest(
                k8s.ResourceQuota(metadata=metadata, spec=quota)
            )
            limits = k8s.LimitRangeSpec(limits=[bound])
            made[f"Disks-{namespace}"] = manifest(k8s.LimitRange(metadata=metadata, spec=limits))
        return made

    def _declarations(self) -> Declarations:
        """Return what the team has for itself, all of its previews included."""
        previews = self.props.previews
        team = DeclaredTeam(
            name=self.name,
            namespaces=[*self.namespaces, *([space_of(self.name)] if previews else [])],
            repository=self.props.git.repository,
            hosts=[*self.props.hosts, *([previews.hosts] if previews else [])],
            members=self.props.members or "",
        )
        if previews is None:
            return Declarations(teams=[team])
        return Declarations(teams=[team], secrets=[previews.token.declaration(previews.delivery)])

    @property
    def roles(self) -> Sequence[ApiObject]:
        """The Role of members in each namespace; none without members."""
        return self._in_namespaces("Role")

    @property
    def role_bindings(self) -> Sequence[ApiObject]:
        """The bindings of these Roles."""
        return self._in_namespaces("Binding")

    @property
    def object_quotas(self) -> Sequence[ApiObject]:
        """The ResourceQuota of objects and disks in each namespace."""
        return self._in_namespaces("Objects")

    @property
    def disk_limits(self) -> Sequence[ApiObject]:
        """The LimitRange with the disk of containers that state none, in each namespace."""
        return self._in_namespaces("Disks")

    def _in_namespaces(self, kind: str) -> Sequence[ApiObject]:
        found = (self.optional_child(f"{kind}-{namespace}") for namespace in self.namespaces)
        return [each for each in found if each]

    def _add_namespace(self, name: str) -> TierNamespace:
        props = TierNamespaceProps(
            quota=self.props.quota,
            container_defaults=CONTAINER_DEFAULTS,
            protected=self._is_protected,
        )
        space = TierNamespace(self, name, props)
        metadata = space.namespace.metadata
        metadata.add_label(TEAM, self.name)
        metadata.add_annotation(TEAM_NAMESPACES, " ".join(self.namespaces))
        if self.props.hosts:
            metadata.add_annotation(HOSTS, " ".join(self.props.hosts))
        if self.props.priority_class:
            metadata.add_annotation(PRIORITY_CLASS, self.props.priority_class)
        return space


class TeamPods(NamedTuple):
    """All pods of a namespace."""

    connections: Connections
    """Their end of connections."""


def _readers(
    context: Context, id: str, props: TeamSpaceProps, namespaces: Sequence[str]
) -> dict[str, Manifest]:
    """Return a Role for members in each namespace, and its binding, if there are any."""
    made: dict[str, Manifest] = {}
    for namespace in namespaces if props.members else ():
        about = labels(context, id, "members")
        logs = {"get pods/log": "Members read the logs of their pods"}
        role = k8s.Role(
            metadata=k8s.ObjectMeta(
                name="members", namespace=namespace, labels=about, annotations=privileges(logs)
            ),
            rules=[
                k8s.PolicyRule(api_groups=[""], resources=["pods/log"], verbs=["get"]),
                *(
                    k8s.PolicyRule(
                        api_groups=[group], resources=resources.split(), verbs=list(READ)
                    )
                    for group, resources in READABLE.items()
                ),
            ],
        )
        reason = privileges({f"to Group {props.members}": f"They are the members of {id}"})
        binding = k8s.RoleBinding(
            metadata=k8s.ObjectMeta(
                name="members", namespace=namespace, labels=about, annotations=reason
            ),
            role_ref=k8s.RoleRef(
                api_group="rbac.authorization.k8s.io", kind="Role", name="members"
            ),
            subjects=[
                k8s.RbacSubject(
                    api_group="rbac.authorization.k8s.io", kind="Group", name=str(props.members)
                )
            ],
        )
        made |= {f"Role-{namespace}": manifest(role), f"Binding-{namespace}": manifest(binding)}
    return made
