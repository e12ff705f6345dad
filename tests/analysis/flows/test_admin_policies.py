"""Policies of administrators, by the expectations of their conformance tests, and by their text."""

from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.analysis.flows.folder import read_documents
from constructs_lib.analysis.flows.ranges import port_range
from tests.analysis.flows.clusters import namespace, policy, workload
from tests.analysis.flows.test_plain_reading import (
    CONTAINER_PORTS,
    LABELS,
    NAMESPACES,
    PLACES,
    PODS,
    PORTS,
    PROTOCOLS,
    SPECS,
    is_allowed,
    selectors,
    selects,
)

CASES = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
HOUSES = {"lions": "gold", "eagles": "blue", "snakes": "green", "badgers": "black"}
HTTP = {"number": 80}
GROUP = "policy.networking.k8s.io"
ADDRESS = "192.0.2.1"


def admin(name, **spec):
    head = {"apiVersion": f"{GROUP}/v1alpha2", "kind": "ClusterNetworkPolicy"}
    return {**head, "metadata": {"name": name}, "spec": spec}


def reach(*objects):
    (folder,) = read_documents([*objects])
    names = [str(each) for each in folder.reach.groups]
    return folder.reach, names


def houses():
    for house, colour in HOUSES.items():
        yield namespace(house, house=house)
        ports = [{"name": "web", "containerPort": 80}]
        yield workload(house, house, {"house": house, "colour": colour}, ports)


@pytest.mark.parametrize("case", CASES)
def test_expectations_of_conformance(case):
    found, names = reach(*houses(), *CASES[case]["objects"])
    for line in CASES[case]["verdicts"]:
        ends, verdict = line.rsplit(": ", 1)
        source, target, protocol, number = ends.split()
        ports = port_range(protocol, int(number), int(number))
        if "." in target:
            ways = found.outside("egress", names.index(source))
            at = int(ip_address(target))
            is_open = any(ports & open_ports for open_ports, held in ways.items() if at in held)
        else:
            is_open = bool(found.ports(names.index(source), names.index(target)) & ports)
        assert is_open is (verdict == "open"), line


TEAMS = selectors(st.just("team"))
PAIRS = st.fixed_dictionaries({"namespaceSelector": TEAMS, "podSelector": PODS})
SUBJECTS = st.one_of(
    st.fixed_dictionaries({"namespaces": TEAMS}),
    st.fixed_dictionaries({"pods": PAIRS}),
)
NETWORKS = st.fixed_dictionaries(
    {"networks": st.lists(st.sampled_from(["0.0.0.0/0", "192.0.2.0/24", "10.0.0.0/8"]), min_size=1)}
)
OF_PROTOCOLS = st.one_of(
    st.builds(
        lambda name, port: {name: {"destinationPort": port} if port else {}},
        st.sampled_from(["tcp", "udp", "sctp"]),
        st.one_of(
            st.none(),
            st.builds(lambda number: {"number": number}, st.sampled_from(PORTS)),
            st.just({"range": {"start": 53, "end": 81}}),
        ),
    ).map(
        lambda each: each if all(each.values()) else {"tcp": {"destinationPort": {"number": 80}}}
    ),
    st.just({"destinationNamedPort": "http"}),
)


def rules(end, peers):
    return st.lists(
        st.fixed_dictionaries(
            {
                "action": st.sampled_from(["Accept", "Deny", "Pass"]),
                end: st.lists(peers, min_size=1, max_size=2),
            },
            optional={"protocols": st.lists(OF_PROTOCOLS, min_size=1, max_size=2)},
        ),
        max_size=3,
    )


ADMINS = st.lists(
    st.fixed_dictionaries(
        {
            "tier": st.sampled_from(["Admin", "Baseline"]),
            "subject": SUBJECTS,
            "ingress": rules("from", SUBJECTS),
            "egress": rules("to", st.one_of(SUBJECTS, NETWORKS)),
        }
    ),
    max_size=4,
)


def is_in(subject, pod):
    pair = subject.get("pods") or {"namespaceSelector": subject.get("namespaces", {})}
    where, labels, _ = pod
    return selects(pair["namespaceSelector"], NAMESPACES[where]) and selects(
        pair.get("podSelector", {}), labels
    )


def is_peer(peer, other):
    if "networks" in peer:
        address = ip_address("10.244.0.7" if isinstance(other, tuple) else other)
        return any(address in ip_network(each) for each in peer["networks"])
    return isinstance(other, tuple) and is_in(peer, other)


def is_port(each, number, protocol, target):
    if name := each.get("destinationNamedPort"):
        has = target[2] if isinstance(target, tuple) else []
        return {"name": name, "containerPort": number, "protocol": protocol} in has
    if protocol.lower() not in each:
        return False
    port = each[protocol.lower()].get("destinationPort", {"range": {"start": 1, "end": 65535}})
    bounds = port.get("range") or {"start": port["number"], "end": port["number"]}
    return bounds["start"] <= number <= bounds["end"]


def of_tier(tier, admins, direction, pod, other, number, protocol):
    """Return the action of the first rule of a tier that matches."""
    target = pod if direction == "Ingress" else other
    for spec in admins:
        if spec["tier"] != tier or not is_in(spec["subject"], pod):
            continue
        for rule in spec[direction.lower()]:
            peers, ports = rule.get("from") or rule.get("to"), rule.get("protocols")
            if any(is_peer(each, other) for each in peers) and (
                not ports or any(is_port(each, number, protocol, target) for each in ports)
            ):
                return rule["action"]
    return "Pass"


def is_accepted(admins, policies, direction, pod, other, number, protocol):
    asked = (direction, pod, other, number, protocol)
    action = of_tier("Admin", admins, *asked)
    if action != "Pass":
        return action == "Accept"
    is_selected = any(
        where == pod[0]
        and selects(spec["podSelector"], pod[1])
        and direction
        in (spec.get("policyTypes") or ["Ingress", *(["Egress"] if spec.get("egress") else [])])
        for where, spec in policies
    )
    if is_selected:
        return is_allowed(policies, *asked)
    return of_tier("Baseline", admins, *asked) != "Deny"


@settings(max_examples=max(150, settings().max_examples), deadline=None)
@given(
    pods=st.lists(st.tuples(PLACES, LABELS, CONTAINER_PORTS), min_size=1, max_size=3),
    policies=st.lists(st.tuples(PLACES, SPECS), max_size=2),
    admins=ADMINS,
)
def test_tiers_decide_as_a_plain_reading_does(pods, policies, admins):
    found, names = reach(
        *(namespace(name, **labels) for name, labels in NAMESPACES.items()),
        *(workload(where, f"w{n}", labels, has) for n, (where, labels, has) in enumerate(pods)),
        *(policy(where, f"p{n}", **spec) for n, (where, spec) in enumerate(policies)),
        *(admin(f"a{n}", priority=n, **spec) for n, spec in enumerate(admins)),
    )
    for one, pod in enumerate(pods):
        assert names[one] == f"{pod[0]}/w{one}"
        for port in [(number, protocol) for number in PORTS for protocol in PROTOCOLS]:
            number = port_range(port[1], port[0], port[0])
            for other, peer in enumerate(pods):
                wanted = is_accepted(admins, policies, "Egress", pod, peer, *port) and is_accepted(
                    admins, policies, "Ingress", peer, pod, *port
                )
                assert bool(found.ports(one, other) & number) is wanted, (pod, peer, port)
            for direction in ("ingress", "egress"):
                ways = found.outside(direction, one).items()
                is_open = any(
                    number & ports for ports, at in ways if int(ip_address(ADDRESS)) in at
                )
                asked = (direction.capitalize(), pod, ADDRESS, *port)
                assert is_open is is_accepted(admins, policies, *asked), (pod, direction, port)
