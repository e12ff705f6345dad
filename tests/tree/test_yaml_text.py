"""The writer in jsii/yaml_text.ts: its text is that of cdk8s, and libyaml reads it."""

import json
import re
import string
from itertools import count

import pytest
import yaml
from cdk8s import App, Chart, Yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from constructs_lib.kube.text import NOT_IN_YAML
from constructs_lib.tree.api_objects import ApiObjects
from constructs_lib.tree.reading import read_tree, yaml_texts

WORDS = (
    "a a: :a a:b #a a#b -a - ? [a] {a} &a *a !a | > %a @a `a 'a' \\ ~ << = null Null y yes No off "
    "True 0 +1 .5 1. 1e5 e5 e+5 e-5 0x1F 0o17 017 0b1 1_000 1:30 .inf -.INF .nan 2001-01-01 100m "
    "1.0.0 10.0.0.0/8 /a a::b registry.example.com:5000/a/b:1.0@sha256:0123"
)
WITH_SPACES = "| |a b| a|a |a: b|a #b|- a|? a|a, b|'\""
LINES = "a\nb|a\n|\n|\n\n|\na|a\n\nb\n\n|a\n  b\n \nc|  a\nb|a \nb|a\tb|\ta|a\r\nb"
BLOCKS = [
    *("\ta\nb", "\t\n", "\n\n\ta |\n\tb\n", "\t\na\n\n", " \ta\nb"),
    *(" \n", "\n \n\n", " \t\n", " \n\u3000"),
]
"""Texts that begin with a tab, or are only white space."""
TEXTS = [
    *("...", "---", "...a"),
    *(*WORDS.split(), *WITH_SPACES.split("|"), *LINES.split("|")),
    *("---\na", "a\n---\n", "a\u2028b\nc", "\u00e9", "\U0001f600", "\u0007"),
    *("a" * 201, "a " * 100, "a" * 1025, "a " * 600),
    "x" * 50 + "\n\n  y\n" + "z" * 90 + " \n",
]
VALUES = (None, True, False, 0, -1, 1.5, 1e30, 1e-7, 2**53, [], {}, [[]], [{}], [[[]], {"a": []}])


@pytest.fixture(scope="module")
def charts(tmp_path_factory):
    app = App(outdir=str(tmp_path_factory.mktemp("app")))
    return app, (Chart(app, f"c{number}") for number in count())


def texts_of(charts, contents):
    """Return our text of an object with the contents, and that of cdk8s."""
    app, new = charts
    chart = next(new)
    manifest = {"apiVersion": "v1", "kind": "Any", "metadata": {"name": "a"}, "contents": contents}
    ApiObjects(chart, "any", {"Resource": manifest})
    try:
        return read_tree(app).files[f"{chart.node.id}.k8s.yaml"], app.synth_yaml()
    finally:
        app.node.try_remove_child(chart.node.id)


def test_a_value_in_every_place(charts):
    contents = {}
    for number, value in enumerate([*TEXTS, *VALUES]):
        own = {"a": value, "b": {"c": value, "d": [value, [value, {"e": value}]]}, "f": [[value]]}
        if isinstance(value, str):
            own = {**own, value: value, "h": {value: {value: [value]}}}
        contents[f"k{number}"] = own
    ours, theirs = texts_of(charts, contents)
    assert ours.splitlines() == theirs.splitlines()


CHARACTERS = st.sampled_from([*"abyn01.:-/ #'\"\n\t\\", "\u00e9", "\u3000"]) | st.sampled_from(
    string.printable
)
LEAVES = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-9, 9) | st.text(CHARACTERS)


# cdk8s itself takes an object with these keys for one of a class.
KEYS = st.text(CHARACTERS).filter(lambda key: key not in ("__proto__", "constructor"))
DATA = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner))


def test_blocks_that_other_readers_need_a_number_for():
    values = [
        data
        for text in BLOCKS
        for data in ({"a": {"b c": text}}, {"a": [[text]]}, {text: {"a": 1}})
    ]
    assert [yaml.load(text, yaml.CSafeLoader) for text in yaml_texts(values)] == values
    assert yaml_texts([{"a": "echo a |\n\tcat\n"}]) == ["a: |\n  echo a |\n  \tcat\n"]


def read(text):
    """Return what libyaml reads, or None if it reads nothing."""
    try:
        return list(yaml.load_all(text, yaml.CBaseLoader))
    except yaml.YAMLError:
        return None


def same(ours, theirs):
    """Whether the texts are the same, but for the numbers of blocks that libyaml needs."""
    numberless = [re.sub(r"([|>])2([-+]?)\n", r"\1\2\n", text) for text in (ours, theirs)]
    return ours == theirs or (numberless[0] == numberless[1] and read(ours) != read(theirs))


@given(DATA)
def test_any_data(charts, contents):
    ours, theirs = texts_of(charts, contents)
    assert same(ours, theirs)


@given(st.text(CHARACTERS).filter(lambda text: not re.search(f"[{NOT_IN_YAML}]", text)))
def test_libyaml_reads_any_text(text):
    value = {"a": text, "b c": [text, [text]], "d": {text: {text: text}}}
    (written,) = yaml_texts([value])
    assert yaml.load(written, yaml.CBaseLoader) == value


@settings(max_examples=5)
@given(st.lists(st.dictionaries(KEYS, DATA, max_size=3), max_size=3))
def test_texts_of_several_files(values):
    for ours, value in zip(yaml_texts(values), values, strict=True):
        theirs = Yaml.stringify(json.loads(json.dumps(value)))
        assert same(ours, theirs)


def test_several_objects_and_none(charts):
    app, new = charts
    empty, full = next(new), next(new)
    for name in ("a", "b"):
        ApiObjects(full, name, {"Resource": {"apiVersion": "v1", "kind": "A", "metadata": {}}})
    files = read_tree(app).files
    assert files[f"{empty.node.id}.k8s.yaml"] == ""
    assert files[f"{full.node.id}.k8s.yaml"] == app.synth_yaml()
