"""An owner's code runs with the owner's rights at most."""

import re

import pytest

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups.steps import backed_up, restored, sql_of

pytestmark = pytest.mark.by_turns("guarded backups")


def test_the_owners_code_never_runs_as_superuser(new_site):
    index = "create function rise_index(word text) returns boolean immutable language sql "
    site = new_site(f"{index} return true; {sql_of('hostile')}")
    site.psql(
        "set session authorization guestbook_owner; "
        "create or replace function rise_index(word text) returns boolean immutable "
        "language sql return public.rise(word)"
    )
    site.psql("alter database guestbook set constraint_exclusion = on")
    done = site.back_up()
    assert done.returncode == 0
    # What pg_restore lets it run, as the owner, pg_restore does not print.
    assert "ran as" not in done.output + restored(site)
    assert site.psql("select rolsuper from pg_roles where rolname = 'guestbook_owner'") == "f"
    assert site.psql("select count(*) from trap") == "1"


def test_roles_come_back_with_no_more_rights_than_they_had(new_site, tmp_path):
    site = new_site()
    seen = tmp_path / "seen"
    name = f"x; \\! touch {seen}\n\\! touch {seen}\n; alter role guestbook superuser"
    site.psql(
        f'create role "{name}"; grant select on entry to "{name}";'
        "create role boss superuser; create role team; create role reporting createrole createdb "
        "bypassrls login; grant boss, pg_execute_server_program to reporting; "
        "grant team to reporting with inherit false, set false;"
        "grant team to guestbook with inherit false, set true;"
        "grant select on entry to reporting"
    )
    members = (
        "select roleid::regrole, member::regrole, inherit_option, set_option from pg_auth_members "
        "where roleid = 'team'::regrole order by 2"
    )
    before = site.psql(members)
    backed_up(site)
    for role in (name, "reporting", "team"):
        site.psql(f'drop owned by "{role}"; drop role "{role}"')
    restored(site)
    assert not seen.exists()
    assert site.psql(members) == before
    superusers = site.psql("select rolname from pg_roles where rolsuper order by 1")
    assert superusers.split() == ["boss", "postgres"]
    assert site.psql(r"select count(*) from pg_roles where rolname ~ '^x; .! touch'") == "1"
    rights = "rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolcanlogin"
    found = site.psql(f"select {rights} from pg_roles where rolname = 'reporting'")
    assert found == "f|f|f|f|t"
    member_of = "select roleid::regrole from pg_auth_members where member = 'reporting'::regrole"
    assert site.psql(member_of) == "team"


def test_what_nobody_but_a_superuser_could_restore_is_named(new_site):
    """For any owner, each restore ended half-way, and no backup said so."""
    site = new_site(
        "create type mood as enum ('glad'); create cast (varchar as mood) with inout as implicit;"
        "create type span as range (subtype = int4); create table entry (word text);"
        "create function sure(int) returns boolean language sql immutable as 'select true';"
        "create aggregate total (int) (sfunc = int4pl, stype = int, initcond = 0);"
        "create extension hstore; create publication one for table entry"
    )
    assert "only a superuser" not in site.back_up().output
    restored(site, "drill")
    site.psql(
        "create table foreign_to_it (); alter table foreign_to_it owner to guestbook;"
        "create cast (varchar as json) with inout as implicit; alter function sure(int) leakproof;"
        "create function plus(int, int) returns int immutable language internal as 'int4pl';"
        "alter function plus(int, int) owner to guestbook_owner"
    )
    # The program that lists what is in a dump may be the last to end.
    slow, real = site.folder / "slow", programs() / "pg_restore"
    slow.mkdir()
    (slow / real.name).write_text(f'#!/bin/sh\n[ "$1" != --list ] || sleep 2\nexec "{real}" "$@"\n')
    (slow / real.name).chmod(0o755)
    done, refused = site.back_up(PATH=f"{slow}:{programs()}:{site.programs}"), site.restore()
    assert "only a superuser could restore this" in done.output
    assert refused.returncode == 3
    first = ("TABLE public foreign_to_it guestbook", "cast from character varying to json")
    for name in first:
        assert name in done.output
    for name in (*first, "function public.plus(integer,integer)", "function public.sure(integer)"):
        assert name in refused.output
    site.psql(
        "drop table foreign_to_it; drop cast (varchar as json); drop function sure, plus;"
        "create operator family odd using hash; alter operator family odd using hash "
        "owner to guestbook_owner;"
        "create aggregate mean (int8) "
        "(sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg);"
        "alter aggregate mean (int8) owner to guestbook_owner;"
        "create publication everything for all tables;"
        "alter publication everything owner to guestbook_owner;"
        "create publication folder for tables in schema public;"
        "alter publication folder owner to guestbook_owner"
    )
    site.back_up()
    refused = site.restore().output
    for name in (
        "operator family public.odd for access method hash",
        "function public.mean(bigint)",
        "publication everything",
        "publication folder",
    ):
        assert name in refused
    assert "total" not in refused
    assert site.databases() == {site.database, "postgres"}


def test_a_comparison_is_no_work_of_a_superuser(new_site):
    site = new_site()
    backed_up(site)
    site.psql("alter system set log_statement = 'all'", "postgres")
    site.psql("alter system set log_line_prefix = '<%u> '", "postgres")
    site.psql("alter role all reset log_min_messages; select pg_reload_conf()", "postgres")
    restored(site)
    log = (site.folder / "log").read_text()
    counted = re.findall(r"^<(.*)> LOG:  statement: copy public.entry to stdout", log, re.MULTILINE)
    assert counted == ["reader of backups"]


def test_a_drill_makes_no_role_for_longer_than_it_lasts(new_site):
    """Nor does a restore that fails: one that was dropped since would be there again."""
    site = new_site()
    site.psql('create role "left; \n us"; create role team; grant team to "left; \n us"')
    site.psql('grant select on entry to "left; \n us"')
    roles = "select count(*) from pg_roles where rolname !~ '^pg_'"
    name = backed_up(site)
    site.psql('drop owned by "left; \n us"; drop role "left; \n us"')
    before = site.psql(roles)
    restored(site, "drill")
    assert site.psql(roles) == before
    failed = site.restore(BACKUP=site.forge(name, manifest={"large_objects": 1}))
    assert (failed.returncode, site.psql(roles)) == (1, before)
    restored(site, BACKUP=name)
    assert int(site.psql(roles)) == int(before) + 1


def test_nobody_gets_into_the_new_database(new_site):
    site = new_site()
    site.add_extension(
        "create table places (name text); select pg_extension_config_dump('places', '');"
        # Time in which a client may connect.
        "select pg_sleep(3)"
    )
    site.psql(
        "create schema tools authorization guestbook_owner; create extension places schema tools;"
        "insert into tools.places select n from generate_series(1, 2000) n"
    )
    backed_up(site)
    asked = {"ACTION": "drill"}
    drill = site.process("restore.sh", manifests.job_container("restore"), **asked)
    new = "select datname from pg_database where datname ~ '_during_'"
    trap = (
        "drop schema tools cascade; create schema tools;"
        "create function tools.rise() returns boolean language plpgsql as $$ begin "
        "execute 'alter role guestbook_owner superuser'; return true; "
        "exception when others then return true; end $$;"
        "create table tools.places (name text check (tools.rise()))"
    )
    errors, others = [], []
    while drill.poll() is None:
        for name in site.psql(new, "postgres").split():
            if "" not in errors:
                errors.append(site.refusal("owner", trap, database=name))
            others.append(site.refusal("application", "select 1", database=name))
    output, _ = drill.communicate()
    assert errors, output
    assert "" not in others
    assert [each for each in others if "permission denied for database" in each]
    assert site.psql("select rolsuper from pg_roles where rolname = 'guestbook_owner'") == "f"
    assert "FATAL" in errors[0]
