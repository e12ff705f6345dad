"""NetworkPolicies mean to our evaluator what the API server takes them for."""

import pytest

from constructs_lib.network.flows.ranges import show_ports
from constructs_lib.shapes.reading import read
from tests.apiserver.cluster import Refused
from tests.network.flows.clusters import policy, reach_of, workload

TYPES = {
    "none": {},
    "none, with an empty egress": {"egress": []},
    "none, with egress": {"egress": [{}]},
    "none, with ingress and egress": {"ingress": [{}], "egress": [{}]},
    "an empty list": {"policyTypes": [], "egress": [{}]},
    "a type": {"policyTypes": ["Egress"], "ingress": [{}]},
}
PORTS = [[{}], [{"port": 80}], [{"protocol": "UDP"}], [{"port": 80, "endPort": 90}], []]


@pytest.mark.parametrize("spec", TYPES.values(), ids=TYPES)
def test_types_that_are_left_out(cluster, spec):
    ours = policy("default", **spec)
    stored = cluster.create(ours, dry_run=True).object["spec"]["policyTypes"]
    assert [each.capitalize() for each in read(ours).object.spec.directions] == stored


@pytest.mark.parametrize("ports", PORTS, ids=str)
def test_ports_that_are_left_out(cluster, ports):
    """As stored, with what the server adds, they allow the same."""
    pods = workload("default", "web", {"app": "web"})
    ours = policy("default", ingress=[{"ports": ports}])
    stored = cluster.create(ours, dry_run=True).object
    found = [show_ports(reach_of(pods, each).ports(0, 0)) for each in (ours, stored)]
    assert found[0] == found[1] != ""


@pytest.mark.parametrize(
    "rule",
    [
        {"from": [{}]},
        {"from": [{"podSelector": {}, "ipBlock": {"cidr": "10.0.0.0/8"}}]},
        {"ports": [{"port": "http", "endPort": 90}]},
        {"ports": [{"endPort": 90}]},
        {"ports": [{"port": 80, "endPort": 79}]},
        {"ports": [{"port": 80, "protocol": "ICMP"}]},
        {"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["11.0.0.0/16"]}}]},
    ],
    ids=str,
)
def test_what_the_evaluator_has_no_meaning_for_is_refused(cluster, rule):
    with pytest.raises(Refused):
        cluster.create(policy("default", ingress=[rule]), dry_run=True)
