"""Sets of ports and addresses, held against Python's own sets."""

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.flows.ranges import (
    ALL_ADDRESSES,
    ALL_PORTS,
    Ranges,
    addresses,
    port_range,
    show_addresses,
    show_ports,
)

RANGES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: (pair[0], sum(pair))),
    max_size=5,
)


def members(ranges):
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(RANGES, RANGES)
def test_they_are_sets(one, other):
    a, b = Ranges.of(one), Ranges.of(other)
    for found, wanted in (
        (a, members(one)),
        (a | b, members(one) | members(other)),
        (a & b, members(one) & members(other)),
        (a - b, members(one) - members(other)),
    ):
        assert members(found.ranges) == wanted
        assert bool(found) is bool(wanted)
        assert {number for number in range(40) if number in found} == wanted
        # One form for one set, so that equal sets are equal.
        assert found == Ranges.of((number, number) for number in wanted)


@pytest.mark.parametrize(
    ("ports", "text"),
    [
        (port_range("TCP", 80, 80) | port_range("TCP", 8080, 8090), "TCP 80, 8080-8090"),
        (port_range("TCP", 53, 53) | port_range("UDP", 53, 53), "TCP 53; UDP 53"),
        (port_range("SCTP", 0, 70000), "all of SCTP"),
        (port_range("TCP", 65535, 65535) | port_range("UDP", 1, 1), "TCP 65535; UDP 1"),
        (ALL_PORTS, "all ports"),
        (Ranges(), ""),
    ],
)
def test_ports_as_text(ports, text):
    assert show_ports(ports) == text


@pytest.mark.parametrize("protocol", ["ICMP", "tcp"])
def test_a_protocol_that_no_policy_knows_has_no_ports(protocol):
    assert not port_range(protocol, 1, 65535)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (addresses(ip_network("192.0.2.0/24")), "192.0.2.0/24"),
        (addresses(ip_network("192.0.2.7/24", strict=False)), "192.0.2.0/24"),
        (addresses(ip_network("2001:db8::/32")), "2001:db8::/32"),
        (addresses(ip_network("0.0.0.0/0")), "all addresses of IPv4"),
        (
            addresses(ip_network("0.0.0.0/0")) - addresses(ip_network("10.244.0.0/16")),
            "all addresses of IPv4 but 10.244.0.0/16",
        ),
        (ALL_ADDRESSES - addresses(ip_network("10.0.0.0/8")), "all addresses but 10.0.0.0/8"),
        (ALL_ADDRESSES, "all addresses"),
        (
            addresses(ip_network("255.255.255.255/32")) | addresses(ip_network("::/128")),
            "255.255.255.255/32, ::/128",
        ),
    ],
)
def test_addresses_as_text(found, text):
    assert show_addresses(found) == text
