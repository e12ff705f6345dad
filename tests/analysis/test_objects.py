"""Objects of any form and size: no rule fails on them."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.reading import read
from tests.analysis.sound import CASES, changed, inventory_of, run, sound
from tests.rules import texts


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (
            {"config.data": {"key": "a"}, "config.binaryData": {"more": "aaaa" * 2**19}},
            "ConfigMap app/config needs 1572872 bytes in the cluster, above 1048576; shorten it",
        ),
        (
            {"deployment.metadata.annotations": {"a": "b" * 2**18}},
            "Deployment app/web has annotations of 262145 bytes, above 258048; shorten them",
        ),
        (
            {"pod.nodeSelector": {"a": "b" * (2**20 + 2**18)}},
            "bytes in the cluster, above 1310720; shorten it",
        ),
    ],
)
def test_objects_are_not_too_large(change, finding):
    assert any(finding in found for found in run("object-too-large", change))


@pytest.mark.parametrize("case", CASES["schema-mismatch"]["fires"], ids=str)
def test_no_rule_fails_on_it(case):
    findings = texts(inventory_of(changed(case)))
    assert any(case["finding"] in finding for finding in findings)
    assert [finding for finding in findings if " failed with " in finding] == []


def test_the_rest_of_an_object_is_read():
    """A container that does not fit does not hide the others, nor the pods from their Service."""
    assert texts(inventory_of(changed({"pod.containers.1": {"image": "helper"}}))) == [
        "Deployment app/web lacks 'spec.template.spec.containers[1].name'; add it"
    ]


@pytest.mark.parametrize("cpu", [0, 0.0, 0.5, 1e-320, 2**63 - 1, 1e30])
def test_a_number_is_an_amount(cpu):
    findings = texts(inventory_of(changed({"container.resources.limits.cpu": cpu})))
    assert [each for each in findings if "quantity" in each or " failed with " in each] == []


def test_several_parts_are_left_out_at_once():
    manifest = sound()["service"]
    manifest["spec"]["ports"] = [1, {"port": 80}, "two", {"port": 81, "targetPort": {}}]
    reading = read(manifest)
    assert len(reading.misfits) == 3
    assert [port.port for port in reading.object.spec.ports] == [80, 81]


def test_a_value_of_a_variable_is_not_shown():
    """It may be a password."""
    found = texts(inventory_of(changed({"container.env.2.value": 271828})))
    assert found
    assert not any("271828" in each for each in found)


def test_null_is_absent():
    nulls = {"container.command": None, "pod.hostNetwork": None, "config.metadata.labels": None}
    assert texts(inventory_of(changed(nulls))) == []


def test_a_name_that_the_api_server_makes():
    metadata = {"generateName": "config-", "namespace": "app"}
    (finding, *_) = texts(inventory_of(changed({"config.metadata": metadata})))
    assert finding.startswith("ConfigMap app has name '', which must be a DNS subdomain")


def places(value):
    """Yield each mapping or list in a value, with each of its keys or indexes."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from places(value[key])


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from([[], {}, [None], [[]], [{}], {"name": 1}, {"name": None}, "", "*", -1, 2**70]),
)


@st.composite
def broken_objects(draw):
    """Sound objects in which some places hold other values, or nothing."""
    objects = sound()
    declared = objects.pop("declared")
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(list(places(objects))))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = deepcopy(draw(VALUES))
    return {**objects, "declared": declared}


@given(broken_objects())
def test_no_rule_fails_whatever_an_object_holds(objects):
    findings = texts(inventory_of(objects))
    assert [each for each in findings if " failed with " in each] == []
