"""What each role may do, and who may read what is stored."""

import re
from pathlib import Path

import pytest
import yaml

from tests.services import manifests

FORBIDDEN = yaml.safe_load(Path(__file__).with_name("forbidden.yaml").read_text())


@pytest.mark.parametrize("role", FORBIDDEN)
def test_roles_may_not(site, role):
    for statement in FORBIDDEN[role]:
        refusal = site.refusal(role, statement)
        expected = "permission denied|must be owner|in a read-only transaction"
        assert re.search(expected, refusal), (statement, refusal)


def test_roles_may(site):
    site.psql("grant select, insert on entry to guestbook")
    for role, statement in (
        ("application", "select word from entry"),
        ("owner", "create table mine (); drop table mine"),
        ("monitoring", "select query from pg_stat_activity where usename = 'postgres'"),
        ("backup", "select word from entry"),
    ):
        assert site.refusal(role, statement) == ""


def test_the_application_reaches_no_other_database(site):
    for database in ("postgres", "template1"):
        assert "permission denied for database" in site.refusal("application", "select 1", database)


def test_no_password_is_in_the_log_of_the_server(new_site):
    site = new_site()
    for setting in ("log_min_duration_statement = 0", "log_statement = 'all'"):
        site.psql(f"alter system set {setting}", "postgres")
    # As before the first run.
    site.psql("alter role all reset log_min_messages; select pg_reload_conf()", "postgres")
    container = manifests.database_container()
    assert site.run("roles.sh", container).returncode == 0
    failed = site.run("roles.sh", container, OWNER_USERNAME="postgres")
    assert "permission denied to alter role" in failed.output
    log = (site.folder / "log").read_text()
    assert "create role" in log
    assert '"secret"' not in log


def test_nobody_else_may_read_what_is_stored(site, backup):
    paths = [site.backups / "db", site.repository, *site.repository.rglob("*")]
    assert len(paths) > 8
    assert {path.name for path in paths if path.stat().st_mode & 0o007} == set()
