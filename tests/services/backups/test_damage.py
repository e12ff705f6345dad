"""Stores that are damaged, locked by another key, or full."""

import os
import re
import shutil
import subprocess

import pytest

from scripts.postgres import programs
from tests.services.backups.steps import DAY, NOON, backed_up, flipped, restored, words, wrapped

pytestmark = pytest.mark.by_turns("damaged backups")


@pytest.fixture
def mounted(tmp_path):
    """Return a function that mounts a folder; each is unmounted at the end."""
    folders = []

    def mounted(*arguments):
        if subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode != 0:
            pytest.skip("needs root, to mount a folder")
        folders[:] = [arguments[-1]]

    yield mounted
    for folder in folders:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def small_disk(tmp_path, mounted):
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted("-t", "tmpfs", "-o", "size=3m", "tmpfs", folder)
    return folder


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
    broken.chmod(0o600)
    broken.write_bytes(broken.read_bytes()[:-1])
    passed_over = f"{newest} is passed over: not even its time can be read"
    drill = site.restore("drill")
    assert drill.returncode == 1, drill.output
    assert passed_over in drill.output
    assert "the newest backup may be among these; mend that" in drill.output
    output = restored(site, "check")
    assert passed_over in output
    assert f"{former} could be restored" in output
    assert f"delete it: snapshots/{broken.name}" in site.back_up().output


def test_a_volume_that_became_read_only_can_be_restored_from(new_site, mounted):
    """As the kernel makes it after errors of the disk, when its data are needed."""
    site = new_site()
    name = backed_up(site)
    site.psql("update entry set word = 'second'")
    mounted("--bind", site.backups, site.backups)
    mounted("-o", "remount,bind,ro", site.backups)
    assert name in restored(site, "list")
    assert f"guestbook holds {name}" in restored(site)
    assert words(site) == "first"


def test_a_backup_that_cannot_be_read_back_is_suspicious(new_site, tmp_path):
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


def test_seven_backups_read_all_that_is_stored(new_site, at):
    site = new_site(
        "create table entry (word text); "
        "insert into entry select md5(n::text) from generate_series(1, 5000) n"
    )
    backed_up(site, **at(NOON))
    flipped(site)
    site.psql("update entry set word = md5(word)")
    codes = [
        site.back_up(**at(NOON + run * DAY), HOSTNAME=f"postgresql-backup-{run}-x").returncode
        for run in range(2, 9)
    ]
    assert sorted(codes) == [0] * 6 + [1]


def test_a_retry_reads_the_part_that_was_found_broken(new_site):
    """Or it would succeed, and stay unnoticed."""
    site = new_site()
    backed_up(site)
    for pod in ("backup-1-x", "backup-1-y", "backup-2-x"):
        backed_up(site, HOSTNAME=pod)
    parts = [tag for each in site.snapshots() for tag in each["tags"] if tag.startswith("part=")]
    assert parts == ["part=1", "part=2", "part=2", "part=3"]


def test_refuses_another_key(site, backup):
    before = site.ids()
    for done in (site.back_up(RESTIC_PASSWORD="x"), site.restore("list", RESTIC_PASSWORD="x")):
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


def test_a_full_disk_keeps_the_former_backups(new_site, small_disk, tmp_path):
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
