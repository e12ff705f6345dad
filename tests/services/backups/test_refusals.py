"""What is refused, with nothing changed."""

import re

import pytest

from tests.services.backups.steps import words

UNUSABLE = {
    "foreign": ({"dump": b"create table t ();"}, "cannot be read"),
    "newer format": ({"manifest": {"format": 3}}, "a format that is not known here"),
    "newer server": ({"manifest": {"server_version_num": 990001}}, "is of PostgreSQL 99"),
    "of another database": ({"manifest": {"database": "shop"}}, "is of database 'shop', not of"),
    "of another owner": (
        {"manifest": {"owner": "boss"}},
        "belongs to 'boss', and the Secret of the owner names 'guestbook_owner'",
    ),
    "too large": (
        {"manifest": {"bytes": 10**15}},
        r"a restore needs 910TB on the volume of the server .* and \S+ are free",
    ),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_refuses_what_is_of_no_use_here(site, backup, case):
    given, message = UNUSABLE[case]
    forged = site.forge(backup, **given)
    before = site.databases(), words(site)
    for action in ("check", "restore"):
        done = site.restore(action, BACKUP=forged)
        assert done.returncode == 3
        assert re.search(message, done.output)
    assert (site.databases(), words(site)) == before
    site.restic("forget", forged)


@pytest.mark.parametrize("name", ["", "a'b", "deadbeef", "$(id)", "guestbook"])
def test_refuses_names_that_are_none(site, backup, name):
    for action in ("restore", "undo", "drop", "accept"):
        done = site.restore(action, BACKUP=name)
        assert done.returncode == 3
        assert f"'{name}'" in done.output
    assert words(site) == "first"


def test_refuses_where_there_is_no_backup(new_site, tmp_path_factory):
    site = new_site(backups=tmp_path_factory.mktemp("none"))
    done = site.restore()
    assert done.returncode == 3
    assert "there is no backup of guestbook" in done.output


def test_without_a_server_nothing_changes(site, backup):
    before = site.ids()
    for done in (site.back_up(PGPASSWORD="wrong"), site.restore(PGPORT="1")):
        assert done.returncode != 0
        assert re.search("password authentication failed|Connection refused", done.output)
    assert (site.ids(), words(site)) == (before, "first")


def test_refuses_what_names_nothing_to_do(site, backup):
    for action, message in (
        ("destroy", "got 'destroy'"),
        ("accept", "name the backup that is as it should be"),
    ):
        done = site.restore(action)
        assert done.returncode == 3
        assert message in done.output
