"""Everything that rules check: objects, the pods that they create, and declared facts."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from ipaddress import ip_network
from typing import Any, Self, TypeVar, cast

import msgspec

from constructs_lib.analysis.custom_resources import (
    Certificate,
    Route,
    has_other_keys,
    secret_of,
    sources_of,
    written_keys,
)
from constructs_lib.analysis.flows.declared import Side, sides_of
from constructs_lib.analysis.flows.groups import groups_of, with_ends, with_strangers
from constructs_lib.analysis.flows.policy_rules import directions_of, subject_of
from constructs_lib.analysis.flows.ranges import Ranges, addresses
from constructs_lib.analysis.flows.reach import PodGroup, Reach
from constructs_lib.analysis.flows.selection import Labelled, bits
from constructs_lib.analysis.reading import Place, Reading, read, tasks_in
from constructs_lib.analysis.workload_pods import Workload, WorkloadPods, pods_of, replicas_of
from constructs_lib.kube.declarations import NOTHING, ConstructTree, Declarations, DeclaredEnd
from constructs_lib.kube.manifests import Manifest
from constructs_lib.kube.names import POD_NETWORK
from constructs_lib.kube.partial_structs import ObjectView
from constructs_lib.kube.role_rules import AnyBinding, AnyRole
from constructs_lib.kube.selectors import selects
from constructs_lib.kube.structs import argoproj, cnpg, external_secrets, gateway, k8s, tekton

AnyObject = TypeVar("AnyObject", bound=k8s.Object)

ROOT_CA = "kube-root-ca.crt"
"""ConfigMap that Kubernetes makes in each namespace, for programs that call the API server."""

ESCAPED = re.compile(r"\\.")
"""A character that JSON escapes."""

OF_A_SET = re.compile(r"(?P<owner>.+)-(?P<ordinal>0|[1-9]\d{0,9})", re.ASCII | re.DOTALL)
"""Name of a pod of a StatefulSet, or of a claim that it makes for one."""

POD_INDEX = "apps.kubernetes.io/pod-index"
"""Label by which a StatefulSet tells its pods from one another: the number of each."""

POD_NAME = "statefulset.kubernetes.io/pod-name"
"""Label by which a StatefulSet tells its pods from one another: the name of each."""


@dataclass(frozen=True)
class Inventory:
    """Everything that rules check.

    The attributes are as synthesized. The methods and properties leave out all parts that do not
    fit the API, so that a rule never meets a value of another type.
    """

    objects: Sequence[Manifest]
    """Synthesized objects, and those that programs make on the cluster."""

    declarations: Declarations = NOTHING
    """Facts that constructs declared."""

    folders: Mapping[str, Sequence[Manifest]] = field(default_factory=dict)
    """The objects by the folder that their App writes them to."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Texts of the manifests that the Apps write, by path."""

    rendered: Mapping[tuple[str, str], Sequence[Manifest]] = field(default_factory=dict)
    """Those of `objects` that charts make, by namespace and name of their Application."""

    sources: Mapping[Place, str] = field(default_factory=dict)
    """File and line that made each object: of the program, or of the manifest."""

    is_whole: bool = True
    """Whether an object that is not here does not exist. A folder of manifests may lack some."""

    _readings: dict[int, Reading] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _by_kind: dict[type, Sequence[k8s.Object]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def of(cls, trees: Iterable[ConstructTree]) -> Self:
        """Return the inventory of the objects and declarations of constructs."""
        folders: dict[str, list[Manifest]] = defaultdict(list)
        files: dict[str, str] = {}
        declarations = NOTHING
        for tree in trees:
            folders[tree.folder] += tree.objects
            files |= {f"{tree.folder}/{name}": text for name, text in tree.files.items()}
            declarations += tree.declarations
        return cls(
            objects=[manifest for manifests in folders.values() for manifest in manifests],
            declarations=declarations,
            folders=folders,
            files=files,
            sources={Place(*each.place): each.line for each in declarations.sources},
        )

    @cached_property
    def read(self) -> Sequence[tuple[Manifest, k8s.Object]]:
        """The objects that can be read, each as synthesized and as rules see it."""
        pairs = ((manifest, self.reading_of(manifest).object) for manifest in self.objects)
        return [(manifest, found) for manifest, found in pairs if found]

    @cached_property
    def readable(self) -> Sequence[k8s.Object]:
        """The objects, without the parts that do not fit the API."""
        return [found for _, found in self.read]

    @cached_property
    def readable_folders(self) -> Mapping[str, Sequence[k8s.Object]]:
        """The same, by the folder that their App writes them to."""
        return {folder: self.readable_of(objects) for folder, objects in self.folders.items()}

    def of_kind(self, kind: type[AnyObject]) -> Sequence[AnyObject]:
        """Return the objects of a kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = [each for each in self.readable if isinstance(each, kind)]
        return cast(Sequence[AnyObject], self._by_kind[kind])

    @cached_property
    def routes(self) -> Sequence[Route]:
        """The HTTPRoutes and GRPCRoutes."""
        return [*self.of_kind(gateway.HTTPRoute), *self.of_kind(gateway.GRPCRoute)]

    @cached_property
    def roles(self) -> Sequence[AnyRole]:
        """The Roles and ClusterRoles."""
        return [each for each in self.readable if isinstance(each, AnyRole)]

    @cached_property
    def bindings(self) -> Sequence[AnyBinding]:
        """The RoleBindings and ClusterRoleBindings."""
        return [each for each in self.readable if isinstance(each, AnyBinding)]

    @cached_property
    def workloads(self) -> Sequence[Workload]:
        """The objects that create pods, but for Pods and CronJobs."""
        return [each for each in self.readable if isinstance(each, Workload)]

    def find(self, kind: str, namespace: str, name: str) -> k8s.Object | None:
        """Return the object of that kind and name, or None."""
        return self._by_name.get((kind, namespace, name))

    def keys_of(self, kind: str, namespace: str, name: str) -> set[str] | None:
        """Return the known data keys of an object or declared Secret, or None if there is none."""
        declared = self._declared_values.get((namespace, name), []) if kind == "Secret" else []
        found = self.find(kind, namespace, name)
        external = self._external(kind, namespace, name)
        if found is None and not declared and not external:
            return self._keys_of_controllers(kind, namespace, name)
        keys = set(found.data) if isinstance(found, k8s.ConfigMap | k8s.Secret) else set()
        keys.update(*map(written_keys, external))
        if isinstance(found, k8s.ConfigMap):
            keys.update(found.binary_data)
        if isinstance(found, k8s.Secret):
            keys.update(found.string_data)
        return keys.union(*declared)

    def may_have_other_keys(self, kind: str, namespace: str, name: str) -> bool:
        """Return whether an object may have keys besides `keys_of`, such as all those of a path."""
        return any(map(has_other_keys, self._external(kind, namespace, name)))

    def _external(
        self, kind: str, namespace: str, name: str
    ) -> Sequence[external_secrets.ExternalSecret]:
        """Return the ExternalSecrets that make an object, or add keys to it."""
        return self.external_secrets.get((namespace, name), ()) if kind == "Secret" else ()

    def _keys_of_controllers(self, kind: str, namespace: str, name: str) -> set[str] | None:
        """Return the data keys of an object that the cluster or a controller makes, or None."""
        if (kind, name) == ("ConfigMap", ROOT_CA):
            return {"ca.crt"}
        if kind == "Secret" and any(
            (each.namespace, each.spec.secret_name) == (namespace, name)
            for each in self.of_kind(Certificate)
        ):
            return {"tls.crt", "tls.key"}
        if kind == "PersistentVolumeClaim" and (match := OF_A_SET.fullmatch(name)):
            workload = self._claimants.get((namespace, match["owner"]))
            if workload and self._has_pod(workload, int(match["ordinal"])):
                return set()
        return None

    def _has_pod(self, workload: k8s.StatefulSet, ordinal: int) -> bool:
        """Return whether a StatefulSet ever has the pod of a number."""
        start = (workload.spec.ordinals and workload.spec.ordinals.start) or 0
        return start <= ordinal < start + self.most_pods(workload)

    @cached_property
    def text(self) -> str:
        """All texts of the objects and of declared files, as far as one searches in them."""
        objects = json.dumps(self.objects, ensure_ascii=False, default=str)
        return "\n".join((ESCAPED.sub("\n", objects), *(f.text for f in self.declarations.files)))

    @cached_property
    def tasks(self) -> Sequence[tekton.Task]:
        """Tasks of Tekton, those within Pipelines and runs included, which have their names."""
        return [task for each in self.objects for task in tasks_in(each)]

    @cached_property
    def external_secrets(
        self,
    ) -> Mapping[tuple[str, str], Sequence[external_secrets.ExternalSecret]]:
        """ExternalSecrets by namespace and name of the Secret that they make or add keys to."""
        secrets = defaultdict(list)
        for each in self.of_kind(external_secrets.ExternalSecret):
            if secret := secret_of(each):
                secrets[each.namespace, secret].append(each)
        return dict(secrets)

    @cached_property
    def pods(self) -> Sequence[WorkloadPods]:
        """The pods that objects create."""
        return [pods for each in self.readable if (pods := pods_of(each))]

    @cached_property
    def containers(self) -> Sequence[tuple[WorkloadPods, k8s.Container]]:
        """Their containers, each after its pods."""
        return [(pods, each) for pods in self.pods for each in pods.containers]

    @cached_property
    def pods_by_namespace(self) -> Mapping[str, Sequence[WorkloadPods]]:
        """The same, by namespace."""
        namespaces = defaultdict(list)
        for pods in self.pods:
            namespaces[pods.namespace].append(pods)
        return namespaces

    def selected(self, namespace: str, selector: k8s.LabelSelector) -> Sequence[WorkloadPods]:
        """Return the pods of a namespace that a selector selects, be it one of a StatefulSet."""
        labels = dict(selector.match_labels)
        name, index = labels.pop(POD_NAME, None), labels.pop(POD_INDEX, None)
        rest = msgspec.structs.replace(selector, match_labels=labels)
        found = self._labelled.select(rest) & self._labelled.in_namespace(namespace)
        return [
            each
            for each in (self.pods[place] for place in bits(found))
            if (name is None or self._is_of(name, each.workload))
            and (index is None or self._is_of(f"{each.workload.name}-{index}", each.workload))
        ]

    def _is_of(self, name: str, workload: k8s.Object) -> bool:
        """Return whether a workload is a StatefulSet that ever has the pod of a name."""
        match = OF_A_SET.fullmatch(name)
        if not (
            match and isinstance(workload, k8s.StatefulSet) and match["owner"] == workload.name
        ):
            return False
        return self._has_pod(workload, int(match["ordinal"]))

    def selects(self, namespace: str, selector: k8s.LabelSelector) -> bool:
        """Return whether a selector selects pods of a namespace, also declared ones."""
        return bool(self.selected(namespace, selector)) or self.declares(namespace, selector)

    @cached_property
    def own_namespaces(self) -> Set[str]:
        """Namespaces of the platform whose objects are known: no other chart is installed there."""
        charts = {
            each.spec.destination.namespace or ""
            for each in self.of_kind(argoproj.Application)
            if any(source.chart for source in sources_of(each))
            and (each.namespace, each.name) not in self.rendered
        }
        if not self.rendered:
            # A tier that is checked alone has no Applications yet.
            charts |= {each.namespace for each in self.declarations.charts}
        return {each.name for each in self.of_kind(k8s.Namespace)} - charts

    def is_own(self, namespace: str) -> bool:
        """Return whether all Services of a namespace are known.

        A folder that lacks the Namespace has all of them if it has one.
        """
        if self.is_whole or self.find("Namespace", "", namespace):
            return namespace in self.own_namespaces
        return any(each.namespace == namespace for each in self.of_kind(k8s.Service))

    def declares(self, namespace: str, selector: k8s.LabelSelector) -> bool:
        """Return whether a selector selects pods that constructs declare, such as a chart's.

        Pods of unknown kinds are known from `CustomPods` only.
        """
        # Operators label pods with the name of the custom resource for which they make them.
        makers = () if self.is_whole else self.operated
        return any(
            each.namespace in (namespace, "") and each.name in selector.match_labels.values()
            for each in makers
        ) or any(
            end.namespace == namespace and end.labels and selects(selector, end.labels)
            for end in self.ends
        )

    @cached_property
    def operated(self) -> Sequence[k8s.Object]:
        """Custom resources of others, for which operators may make pods and Services."""
        return [each for each in self.readable if isinstance(each, ObjectView | cnpg.Cluster)]

    def most_pods(self, workload: Workload) -> int:
        """Return the highest number of pods of a workload, by its autoscaler or its own spec."""
        return self.scale_of(workload)[1]

    def scale_of(self, workload: Workload) -> tuple[int, int]:
        """Return the lowest and the highest number of pods of a workload."""
        stated = replicas_of(workload)
        place = workload.namespace, workload.kind, workload.name
        return self._scales.get(place, (stated, stated))

    @cached_property
    def _scales(self) -> Mapping[tuple[str, str, str], tuple[int, int]]:
        """Bounds of autoscalers by namespace, kind and name of their target."""
        scales: dict[tuple[str, str, str], tuple[int, int]] = {}
        for each in self.of_kind(k8s.HorizontalPodAutoscaler):
            spec, target = each.spec, each.spec.scale_target_ref
            place = each.namespace, target.kind, target.name
            lowest = 1 if spec.min_replicas is None else spec.min_replicas
            least, most = scales.get(place, (lowest, 0))
            scales[place] = min(least, lowest), max(most, spec.max_replicas)
        return scales

    @cached_property
    def reach(self) -> Reach:
        """Connections that NetworkPolicies allow, between our pods, declared ones and strangers."""
        groups = with_ends(self._our_groups, self.ends)
        policies = self.of_kind(k8s.NetworkPolicy)
        groups, labels = with_strangers(groups, policies, self.of_kind(k8s.Namespace))
        return Reach(groups, labels, policies, self.pod_networks)

    @cached_property
    def sides(self) -> Sequence[Side]:
        """Both halves of each declared connection, between the groups of `reach`."""
        return sides_of(self.reach, self.declarations.flows, self.declarations.ends)

    @cached_property
    def ours(self) -> int:
        """Groups of `reach` whose policies constructs write, as bits."""
        return (1 << len(self._our_groups)) - 1

    def egress_of(self, pods: WorkloadPods) -> Sequence[k8s.NetworkPolicyEgressRule] | None:
        """Return the egress rules for pods. None: no policy isolates them."""
        isolating = [
            each.spec
            for each in self.of_kind(k8s.NetworkPolicy)
            if each.namespace == pods.namespace
            and "egress" in directions_of(each)
            and selects(subject_of(each), pods.labels)
        ]
        return [rule for spec in isolating for rule in spec.egress] if isolating else None

    @cached_property
    def pod_networks(self) -> Ranges:
        """Addresses of all pods, which connections with other addresses leave out."""
        declared = {flow.pod_network for flow in self.declarations.flows if flow.pod_network}
        networks = [addresses(ip_network(each)) for each in declared or {POD_NETWORK}]
        return Ranges.of(each for network in networks for each in network.ranges)

    @cached_property
    def of_charts(self) -> Set[tuple[str, str, str]]:
        """Kind, namespace and name of the known objects of charts."""
        manifests = (each for made in self.rendered.values() for each in made)
        return {(each.kind, each.namespace, each.name) for each in self.readable_of(manifests)}

    @cached_property
    def _claimants(self) -> Mapping[tuple[str, str], k8s.StatefulSet]:
        """StatefulSets by namespace and the beginning of the names of their claims."""
        return {
            (each.namespace, f"{template.name}-{each.name}"): each
            for each in self.of_kind(k8s.StatefulSet)
            for template in each.spec.volume_claim_templates
        }

    @cached_property
    def ends(self) -> Sequence[DeclaredEnd]:
        """Pods that constructs declare, also those that only a connection names."""
        peers = [flow.peer for flow in self.declarations.flows if flow.peer]
        return [*self.declarations.ends, *peers]

    @cached_property
    def _our_groups(self) -> Sequence[PodGroup]:
        ours = [end for end in self.declarations.ends if end.owned]
        # The pods of a team are in its own repository.
        of_teams = [
            PodGroup(namespace, namespace, {})
            for team in self.declarations.teams
            for namespace in team.namespaces
        ]
        return [*with_ends(groups_of(self.pods), ours), *of_teams]

    @cached_property
    def _labelled(self) -> Labelled:
        return Labelled([(each.namespace, each.labels) for each in self.pods], {})

    @cached_property
    def _declared_values(self) -> Mapping[tuple[str, str], Sequence[Mapping[str, Any]]]:
        values = defaultdict(list)
        for secret in self.declarations.secrets:
            values[secret.namespace, secret.name].append(secret.values)
        return values

    def reading_of(self, manifest: Manifest) -> Reading:
        """Return an object as rules see it, and its parts that no rule can read."""
        if id(manifest) not in self._readings:
            self._readings[id(manifest)] = read(manifest)
        return self._readings[id(manifest)]

    def readable_of(self, manifests: Iterable[Manifest]) -> Sequence[k8s.Object]:
        """Return objects without the parts that do not fit the API."""
        return [each for manifest in manifests if (each := self.reading_of(manifest).object)]

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str, str], k8s.Object]:
        # Kinds that are known come last, so they win: another group may have a kind of that name.
        ordered = sorted(self.readable, key=lambda each: type(each) is not ObjectView)
        # A manifest of others may state a namespace that its kind does not have.
        return {
            (each.kind, each.namespace if each.NAMESPACED else "", each.name): each
            for each in ordered
        }


def first_of(users: Sequence[str]) -> str:
    """Return the first of those that use something, and how many others do."""
    others = len(set(users)) - 1
    return f"{users[0]} and {others} more" if others else users[0]
