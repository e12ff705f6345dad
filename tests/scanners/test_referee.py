"""The evaluator of NetworkPolicies agrees with another implementation on generated clusters."""

import json
import re
import shutil
import subprocess
from collections import defaultdict
from ipaddress import ip_address, ip_network, summarize_address_range
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_lib.analysis.flows.ranges import ALL_PORTS, Ranges, addresses, by_ports, port_range
from tests.analysis.flows.clusters import namespace, policy, reach_of

CLUSTERS = 2000

VALUES = st.sampled_from(["a", "b"])
LABELS = st.dictionaries(st.sampled_from(["app", "tier"]), VALUES, max_size=2)
PROTOCOLS = st.sampled_from(["TCP", "UDP", "SCTP"])
NUMBERS = st.sampled_from([1, 53, 80, 8080, 65535])
NAMES = st.sampled_from(["http", "dns"])
NAMESPACES = ["one", "two", "three"]
NETWORKS = ["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "192.0.2.0/24", "0.0.0.0/0"]


OPERATORS = ("In", "NotIn", "Exists", "DoesNotExist")
OF_VALUES = OPERATORS[:2]


@st.composite
def selectors(draw, operators=OPERATORS, keys=("app", "tier")):
    expressions = []
    for key in draw(st.lists(st.sampled_from(keys), max_size=2, unique=True)):
        operator = draw(st.sampled_from(operators))
        needs_values = operator in OF_VALUES
        values = draw(st.lists(VALUES, min_size=1, max_size=2, unique=True)) if needs_values else []
        expressions.append({"key": key, "operator": operator, "values": values})
    selector = {"matchLabels": draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=2))}
    chosen = {"matchExpressions": expressions} if expressions else {}
    return {**(selector if selector["matchLabels"] else {}), **chosen}


@st.composite
def blocks(draw):
    cidr = draw(st.sampled_from(NETWORKS))
    inside = [
        each for each in NETWORKS if each != cidr and ip_network(each).subnet_of(ip_network(cidr))
    ]
    exceptions = draw(st.lists(st.sampled_from(inside), max_size=2, unique=True)) if inside else []
    return {"ipBlock": {"cidr": cidr, **({"except": exceptions} if exceptions else {})}}


PEERS = st.one_of(
    st.fixed_dictionaries({"podSelector": selectors()}),
    st.fixed_dictionaries({"namespaceSelector": selectors()}),
    # Whether pods of other namespaces have a label, the referee does not see.
    st.fixed_dictionaries({"namespaceSelector": selectors(), "podSelector": selectors(OF_VALUES)}),
    blocks(),
)


@st.composite
def ports(draw):
    port = draw(st.one_of(st.none(), NUMBERS, NAMES))
    found = {"protocol": draw(PROTOCOLS)} if port is None or draw(st.booleans()) else {}
    if port is not None:
        found["port"] = port
    if isinstance(port, int) and draw(st.booleans()):
        found["endPort"] = draw(st.integers(port, min(port + 100, 65535)))
    return found


@st.composite
def rules(draw, end):
    rule = {}
    if draw(st.booleans()):
        rule[end] = draw(st.lists(PEERS, min_size=1, max_size=3))
    if draw(st.booleans()):
        rule["ports"] = draw(st.lists(ports(), min_size=1, max_size=3))
    return rule


@st.composite
def policies(draw, index):
    types = draw(st.sampled_from([["Ingress"], ["Egress"], ["Ingress", "Egress"], None]))
    spec = {"podSelector": draw(selectors()), **({"policyTypes": types} if types else {})}
    for direction, end in (("ingress", "from"), ("egress", "to")):
        # The referee takes no rules of a direction that the types leave out.
        if (types is None or direction.capitalize() in types) and draw(st.booleans()):
            # An empty list without types means one thing to it and another to the API server.
            least = 1 if types is None else 0
            spec[direction] = draw(st.lists(rules(end), min_size=least, max_size=2))
    return policy(draw(st.sampled_from(NAMESPACES)), f"policy-{index}", **spec)


@st.composite
def pods(draw, index):
    found = []
    for name in draw(st.lists(NAMES, max_size=2, unique=True)):
        port = {"name": name, "containerPort": draw(NUMBERS), "protocol": draw(PROTOCOLS)}
        if port["containerPort"] not in [each["containerPort"] for each in found]:
            found.append(port)
    labels = draw(LABELS)
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {
            "name": f"pod-{index}",
            "namespace": draw(st.sampled_from(NAMESPACES)),
            "labels": labels,
        },
        "spec": {"containers": [{"name": "c", "image": "c", "ports": found}]},
    }


@st.composite
def clusters(draw):
    return [
        *(namespace(name, **draw(LABELS)) for name in NAMESPACES),
        *(draw(pods(index)) for index in range(draw(st.integers(2, 5)))),
        *(draw(policies(index)) for index in range(draw(st.integers(1, 4)))),
    ]


@pytest.fixture(scope="module")
def referee(tmp_path_factory):
    file = tmp_path_factory.mktemp("cluster") / "manifests.yaml"
    python = Path(shutil.which("nca")).resolve().with_name("python")
    program = [python, Path(__file__).with_name("referee.py")]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(manifests):
            file.write_text(yaml.safe_dump_all(manifests))
            process.stdin.write(f"{file}\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()


LINE = re.compile(
    r"(\S+) => (\S+) : (?:All connections|{protocols:([\w, ]+?)(?:,dst_ports:([\d,-]+))?})"
)


def allowed_by(line):
    source, target, protocols, numbers = LINE.fullmatch(line).groups()
    if protocols is None:
        return source, target, ALL_PORTS
    ranges = [each.partition("-") for each in (numbers or "1-65535").split(",")]
    found = Ranges()
    for protocol in protocols.split(", "):
        for first, _, last in ranges:
            found |= port_range(protocol, int(first), int(last or first))
    return source, target, found


def addresses_of(text):
    """Return the addresses of an end, such as `10.0.0.0-10.0.255.255`."""
    first, _, last = text.partition("-")
    networks = summarize_address_range(ip_address(first), ip_address(last or first))
    return Ranges.of(each for network in networks for each in addresses(network).ranges)


@settings(
    max_examples=CLUSTERS,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(manifests=clusters())
def test_both_agree(referee, manifests):
    """On all pairs of pods, and on all addresses. It lets a pod talk to itself, so those differ."""
    reach = reach_of(*manifests, pod_network=Ranges())
    numbers = {str(each): number for number, each in enumerate(reach.groups)}
    pairs, outside = defaultdict(Ranges), defaultdict(list)
    for source, target, ports in map(allowed_by, referee(manifests)):
        if source in numbers and target in numbers:
            pairs[numbers[source], numbers[target]] |= ports
        elif source in numbers:
            outside["egress", numbers[source]].append((addresses_of(target), ports))
        else:
            outside["ingress", numbers[target]].append((addresses_of(source), ports))
    every = range(len(reach.groups))
    for source in every:
        for target in every:
            if source != target:
                assert reach.ports(source, target) == pairs[source, target], (source, target)
    selected = {
        (source, target): ports
        for source in every
        for target in every
        if (ports := reach.ports(source, target))
        and (reach.half("egress", source).isolated or reach.half("ingress", target).isolated)
    }
    assert {(each.source, each.target): each.ports for each in reach.allowed()} == selected
    for direction in ("ingress", "egress"):
        for group in every:
            wanted = by_ports(outside[direction, group])
            assert reach.outside(direction, group) == wanted, (direction, group)
