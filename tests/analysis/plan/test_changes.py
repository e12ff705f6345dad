"""Which objects and fields differ."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.documents import documents_of
from constructs_lib.analysis.plan.field_changes import field_changes
from constructs_lib.analysis.plan.plan import Plan
from constructs_lib.analysis.plan.report import markdown, summary, terminal
from constructs_lib.analysis.plan.sources import objects_of, source
from tests.analysis.plan.given import data, made, manifest, plan
from tests.checkout import ROOT

PLATFORM = [*objects_of(documents_of(source(str(ROOT / "dist"), "dist").files, "dist")).values()]


def places(value):
    """Yield the place of each value within another: what holds it, and its key."""
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in list(keys):
        yield value, key
        yield from places(value[key])


FIELDS = data("fields")


@pytest.mark.parametrize("case", FIELDS.values(), ids=FIELDS)
def test_fields(case):
    found = field_changes(case["old"], case["new"])
    assert [[each.path, each.old, each.new] for each in found] == case["told"]


def actions(old, new):
    return [(each.action, each.object, each.former) for each in plan(old, new).objects]


def test_objects():
    kept, gone, fresh = (made("ConfigMap", name, data={"a": name}) for name in ("a", "b", "c"))
    assert actions([kept, gone], [kept, fresh]) == [
        ("removed", "shop/ConfigMap/b", None),
        ("added", "shop/ConfigMap/c", None),
    ]


def test_an_object_of_another_name_is_moved():
    before, after = (made("ConfigMap", name, data={"a": "1"}) for name in ("a", "b"))
    assert actions([before], [after]) == [("moved", "shop/ConfigMap/b", "shop/ConfigMap/a")]


def test_an_object_in_another_file_or_of_another_version_of_its_api_is_the_same():
    old = made("CronJob", api_version="batch/v1beta1", spec={})
    new = made("CronJob", api_version="batch/v1", spec={})
    (change,) = plan([old], [new]).objects
    assert [each.path for each in change.fields] == ["apiVersion"]


def test_nothing_differs():
    objects = [manifest("deployment"), made("Service", spec={"ports": [{"port": 80}]})]
    found = plan(objects, copy.deepcopy(objects))
    assert (found.objects, found.consequences, found.severity) == ([], [], "none")


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=5),
    st.sampled_from([[], {}, [None], [[]], [{}], {"name": 1}, {"name": None}, "\n", 2**70]),
)


@given(drawn=st.data())
def test_no_plan_fails_whatever_an_object_holds(drawn):
    sides = []
    objects = drawn.draw(st.lists(st.sampled_from(PLATFORM), min_size=1, max_size=4))
    for _ in range(2):
        changed = copy.deepcopy(objects)
        for each in changed:
            holder, key = drawn.draw(st.sampled_from(list(places(each))))
            if key not in ("apiVersion", "kind"):
                holder[key] = copy.deepcopy(drawn.draw(VALUES))
        sides.append(changed)
    found = plan(*sides)
    assert summary(found) in markdown(found)[0]
    assert summary(found) in [*terminal(found, width=80)][-1]
    data = found.model_dump(mode="json")
    assert Plan.model_validate_json(json.dumps(data)).model_dump(mode="json") == data
