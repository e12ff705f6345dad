"""An owner's code runs with no more rights than the owner has."""

import re

from scripts.postgres import programs
from tests.services import manifests
from tests.services.backups.steps import backed_up, restored

HOSTILE = """
create function rise(text) returns boolean language plpgsql as $$ begin
  execute 'alter role guestbook_owner superuser';
  return true;
exception when others then
  return true;
end $$;
create table trap (word text check (rise(word)));
insert into trap values ('x');
create function rising() returns event_trigger language plpgsql as $$ begin end $$;
create view risen as select rise('x');
create materialized view riser as select rise('x');
create index on trap ((rise_index(word)));
create type own as (word text);
create function own_text(own) returns text language sql as $$ select rise('x')::text $$;
create cast (own as text) with function own_text(own) as implicit;
create table typed (own own);
insert into typed values (row('x'));
create function shown(text) returns boolean immutable language plpgsql as $$ begin
  raise warning 'ran as %', session_user;
  return true;
end $$;
create table planned (word text, check (shown('x')));
insert into planned values ('x');
create index on planned (word) where shown('x');
create index on planned ((shown('x')));
create statistics planned on (shown('x')), word from planned;
"""

MEMBERS = (
    "select roleid::regrole, member::regrole, inherit_option, set_option from pg_auth_members "
    "where roleid = 'team'::regrole order by 2"
)


def test_the_owners_code_never_runs_as_superuser(new_site):
    """Neither in a restore, nor in its comparison, nor in a backup."""
    index = "create function rise_index(word text) returns boolean immutable language sql "
    site = new_site(f"{index} return true; {HOSTILE}")
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


def test_a_hostile_role_name_is_only_a_name(new_site, tmp_path):
    site = new_site()
    seen = tmp_path / "seen"
    name = f"x; \\! touch {seen}\n\\! touch {seen}\n; alter role guestbook superuser"
    site.psql('create role "' + name + '"; grant select on entry to "' + name + '"')
    backed_up(site)
    site.psql(f'drop owned by "{name}"; drop role "{name}"')
    restored(site)
    assert not seen.exists()
    assert site.psql("select count(*) from pg_roles where rolsuper") == "1"
    assert site.psql(r"select count(*) from pg_roles where rolname ~ '^x; .! touch'") == "1"


def test_what_only_a_superuser_could_restore_is_named(new_site):
    site = new_site()
    site.psql("create table foreign_to_it (); alter table foreign_to_it owner to guestbook")
    done = site.back_up()
    assert "only a superuser could restore this" in done.output
    assert "TABLE public foreign_to_it guestbook" in done.output
    refused = site.restore()
    assert refused.returncode == 3
    assert "TABLE public foreign_to_it guestbook" in refused.output
    assert site.databases() == {site.database, "postgres"}


def test_what_nobody_else_may_make_is_named_whoever_owns_it(new_site):
    """Its entry in a dump does not tell: each restore ended half-way, and no backup said so."""
    site = new_site(
        "create type mood as enum ('glad'); create cast (varchar as mood) with inout as implicit;"
        "create type span as range (subtype = int4);"
        "create function sure(int) returns boolean language sql immutable as 'select true';"
        "create extension hstore"
    )
    assert "only a superuser" not in site.back_up().output
    restored(site, "drill")
    site.psql(
        "create cast (varchar as json) with inout as implicit; alter function sure(int) leakproof;"
        "create function plus(int, int) returns int immutable language internal as 'int4pl';"
        "alter function plus(int, int) owner to guestbook_owner;"
        "create operator family odd using hash; alter operator family odd using hash "
        "owner to guestbook_owner"
    )
    done, refused = site.back_up(), site.restore()
    assert "only a superuser could restore this" in done.output
    assert refused.returncode == 3
    for name in ("cast from character varying to json", "function public.plus(integer,integer)"):
        assert name in done.output
        assert name in refused.output
    assert "function public.sure(integer)" in refused.output
    assert "operator family public.odd for access method hash" in refused.output
    assert site.databases() == {site.database, "postgres"}


def test_publications_and_aggregates_that_nobody_else_may_make_are_named(new_site):
    """The language of every aggregate is internal; only a state of that type is a superuser's."""
    site = new_site(
        "create aggregate total (int) (sfunc = int4pl, stype = int, initcond = 0);"
        "create table entry (word text); create publication one for table entry"
    )
    assert "only a superuser" not in site.back_up().output
    restored(site, "drill")
    site.psql(
        "create aggregate mean (int8) "
        "(sfunc = int8_avg_accum, stype = internal, finalfunc = numeric_poly_avg);"
        "alter aggregate mean (int8) owner to guestbook_owner;"
        "create publication everything for all tables;"
        "alter publication everything owner to guestbook_owner;"
        "create publication folder for tables in schema public;"
        "alter publication folder owner to guestbook_owner"
    )
    named = ("function public.mean(bigint)", "publication everything", "publication folder")
    for done in (site.back_up(), site.restore()):
        assert [name for name in named if name not in done.output] == []
        assert "total" not in done.output
    assert site.databases() == {site.database, "postgres"}


def test_a_table_of_contents_is_read_to_its_end(new_site):
    """Also where the program that lists it comes last."""
    site = new_site()
    site.psql("create table foreign_to_it (); alter table foreign_to_it owner to guestbook")
    slow = site.folder / "slow"
    slow.mkdir()
    program = slow / "pg_restore"
    real = programs() / "pg_restore"
    program.write_text(f'#!/bin/sh\n[ "$1" != --list ] || sleep 2\nexec {real} "$@"\n')
    program.chmod(0o755)
    done = site.back_up(PATH=f"{slow}:{programs()}:{site.programs}")
    assert "TABLE public foreign_to_it guestbook" in done.output


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


def test_a_role_gets_no_more_rights_than_to_log_in(new_site):
    site = new_site()
    site.psql(
        "create role boss superuser; create role team; create role reporting createrole createdb "
        "bypassrls login; grant boss, team, pg_execute_server_program to reporting; "
        "grant select on entry to reporting"
    )
    backed_up(site)
    site.psql("drop owned by reporting; drop role reporting")
    restored(site)
    rights = "rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolcanlogin"
    found = site.psql(f"select {rights} from pg_roles where rolname = 'reporting'")
    assert found == "f|f|f|f|f|t"
    member_of = "select roleid::regrole from pg_auth_members where member = 'reporting'::regrole"
    assert site.psql(member_of) == "team"


def test_a_member_gets_no_more_of_a_role_than_it_had(new_site):
    """Who may neither use its rights nor become it, may not afterwards."""
    site = new_site()
    site.psql(
        "create role team; create role reporting login;"
        "grant team to reporting with inherit false, set false;"
        "grant team to guestbook with inherit false, set true"
    )
    before = site.psql(MEMBERS)
    backed_up(site)
    site.psql("drop role reporting; drop role team")
    restored(site)
    assert site.psql(MEMBERS) == before


def test_a_drill_makes_no_role_for_longer_than_it_lasts(new_site):
    """Nor does a restore that fails: one that somebody has dropped since would be there again."""
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


def test_a_template_is_dropped_too(new_site):
    """Its owner can make one of the live database, and of the new one while it is restored."""
    site = new_site(
        "create function change() returns boolean language plpgsql as $$ begin "
        "execute format('alter database %I is_template true', current_database()); return true; "
        "end $$; create function keep() returns boolean immutable language plpgsql as $$ begin "
        "return public.change(); end $$;"
        "create table entry (word text); insert into entry values ('first');"
        "create index on entry (word) where keep()"
    )
    databases = "select datname from pg_database where datname like 'guestbook%' order by 1"
    backed_up(site)
    restored(site, "drill")
    assert site.psql(databases, "postgres") == "guestbook"
    restored(site)
    _, kept = site.psql(databases, "postgres").split()
    restored(site, "drop", BACKUP=kept)
    assert site.psql(databases, "postgres") == "guestbook"


def test_nobody_gets_into_the_new_database_before_the_superuser_is_done(new_site):
    """Its owner put a table in the place of an extension's, which the superuser filled."""
    site = new_site()
    site.add_extension(
        "create table places (name text); select pg_extension_config_dump('places', '');"
        # Time in which somebody may come.
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
    errors = []
    while drill.poll() is None and "" not in errors:
        for name in site.psql(new, "postgres").split():
            errors.append(site.refusal("owner", trap, database=name))
    output, _ = drill.communicate()
    assert errors, output
    assert site.psql("select rolsuper from pg_roles where rolname = 'guestbook_owner'") == "f"
    assert "FATAL" in errors[0]
