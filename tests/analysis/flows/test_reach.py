"""What NetworkPolicies allow where `test_plain_reading.py` tries no such case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.flows.ranges import Ranges, disjoint, port_range, show_ports
from tests.analysis.flows.clusters import namespace, policy, reach_of, workload

HTTP = {"name": "http", "containerPort": 8080}
DNS = {"name": "dns", "containerPort": 53, "protocol": "UDP"}
CLUSTER = [
    namespace("shop", team="x"),
    namespace("bank", team="y"),
    workload("shop", "web", {"app": "web", "tier": "front"}, [HTTP, DNS]),
    workload("shop", "job", {"app": "job"}),
    workload("bank", "web", {"app": "web"}, [{"name": "http", "containerPort": 80}]),
]
WEB, JOB, BANK = range(3)


def test_ports_of_sidecars_count_and_those_of_what_has_ended_do_not():
    sidecar, init = (
        {"name": name, "image": "c:1", "ports": [{"name": name, "containerPort": port}]}
        for name, port in (("sidecar", 1), ("init", 2))
    )
    helpers = [{**sidecar, "restartPolicy": "Always"}, init]
    reach = reach_of(
        workload("shop", "web", {"app": "web"}, initContainers=helpers),
        policy("shop", ingress=[{"ports": [{"port": "sidecar"}, {"port": "init"}]}]),
    )
    assert show_ports(reach.ports(0, 0)) == "TCP 1"


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 255)), max_size=8))
def test_cells_hold_each_group_once(found):
    """With all ports of the pairs that have the group."""
    pairs = [(port_range("TCP", port, port), groups) for port, groups in found]
    cells = disjoint(pairs)
    for group in range(8):
        wanted = Ranges()
        for ports, groups in pairs:
            wanted |= ports if groups >> group & 1 else Ranges()
        assert [ports for ports, groups in cells.items() if groups >> group & 1] == (
            [wanted] if wanted else []
        )


def test_pods_on_the_network_of_their_node_are_none():
    assert reach_of(workload("shop", "agent", {"app": "agent"}, hostNetwork=True)).groups == ()


@pytest.mark.parametrize(
    ("block", "allows"),
    [
        ({"cidr": "10.244.3.0/24"}, True),
        ({"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]}, False),
    ],
)
def test_addresses_of_some_pods_may_be_those_of_any(block, allows):
    reach = reach_of(*CLUSTER, policy("shop", ingress=[{"from": [{"ipBlock": block}]}]))
    assert [bool(reach.ports(each, WEB)) for each in (WEB, JOB, BANK)] == [allows] * 3
