import copy
import json
import pickle
import pydoc
import subprocess
import sys
from collections.abc import Mapping, Sequence

import pytest
from pydantic import JsonValue, ValidationError

from constructs_lib import SecretRef, WebServiceProps
from constructs_lib.props.model import Props


class Inner(Props):
    a: int = 1
    b: int = 2


class Group(Props):
    inner: Inner = Inner(a=10, b=20)
    c: int = 3


class Outer(Props):
    group: Group = Group(inner=Inner(a=100, b=200), c=300)
    secret: SecretRef = SecretRef(name="db", keys=("user", "password"))
    maybe: Inner | None = None


def test_a_partial_group_starts_from_the_default_of_its_field():
    made = Outer.model_validate({"group": {"inner": {"b": 5}}})
    assert made.group == Group(inner=Inner(a=100, b=5), c=300)


def test_a_group_with_a_field_called_keys():
    assert Outer.model_validate({"secret": {"name": "other"}}).secret == SecretRef(
        name="other", keys=("user", "password")
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"group": {"d": 1}}, "group.d\n +Extra inputs"),
        ({"group": {"inner": {"a": "1"}}}, "group.inner.a\n +.*integer"),
        ({"group": 1}, "group\n +Input should be"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        Outer.model_validate(given)


class Deep(Props):
    environment: Mapping[str, str] = {}
    command: Sequence[str] = ()
    affinity: Mapping[str, JsonValue] = {}


def deep():
    terms = [{"matchExpressions": [{"key": "disk", "operator": "Exists"}]}]
    return Deep(environment={"A": "b"}, command=["run"], affinity={"nodeAffinity": terms})


@pytest.mark.parametrize(
    "change",
    [
        lambda props: props.environment.__setitem__("bad name", "c"),
        lambda props: props.environment.__ior__({"bad name": "c"}),
        lambda props: props.environment.pop("A"),
        lambda props: props.command.append("other"),
        lambda props: props.command.__iadd__(["other"]),
        lambda props: props.affinity["nodeAffinity"][0]["matchExpressions"][0].update(key="other"),
    ],
)
def test_nothing_in_props_can_be_changed_after_the_check(change):
    props = deep()
    with pytest.raises(TypeError, match="cannot be changed after their check; pass new props"):
        change(props)
    assert props == deep()


def test_a_field_cannot_be_set():
    props = deep()
    with pytest.raises(ValidationError, match="frozen"):
        props.command = ["other"]


def test_what_was_given_can_still_change_and_does_not_change_props():
    given = {"A": "b"}
    props = Deep(environment=given)
    given["bad name"] = "c"
    assert props.environment == {"A": "b"}


def test_props_are_copied_printed_and_passed_on_as_before():
    props = deep()
    assert copy.deepcopy(props) == pickle.loads(pickle.dumps(props)) == props
    assert props.model_copy(deep=True) == props
    assert json.loads(props.model_dump_json()) == props.model_dump(mode="json")
    assert {**props.environment, "B": "c"} == {"A": "b", "B": "c"}
    assert Deep(**dict(props)) == props


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"c": True}, "Input should be a valid integer"),
        ({"d": 1}, "Extra inputs are not permitted"),
    ],
)
def test_a_copy_is_checked_as_new_props_are(update, message):
    with pytest.raises(ValidationError, match=message):
        Group().model_copy(update=update)


def test_a_copy_keeps_what_is_not_changed():
    changed = Group(inner=Inner(a=5)).model_copy(update={"c": 4})
    assert (changed.inner, changed.c) == (Inner(a=5), 4)
    assert Group().model_copy(update={"c": 4}).model_fields_set == {"c"}


HELP = """
  port: Port, from 1, up to 65535; default 3000
    Port on which the process serves HTTP. 3000 is the default of SvelteKit's
    adapter-node.
  metrics_port: Port or none; default 9464
    Port on which the process serves Prometheus metrics. None: no metrics. 9464 is the
    default of OpenTelemetry's Prometheus exporters.
"""


def test_help_lists_the_fields_with_type_default_and_text():
    text = pydoc.plain(pydoc.render_doc(WebServiceProps)).replace("\n |  ", "\n")
    assert HELP in text
    assert "\n  image: ImageRef; required\n    Container image.\n" in text
    assert "\n  startup_seconds: int, from 2, up to 3600; default 60\n    Maximum seconds" in text


def test_the_json_schema_has_the_text_of_each_field_and_no_list_of_fields():
    schema = WebServiceProps.model_json_schema()
    assert schema["properties"]["cpu_percent"]["description"].startswith("Average CPU to aim for")
    assert "Fields:" not in json.dumps(schema)


def test_the_fields_of_a_class_without_source_are_listed_without_text():
    made = type("Made", (Props,), {"__annotations__": {"size": int}, "__module__": __name__})
    assert made.__doc__ == "Fields:\n  size: object; required"


def test_no_import_reads_docstrings_of_fields():
    program = """
import sys, constructs_lib, constructs_lib.workloads
constructs_lib.WebService
constructs_lib.workloads.StatefulService
assert "constructs_lib.props.field_docs" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
