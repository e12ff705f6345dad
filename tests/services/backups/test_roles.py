"""What each role may do, and who may read what is stored."""

import re

import pytest
from cdk8s import Chart

from constructs_lib import (
    DatabaseBackup,
    DatabaseBackupProps,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from tests.services import manifests
from tests.services.backups.steps import words

FORBIDDEN = {
    "application": [
        "create role other",
        "create database other",
        "drop table entry",
        "create table mine ()",
        "alter table entry add column more text",
        "select * from pg_authid",
        "select pg_read_file('/etc/passwd')",
        "copy entry to program 'id'",
    ],
    "monitoring": [
        "select * from entry",
        "insert into entry values ('x')",
        "create table mine ()",
        "select pg_read_file('/etc/passwd')",
    ],
    "owner": ["create role other", "create database other", "select * from pg_authid"],
    "backup": [
        "insert into entry values ('x')",
        "create table mine ()",
        "create role other",
        "select pg_read_file('/etc/passwd')",
        "copy entry to program 'id'",
        # It may read large objects, by a setting that lets a role write them, too.
        "select lo_create(0)",
        "select lo_put(lo_create(0), 0, 'x')",
        "select lo_unlink(4711)",
    ],
}


@pytest.mark.parametrize(
    ("role", "statement"), [(role, each) for role, list in FORBIDDEN.items() for each in list]
)
def test_roles_may_not(site, role, statement):
    refusal = site.refusal(role, statement)
    assert re.search("permission denied|must be owner|in a read-only transaction", refusal)


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
    """Neither where all statements are logged, nor where one fails."""
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


def test_roles_can_be_made_again_with_other_passwords(new_site):
    site = new_site()
    former = site.secrets
    site.secrets = {
        name: {**each, "password": 'superuser\'s "secret" \\ $1' if "super" in name else "other"}
        for name, each in former.items()
    }
    done = site.run("roles.sh", manifests.database_container(), PGHOST=str(site.folder))
    assert done.returncode == 0, done.output
    assert site.connects("application")
    site.secrets = former
    assert not site.connects("application")
    assert words(site) == "first"


def test_nobody_else_may_read_what_is_stored(site, backup):
    paths = [site.backups / "db", site.repository, *site.repository.rglob("*")]
    assert len(paths) > 8
    assert {path.name for path in paths if path.stat().st_mode & 0o007} == set()


def test_two_databases_of_a_name_do_not_share_a_place(chart):
    """Neither backups in two namespaces, nor two in one namespace."""
    places = []
    for namespace, name in (("staging", "backup"), ("production", "backup"), ("staging", "hourly")):
        scope = Chart(chart.node.root, f"{namespace}-{name}", namespace=namespace)
        database = PostgresDatabase(scope, "orders", PostgresDatabaseProps(database="orders"))
        DatabaseBackup(scope, name, DatabaseBackupProps(database=database))
        (job,) = [each for each in scope.to_json() if each["kind"] == "CronJob"]
        (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
        places.append(manifests.environment(container)["RESTIC_REPOSITORY"])
    assert len(set(places)) == 3
