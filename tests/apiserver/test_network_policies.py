"""NetworkPolicies mean to our evaluator what the API server takes them for."""

import pytest

from constructs_lib.analysis.flows.policy_rules import directions_of
from constructs_lib.analysis.flows.ranges import show_ports
from constructs_lib.analysis.reading import read
from tests.analysis.flows.clusters import policy, reach_of, workload


@pytest.mark.parametrize(
    "spec",
    [
        {},
        {"egress": []},
        {"egress": [{}]},
        {"policyTypes": [], "egress": [{}]},
        {"policyTypes": ["Egress"], "ingress": [{}]},
    ],
    ids=str,
)
def test_types_that_are_left_out(cluster, spec):
    ours = policy("default", **spec)
    stored = cluster.create(ours, dry_run=True).object["spec"]["policyTypes"]
    directions = directions_of(read(ours).object)
    assert [each.capitalize() for each in directions] == stored


@pytest.mark.parametrize(
    "ports",
    [[{}], [{"port": 80}], [{"protocol": "UDP"}], [{"port": 80, "endPort": 90}], []],
    ids=str,
)
def test_ports_that_are_left_out(cluster, ports):
    pods = workload("default", "web", {"app": "web"})
    ours = policy("default", ingress=[{"ports": ports}])
    stored = cluster.create(ours, dry_run=True).object
    found = [show_ports(reach_of(pods, each).ports(0, 0)) for each in (ours, stored)]
    assert found[0] == found[1] != ""
