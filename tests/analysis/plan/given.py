"""Manifests before and after a change, and the plan of that."""

from pathlib import Path

import yaml

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source
from tests.objects import changed


def data(name):
    """Return the content of a file beside this one."""
    return yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text())


OBJECTS = data("objects")


def manifest(name, **changes):
    """Return an object of the file, after changes by their paths."""
    return changed(OBJECTS[name], changes)


def sides(case, objects=OBJECTS):
    """Return the objects before and after a change: each changes the one of its name, or none."""
    before = case.get("old", {})
    before = before if isinstance(before, dict) else {name: {} for name in before}
    old = {name: changed(objects[name], changes) for name, changes in before.items()}
    new = {
        name: changes if changes is None else changed(old.get(name, objects.get(name)), changes)
        for name, changes in case["new"].items()
    }
    return [*old.values()], [each for each in (old | new).values() if each]


def files(objects, path="app/app.yaml"):
    return {path: yaml.safe_dump_all(objects)} if objects else {}


def plan(old, new):
    """Return the plan from the objects before to those after."""
    return plan_of(Sides(Source("old", files(old)), Source("new", files(new))))


def made(kind, name="web", namespace="shop", api_version="v1", **parts):
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    metadata |= parts.pop("metadata", {})
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **parts}
