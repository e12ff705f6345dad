"""Which snapshots are sound, the latest, and forgotten: the query of the jobs, against a model."""

import json
import subprocess
from datetime import UTC, datetime
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.backups.site import SCRIPTS

DATABASE = "guestbook"
DAY = 86400
START = 1_700_000_000


class Snapshot(NamedTuple):
    id: str
    time: int
    suspicious: bool
    database: str = DATABASE

    def as_restic_prints_it(self):
        tags = [f"database={self.database}", "rows=1", *["suspicious"] * self.suspicious]
        time = datetime.fromtimestamp(self.time, UTC).strftime("%Y-%m-%dT%H:%M:%S.000000001Z")
        return {"id": self.id, "time": time, "tags": tags}


class Decision(NamedTuple):
    state: dict[str, str]
    forgotten: set[str]
    latest: str | None


@pytest.fixture(scope="module")
def decide(postgres, tmp_path_factory):
    """Returns a function that asks one psql, which stays."""
    file = tmp_path_factory.mktemp("snapshots") / "snapshots.json"
    pipe = subprocess.PIPE
    command = [*postgres.psql_command("postgres"), "--field-separator=|"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as session:

        def decide(snapshots, now, days):
            file.write_text(json.dumps([each.as_restic_prints_it() for each in snapshots]))
            session.stdin.write(
                f"\\setenv SNAPSHOTS '{file}'\n\\set now {now}\n\\set days {days}\n"
                f"\\set database {DATABASE}\n\\i '{SCRIPTS / 'snapshots.sql'}'\n\\echo end\n"
            )
            session.stdin.flush()
            rows = []
            while (line := session.stdout.readline()) != "end\n":
                assert line, "psql has ended"
                rows.append(line.strip().split("|"))
            sound = [row[0] for row in rows if row[2] == "sound"]
            return Decision(
                {row[0]: row[2] for row in rows},
                {row[0] for row in rows if row[3] == "t"},
                sound[0] if sound else None,
            )

        yield decide
        session.stdin.close()


def sound_of_the_past(snapshots, now):
    """Returns them, newest first."""
    found = [
        each
        for each in snapshots
        if each.database == DATABASE and not each.suspicious and each.time <= now
    ]
    return sorted(found, key=lambda each: each.time, reverse=True)


RUN = st.fixed_dictionaries(
    {
        # Seconds since the run before: a day, a moment, a holiday.
        "gap": st.one_of(st.just(DAY), st.integers(0, 2 * DAY), st.integers(0, 40 * DAY)),
        # By how much the clock of the run is wrong.
        "wrong": st.sampled_from([0, 0, 0, 0, 400 * DAY, -400 * DAY, 3600, 8 * DAY]),
        "rows": st.sampled_from([100, 100, 100, 90, 10, 0]),
        "killed": st.sampled_from([None, None, None, "before", "after the snapshot"]),
        "other": st.sampled_from([False, False, False, True]),
    }
)


@settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(runs=st.lists(RUN, min_size=1, max_size=20), days=st.integers(1, 4))
def test_no_order_of_events_loses_a_backup(decide, runs, days):
    """After any sequence, the newest backups that were sound at that time still exist."""
    numbers = count(1)
    stored: list[Snapshot] = []
    rows_of = {}
    time = START
    for run in runs:
        time += run["gap"]
        now = time + run["wrong"]
        if run["killed"] == "before":
            continue
        past = sound_of_the_past(stored, now)
        former = rows_of[past[0].id] if past else 0
        database = "other" if run["other"] else DATABASE
        new = Snapshot(f"{next(numbers):064x}", now, 2 * run["rows"] < former, database)
        rows_of[new.id] = run["rows"]
        stored.append(new)
        found = decide(stored, now, days)

        past = sound_of_the_past(stored, now)
        newest_days = sorted({each.time // DAY for each in past}, reverse=True)[:days]
        assert found.forgotten == {e.id for e in past if e.time // DAY not in newest_days}
        assert not found.forgotten & {each.id for each in past[:days]}
        assert found.latest == (past[0].id if past else None) or past[0].time == past[1].time
        for each in stored:
            assert (found.state[each.id] == "sound") == (each in past)
        if run["killed"] is None and not new.suspicious:
            stored = [each for each in stored if each.id not in found.forgotten]


@pytest.mark.parametrize(
    ("snapshot", "state"),
    [
        (Snapshot("a" * 64, START, suspicious=False), "sound"),
        (Snapshot("a" * 64, START + 1, suspicious=False), "in the future"),
        (Snapshot("a" * 64, START + 1, suspicious=True), "in the future"),
        (Snapshot("a" * 64, START, suspicious=True), "suspicious"),
        (Snapshot("a" * 64, START, suspicious=False, database="x"), "of another database"),
    ],
)
def test_states(decide, snapshot, state):
    assert decide([snapshot], START, 1) == (
        {snapshot.id: state},
        set(),
        snapshot.id if state == "sound" else None,
    )


def test_what_has_no_tags_is_none_of_ours(decide, monkeypatch):
    monkeypatch.setattr(
        Snapshot,
        "as_restic_prints_it",
        lambda self: {"id": self.id, "time": "2026-01-01T00:00:00Z", "tags": None},
    )
    found = decide([Snapshot("a" * 64, START, suspicious=False)], START, 1)
    assert set(found.state.values()) == {"of another database"}
