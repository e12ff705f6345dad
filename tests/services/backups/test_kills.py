"""Backups and restores that are killed."""

import os
import re
import signal
import time
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups.site import kill
from tests.services.backups.steps import (
    JUST_RENAMED,
    backed_up,
    psql,
    restored,
    restoring,
    words,
    wrapped,
)
from tests.services.programs import wait_until

KILLS = 20
LEFT = "guestbook_during_20240101t000000"


def killed_on_the_way(start):
    """Kills a script later and later, by a twentieth of its run, until it ends first.

    Where that is soon, as the machine was busy while the run was measured, it begins anew by
    smaller steps.
    """
    begin = time.monotonic()
    with start() as process:
        output, _ = process.communicate()
    assert process.returncode == 0, output
    longest = time.monotonic() - begin
    kills = 0
    while kills < KILLS / 2:
        for point in count(1):
            time.sleep(1 - time.time() % 1)  # Dated names differ from second to second.
            process = start()
            time.sleep(longest * point / KILLS)
            kill(process)
            yield process
            if process.returncode != -signal.SIGKILL:
                assert process.returncode == 0, process.output
                longest *= point / KILLS
                break
            kills += 1


def test_a_killed_backup_leaves_the_former_ones_and_no_half_one(new_site, tmp_path_factory):
    """And its lock stops nobody."""
    site = new_site(backups=tmp_path_factory.mktemp("killed"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 300000) n")
    start = partial(site.process, "backup.sh", manifests.job_container("backup"))
    before = []
    for _ in killed_on_the_way(start):
        ids = site.ids()
        assert ids[: len(before)] == before
        assert len(ids) <= len(before) + 1
        for each in ids[len(before) :]:
            assert len(site.restic("dump", "--no-lock", each, "dump")) > 300000
        before = ids
    backed_up(site)
    site.restic("check", "--read-data")
    restored(site)


def test_a_killed_restore_leaves_the_old_database_or_the_new_one(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("killed"))
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

    states = [ask("select count(*) from entry") for _ in killed_on_the_way(start)]
    assert set(states) == {"1", "100001"}
    time.sleep(1)  # Dated names differ from second to second.
    restored(site)
    assert site.psql("select count(*) from entry") == "100001"
    names = "|".join((site.database, rf"{site.database}_before_\d+t\d+", "postgres"))
    assert all(re.fullmatch(names, name) for name in site.databases())


def test_a_server_that_goes_away_as_it_swaps_has_swapped_or_does_it_later(site, backup, tmp_path):
    """The answer is lost with the connection, and each try that follows finds nothing to swap."""
    site.psql("update entry set word = 'second'")
    psql = tmp_path / "psql"
    lost = "[[ $text != *'rename to'* ]] || exit 2"
    run = f'text=$(cat)\n{programs()}/psql "$@" <<<"$text"\ncode=$?'
    psql.write_text(f"#!/bin/bash\n{run}\n{lost}\nexit $code\n")
    psql.chmod(0o755)
    restored(site, PATH=f"{tmp_path}:{programs()}:{site.programs}")
    assert words(site) == "first"


def test_the_lock_of_a_killed_pod_is_ended(site, backup):
    """restic itself would wait for half an hour, or for as long as that pod's clock was ahead."""
    lock = site.lock_of_a_killed_pod()
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
    """A pod may be killed while restic writes the first files: their key is there, no more."""
    site = new_site()
    half = '"$restic" "$@"; rm "$BACKUPS"/db/*/config; exit 1'
    text = f'[[ " $* " != *" init "* ]] || {{ {half}; }}; exec "$restic" "$@"'
    killed = site.back_up(RESTIC=wrapped(tmp_path, text))
    assert killed.returncode == 1
    assert [*site.backups.rglob("keys/*")]
    backed_up(site)


def backend(site, condition):
    """Awaits a session on the server; returns its process."""
    query = f"select pid from pg_stat_activity where {condition}"
    return int(wait_until(condition, lambda: site.psql(query)))


@contextmanager
def stopped_backend(site, database):
    """A session whose process gets no time: who gives up on it ends neither it nor its work."""
    with psql(site, database) as client:
        client.stdin.write("set application_name = 'stopped';\n")
        client.stdin.flush()
        process = backend(site, "application_name = 'stopped'")
        os.kill(process, signal.SIGSTOP)
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def test_the_server_still_drops_for_a_restore_that_was_killed(site, backup):
    """A database is gone once every session has said that it holds none of its files."""
    site.psql(f'create database "{LEFT}"')
    with stopped_backend(site, "postgres") as stopped, psql(site, "postgres") as killed:
        killed.stdin.write(f'drop database "{LEFT}";\n')
        killed.stdin.flush()
        backend(site, "wait_event = 'ProcSignalBarrier'")
        killed.kill()
        with restoring(site) as process:
            backend(site, "query like 'drop database%' and wait_event_type = 'Lock'")
            os.kill(stopped, signal.SIGCONT)
            output, _ = process.communicate()
    assert process.returncode == 0, output
    assert LEFT not in site.databases()


def test_a_session_of_a_restore_that_was_killed_ends_late(site, backup):
    site.psql(f'create database "{LEFT}"')
    with stopped_backend(site, LEFT) as stopped, restoring(site) as process:
        told = next(line for line in process.stdout if "ERROR" in line)
        os.kill(stopped, signal.SIGCONT)
        output, _ = process.communicate()
    assert "is being accessed by other users" in told
    assert process.returncode == 0, output
    assert LEFT not in site.databases()


ROLES = "select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname !~ '^pg_'"


def test_roles_of_a_restore_that_was_killed_are_dropped_by_the_next(new_site):
    """Somebody has dropped one since the backup, which would be there again for ever."""
    site = new_site()
    site.psql("create role team; grant select on entry to team; grant team to guestbook")
    former = backed_up(site)
    site.psql("drop owned by team; drop role team")
    newer = backed_up(site)
    before = site.psql(ROLES)
    for action, following in (("drill", "restore"), ("restore", "drill")):
        container = manifests.job_container("restore")
        with site.process("restore.sh", container, ACTION=action, BACKUP=former) as killed:
            next(line for line in killed.stdout if "restoring" in line)
            kill(killed)
        assert site.psql(ROLES) != before
        restored(site, following, BACKUP=newer)
        assert site.psql(ROLES) == before
    restored(site, BACKUP=former)
    restored(site, "drill", BACKUP=newer)
    assert site.psql("select pg_has_role('guestbook', 'team', 'usage')") == "t"


def test_a_restore_that_is_killed_makes_no_role_without_what_it_was_member_of(new_site):
    """The next one would find the role, and take it for as it should be."""
    site = new_site()
    site.psql("create role team; create role clerk; grant team to clerk")
    backed_up(site)
    site.psql("drop role clerk")
    with psql(site, "postgres") as holder:
        holder.stdin.write("begin; grant team to monitoring;\n")
        holder.stdin.flush()
        backend(site, "state = 'idle in transaction'")
        with restoring(site) as killed:
            waiting = backend(site, "query like 'grant team%' and wait_event_type = 'Lock'")
            kill(killed)
        site.psql(f"select pg_terminate_backend({waiting}, 60000)")
        holder.communicate("rollback;\n")
    restored(site)
    assert site.psql("select pg_has_role('clerk', 'team', 'member')") == "t"
