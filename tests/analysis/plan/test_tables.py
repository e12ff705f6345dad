"""The tables of consequences: every path exists in the API, and how much of that they judge."""

import fnmatch
import re

import pytest
from msgspec import inspect

from constructs_lib.analysis.plan.tables import Row, When, tables
from constructs_lib.kube.schema import objects
from tests.checkout import ROOT

KINDS = {
    f"{version.rpartition('/')[0]}/{kind}".removeprefix("/"): struct
    for (version, kind), struct in objects().items()
    # Drivers alone write it, and its fields have names of types of Python.
    if kind != "ResourceSlice"
}
ASIDE = ("apiVersion", "kind", "metadata", "status")
PAGE = ROOT / "docs/how-to/plan.md"
FIGURE = re.compile(r"judge (\d+) % of the ([\d,]+) fields of (\d+) kinds")
OWN = ("HelmValues",)
"""Kinds that stand for what is no object."""


def fields(found, steps=(), above=()):
    """Yield the paths of all fields below a type, `*` for any key and as the last one for any."""
    match found:
        case inspect.StructType(cls=cls) if cls not in above:
            for each in inspect.type_info(cls).fields:
                yield from fields(each.type, (*steps, each.encode_name), (*above, cls))
        case inspect.UnionType(types=types):
            for each in types:
                if not isinstance(each, inspect.NoneType):
                    yield from fields(each, steps, above)
        case inspect.CollectionType(item_type=item):
            yield from fields(item, (*steps, "[]"), above)
        case inspect.DictType(value_type=value):
            yield from fields(value, (*steps, "*"), above)
        case inspect.Metadata(type=inner):
            yield from fields(inner, steps, above)
        case inspect.AnyType() | inspect.StructType():
            yield (*steps, "**")
        case _:
            yield steps


def of_kind(kind):
    return list(dict.fromkeys(fields(inspect.type_info(KINDS[kind]))))


def leads_to(path, field):
    """Return whether a path of a table is at or above a field, or within one of any content."""
    if field[-1:] == ("**",) and len(path) >= len(field):
        path, field = path[: len(field) - 1], field[:-1]
    return len(path) <= len(field) and all(
        fnmatch.fnmatchcase(have, step) or fnmatch.fnmatchcase(step, have)
        for step, have in zip(path, field, strict=False)
    )


TYPED = sorted(KINDS.keys() & tables().keys())


@pytest.mark.parametrize("kind", TYPED)
def test_each_path_exists(kind):
    known = [*of_kind(kind), ("metadata", "**"), ("status",)]
    paths = [*tables()[kind].fields, *tables()[kind].defaults]
    assert [path for path in paths if not any(leads_to(path, each) for each in known)] == []


@pytest.mark.parametrize("kind", sorted(tables().keys() - KINDS.keys() - {*OWN}))
def test_a_kind_without_types_is_never_without_consequence(kind):
    table = tables()[kind]
    rows = [row for path, rows in table.fields.items() if path[0] not in ASIDE for row in rows]
    assert [row for row in (*table.added, *table.removed, *rows) if row.judged == "none"] == []


def is_judged(table, field):
    """Return whether a field has a row without a condition, at or above it."""
    return any(
        leads_to(path, field) and any(row.when == When() for row in rows)
        for path, rows in table.fields.items()
    )


def test_how_much_is_judged():
    counts = {}
    for kind in KINDS:
        known = [each for each in of_kind(kind) if each[0] not in ASIDE]
        table = tables().get(kind)
        judged = sum(is_judged(table, each) for each in known) if table else 0
        counts[kind] = judged, len(known)
    for kind, (judged, known) in sorted(counts.items()):
        print(f"{kind}: {judged} of {known}")
    judged, known = map(sum, zip(*counts.values(), strict=True))
    percent, total, kinds = FIGURE.search(PAGE.read_text()).groups()
    assert f"{known:,} {len(KINDS)}" == f"{total} {kinds}"
    assert judged * 100 // known == int(percent), "state the figure, which must not fall"


def test_a_row_is_checked():
    with pytest.raises(ValueError, match="a row must have one severity"):
        Row.model_validate({"when": {"old": 1}})
    with pytest.raises(ValueError, match="extra_forbidden"):
        Row.model_validate({"attention": "a", "whenn": {}})
