"""What a change of policies opens and closes, held against every pair of pods."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.flows.difference import differences
from constructs_lib.analysis.flows.folder import Folder
from constructs_lib.analysis.flows.ranges import Ranges, show_ports
from tests.analysis.flows.clusters import namespace, policy, reach_of, workload
from tests.analysis.flows.test_plain_reading import (
    CONTAINER_PORTS,
    LABELS,
    NAMESPACES,
    PLACES,
    SPECS,
)

PODS = st.lists(st.tuples(PLACES, LABELS, CONTAINER_PORTS), max_size=4)
POLICIES = st.lists(st.tuples(PLACES, SPECS), max_size=4)


def folder(pods, policies):
    reach = reach_of(
        *(namespace(name, **labels) for name, labels in NAMESPACES.items()),
        *(workload(where, f"w{n}", labels, has) for n, (where, labels, has) in enumerate(pods)),
        *(policy(where, f"p{n}", **spec) for n, (where, spec) in enumerate(policies)),
    )
    return Folder(reach, [], range(len(reach.groups)))


def ports(folder, source, target):
    groups = folder.reach.groups
    found = Ranges()
    for one, other in product(range(len(groups)), repeat=2):
        if (str(groups[one]), str(groups[other])) == (source, target):
            found |= folder.reach.ports(one, other)
    return found


@given(PODS, PODS, POLICIES, POLICIES)
def test_each_pair(pods, other_pods, policies, other_policies):
    old, new = folder(pods, policies), folder(other_pods, other_policies)
    names = sorted({str(group) for each in (old, new) for group in each.reach.groups})
    expected = []
    for source, target in product(names, repeat=2):
        before, after = ports(old, source, target), ports(new, source, target)
        for verb, what in (("opens", after - before), ("closes", before - after)):
            if what:
                expected.append(f"This change {verb} {source} → {target} on {show_ports(what)}.")
    # Those with addresses come after those between pods.
    assert [*differences(old, new)][: len(expected)] == expected
