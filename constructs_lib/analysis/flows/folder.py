"""The pods and policies of a folder of manifests, such as `dist/`."""

from collections.abc import Iterable, Iterator, Sequence
from ipaddress import ip_network
from typing import NamedTuple, get_args

from constructs_lib.analysis.documents import manifests_of
from constructs_lib.analysis.flows.groups import groups_of, with_ends, with_strangers
from constructs_lib.analysis.flows.policy_rules import all_peers_of, subject_of
from constructs_lib.analysis.flows.ranges import addresses
from constructs_lib.analysis.flows.reach import PodGroup, Reach
from constructs_lib.analysis.reading import place_in, problem_of, read
from constructs_lib.analysis.workload_pods import Workload, pods_of
from constructs_lib.kube.label_keys import NAMESPACE
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.names import POD_NETWORK
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
    policies: Sequence[k8s.NetworkPolicy]
    ours: Sequence[int]
    """Indexes of the groups that a workload creates or a policy applies to."""


def read_documents(*documents: Sequence[Json]) -> Sequence[Folder]:
    """Read the documents of each folder, those in lists included.

    Pods that a chart makes are known by the labels in policies, in each folder by those of all of
    them, so that these can be compared. The addresses of pods are those of the Kind cluster in the
    folder, otherwise Kind's default.

    Raises:
        ValueError: A document has an unreadable part.
    """
    objects = [[o for m in manifests_of(each) for o in _object(m)] for each in documents]
    policies = [each for found in objects for each in found if isinstance(each, k8s.NetworkPolicy)]
    return [_folder(*each, policies) for each in zip(documents, objects, strict=True)]


def _folder(
    documents: Sequence[Json],
    objects: Sequence[k8s.Object],
    policies_of_all: Sequence[k8s.NetworkPolicy],
) -> Folder:
    policies = [each for each in objects if isinstance(each, k8s.NetworkPolicy)]
    made = groups_of(pods for each in objects if (pods := pods_of(each)))
    groups = with_ends(made, _ends(policies_of_all))
    namespaces = [each for each in objects if isinstance(each, k8s.Namespace)]
    groups, labels = with_strangers(groups, policies_of_all, namespaces)
    reach = Reach(groups, labels, policies, addresses(ip_network(_pod_network(documents))))
    ours = [
        number
        for number in range(len(groups))
        if number < len(made)
        or reach.half("ingress", number).isolated
        or reach.half("egress", number).isolated
    ]
    return Folder(reach, policies, ours)


def _object(manifest: Manifest) -> Iterator[k8s.Object]:
    """Yield a policy, namespace or workload, and nothing for other kinds."""
    reading = read(manifest)
    # An object whose other fields are unreadable has lost its kind.
    if reading.misfits and manifest["kind"] in KINDS:
        place = place_in(manifest)
        told = [f"{place} {problem_of(manifest, each)}; {each.fix}" for each in reading.misfits]
        raise ValueError("; ".join(told))
    if isinstance(reading.object, k8s.NetworkPolicy | k8s.Namespace) or (
        reading.object and pods_of(reading.object)
    ):
        yield reading.object


def _ends(policies: Iterable[k8s.NetworkPolicy]) -> Iterator[PodGroup]:
    """Yield the pods that policies select by labels, as subjects and as peers."""
    for policy in policies:
        if end := _end(policy.namespace, subject_of(policy)):
            yield end
        for peer in all_peers_of(policy):
            namespace = _namespace(policy, peer)
            if namespace and peer.pod_selector and (end := _end(namespace, peer.pod_selector)):
                yield end


def _namespace(policy: k8s.NetworkPolicy, peer: k8s.NetworkPolicyPeer) -> str | None:
    if peer.namespace_selector is None:
        return policy.namespace
    return peer.namespace_selector.match_labels.get(NAMESPACE)


def _end(namespace: str, selector: k8s.LabelSelector) -> PodGroup | None:
    labels = selector.match_labels
    if not labels or selector.match_expressions:
        return None
    texts = [f"{key}={value}" for key, value in sorted(labels.items())]
    named = [labels[key] for key in NAMES if key in labels]
    return PodGroup(namespace, named[0] if named else ",".join(texts), labels)


def _pod_network(documents: Iterable[Json]) -> str:
    for document in documents:
        match document:
            case {"kind": "Cluster", "networking": {"podSubnet": str(network)}}:
                return network
    return POD_NETWORK
