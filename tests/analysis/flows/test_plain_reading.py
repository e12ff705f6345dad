"""Random policies, held against a plain reading of the Kubernetes API reference: pair by pair."""

from ipaddress import ip_address, ip_network

from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.analysis.flows.ranges import V4, port_range
from tests.analysis.flows.clusters import namespace, policy, reach_of, workload

PORTS = (53, 80, 81, 8080, 65535)
PROTOCOLS = ("TCP", "UDP", "SCTP")
ADDRESSES = ("10.0.0.1", "10.1.0.1", "10.1.2.1", "192.0.2.1", "2001:db8::1", "10.244.0.7")
BLOCKS = (
    {"cidr": "0.0.0.0/0"},
    {"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]},
    {"cidr": "10.0.0.0/15", "except": ["10.1.0.0/16"]},
    {"cidr": "10.1.0.0/16", "except": ["10.1.2.0/24", "10.1.2.0/25"]},
    {"cidr": "192.0.2.1/32"},
    {"cidr": "2001:db8::/32"},
    {"cidr": "::/0", "except": ["2001:db8::/33"]},
)
VALUES = st.sampled_from(["a", "b"])
KEYS = st.sampled_from(["app", "tier"])
LABELS = st.dictionaries(KEYS, VALUES)
CONTAINER_PORTS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["http", "dns"]),
            "containerPort": st.sampled_from(PORTS),
            "protocol": st.sampled_from(PROTOCOLS),
        }
    ),
    max_size=2,
    unique_by=lambda port: port["name"],
)


def chosen(**optional):
    return st.fixed_dictionaries({}, optional=optional)


def selectors(keys):
    expressions = st.one_of(
        st.fixed_dictionaries(
            {
                "key": keys,
                "operator": st.sampled_from(["In", "NotIn"]),
                "values": st.lists(VALUES, min_size=1, max_size=2),
            }
        ),
        st.fixed_dictionaries(
            {"key": keys, "operator": st.sampled_from(["Exists", "DoesNotExist"])}
        ),
    )
    return chosen(
        matchLabels=st.dictionaries(keys, VALUES, max_size=1),
        matchExpressions=st.lists(expressions, max_size=2),
    )


PODS = selectors(KEYS)
PEERS = st.one_of(
    st.fixed_dictionaries({"podSelector": PODS}),
    st.fixed_dictionaries(
        {"namespaceSelector": selectors(st.just("team"))}, optional={"podSelector": PODS}
    ),
    st.fixed_dictionaries({"ipBlock": st.sampled_from(BLOCKS)}),
)
POLICY_PORTS = st.one_of(
    chosen(
        protocol=st.sampled_from(PROTOCOLS), port=st.sampled_from([*PORTS, "http", "dns", "no"])
    ),
    st.just({"port": 80, "endPort": 9000}),
    st.just({"port": 53, "endPort": 53, "protocol": "UDP"}),
)


def rules(peers):
    return st.lists(
        chosen(**{peers: st.lists(PEERS, max_size=2)}, ports=st.lists(POLICY_PORTS, max_size=2)),
        max_size=2,
    )


SPECS = st.fixed_dictionaries(
    {"podSelector": PODS},
    optional={
        "policyTypes": st.lists(st.sampled_from(["Ingress", "Egress"]), unique=True),
        "ingress": rules("from"),
        "egress": rules("to"),
    },
)
NAMESPACES = {"one": {"team": "a"}, "two": {"team": "b"}, "three": {}}
PLACES = st.sampled_from([*NAMESPACES])


def selects(selector, labels):
    for key, value in selector.get("matchLabels", {}).items():
        if key not in labels or labels[key] != value:
            return False
    for each in selector.get("matchExpressions", []):
        has, values = each["key"] in labels, each.get("values", [])
        is_met = {
            "In": has and labels.get(each["key"]) in values,
            "NotIn": not has or labels.get(each["key"]) not in values,
            "Exists": has,
            "DoesNotExist": not has,
        }
        if not is_met[each["operator"]]:
            return False
    return True


def is_peer(peer, place, other):
    """Return whether a peer of a policy in a namespace is the other end: a pod, or an address."""
    if block := peer.get("ipBlock"):
        # All pods are one address here, as none keeps its own.
        address = ip_address("10.244.0.7" if isinstance(other, tuple) else other)
        inside = [
            address.version == each.version and address in each
            for each in map(ip_network, [block["cidr"], *block.get("except", [])])
        ]
        return inside[0] and not any(inside[1:])
    if not isinstance(other, tuple):
        return False
    where, labels, _ = other
    if "namespaceSelector" in peer:
        is_there = selects(peer["namespaceSelector"], NAMESPACES[where])
    else:
        is_there = where == place
    return is_there and selects(peer.get("podSelector", {}), labels)


def is_port(port, number, protocol, target):
    if port.get("protocol", "TCP") != protocol:
        return False
    match port.get("port"):
        case None:
            return True
        case str(name):
            has = target[2] if isinstance(target, tuple) else []
            return {"name": name, "containerPort": number, "protocol": protocol} in has
        case first:
            return first <= number <= port.get("endPort", first)


def is_allowed(policies, direction, pod, other, number, protocol):
    """Return whether the policies of a pod allow a connection in one direction."""
    place, labels, _ = pod
    target = pod if direction == "Ingress" else other
    isolated = False
    for where, spec in policies:
        default = ["Ingress", "Egress"] if spec.get("egress") else ["Ingress"]
        types = spec.get("policyTypes") or default
        if where != place or direction not in types or not selects(spec["podSelector"], labels):
            continue
        isolated = True
        for rule in spec.get(direction.lower(), []):
            peers, ports = rule.get("from") or rule.get("to"), rule.get("ports")
            if peers and not any(is_peer(each, where, other) for each in peers):
                continue
            if not ports or any(is_port(each, number, protocol, target) for each in ports):
                return True
    return not isolated


@settings(max_examples=max(100, settings().max_examples))
@given(
    pods=st.lists(st.tuples(PLACES, LABELS, CONTAINER_PORTS), min_size=1, max_size=4),
    policies=st.lists(st.tuples(PLACES, SPECS), max_size=4),
)
def test_policies_allow_what_a_plain_reading_does(pods, policies):
    reach = reach_of(
        *(namespace(name, **labels) for name, labels in NAMESPACES.items()),
        *(workload(where, f"w{n}", labels, has) for n, (where, labels, has) in enumerate(pods)),
        *(policy(where, f"p{n}", **spec) for n, (where, spec) in enumerate(policies)),
    )
    listed = {(each.source, each.target): each.ports for each in reach.allowed()}
    asked = [(number, protocol) for number in PORTS for protocol in PROTOCOLS]
    for one, pod in enumerate(pods):
        for other, peer in enumerate(pods):
            found, pair = reach.ports(one, other), (one, other)
            half = any(
                reach.half(way, at).isolated
                for way, at in zip(("egress", "ingress"), pair, strict=True)
            )
            if half:
                assert found == listed.get(pair, found - found)
            for port in asked:
                wanted = is_allowed(policies, "Egress", pod, peer, *port) and is_allowed(
                    policies, "Ingress", peer, pod, *port
                )
                assert _has(found, port) is wanted, (pod, peer, port)
        for direction in ("ingress", "egress"):
            outside = reach.outside(direction, one)
            for address in ADDRESSES[:-1]:
                at = ip_address(address)
                where = int(at) + (V4 if at.version == 6 else 0)
                for port in asked:
                    found = [ports for ports, held in outside.items() if where in held]
                    wanted = is_allowed(policies, direction.capitalize(), pod, address, *port)
                    assert any(_has(ports, port) for ports in found) is wanted, (pod, address, port)


def _has(ports, port):
    number, protocol = port
    return bool(ports & port_range(protocol, number, number))
