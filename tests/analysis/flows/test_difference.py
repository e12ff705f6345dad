"""What a change of policies opens and closes: by cases, and held against every pair of pods."""

from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.flows.difference import differences
from constructs_lib.analysis.flows.explanation import explanation
from constructs_lib.analysis.flows.folder import Folder, read_documents
from constructs_lib.analysis.flows.ranges import Ranges, show_ports
from tests.analysis.flows.clusters import namespace, policy, reach_of, workload
from tests.analysis.flows.test_plain_reading import (
    CONTAINER_PORTS,
    LABELS,
    NAMESPACES,
    PLACES,
    SPECS,
)

DATA = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())
PODS = st.lists(st.tuples(PLACES, LABELS, CONTAINER_PORTS), max_size=4)
POLICIES = st.lists(st.tuples(PLACES, SPECS), max_size=4)


@pytest.mark.parametrize("case", DATA["cases"])
def test_lines(case):
    given = DATA["cases"][case]
    sides = [[DATA["objects"][name] for name in given[side]] for side in ("before", "after")]
    lines = differences(*read_documents(*sides))
    assert lines == given["lines"]
    assert sum(map(len, lines)) < 80 * 24


@pytest.mark.parametrize("case", DATA["explained"])
def test_each_policy_behind_a_verdict_is_named(case):
    given = DATA["explained"][case]
    (found,) = read_documents([DATA["objects"][name] for name in given["objects"]])
    try:
        lines = [*explanation(found, *given["ends"])]
    except ValueError as error:
        lines = str(error)
    assert lines == given["lines"]


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
    sides = [{str(group) for group in each.reach.groups} for each in (old, new)]
    names = sides[0] & sides[1]

    def expanded(text):
        """Return the names in a list."""
        found = set()
        for each in text.split(", "):
            place = each.removesuffix("*")
            found |= {name for name in names if name.startswith(place)} if place != each else {each}
        return found

    told, turned = set(), set()
    for line in differences(old, new, whole=True):
        verb, rest = line.removeprefix("This change ").split(" ", 1)
        if "→" in rest:
            ends, at = rest.removesuffix(".").rsplit(" on ", 1)
            for pair in product(*map(expanded, ends.split(" → "))):
                told.add((verb, *pair, at))
            continue
        for part in rest.split(":")[0].split("; "):
            ends, at = part.split(" for ")
            turned |= {(verb, name, way) for name in expanded(ends) for way in at.split(" and ")}
    for source, target in product(names, repeat=2):
        before, after = ports(old, source, target), ports(new, source, target)
        for verb, what in (("opens", after - before), ("closes", before - after)):
            is_turned = {(verb, source, "egress"), (verb, target, "ingress")} & turned
            line = (verb, source, target, show_ports(what))
            assert (line in told) is (bool(what) and not is_turned), line
