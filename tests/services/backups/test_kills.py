"""Backups and restores that are killed."""

import re
import time
from functools import partial

import pytest

from tests.services import manifests
from tests.services.backups.site import kill
from tests.services.backups.steps import JUST_RENAMED, backed_up, restored, restoring, wrapped
from tests.services.programs import wait_until

pytestmark = pytest.mark.by_turns("damaged backups")

POINTS = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Parts of a whole run after which it is killed."""


def killed_on_the_way(start):
    """Kills a script at several points of its run, and yields after each."""
    begin = time.monotonic()
    with start() as process:
        output, _ = process.communicate()
    assert process.returncode == 0, output
    seconds = time.monotonic() - begin
    for point in POINTS:
        time.sleep(1 - time.time() % 1)  # Dated names differ from second to second.
        process = start()
        time.sleep(seconds * point)
        kill(process)
        yield


def test_a_killed_backup_leaves_the_former_ones_and_no_half_one(new_site):
    site = new_site()
    site.psql("insert into entry select md5(n::text) from generate_series(1, 300000) n")
    start = partial(site.process, "backup.sh", manifests.job_container("backup"))
    before = []
    for _ in killed_on_the_way(start):
        ids = site.ids()
        assert ids[: len(before)] == before
        assert len(ids) <= len(before) + 1 + (not before)
        for each in ids[len(before) :]:
            assert len(site.restic("dump", "--no-lock", each, "dump")) > 300000
        before = ids
    backed_up(site)
    site.restic("check", "--read-data")
    restored(site)


def test_a_killed_restore_leaves_the_old_database_or_the_new_one(new_site):
    site = new_site()
    site.psql("insert into entry select md5(n::text) from generate_series(1, 100000) n")
    backed_up(site)

    def ask(sql):
        """Comes again, as clients do, where the server still swaps for a killed restore."""
        while True:
            try:
                return site.psql(sql)
            except RuntimeError as error:
                if not re.search(f"{JUST_RENAMED}|terminating connection", str(error)):
                    raise

    def start():
        ask("truncate entry; insert into entry values ('old')")
        return restoring(site)

    for _ in killed_on_the_way(start):
        assert ask("select count(*) from entry") in ("1", "100001")
    time.sleep(1)  # Dated names differ from second to second.
    restored(site)
    assert site.psql("select count(*) from entry") == "100001"
    names = "|".join((site.database, rf"{site.database}_before_\d+t\d+", "postgres"))
    assert all(re.fullmatch(names, name) for name in site.databases())


def test_the_lock_of_a_killed_pod_is_ended(site, backup):
    """restic itself would wait for half an hour, or for as long as that pod's clock was ahead."""
    hold = site.start_restic("backup", "--stdin-from-command", "--", "sleep", "1000")
    locks = site.repository / "locks"
    wait_until("it has one", lambda: [x for x in locks.iterdir() if "tmp" not in x.name])
    kill(hold)
    (lock,) = locks.iterdir()
    output = site.back_up().output
    assert "is done" in output
    assert not lock.exists()


def test_what_a_killed_run_was_writing_is_removed(site, backup):
    """Each left as much as a pack, which restic never removes, until the volume was full."""
    pack = next(path for path in (site.repository / "data").rglob("*") if path.is_file())
    left = [
        pack.with_name(f"{pack.name}-tmp-1234567890"),
        site.repository / "locks" / f"{pack.name}-tmp-2",
    ]
    for each in left:
        each.write_bytes(b"half of a pack")
    site.restic("prune")
    assert [each.exists() for each in left] == [True, True]
    backed_up(site)
    assert not list(site.repository.rglob("*-tmp-*"))
    site.restic("check", "--read-data")


def test_a_repository_that_was_not_finished_is_made_again(new_site, tmp_path):
    """A pod may be killed while restic writes the first files: only their key is there."""
    site = new_site()
    half = '"$restic" "$@"; rm "$BACKUPS"/db/*/config; exit 1'
    text = f'[[ " $* " != *" init "* ]] || {{ {half}; }}; exec "$restic" "$@"'
    killed = site.back_up(RESTIC=wrapped(tmp_path, text))
    assert killed.returncode == 1
    assert [*site.backups.rglob("keys/*")]
    backed_up(site)


ROLES = "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname !~ '^pg_'"


def test_roles_of_a_restore_that_was_killed_are_dropped_by_the_next(new_site):
    """One was dropped since the backup, and would be there again for ever."""
    site = new_site()
    site.psql("create role team; grant select on entry to team; grant team to guestbook")
    former = backed_up(site)
    site.psql("drop owned by team; drop role team")
    newer = backed_up(site)
    before = site.psql(ROLES)
    with restoring(site, BACKUP=former) as killed:
        next(line for line in killed.stdout if "restoring" in line)
        kill(killed)
    assert site.psql(ROLES) != before
    restored(site, "drill", BACKUP=newer)
    assert site.psql(ROLES) == before
    restored(site, BACKUP=former)
    restored(site, "drill", BACKUP=newer)
    assert site.psql("select pg_has_role('guestbook', 'team', 'usage')") == "t"
