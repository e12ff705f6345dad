"""The pods and policies of a folder of manifests, such as `dist/`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from ipaddress import ip_network
from typing import NamedTuple, get_args

from constructs_lib.analysis.documents import manifests_of
from constructs_lib.analysis.flows.admin_policies import ADMIN_POLICIES, AdminPolicy
from constructs_lib.analysis.flows.groups import (
    groups_of,
    labels_text,
    with_ends,
    with_strangers,
)
from constructs_lib.analysis.flows.policy_rules import Policy, all_peers_of, own_peer
from constructs_lib.analysis.flows.ranges import addresses
from constructs_lib.analysis.flows.reach import PodGroup, Reach
from constructs_lib.analysis.reading import place_in, problem_of, read
from constructs_lib.analysis.workload_pods import Workload, pods_of
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.names import POD_NETWORK
from constructs_lib.kube.schema import Misfit, fitted
from constructs_lib.kube.structs import k8s

KINDS = {
    each.KIND
    for each in (k8s.NetworkPolicy, k8s.Namespace, k8s.Pod, k8s.CronJob, *get_args(Workload))
}
"""Kinds that concern connections."""

NAMES = ("app.kubernetes.io/name", "k8s-app")
"""Labels that name pods known from policies alone, the first that they have."""


class Folder(NamedTuple):
    """Connections of a folder."""

    reach: Reach
    policies: Sequence[Policy]
    ours: Sequence[int]
    """Indexes of the groups that a workload creates or a policy applies to."""
    workloads: Set[str] = frozenset()
    """Names of the groups that a workload creates."""
    namespaces: Set[str] = frozenset()
    """Namespaces of workloads, and those that have an object."""
    not_judged: Set[str] = frozenset()
    """Policies, or parts of them, that the connections leave out."""


def read_documents(*documents: Sequence[Json]) -> Sequence[Folder]:
    """Read the documents of each folder, those in lists included.

    Pods that a chart makes are known by the labels in policies, in each folder by those of all of
    them, so that these can be compared. The addresses of pods are those of the Kind cluster in the
    folder, otherwise Kind's default.

    Raises:
        ValueError: A document has an unreadable part.
    """
    manifests = [[*manifests_of(each)] for each in documents]
    objects = [[o for m in each for o in _object(m)] for each in manifests]
    policies = [each for found in objects for each in found if isinstance(each, Policy)]
    return [_folder(*each, policies) for each in zip(documents, manifests, objects, strict=True)]


def _folder(
    documents: Sequence[Json],
    manifests: Sequence[Manifest],
    objects: Sequence[k8s.Object | AdminPolicy],
    policies_of_all: Sequence[Policy],
) -> Folder:
    policies = [each for each in objects if isinstance(each, Policy)]
    others = [each for each in objects if not isinstance(each, AdminPolicy)]
    made = groups_of(pods for each in others if (pods := pods_of(each)))
    groups = with_ends(made, _ends(policies_of_all))
    namespaces = [each for each in others if isinstance(each, k8s.Namespace)]
    groups, labels = with_strangers(groups, policies_of_all, namespaces)
    reach = Reach(groups, labels, policies, addresses(ip_network(_pod_network(documents))))
    ours = [
        number
        for number in range(len(groups))
        if number < len(made)
        or reach.half("ingress", number).isolated
        or reach.half("egress", number).isolated
    ]
    return Folder(
        reach,
        policies,
        ours,
        {str(each) for each in made},
        {each.namespace for each in made} | {each.name for each in namespaces},
        {*_left_out(manifests, policies)},
    )


def not_judged(*folders: Folder) -> list[str]:
    """Return a line that names the policies which the connections of folders leave out, if any."""
    names = sorted({name for each in folders for name in each.not_judged})
    return [f"Not judged: {', '.join(names)}. Connections may differ."] if names else []


def _left_out(manifests: Iterable[Manifest], policies: Iterable[Policy]) -> Iterator[str]:
    yield from (str(place_in(each)) for each in manifests if _is_of_others(each))
    admin = [each for each in policies if isinstance(each, AdminPolicy)]
    ranks = Counter((each.tier, each.priority) for each in admin)
    for each in admin:
        if each.unknown:
            yield f"{' and '.join(each.unknown)} of {each}"
        if ranks[each.tier, each.priority] > 1:
            yield f"the order of {each}, whose priority {each.priority} others have, too"


def _is_of_others(manifest: Manifest) -> bool:
    """Return whether an object is a policy of a network plug-in, or of an unknown version."""
    known = {*ADMIN_POLICIES, (k8s.NetworkPolicy.API_VERSION, k8s.NetworkPolicy.KIND)}
    kind = (str(manifest["apiVersion"]), str(manifest["kind"]))
    return kind[1].endswith("NetworkPolicy") and kind not in known


def _object(manifest: Manifest) -> Iterator[k8s.Object | AdminPolicy]:
    """Yield a policy, namespace or workload, and nothing for other kinds."""
    place = place_in(manifest)
    if struct := ADMIN_POLICIES.get((str(manifest["apiVersion"]), place.kind)):
        policy, misfits = fitted(manifest, struct)
        _refuse(manifest, misfits)
        if policy:
            yield policy.plain()
        return
    reading = read(manifest)
    # An object whose other fields are unreadable has lost its kind.
    if manifest["kind"] in KINDS:
        _refuse(manifest, reading.misfits)
    if isinstance(reading.object, k8s.NetworkPolicy | k8s.Namespace) or (
        reading.object and pods_of(reading.object)
    ):
        yield reading.object


def _refuse(manifest: Manifest, misfits: Sequence[Misfit]) -> None:
    place = place_in(manifest)
    told = [f"{place} {problem_of(manifest, each)}; {each.fix}" for each in misfits]
    if told:
        raise ValueError("; ".join(told))


def _ends(policies: Iterable[Policy]) -> Iterator[PodGroup]:
    """Yield the pods that policies select by labels, as subjects and as peers."""
    for policy in policies:
        for peer in (own_peer(policy), *all_peers_of(policy)):
            selector, namespaces = peer.pod_selector, peer.namespace_selector
            namespace = namespaces.match_labels.get(NAMESPACE) if namespaces else policy.namespace
            if namespace and selector and selector.match_labels and not selector.match_expressions:
                labels = selector.match_labels
                named = [labels[key] for key in NAMES if key in labels]
                yield PodGroup(namespace, named[0] if named else labels_text(labels), labels)


def _pod_network(documents: Iterable[Json]) -> str:
    for document in documents:
        match document:
            case {"kind": "Cluster", "networking": {"podSubnet": str(network)}}:
                return network
    return POD_NETWORK
