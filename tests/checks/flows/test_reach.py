"""What NetworkPolicies allow where `test_plain_reading.py` tries no such case."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.checks.flows.cells import disjoint
from constructs_lib.checks.flows.ranges import Ranges, port_range, show_addresses, show_ports
from tests.checks.flows.clusters import namespace, policy, reach_of, workload

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


def outside(reach, direction, group):
    half = reach.half(direction, group)
    return {show_ports(ports): show_addresses(at) for ports, at in half.outside.items()}


def test_a_name_means_another_number_at_each_target():
    to_all = {"to": [{"namespaceSelector": {}}], "ports": [{"port": "http"}]}
    reach = reach_of(*CLUSTER, policy("shop", policyTypes=["Egress"], egress=[to_all]))
    assert [show_ports(reach.ports(JOB, target)) for target in (WEB, JOB, BANK)] == [
        "TCP 8080",
        "",
        "TCP 80",
    ]


def test_addresses_beside_pods():
    block = {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16", "10.2.0.0/16"]}
    reach = reach_of(
        *CLUSTER,
        policy(
            "shop",
            ingress=[{"from": [{"ipBlock": block}], "ports": [{"port": "http"}]}],
            egress=[{"to": [{"ipBlock": block}], "ports": [{"port": "http"}, {"port": 443}]}],
        ),
    )
    ingress = reach.half("ingress", WEB).outside
    ((ports, at),) = ingress.items()
    assert show_ports(ports) == "TCP 8080"
    for address, is_in in {
        "10.0.0.1": True,
        "10.1.0.1": False,
        "10.2.255.255": False,
        "10.3.0.0": True,
        "10.244.0.7": False,
        "11.0.0.0": False,
    }.items():
        assert (int(ip_address(address)) in at) is is_in, address
    # A name means nothing where there are no containers.
    assert list(outside(reach, "egress", WEB)) == ["TCP 443"]


def test_blocks_that_overlap():
    wide = {"from": [{"ipBlock": {"cidr": "192.0.2.0/24"}}], "ports": [{"port": 1}]}
    narrow = {"from": [{"ipBlock": {"cidr": "192.0.2.128/25"}}], "ports": [{"port": 2}]}
    reach = reach_of(*CLUSTER, policy("shop", ingress=[wide, narrow]))
    assert outside(reach, "ingress", WEB) == {
        "TCP 1": "192.0.2.0/25",
        "TCP 1-2": "192.0.2.128/25",
    }


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


@pytest.mark.parametrize(
    ("ports", "wanted"),
    [
        ([{"port": "http"}, {"port": "dns", "protocol": "UDP"}], "TCP 8080; UDP 53"),
        ([{"port": "dns"}], ""),
        ([{"port": 8000, "endPort": 8002}, {"port": "sql"}], "TCP 8000-8002"),
        ([{"protocol": "UDP"}], "all of UDP"),
    ],
)
@pytest.mark.parametrize("direction", ["ingress", "egress"])
def test_ports(direction, ports, wanted):
    """A name is that of a container's port at the target, in both directions."""
    end = {"ingress": "from", "egress": "to"}[direction]
    web, job = ({"podSelector": {"matchLabels": {"app": app}}} for app in ("web", "job"))
    subject, peer = (web, job) if direction == "ingress" else (job, web)
    rules = {direction: [{end: [peer], "ports": ports}]}
    reach = reach_of(
        *CLUSTER, policy("shop", **subject, policyTypes=[direction.capitalize()], **rules)
    )
    assert show_ports(reach.ports(JOB, WEB)) == wanted
