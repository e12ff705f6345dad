"""Stores that are damaged, locked by another key, or full."""

import os
import re
import shutil
import subprocess

import pytest

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups.steps import DAY, NOON, backed_up, flipped, restored, words, wrapped


def test_what_cannot_be_read_is_passed_over(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("broken"))
    former = backed_up(site)
    packs = set((site.repository / "data").rglob("*"))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 50000) n")
    newest = backed_up(site, RETENTION_DAYS="9")
    assert set((site.repository / "data").rglob("*")) > packs
    flipped(site)
    output = restored(site)
    assert re.search(f"{newest} of .* is passed over: it cannot be read", output)
    assert f"guestbook holds {former}" in output
    assert words(site) == "first"
    # Or each drill would succeed, by an older one.
    drill = site.restore("drill")
    assert drill.returncode == 1
    assert f"{newest} of" in drill.output
    assert "cannot be read; make another" in drill.output
    refused = site.restore(BACKUP=newest)
    assert (refused.returncode, words(site)) == (3, "first")
    # The next run says so loudly, and removes nothing.
    failed = site.back_up(RETENTION_DAYS="1")
    assert failed.returncode == 1
    assert {former, newest} < set(site.ids())


def test_a_snapshot_whose_own_file_cannot_be_read_is_named(new_site):
    """restic leaves it out of its list, and succeeds: each drill would, too, by an older one."""
    site = new_site()
    former, newest = backed_up(site), backed_up(site)
    (broken,) = (site.repository / "snapshots").glob(f"{newest}*")
    whole = broken.read_bytes()
    broken.chmod(0o600)
    broken.write_bytes(whole[:-1])
    passed_over = f"{newest} is passed over: not even its time can be read"
    drill = site.restore("drill")
    assert drill.returncode == 1, drill.output
    assert passed_over in drill.output
    assert "the newest backup may be among these; mend that" in drill.output
    output = restored(site, "check")
    assert passed_over in output
    assert f"{former} could be restored" in output
    assert f"delete it: snapshots/{broken.name}" in site.back_up().output
    broken.write_bytes(whole)
    output = restored(site, "check")
    assert "passed over" not in output


@pytest.fixture
def read_only(tmp_path):
    """Returns a function that lets nobody write to a folder any more."""
    mounted = []

    def read_only(folder):
        for mount in (["--bind", folder, folder], ["-o", "remount,bind,ro", folder]):
            done = subprocess.run(["mount", *mount], check=False, capture_output=True)
            if done.returncode != 0:
                pytest.skip("needs root, to mount a folder")
            mounted[:] = [folder]

    yield read_only
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


def test_a_volume_that_became_read_only_can_be_restored_from(new_site, read_only):
    """As the kernel makes it after errors of the disk, when somebody needs what is there."""
    site = new_site()
    name = backed_up(site)
    site.psql("update entry set word = 'second'")
    read_only(site.backups)
    assert name in restored(site, "list")
    assert f"guestbook holds {name}" in restored(site)
    assert words(site) == "first"


def test_a_backup_that_cannot_be_read_back_is_suspicious(new_site, tmp_path):
    """Whatever is wrong: the end is missing, the manifest is another one, or restic says so."""
    site = new_site(
        "create table entry (word text); insert into entry select md5(n::text) "
        "from generate_series(1, 5000) n"
    )
    former = backed_up(site)
    for change in (
        "(head --bytes=100000; cat >/dev/null)",
        "sed '1s/public.entry/public.other/'",
        "(cat; exit 1)",
    ):
        reading = (
            'case " $* " in *" --no-lock dump "*) set -o pipefail; '
            f'"$restic" "$@" | {change}; exit;; esac'
        )
        before = site.ids()
        done = site.back_up(RESTIC=wrapped(tmp_path, f'{reading}; exec "$restic" "$@"'))
        assert done.returncode == 1
        assert "cannot be read back, and is marked as suspicious" in done.output
        (suspect,) = set(site.ids()) - set(before)
        assert former in site.ids()
        assert f"{former} could be restored" in restored(site, "check")
        site.restic("forget", suspect)


@pytest.mark.parametrize("days", [1, 7])
def test_seven_backups_read_all_that_is_stored(new_site, at, days):
    """Also what no newer backup shares, so that nobody finds it broken when it is needed."""
    site = new_site(
        "create table entry (word text); "
        "insert into entry select md5(n::text) from generate_series(1, 5000) n"
    )
    backed_up(site, **at(NOON))
    flipped(site)
    site.psql("update entry set word = md5(word)")

    def code(number):
        run = {"HOSTNAME": f"postgresql-backup-{number}-x"}
        return site.back_up(**at(NOON + number * days * DAY), **run).returncode

    codes = [code(number) for number in range(2, 9)]
    assert sorted(codes) == [0] * 6 + [1]


def test_a_retry_reads_the_part_that_was_found_broken(new_site):
    """Or it would succeed, and nobody would look."""
    site = new_site()
    backed_up(site)
    for pod in ("backup-1-x", "backup-1-y", "backup-2-x"):
        backed_up(site, HOSTNAME=pod)
    tags = [tag for each in site.snapshots() for tag in each["tags"]]
    assert [tag for tag in tags if tag.startswith("part=")] == [
        "part=1",
        "part=2",
        "part=2",
        "part=3",
    ]


@pytest.mark.parametrize("script", ["backup.sh", "restore.sh"])
def test_refuses_another_key(site, backup, script):
    before = site.ids()
    container = manifests.job_container(script.removesuffix(".sh"))
    done = site.run(script, container, ACTION="list", RESTIC_PASSWORD="another")
    assert done.returncode == 3
    assert "the key does not open" in done.output
    assert site.ids() == before


def test_makes_no_repository_over_one_that_lost_its_configuration(site, backup):
    config = site.repository / "config"
    config.rename(site.repository / "moved")
    try:
        done = site.back_up()
        assert done.returncode == 3
        assert "its config is missing" in done.output
    finally:
        (site.repository / "moved").rename(config)
    assert backup in site.ids()


def test_a_key_that_opens_nothing_else_is_no_key(new_site):
    """The configuration can be opened, and what is stored is gone."""
    site = new_site()
    name = backed_up(site)
    shutil.rmtree(site.repository / "data")
    done = site.back_up()
    assert done.returncode == 3
    assert f"but not its newest snapshot {name}" in done.output


@pytest.fixture
def small_disk(tmp_path):
    """Returns a folder that holds 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("needs root, to mount a small file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_the_former_backups(new_site, small_disk, tmp_path):
    """It is refused with figures, or if the space runs out on the way, fails."""
    site = new_site(backups=small_disk)
    former = backed_up(site)
    site.psql("insert into entry select md5(n::text) from generate_series(1, 200000) n")
    done = site.back_up()
    assert done.returncode == 3, done.output
    assert re.search(r"may need \S+MB, and \S+ has \S+MB left; free some space", done.output)
    (tmp_path / "stat").write_text("#!/bin/sh\necho '1000000000 * 4096'\n")
    (tmp_path / "stat").chmod(0o755)
    done = site.back_up(PATH=f"{tmp_path}:{programs()}:{site.programs}")
    assert done.returncode == 1, done.output
    assert "no space left on device" in done.output
    assert site.ids() == [former]
    site.psql("truncate entry; insert into entry values ('first')")
    backed_up(site)
    assert len(site.ids()) == 2


def test_what_failed_runs_have_left_is_removed_where_there_is_no_space(new_site, small_disk):
    """A run that is killed has stored packs of what it dumped, which belong to no snapshot."""
    site = new_site(backups=small_disk)
    backed_up(site)
    left = site.repository / "data/ab" / ("ab" * 32)
    left.write_bytes(bytes(2_500_000))
    site.psql("insert into entry select md5(n::text) from generate_series(1, 20000) n")
    backed_up(site)
    assert not left.exists()


def test_large_objects_need_space_too(new_site, small_disk):
    """They are rows of a table of the system."""
    site = new_site(backups=small_disk)
    former = backed_up(site)
    site.psql(
        "select lo_from_bytea(0, string_agg(sha256(n::text::bytea), ''::bytea)) "
        "from generate_series(1, 400000) n"
    )
    done = site.back_up()
    assert (done.returncode, site.ids()) == (3, [former]), done.output
    assert re.search(r"may need \S+MB, and \S+ has \S+MB left; free some space", done.output)


def test_what_a_killed_restore_has_left_stands_in_nobodys_way(new_site, monkeypatch):
    """It is dropped before its space is needed, also where there is no other."""
    site = new_site()
    backed_up(site)
    folder = site.folder / "small"
    folder.mkdir()
    (folder / "df").write_text(f"#!/bin/sh\necho Avail\necho {2**30 + 2**20}\n")
    (folder / "df").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    site.server.stop()
    site.server.start()
    assert "a restore needs" in site.restore().output
    left = "guestbook_during_20200101t000000"
    site.psql(f"create database {left} template {site.database}", "postgres")
    restored(site, "check")
    restored(site)
    assert left not in site.databases()


def test_a_database_that_was_not_dropped_to_its_end_ends_no_restore(new_site):
    """As when the server is killed meanwhile. PostgreSQL alters none of that kind."""
    site = new_site()
    backed_up(site)
    broken = "guestbook_during_20200101t000000"
    kept = "guestbook_before_20200101t000000"
    for name in (broken, kept):
        site.psql(f"create database {name}", "postgres")
        site.psql(f"update pg_database set datconnlimit = -2 where datname = '{name}'", "postgres")
    refused = site.restore("undo", BACKUP=kept)
    assert (refused.returncode, words(site)) == (3, "first")
    assert f"'{kept}' was not dropped to its end" in refused.output
    restored(site)
    restored(site, "drop", BACKUP=kept)
    assert not {broken, kept} & site.databases()
