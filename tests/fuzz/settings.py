"""Files and variables of settings, near those that are sound and far from them."""

import json
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import yaml
from hypothesis import strategies as st

import settings as root
from constructs_lib.settings.load import every_setting
from tests.fuzz.values import TEXT_EDGES, Given, odd, value_of
from tests.other_values import type_of

SETTINGS = {each.path: each for each in every_setting(root.Settings)}
KIND = (root.ENVIRONMENTS / "kind.yaml").read_text()
RAW = [
    *TEXT_EDGES[:60],
    *("{<<: {a: b}}", "[" * 900, "{a: " * 900, "9" * 5000, "0o17", "1:30", "2026-13-45"),
    *("2026-01-31", "on", "Off", ".inf", ".nan", "!!binary =", "!!set {a}", "!!omap [a: b]", "? a"),
    *("|\n  a", "> a", "*nowhere", "%TAG", "a\n---\nb", "[a, b", "{a: b", "'a", '"\\ud800"', "\ta"),
    *("[1e400]", "NaN", "[null]", '"\\u0000"'),
]
"""Texts that YAML, JSON or the loader may stumble over."""


def plain(value):
    """Return a value as YAML and JSON have it."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def as_json(value):
    try:
        return json.dumps(plain(value))
    except (RecursionError, ValueError):
        return "[" * 900


def as_variable(value):
    text = value if isinstance(value, str) else as_json(value)
    # What the operating system holds.
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:100_000]


names = st.sampled_from(sorted(SETTINGS))


def values_of(path):
    kind = type_of(SETTINGS[path].field)
    return value_of(kind) | st.sampled_from(RAW) | odd


@st.composite
def inputs(draw):
    """Return a strategy for the text of the file, and the variables."""
    variables, text = {}, KIND
    for _ in range(draw(st.integers(1, 2))):
        path = draw(names)
        name = "PLATFORM_" + "__".join(path).upper()
        match draw(st.sampled_from(["variable", "variable", "file", "file", "raw", "name", "cut"])):
            case "variable":
                variables[name] = as_variable(draw(values_of(path)))
            case "name":
                spelt = draw(st.sampled_from([name.lower(), name[:-1], f"{name}__A", name + "É"]))
                variables[spelt] = "1"
            case "file":
                text = stating(path, as_json(draw(values_of(path))))
            case "raw":
                text = stating(path, draw(st.sampled_from(RAW)))
            case "cut":
                place = draw(st.integers(0, len(text)))
                text = text[:place] + draw(st.sampled_from(RAW)) + text[place:]
    return Given(load, (text, variables))


def stating(path, text):
    """Return the file of the reference system with a text where a setting has its value."""
    data = yaml.safe_load(KIND)
    group = data
    for key in path[:-1]:
        group = group.setdefault(key, {})
    group[path[-1]] = "the value"
    return json.dumps(data).replace('"the value"', text)


@contextmanager
def environment(variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLATFORM_")}
    # In place of the environment: other threads may be reading that.
    with patch.object(os, "environ", {**kept, **variables}):
        yield


def load(text, variables):
    """Return the settings of a file and of variables."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "kind.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        with environment(variables), patch.object(root, "ENVIRONMENTS", Path(folder)):
            return root.load_settings()
