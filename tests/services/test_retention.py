"""Which snapshots are sound, the latest, and forgotten: the list of the jobs, against a model."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.images.contracts import GITEA, POSTGRES
from tests.images.stand_in import missing, stand_in
from tests.services.backups.site import SCRIPTS
from tests.services.programs import asked

DATABASE = "guestbook"
DAY = 86400
START = 1_700_000_000
ASK = """
source "$scripts/store.sh"
store() { [[ $2 == list ]] || cat "$work/given"; }
date() { if [[ $1 == +%s ]]; then echo "$NOW"; else command date "$@"; fi; }
while read -r NOW RETENTION_DAYS; do
  snapshots
  echo end
done
"""


class Snapshot(NamedTuple):
    id: str
    time: int = START
    suspicious: bool = False
    database: str = DATABASE
    further: tuple[str, ...] = ()

    def as_restic_prints_it(self):
        tags = [*self.further, f"database={self.database}", "rows=1"]
        time = datetime.fromtimestamp(self.time, UTC).strftime("%Y-%m-%dT%H:%M:%S.000000001Z")
        return {
            "time": time,
            "paths": ["/dump"],
            "hostname": "database",
            "tags": [*tags, *["suspicious"] * self.suspicious],
            "summary": {"backup_start": "2023-01-01T00:00:00Z", "total_bytes_processed": 7},
            "id": self.id,
            "short_id": self.id[:8],
        }


SOUND = Snapshot("a" * 64)


@pytest.fixture(scope="module", params=[POSTGRES, GITEA], ids=["Debian", "Alpine"])
def ask(request, tmp_path_factory):
    """Return a function that asks one shell, which stays, with the programs of an image."""
    folder = tmp_path_factory.mktemp("snapshots")
    if lacking := missing(request.param):
        pytest.skip(f"needs {lacking}: sudo apt install {' '.join(lacking)}")
    environment = {
        **stand_in(request.param, folder / "programs"),
        "scripts": str(SCRIPTS),
        "work": str(folder),
        "subject": DATABASE,
        "ours": f"database={DATABASE}",
        "details": "rows system",
        "RESTIC_REPOSITORY": "",
    }
    with asked([folder / "programs/bash", "-c", ASK], env=environment) as shell:

        def ask(listed, now, days):
            (folder / "given").write_text(json.dumps(listed, separators=(",", ":")))
            return [line.split("|") for line in shell(f"{now} {days}\n")]

        yield ask


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
def test_no_order_of_events_loses_a_backup(ask, runs, days):
    """After any sequence, the newest backups that were sound at that time still exist."""
    numbers = count(1)
    stored: list[Snapshot] = []
    rows_of = {}
    time = START

    def sound_of_the_past(now):
        """Return them, newest first."""
        ours = (each for each in stored if each.database == DATABASE and not each.suspicious)
        past = [each for each in ours if each.time <= now]
        return sorted(past, key=lambda each: each.time, reverse=True)

    for run in runs:
        time += run["gap"]
        now = time + run["wrong"]
        if run["killed"] == "before":
            continue
        past = sound_of_the_past(now)
        former = rows_of[past[0].id] if past else 0
        database = "other" if run["other"] else DATABASE
        new = Snapshot(f"{next(numbers):064x}", now, 2 * run["rows"] < former, database)
        rows_of[new.id] = run["rows"]
        stored.append(new)
        rows = ask([each.as_restic_prints_it() for each in stored], now, days)

        past = sound_of_the_past(now)
        newest_days = sorted({each.time // DAY for each in past}, reverse=True)[:days]
        forgotten = {row[0] for row in rows if row[3] == "t"}
        assert forgotten == {e.id for e in past if e.time // DAY not in newest_days}
        assert not forgotten & {each.id for each in past[:days]}
        sound = [row[0] for row in rows if row[2] == "sound"]
        assert set(sound) == {each.id for each in past}
        assert not past or sound[0] == past[0].id or past[0].time == past[1].time
        if run["killed"] is None and not new.suspicious:
            stored = [each for each in stored if each.id not in forgotten]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, "sound"),
        ({"time": START + 1}, "in the future"),
        ({"time": START + 1, "suspicious": True}, "in the future"),
        ({"suspicious": True}, "suspicious"),
        ({"database": "guestbooks"}, "not of guestbook"),
        # No tag hides another or looks like one.
        ({"further": ("]",), "suspicious": True}, "suspicious"),
        ({"further": ('","suspicious', "suspicions")}, "sound"),
        ({"further": ('\\"', "|", ""), "suspicious": True}, "suspicious"),
    ],
)
def test_states(ask, given, state):
    ((id, _, found, forget, *_),) = ask([SOUND._replace(**given).as_restic_prints_it()], START, 1)
    assert (id, found, forget) == (SOUND.id, state, "f")


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"tags": None}, "not of guestbook"),
        # Jobs store their time in UTC.
        ({"time": "2023-01-01T00:00:00+09:00"}, "not of guestbook"),
        ({"hostname": 'a","tags":["database=guestbook","suspicious"],"id":"b'}, "sound"),
        ({"paths": ["/time", '/"time":"2999-01-01T00:00:00Z"', "/]}"]}, "sound"),
    ],
)
def test_what_somebody_else_has_stored(ask, given, state):
    ((id, _, found, forget, *_),) = ask([SOUND.as_restic_prints_it() | given], START, 1)
    assert (id, found, forget) == (SOUND.id, state, "f")


def test_further_tags_are_printed_as_they_are(ask):
    """And a missing one is a zero: a backup that was received has no numbers."""
    given = SOUND._replace(further=("run=x-1", "part=3", "system=7=8"))
    (row,) = ask([given.as_restic_prints_it()], START, 1)
    assert (row[1], row[4:]) == ("2023-11-14T22:13:20Z", ["x-1", "3", "1", "7=8"])
    (row,) = ask([SOUND.as_restic_prints_it()], START, 1)
    assert row[4:] == ["", "", "1", "0"]
    assert ask([], START, 1) == ask(None, START, 1) == []
