"""Small clusters in which NetworkPolicies are tried."""

from ipaddress import ip_network

from constructs_lib.analysis.flows.groups import groups_of, namespace_labels
from constructs_lib.analysis.flows.ranges import addresses
from constructs_lib.analysis.flows.reach import Reach
from constructs_lib.analysis.reading import read
from constructs_lib.analysis.workload_pods import pods_of
from constructs_lib.kube.structs import k8s

POD_NETWORK = addresses(ip_network("10.244.0.0/16"))


def workload(namespace, name, labels, ports=(), kind="Deployment", **spec):
    container = {"name": "c", "image": "c:1", "ports": list(ports)}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [container], **spec}}
    return {
        "apiVersion": "apps/v1",
        "kind": kind,
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"selector": {"matchLabels": labels}, "template": template},
    }


def namespace(name, **labels):
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}


def policy(namespace, name="p", **spec):
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"podSelector": {}, **spec},
    }


def reach_of(*manifests, pod_network=POD_NETWORK):
    """Return what the policies among the manifests allow; all of them must be readable."""
    readings = [read(each) for each in manifests]
    assert [misfit for each in readings for misfit in each.misfits] == []
    objects = [each.object for each in readings]
    groups = groups_of(pods for each in objects if (pods := pods_of(each)))
    labels = namespace_labels(groups, [each for each in objects if isinstance(each, k8s.Namespace)])
    policies = [each for each in objects if isinstance(each, k8s.NetworkPolicy)]
    return Reach(groups, labels, policies, pod_network)
