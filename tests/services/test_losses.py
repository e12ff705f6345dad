"""What counts as lost between two backups: the query of the jobs, against a model."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.backups.site import SCRIPTS
from tests.services.programs import asked

LARGE = 100
"""Rows that no table loses by chance, as docs/explanation/backups.md has it."""

TABLES = ("public.a", "public.b", 'audit."odd name"', "public.d")


@pytest.fixture(scope="module")
def losses(postgres, tmp_path_factory):
    """Return a function that asks one psql, which stays."""
    now, former = (tmp_path_factory.mktemp("manifests") / name for name in ("now", "former"))
    with asked(postgres.psql_command("postgres")) as ask:
        ask(f"\\setenv MANIFEST '{now}'\n\\setenv FORMER '{former}'\n\\echo end\n")

        def losses(before, after, *, readable=True):
            now.write_text(json.dumps({"tables": after}))
            former.write_text(json.dumps({"tables": before}) if readable else "")
            return ask(
                f"\\set tables {len(before)}\n\\set rows {sum(before.values())}\n"
                f"\\i '{SCRIPTS / 'losses.sql'}'\n\\echo end\n"
            )

        yield losses


COUNTS = st.dictionaries(
    st.sampled_from(TABLES),
    st.one_of(st.sampled_from([0, 1, LARGE - 1, LARGE, LARGE + 1]), st.integers(0, 10**6)),
)


@settings(
    derandomize=True,
    deadline=None,
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=COUNTS, after=COUNTS, readable=st.booleans())
def test_a_loss_is_found_and_nothing_else(losses, before, after, readable):
    """More than half of the tables or rows, or a whole table that is not small."""
    found = losses(before, after, readable=readable)
    expected = set()
    if len(after) < len(before) / 2:
        expected.add(f"{len(after)} of {len(before)} tables are left")
    old, new = sum(before.values()), sum(after.values())
    if new < old / 2:
        expected.add(f"{new} of {old} rows are left")
    for name, rows in before.items():
        if readable and rows >= LARGE and not after.get(name):
            state = "empty" if name in after else "gone"
            expected.add(f"{name} had {rows} rows and is {state}")
    assert set(found) == expected
    assert len(found) == len(expected)


def test_the_largest_loss_comes_first(losses):
    before = {"public.a": 200, "public.b": 900, "public.d": 10**6}
    assert losses(before, {"public.d": 10**6}) == [
        "1 of 3 tables are left",
        "public.b had 900 rows and is gone",
        "public.a had 200 rows and is gone",
    ]
