"""What the plan says of a change is what the real API server makes of it."""

import copy
import random
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source
from constructs_lib.analysis.plan.tables import tables
from tests.analysis.plan.given import files
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import manifests, title
from tests.objects import changed

CHANGES = 300
MOST_TRIES = 6000

SINGLE = ("metadata", "apiVersion", "kind")
"""Fields that say which object it is, or that the server keeps for others."""

STRICTER = [("ResourceQuota", ("spec", "scopes"))]
"""Where only the plan refuses: for the server, the same scope twice is once."""

BUILT_IN = ("", "apps", "batch")
"""Groups whose controllers run here."""

RESTARTED = ("Deployment", "StatefulSet", "DaemonSet")

FIXED_FIELDS = yaml.safe_load(Path(__file__).with_name("fixed_fields.yaml").read_text())
UNTRIED = sorted(FIXED_FIELDS.pop("untried"))
OBJECTS = {name: each["object"] for name, each in FIXED_FIELDS.items()}


def planned(old, new):
    return plan_of(Sides(Source("old", files([old])), Source("new", files([new]))))


def is_refused(plan):
    (planned_object,) = plan.objects or (None,)
    told = planned_object.consequences if planned_object else ()
    return any("The API server refuses it" in each.text for each in told)


def is_restart(plan):
    told = plan.objects[0].consequences if plan.objects else ()
    return any(each.severity == "restart" for each in told)


def places(value, path=()):
    """Yield the path of each value below one."""
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield (*path, key)
        yield from places(value[key], (*path, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def other(value, known, choice):
    """Return another value of the type: one that is known at such a place, or near it."""
    match value:
        case bool():
            return not value
        case int():
            return value + choice.choice([-1, 1, 2])
        case str():
            return choice.choice([*known, f"{value}1", value[:-1] or "a", "1Gi", "other"])
        case list():
            is_cut = len(value) > 1 and choice.random() < 0.5
            return value[:-1] if is_cut else [*value, *value[-1:]]
        # Server-side apply makes an empty mapping or list null in custom resources.
        case dict() if len(value) > 1:
            left = dict(value)
            del left[choice.choice(list(left))]
            return left
    return value


@pytest.fixture(scope="module")
def own(cluster):
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "plan"}})
    for each in OBJECTS.values():
        cluster.apply(each)


TRIED = [(name, path) for name, each in FIXED_FIELDS.items() for path in each["fixed"]]


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize(("name", "path"), TRIED)
def test_fixed_fields(cluster, name, path):
    old, value = OBJECTS[name], FIXED_FIELDS[name]["fixed"][path]
    new = changed(old, {path: value})
    if name in RESTARTED and path == "spec.selector":
        new["spec"]["template"]["metadata"]["labels"] = value["matchLabels"]
    with pytest.raises(Refused) as refused:
        cluster.apply(new, dry_run=True)
    assert refused.value.code == 422
    assert is_refused(planned(old, new))


def test_each_fixed_field_is_tried():
    tried = {(OBJECTS[name]["kind"], path) for name, path in TRIED}
    fixed = {
        (kind.rpartition("/")[2], ".".join(steps).replace(".[]", "[]"))
        for kind, table in tables().items()
        for steps, rows in table.fields.items()
        if any(each.judged == "fixed" for each in rows)
    }
    left = {
        f"{kind} {path}"
        for kind, path in fixed
        if not any(k == kind and (p.startswith(path) or path.startswith(p)) for k, p in tried)
    }
    assert sorted(left) == UNTRIED


@pytest.fixture(scope="module")
def bases(cluster, applied, own):
    """The objects of the platform that the server has, and those with fixed fields."""
    there = [each for each in manifests() if not isinstance(applied[title(each)], Refused)]
    # A protected one is refused by the guard.
    return [*(yaml.safe_load(each.text) for each in there), *OBJECTS.values()]


def verdict(cluster, old, new):
    """Return whether the server refuses an update, and whether it replaces the pods.

    None: what is new is wrong by itself, also as an object of its own, or changes nothing, since
    the server has the same as a default: there the plan is the stricter one.
    """
    own = copy.deepcopy(new)
    own["metadata"]["name"] += "-own"
    try:
        cluster.create(own, dry_run=True)
    except Refused:
        return None
    before = cluster.get(old)
    try:
        after = cluster.apply(new, dry_run=True).object
    except Refused as refusal:
        return (True, False) if refusal.code == 422 else None
    if all(before.get(key) == after.get(key) for key in {*before, *after} - {"metadata"}):
        return None
    return False, old["kind"] in RESTARTED and before["spec"]["template"] != after["spec"][
        "template"
    ]


def test_generated_changes(cluster, bases, request):
    seed = request.config.getoption("hypothesis_seed", None)
    choice = random.Random(int(seed or 0))
    known = defaultdict(set)
    for each in bases:
        for path in places(each):
            if isinstance(at(each, path), str):
                known[path[-1]].add(at(each, path))
    wrong, seen = [], Counter()
    for _ in range(MOST_TRIES):
        old = choice.choice(bases)
        found = [each for each in places(old) if each[0] not in SINGLE]
        if seen.total() == CHANGES or not found:
            continue
        path = choice.choice(found)
        new = copy.deepcopy(old)
        at(new, path[:-1])[path[-1]] = other(at(old, path), sorted(known[path[-1]]), choice)
        if new == old or (answer := verdict(cluster, old, new)) is None:
            continue
        seen[answer] += 1
        plan = planned(old, new)
        group = old["apiVersion"].rpartition("/")[0]
        # The pods of these are replaced by operators, of which none runs here.
        is_operated = group not in BUILT_IN
        told = is_refused(plan), is_restart(plan) and not is_operated
        # The plan may say that pods of a refused object would be replaced.
        is_stricter = told[0] and (old["kind"], path) in STRICTER
        if not is_stricter and (told[0] != answer[0] or (not answer[0] and told[1] != answer[1])):
            wrong.append(f"{title(old)} {path}: the server {answer}, the plan {told}")
    assert wrong == []
    assert seen.total() == CHANGES
    assert set(seen) == {(True, False), (False, True), (False, False)}, seen
