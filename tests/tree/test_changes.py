"""Changes that cross the boundary together: all of them at the end, or none."""

import pytest

from constructs_lib import WebService, WebServiceProps
from constructs_lib.tree.api_objects import ApiObjects
from constructs_lib.tree.changes import batch

PART = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "part"}}


@pytest.fixture
def service(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1", environment={"A": "1"}))


def names(chart):
    return [each["metadata"]["name"] for each in chart.to_json() if each["kind"] == "ConfigMap"]


def environment(service):
    (container,) = service.deployment.to_json()["spec"]["template"]["spec"]["containers"]
    return [each["name"] for each in container["env"]]


def test_none_is_made_where_one_cannot_be(chart, service):
    parts = ApiObjects(chart, "parts", {})
    message = "^test/shop: 'environment' of container 'shop' already has 'A', got it again with '2'"

    @batch()
    def change():
        parts.add({"one": PART})
        service.add_environment({"B": "2"})
        service.add_environment({"A": "2"})

    with pytest.raises(ValueError, match=message):
        change()
    assert (names(chart), environment(service)) == ([], ["A"])


def test_changes_of_one_object_build_on_one_another(chart):
    """The first of them begins the list of variables, which the others add to."""
    service = WebService(chart, "shop", WebServiceProps(image="shop:1", init={"command": ["init"]}))
    with batch():
        service.add_environment({"A": "1"})
        service.add_environment({"B": "2"})
    spec = service.deployment.to_json()["spec"]["template"]["spec"]
    variables = [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]
    assert [each["env"] for each in (*spec["initContainers"], *spec["containers"])] == [
        variables,
        variables,
    ]


def test_what_failed_within_is_not_made_with_the_rest(chart):
    parts = ApiObjects(chart, "parts", {})

    @batch()
    def change():
        parts.add({"one": PART})
        raise ValueError("wrong")

    with batch():
        parts.add({"two": PART})
        with pytest.raises(ValueError, match="wrong"):
            change()
        parts.add({"three": PART})
    assert [child.node.id for child in parts.node.children] == ["two", "three"]
