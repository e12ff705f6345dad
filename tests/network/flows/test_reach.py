"""What NetworkPolicies allow, case by case of the Kubernetes API reference."""

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.network.flows.cells import disjoint
from constructs_lib.network.flows.ranges import (
    V4,
    Ranges,
    addresses,
    port_range,
    show_addresses,
    show_ports,
)
from tests.network.flows.clusters import namespace, policy, reach_of, workload

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
NAMES = ("shop/web", "shop/job", "bank/web")
ALL = "all ports"


def callers(reach, target):
    """Returns the ports that each of the others may call."""
    found = {name: reach.ports(number, target) for number, name in enumerate(NAMES)}
    return {name: show_ports(ports) for name, ports in found.items() if ports}


def outside(reach, direction, group):
    half = reach.half(direction, group)
    return {show_ports(ports): show_addresses(at) for ports, at in half.outside.items()}


PEERS = {
    "no rules": ([], {}),
    "a rule for everything": ([{}], dict.fromkeys(NAMES, ALL)),
    "an empty list of peers": ([{"from": []}], dict.fromkeys(NAMES, ALL)),
    "an empty list of ports": ([{"ports": []}], dict.fromkeys(NAMES, ALL)),
    "all pods of the namespace": (
        [{"from": [{"podSelector": {}}]}],
        {"shop/web": ALL, "shop/job": ALL},
    ),
    "pods of the namespace by labels": (
        [{"from": [{"podSelector": {"matchLabels": {"app": "job"}}}]}],
        {"shop/job": ALL},
    ),
    "labels that none has": ([{"from": [{"podSelector": {"matchLabels": {"app": "x"}}}]}], {}),
    "all namespaces": ([{"from": [{"namespaceSelector": {}}]}], dict.fromkeys(NAMES, ALL)),
    "a namespace by its name": (
        [
            {
                "from": [
                    {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "bank"}}}
                ]
            }
        ],
        {"bank/web": ALL},
    ),
    "pods of a namespace, both by labels": (
        [
            {
                "from": [
                    {
                        "namespaceSelector": {"matchLabels": {"team": "x"}},
                        "podSelector": {"matchLabels": {"app": "web"}},
                    }
                ]
            }
        ],
        {"shop/web": ALL},
    ),
    "pods or a namespace": (
        [
            {
                "from": [
                    {"namespaceSelector": {"matchLabels": {"team": "y"}}},
                    {"podSelector": {"matchLabels": {"app": "job"}}},
                ]
            }
        ],
        {"bank/web": ALL, "shop/job": ALL},
    ),
    "one of two rules": (
        [
            {"from": [{"podSelector": {}}], "ports": [{"port": 1}]},
            {"from": [{"podSelector": {"matchLabels": {"app": "job"}}}], "ports": [{"port": 3}]},
        ],
        {"shop/web": "TCP 1", "shop/job": "TCP 1, 3"},
    ),
    "addresses of no pod": ([{"from": [{"ipBlock": {"cidr": "192.0.2.0/24"}}]}], {}),
    "addresses of all but pods": (
        [{"from": [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]}}]}],
        {},
    ),
    "addresses of some pods, which may be any": (
        [{"from": [{"ipBlock": {"cidr": "10.244.3.0/24"}}]}],
        dict.fromkeys(NAMES, ALL),
    ),
}
OPERATORS = {
    "In": ({"operator": "In", "values": ["front", "back"]}, {"shop/web"}),
    "NotIn, also of those without the label": (
        {"operator": "NotIn", "values": ["front"]},
        {"shop/job", "bank/web"},
    ),
    "Exists": ({"operator": "Exists"}, {"shop/web"}),
    "DoesNotExist": ({"operator": "DoesNotExist"}, {"shop/job", "bank/web"}),
}
PORTS = {
    "a number": ([{"port": 8080}], "TCP 8080"),
    "a range": ([{"port": 8000, "endPort": 8002}], "TCP 8000-8002"),
    "a protocol": ([{"protocol": "UDP"}], "all of UDP"),
    "no protocol is TCP": ([{}], "all of TCP"),
    "a name": ([{"port": "http"}], "TCP 8080"),
    "a name of the protocol": ([{"port": "dns", "protocol": "UDP"}], "UDP 53"),
    "a name of another protocol": ([{"port": "dns"}], ""),
    "a name that no container has": ([{"port": "sql"}], ""),
    "a protocol without containers' ports": ([{"port": 1, "protocol": "SCTP"}], "SCTP 1"),
    "several": ([{"port": "http"}, {"port": 53, "protocol": "UDP"}], "TCP 8080; UDP 53"),
}


@pytest.mark.parametrize(("ingress", "wanted"), PEERS.values(), ids=PEERS)
def test_peers(ingress, wanted):
    reach = reach_of(*CLUSTER, policy("shop", ingress=ingress))
    assert callers(reach, WEB) == wanted
    assert callers(reach, BANK) == dict.fromkeys(NAMES, ALL)


@pytest.mark.parametrize(("expression", "wanted"), OPERATORS.values(), ids=OPERATORS)
def test_expressions(expression, wanted):
    selector = {"matchExpressions": [{"key": "tier", **expression}]}
    peer = {"namespaceSelector": {}, "podSelector": selector}
    reach = reach_of(*CLUSTER, policy("shop", ingress=[{"from": [peer]}]))
    assert set(callers(reach, WEB)) == wanted
    selects = reach_of(*CLUSTER, policy("shop", podSelector=selector))
    isolated = {name for n, name in enumerate(NAMES) if selects.half("ingress", n).isolated}
    assert isolated == wanted - {"bank/web"}


def test_labels_and_expressions_hold_together():
    selector = {
        "matchLabels": {"app": "web"},
        "matchExpressions": [{"key": "tier", "operator": "DoesNotExist"}],
    }
    reach = reach_of(*CLUSTER, policy("shop", ingress=[{"from": [{"podSelector": selector}]}]))
    assert callers(reach, WEB) == {}


@pytest.mark.parametrize(("ports", "wanted"), PORTS.values(), ids=PORTS)
@pytest.mark.parametrize("direction", ["ingress", "egress"])
def test_ports(direction, ports, wanted):
    """A name is that of a container's port at the target, in both directions."""
    end = {"ingress": "from", "egress": "to"}[direction]
    web = {"podSelector": {"matchLabels": {"app": "web"}}}
    job = {"podSelector": {"matchLabels": {"app": "job"}}}
    subject, peer = (web, job) if direction == "ingress" else (job, web)
    rule = {end: [peer], "ports": ports}
    reach = reach_of(
        *CLUSTER,
        policy("shop", **subject, policyTypes=[direction.capitalize()], **{direction: [rule]}),
    )
    assert show_ports(reach.ports(JOB, WEB)) == wanted


def test_a_name_means_another_number_at_each_target():
    to_all = {"to": [{"namespaceSelector": {}}], "ports": [{"port": "http"}]}
    reach = reach_of(*CLUSTER, policy("shop", policyTypes=["Egress"], egress=[to_all]))
    assert [show_ports(reach.ports(JOB, target)) for target in (WEB, JOB, BANK)] == [
        "TCP 8080",
        "",
        "TCP 80",
    ]


TYPES = {
    "none, without egress": ({}, {"ingress"}),
    "none, with an empty egress": ({"egress": []}, {"ingress"}),
    "none, with egress": ({"egress": [{}]}, {"ingress", "egress"}),
    "an empty list": ({"policyTypes": [], "egress": [{}]}, {"ingress", "egress"}),
    "Ingress, with egress": ({"policyTypes": ["Ingress"], "egress": [{}]}, {"ingress"}),
    "Egress, with ingress": ({"policyTypes": ["Egress"], "ingress": [{}]}, {"egress"}),
    "both, without rules": ({"policyTypes": ["Ingress", "Egress"]}, {"ingress", "egress"}),
}


@pytest.mark.parametrize(("spec", "wanted"), TYPES.values(), ids=TYPES)
def test_policy_types(spec, wanted):
    reach = reach_of(*CLUSTER, policy("shop", **spec))
    found = {each for each in ("ingress", "egress") if reach.half(each, WEB).isolated}
    assert found == wanted


def test_policies_add_up():
    one, other = (
        policy("shop", name, ingress=[{"ports": [{"port": port}]}])
        for name, port in (("one", 1), ("other", 2))
    )
    nothing = policy("shop", "nothing")
    assert callers(reach_of(*CLUSTER, one, other, nothing), WEB) == dict.fromkeys(NAMES, "TCP 1-2")


def test_both_ends_must_allow():
    to_web = {
        "to": [{"podSelector": {"matchLabels": {"app": "web"}}}],
        "ports": [{"port": 1, "endPort": 9}],
    }
    from_job = {
        "from": [{"podSelector": {"matchLabels": {"app": "job"}}}],
        "ports": [{"port": 5, "endPort": 20}],
    }
    reach = reach_of(
        *CLUSTER,
        policy("shop", "one", policyTypes=["Egress"], egress=[to_web]),
        policy("shop", "other", ingress=[from_job]),
    )
    assert callers(reach, WEB) == {"shop/job": "TCP 5-9"}
    assert [
        (NAMES[each.source], NAMES[each.target], show_ports(each.ports)) for each in reach.allowed()
    ] == [("shop/job", "shop/web", "TCP 5-9")]


def test_where_no_policy_selects_either_end_nothing_is_listed():
    assert list(reach_of(*CLUSTER).allowed()) == []
    assert show_ports(reach_of(*CLUSTER).ports(WEB, BANK)) == ALL


def test_all_connections_are_listed():
    """Pair by pair the same, whichever end a policy selects."""
    rules = {"egress": [{"to": [{"namespaceSelector": {}}], "ports": [{"port": "http"}]}]}
    reach = reach_of(
        *CLUSTER,
        policy(
            "shop", podSelector={"matchLabels": {"app": "web"}}, policyTypes=["Egress"], **rules
        ),
        policy("bank", ingress=[{"ports": [{"port": 80}]}]),
    )
    listed = {(each.source, each.target): each.ports for each in reach.allowed()}
    assert listed == {
        (source, target): ports
        for source in range(3)
        for target in range(3)
        if (ports := reach.ports(source, target))
        and (reach.half("egress", source).isolated or reach.half("ingress", target).isolated)
    }


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


def test_a_rule_without_peers_is_for_all_addresses():
    reach = reach_of(*CLUSTER, policy("shop", ingress=[{"ports": [{"port": 1}]}]))
    assert outside(reach, "ingress", WEB) == {"TCP 1": "all addresses but 10.244.0.0/16"}


def test_addresses_of_both_versions():
    block = {"ipBlock": {"cidr": "2001:db8::/32"}}
    reach = reach_of(*CLUSTER, policy("shop", ingress=[{"from": [block]}]))
    (at,) = reach.half("ingress", WEB).outside.values()
    assert at == addresses(ip_network("2001:db8::/32"))
    assert int(ip_address("2001:db8::1")) + V4 in at


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
