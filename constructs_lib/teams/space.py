"""Space of a team in the cluster: namespaces, a quota, connections, and readers of its objects."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.declarations import Declarations, DeclaredTeam
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
    DnsLabel,
    LabelKey,
)
from constructs_lib.kube.pod_templates import DISK
from constructs_lib.kube.role_rules import READ
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Call, Connectable, Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.network.known_pods import METRICS_REASON, PROMETHEUS
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.teams.previews import connect, let_in, space_of
from constructs_lib.teams.space_props import TeamSpaceProps
from constructs_lib.tree.api_objects import ApiObjects, Context, context_of, path_of
from constructs_lib.workloads.entrance import Entrance
from constructs_lib.workloads.namespace import (
    CONTAINER_DEFAULTS,
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


TICKETS = "appprojects.argoproj.io"
"""Kind of which each preview of a team has one in the first namespace of the team, so that a quota
limits their number. Teams may not have it, and Argo CD reads none outside its own namespace.
"""

POLICY = "networking.k8s.io/NetworkPolicy"
"""Kind by which a team lets its pods call one another."""


class TeamSpace(ApiObjects):
    """The space of a team, named after its id: made by `add_team` of a tier.

    Its namespaces enforce the strictest Pod Security level, and its pods have no connections but
    those stated. Argo CD follows its repository by an Application, in a project that allows its
    kinds in its namespaces and nothing else. A rule finds whatever makes two teams meet.
    """

    _is_protected = True
    """Whether a `DeletionGuard` protects its namespaces."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: TeamSpaceProps,
        *,
        entrance: Entrance = NGINX,
        prometheus: HelmPods | ExternalPods = PROMETHEUS,
    ) -> None:
        """Create the objects.

        The `entrance` calls its pods if it has hosts, and `prometheus` if it has monitoring.
        """
        context = self._context = context_of(scope, id, DnsLabel, props, TeamSpaceProps)
        checked_objects(path_of(scope, id), Entrance, entrance=entrance)
        checked_objects(path_of(scope, id), HelmPods | ExternalPods, prometheus=prometheus)
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
        read = props.monitoring.ports if props.monitoring else ()
        for target in self.pods if read else ():
            prometheus.connections.allow_to(target, *read, reason=METRICS_REASON)
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
        numbers = {f"count/{each}": str(props.objects) for each in props.counted_kinds.values()}
        if props.previews:
            numbers[f"count/{TICKETS}"] = str(props.previews.at_once)
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
            folders=self.props.folders,
            owner=self.props.owner or "",
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
