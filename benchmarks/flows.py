"""Measures how long the evaluator of NetworkPolicies takes for a large cluster.

python -m benchmarks.flows
"""

import sys
from time import perf_counter

from constructs_lib.checks.flows.groups import groups_of, namespace_labels
from constructs_lib.checks.flows.ranges import Ranges
from constructs_lib.checks.flows.reach import Reach
from constructs_lib.checks.shapes.reading import read
from constructs_lib.checks.shapes.workloads import pods_of
from constructs_lib.core.manifests import Manifest
from constructs_lib.network.shapes import NetworkPolicy

WORKLOADS = 2000
NAMESPACES = 50
CALLED = 3
"""Number of workloads that each one calls."""

MOST_SECONDS = 5


def workload(number: int) -> Manifest:
    """Return a Deployment with a port whose name means another number than elsewhere."""
    name, namespace = names(number)
    labels = {"app.kubernetes.io/name": name, "app.kubernetes.io/instance": namespace}
    port = {"name": "http", "containerPort": 3000 + number % 100}
    spec = {"containers": [{"name": name, "image": "i:1", "ports": [port]}]}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"template": {"metadata": {"labels": labels}, "spec": spec}},
    }


def names(number: int) -> tuple[str, str]:
    """Return name and namespace of a workload."""
    return f"service-{number % WORKLOADS}", f"team-{number % WORKLOADS % NAMESPACES}"


def policies(number: int) -> list[Manifest]:
    """Return two policies of a workload: who calls it, and whom it calls."""
    name, namespace = names(number)
    ports = [{"port": "http"}]
    callers = [peer(number - step) for step in range(1, CALLED + 1)]
    called = [peer(number + step) for step in range(1, CALLED + 1)]
    rules = {"ingress": {"from": callers, "ports": ports}, "egress": {"to": called, "ports": ports}}
    return [
        {
            "apiVersion": "networking.k8s.io/v1",
            "kind": "NetworkPolicy",
            "metadata": {"name": f"{name}-{direction}", "namespace": namespace},
            "spec": {
                "podSelector": {"matchLabels": {"app.kubernetes.io/name": name}},
                "policyTypes": [direction.capitalize()],
                direction: [rule],
            },
        }
        for direction, rule in rules.items()
    ]


def peer(number: int) -> Manifest:
    """Return a workload as the peer in a policy."""
    name, namespace = names(number)
    return {
        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}},
        "podSelector": {"matchLabels": {"app.kubernetes.io/name": name}},
    }


def main() -> None:
    """Evaluate the cluster, and fail where that takes too long."""
    manifests = [workload(number) for number in range(WORKLOADS)]
    manifests += [policy for number in range(WORKLOADS) for policy in policies(number)]
    objects = [read(each).object for each in manifests]
    started = perf_counter()
    groups = groups_of(pods for each in objects if each and (pods := pods_of(each)))
    found = [each for each in objects if isinstance(each, NetworkPolicy)]
    allowed = list(Reach(groups, namespace_labels(groups, []), found, Ranges()).allowed())
    seconds = perf_counter() - started
    size = f"{len(groups)} workloads, {len(found)} policies, {len(allowed)} connections"
    print(f"{size}: {seconds:.1f} s")
    if len(allowed) != CALLED * WORKLOADS or seconds > MOST_SECONDS:
        sys.exit(f"more than {MOST_SECONDS} s, or other connections than {CALLED * WORKLOADS}")


if __name__ == "__main__":
    main()
