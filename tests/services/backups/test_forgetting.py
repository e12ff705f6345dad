"""What is forgotten, and what is suspicious: clocks, gaps, lost rows."""

import re

import pytest

from tests.services.backups.steps import DAY, NOON, backed_up, restored

pytestmark = pytest.mark.by_turns("guarded backups")


def test_one_run_deletes_no_good_backup(new_site, at, tmp_path_factory):
    """A laptop was off for long, the cluster is new and empty, and a clock is wrong for a while."""
    site = new_site(backups=tmp_path_factory.mktemp("days"))
    variables = {"RETENTION_DAYS": "3"}

    def run(day):
        return backed_up(site, **at(NOON + day * DAY), **variables)

    days = [run(day) for day in range(4)]
    assert site.ids() == days[1:], "as many days as there shall be"
    late = run(60)
    assert site.ids() == [*days[2:], late], "whatever their age"
    again = run(60.2)
    assert site.ids() == [*days[2:], late, again], "two of a day are one day"
    # A dump that fails is no snapshot, and removes nothing.
    failed = site.back_up(**at(NOON + 70 * DAY), **variables, PGPASSWORD="wrong")
    assert (failed.returncode, site.ids()[-1]) == (1, again)
    ahead = run(1000)
    assert ahead in site.ids()
    kept = site.ids()
    newest = run(61)
    assert set(site.ids()) == {*kept, newest} - {days[2]}
    assert len(site.ids()) == 5
    # Then all is lost, and the run of the next night still finds the table, but no row.
    site.psql("truncate entry")
    before = site.ids()
    lost = site.back_up(**at(NOON + 62 * DAY), **variables)
    assert lost.returncode == 1
    (suspect,) = set(site.ids()) - set(before)
    assert f"{suspect} is SUSPICIOUS: it has 0 rows in 1 tables, {newest} of" in lost.output
    assert f"scripts/restore.sh --accept {suspect}" in lost.output
    retried = site.back_up(**at(NOON + 62.01 * DAY), **variables)
    assert retried.returncode == 1
    assert f"{suspect}, which this Job has made, is SUSPICIOUS" in retried.output
    assert set(site.ids()) == {*before, suspect}
    next_night = {**variables, "HOSTNAME": "postgresql-backup-2-x"}
    assert "is SUSPICIOUS: it has 0" in site.back_up(**at(NOON + 62.02 * DAY), **next_night).output
    assert set(site.ids()) > {*before, suspect}
    (chosen,) = re.findall(
        r"(\S+) could be restored", restored(site, "check", **at(NOON + 63 * DAY))
    )
    assert chosen == newest
    # It was meant.
    restored(site, "accept", BACKUP=suspect)
    backed_up(site, **at(NOON + 63 * DAY), **variables)


def test_a_name_of_a_job_may_come_again(new_site):
    """As that of a backup by hand, after what its first run missed was restored."""
    site = new_site("create table entry (n int); insert into entry select generate_series(1, 500)")
    former = backed_up(site)
    site.psql("truncate entry")
    assert "is SUSPICIOUS" in site.back_up().output
    restored(site, BACKUP=former)
    assert backed_up(site) in site.ids()


def test_where_a_clock_went_back_the_measure_is_of_the_future(new_site, at):
    site = new_site()
    ahead = backed_up(site, **at(NOON))
    site.psql("truncate entry")
    done = site.back_up(**at(NOON - 400 * DAY))
    assert done.returncode == 1
    assert f"is SUSPICIOUS: it has 0 rows in 1 tables, {ahead} of" in done.output


def test_a_table_that_was_emptied_beside_larger_ones_is_suspicious(new_site, at):
    """The totals say nothing of it. What is meant can be accepted; a small one may come and go."""
    site = new_site(
        "create table large (n int); insert into large select generate_series(1, 1000);"
        "create table orders (n int); insert into orders select generate_series(1, 100);"
        "create table old (n int); insert into old select generate_series(1, 100);"
        "create table queue (n int); insert into queue select generate_series(1, 99)"
    )
    former = backed_up(site, **at(NOON))
    site.psql("truncate queue")
    backed_up(site, **at(NOON + DAY))
    site.psql("truncate orders; drop table old")
    lost = site.back_up(**at(NOON + 2 * DAY))
    assert lost.returncode == 1
    assert (
        "public.old had 100 rows and is gone;public.orders had 100 rows and is empty."
        in lost.output
    )
    suspect = site.ids()[-1]
    assert former in site.ids()
    restored(site, "accept", BACKUP=suspect, **at(NOON + 2 * DAY))
    backed_up(site, **at(NOON + 3 * DAY))


def test_what_is_forgotten_takes_no_space(new_site, at):
    site = new_site(
        "create table entry (word text); "
        "insert into entry select md5(n::text) from generate_series(1, 50000) n"
    )

    def size():
        found = (site.repository / "data").rglob("*")
        return sum(each.stat().st_size for each in found if each.is_file())

    backed_up(site, RETENTION_DAYS="1", **at(NOON))
    first = size()
    site.psql("update entry set word = md5(word)")
    backed_up(site, RETENTION_DAYS="1", **at(NOON + DAY))
    assert len(site.ids()) == 1
    assert size() < 1.5 * first
