"""Calls of the bindings that are not checked, and those of other code, which are."""

import sys

import pytest
from cdk8s import ApiObject, App, Chart

from constructs_lib.core.api_objects import ApiObjects, Group
from constructs_lib.core.known_values import known_values


def wrong(chart):
    """Makes an object of which the type checker refuses the version, and JavaScript does not."""
    return ApiObject(chart, "part", api_version=["v1"], kind="ConfigMap")


def test_within_nothing_is_checked_and_after_it_all_is(chart):
    with pytest.raises(TypeError, match="api_version"):
        wrong(chart)
    with known_values(), pytest.raises(RuntimeError, match="apiVersion"):
        wrong(chart)
    with pytest.raises(TypeError, match="api_version"):
        wrong(chart)


def test_an_error_within_ends_it(chart):
    with pytest.raises(ValueError, match="parts"):
        ApiObjects(ApiObjects(chart, "parts", {}).scope, "parts", {})
    with pytest.raises(TypeError, match="api_version"):
        wrong(chart)


@pytest.mark.parametrize("id", [None, 0, 7])
def test_an_id_that_is_no_text_is_refused_all_the_same(chart, id):
    with pytest.raises(TypeError, match="str"):
        ApiObjects(chart, id, {})
    with pytest.raises(TypeError, match="str"):
        Group(chart, id)


def test_another_version_of_jsii_checks_as_ever(monkeypatch):
    monkeypatch.delitem(sys.modules, "jsii._type_checking")
    with known_values(), pytest.raises(TypeError, match="outdir"):
        App(outdir=["dist"])
    assert Chart(App(), "made").node.id == "made"
