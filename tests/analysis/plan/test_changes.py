"""Which objects and fields differ."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from constructs_lib.analysis.documents import documents_of
from constructs_lib.analysis.plan.field_changes import field_changes
from constructs_lib.analysis.plan.plan import Plan
from constructs_lib.analysis.plan.report import as_json, markdown, summary, terminal
from constructs_lib.analysis.plan.sources import objects_of, source
from tests.analysis.plan.given import made, manifest, plan
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


def told(old, new):
    return [(each.path, each.old, each.new) for each in field_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            {"url": "https://shop:sw0rd@db/a", "password": "sw0rdfish"},
            {"url": "https://shop:sw0rd@db/b", "password": "fish"},
            [("url", "https://***@db/a", "https://***@db/b"), ("password", "***", "***")],
        ),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}, [("a.c", 2, 3)]),
        ({"a": 1}, {"b": 1}, [("a", 1, None), ("b", None, 1)]),
        (
            {"containers": [{"name": "a", "image": "a:1"}, {"name": "b", "image": "b:1"}]},
            {"containers": [{"name": "a", "image": "a:2"}, {"name": "c", "image": "c:1"}]},
            [
                ("containers[a].image", "a:1", "a:2"),
                ("containers[b]", {"name": "b", "image": "b:1"}, None),
                ("containers[c]", None, {"name": "c", "image": "c:1"}),
            ],
        ),
        (
            {"ports": [{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP"}]},
            {"ports": [{"port": 53, "protocol": "UDP"}]},
            [("ports[53]", {"port": 53, "protocol": "TCP"}, None)],
        ),
        (
            {"initContainers": [{"name": "a"}, {"name": "b"}]},
            {"initContainers": [{"name": "b"}, {"name": "a"}]},
            [("initContainers", ["a", "b"], ["b", "a"])],
        ),
        ({"labels": {"a.b/c": "1"}}, {"labels": {"a.b/c": "2"}}, [("labels[a.b/c]", "1", "2")]),
        ({"args": ["a", "b"]}, {"args": ["a", "c"]}, [("args[1]", "b", "c")]),
        ({"args": ["a"]}, {"args": ["a", "b"]}, [("args", ["a"], ["a", "b"])]),
        (
            {"limits": {"cpu": "1000m", "memory": "1Gi"}},
            {"limits": {"cpu": 1, "memory": "1024Mi"}},
            [],
        ),
        ({"limits": {"cpu": "1"}}, {"limits": {"cpu": "2"}}, [("limits.cpu", "1", "2")]),
        # Elsewhere text is text.
        ({"data": {"cpu": "1"}}, {"data": {"cpu": "1000m"}}, [("data.cpu", "1", "1000m")]),
        ({"port": 80}, {"port": "80"}, [("port", 80, "80")]),
    ],
)
def test_fields(old, new, expected):
    assert told(old, new) == expected


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


@given(st.data())
def test_no_plan_fails_whatever_an_object_holds(data):
    """Each place of an object of the platform may hold anything, before or after."""
    sides = []
    objects = data.draw(st.lists(st.sampled_from(PLATFORM), min_size=1, max_size=4))
    for _ in range(2):
        changed = copy.deepcopy(objects)
        for each in changed:
            holder, key = data.draw(st.sampled_from(list(places(each))))
            if key not in ("apiVersion", "kind"):
                holder[key] = copy.deepcopy(data.draw(VALUES))
        sides.append(changed)
    found = plan(*sides)
    assert summary(found) in markdown(found)[0]
    assert summary(found) in [*terminal(found, width=80)][-1]
    read = Plan.model_validate_json("\n".join(as_json(found)))
    assert read.model_dump(mode="json") == found.model_dump(mode="json")
