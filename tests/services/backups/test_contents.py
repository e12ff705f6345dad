"""Databases of many kinds come back as they were, or not at all."""

from tests.services import manifests
from tests.services.backups.steps import backed_up, restored, words


def assert_comes_back(site):
    before = site.contents()
    backed_up(site)
    restored(site)
    assert site.contents() == before


def test_a_backup_counts_all_tables(new_site):
    site = new_site(
        "create table plain (n int); insert into plain values (1), (2);"
        "create unlogged table fast (n int); insert into fast values (1), (2), (3);"
        "create table parted (n int) partition by list (n);"
        "create table part partition of parted for values in (1); insert into parted values (1);"
        "create table parent (n int); insert into parent values (1);"
        "create table child () inherits (parent); insert into child values (1), (2)"
    )
    odd = '"a ""table"" \\g; :x\n$$"'
    site.psql(
        "create schema other authorization guestbook_owner; "
        f"set session authorization guestbook_owner; create table other.{odd} (t text); "
        f"insert into other.{odd} values (E'two\\nlines')"
    )
    assert "10 rows in 6 tables" in site.back_up().output
    restored(site)


def test_rows_may_come_back_in_another_partition(new_site):
    """The hash of an enum goes by numbers that PostgreSQL gives anew."""
    site = new_site(
        "create type mood as enum ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');"
        "create table felt (mood mood) partition by hash (mood);"
        "create table even partition of felt for values with (modulus 2, remainder 0);"
        "create table odd partition of felt for values with (modulus 2, remainder 1);"
        "insert into felt select unnest(enum_range(null::mood))"
    )
    backed_up(site)
    for _ in range(3):  # It may be by chance that one moves no row.
        restored(site, "drill")


def test_a_database_keeps_its_locale(new_site):
    site = new_site()
    site.psql("drop database guestbook", "postgres")
    site.psql(
        "create database guestbook template template0 lc_collate 'C.UTF-8' lc_ctype 'POSIX' "
        "owner guestbook_owner",
        "postgres",
    )
    site.run("roles.sh", manifests.database_container())
    assert "LC_COLLATE = 'C.UTF-8'" in site.contents()
    assert_comes_back(site)


def test_an_extension_of_another_is_made_by_the_superuser(new_site):
    site = new_site()
    site.psql(
        "create schema tools authorization guestbook_owner; comment on schema tools is 'ours'; "
        "create extension pageinspect schema tools; create extension hstore"
    )
    assert_comes_back(site)
    assert site.psql("select extname from pg_extension order by 1").split() == [
        "hstore",
        "pageinspect",
        "plpgsql",
    ]


def test_an_extension_of_another_may_require_one_of_the_owner(new_site):
    site = new_site("create extension cube; create table at (here cube)")
    site.psql("create extension earthdistance")
    assert_comes_back(site)


def test_what_others_may_do_with_the_parts_of_an_extension(new_site):
    """Without its grant the owner could not make a server again, nor would a revoke hold."""
    site = new_site()
    site.psql(
        "create extension dblink; create extension pg_stat_statements; "
        "revoke execute on function dblink_connect(text) from public; "
        "grant execute on function dblink_connect_u(text) to guestbook with grant option; "
        "revoke select on pg_stat_statements from public; "
        "create extension postgres_fdw; "
        "grant usage on foreign data wrapper postgres_fdw to guestbook_owner; "
        "set session authorization guestbook_owner; "
        "create server other foreign data wrapper postgres_fdw"
    )
    granted = (
        "select oid::regprocedure::text, proacl from pg_proc where proname ~ '^dblink_connect' "
        "union all "
        "select relname, relacl from pg_class where relname = 'pg_stat_statements' union all "
        "select fdwname, fdwacl from pg_foreign_data_wrapper order by 1"
    )
    before = site.psql(granted)
    assert "guestbook=X*" in before
    name = backed_up(site)
    restored(site)
    assert site.psql(granted) == before
    assert site.psql("select srvname from pg_foreign_server") == "other"
    # A newer version of an extension may lack a part of the former one.
    part = {"granted": True, "privilege": "ALL", "role": "guestbook_owner", "grantable": False}
    gone = [
        part | {"kind": "routine", "object": "public.gone(text)"},
        part | {"kind": "table", "object": "public.gone"},
        part | {"kind": "foreign data wrapper", "object": "postgres_fdw"},
    ]
    restored(site, "drill", BACKUP=site.forge(name, manifest={"grants": gone}))


def test_what_is_in_no_backup_is_named(new_site):
    """By the backup, and by the restore that lacks it; a mapping comes back without its options."""
    site = new_site()
    assert "in no backup" not in site.back_up().output
    site.psql(
        "create extension postgres_fdw;"
        "grant usage on foreign data wrapper postgres_fdw to guestbook_owner;"
        "create subscription news connection 'password=secret' publication p with (connect = off);"
        "set session authorization guestbook_owner;"
        "create server other foreign data wrapper postgres_fdw;"
        "create user mapping for guestbook server other options (password 'secret');"
        "create user mapping for public server other"
    )
    done = site.back_up()
    named = (
        "in no backup, since passwords are part of it; to be made again after a restore: "
        "subscription news; the options of user mapping for guestbook on server other\n"
    )
    assert done.returncode == 0
    assert named in done.output
    assert named in restored(site)
    assert site.psql("select usename, umoptions from pg_user_mappings order by 1") == (
        "guestbook|\npublic|"
    )
    (kept,) = site.databases() - {site.database, "postgres"}
    site.psql("alter subscription news set (slot_name = none); drop subscription news", kept)


def test_rows_that_configure_an_extension(new_site):
    """pg_dump knows which of its tables have some, but leaves out all of what a restore makes."""
    site = new_site()
    site.add_extension(
        "create table places (id int generated always as identity primary key, at timestamptz, "
        "name text, upper text generated always as (upper(name)) stored);"
        "insert into places (name) values ('given'); grant select on places to public;"
        "create sequence numbers; create sequence unused;"
        "create function seen() returns trigger language plpgsql as $$ begin "
        "raise 'saw %', new.name; end $$; create trigger seen before insert on places "
        "for each row when (new.id = 2) execute function seen();"
        "select pg_extension_config_dump('places', 'where id > 1');"
        "select pg_extension_config_dump('numbers', '');"
        "select pg_extension_config_dump('unused', '');"
    )
    site.psql("create schema tools; alter schema tools owner to guestbook_owner")
    site.psql(
        "create extension places schema tools; select setval('tools.numbers', 7);"
        "set session_replication_role = replica;"
        "insert into tools.places (at, name) values ('infinity', E'\\'ours\\\\ :name %s')"
    )
    found = (
        "select * from tools.places order by id; select last_value, is_called from tools.numbers;"
        "select last_value, is_called from tools.unused"
    )
    before = site.psql(found)
    assert before.count("\n") == 3
    backed_up(site)
    restored(site)
    assert site.psql(found) == before


SETTINGS = {
    "statement_timeout": "1ms",
    "transaction_timeout": "1ms",
    "lock_timeout": "1ms",
    "idle_in_transaction_session_timeout": "1ms",
    "idle_session_timeout": "1ms",
    "default_transaction_read_only": "on",
    "search_path": '"$user", "odd "" name", public',
    "row_security": "off",
    "client_min_messages": "error",
    "standard_conforming_strings": "off",
    "client_encoding": "LATIN1",
    "DateStyle": "German",
    # Names of tables are part of what is compared.
    "quote_all_identifiers": "on",
    # What the role of backups is a member of, but not its right to read rows past policies.
    "role": "pg_read_all_data",
    "app.tenant": "it''s",
}


def test_settings_of_the_database_break_nothing(new_site):
    site = new_site()
    site.psql("insert into entry values ('語'); alter table entry enable row level security")
    for name, value in SETTINGS.items():
        text = value if name == "search_path" else f"'{value}'"
        site.psql(f"alter database {site.database} set {name} to {text}", "postgres")
        if name != "role":
            site.psql(f"alter role guestbook_owner set {name} to {text}", "postgres")
    settings = "select setrole, unnest(setconfig) from pg_db_role_setting order by 1, 2"
    before = site.psql(settings, "postgres")
    backed_up(site)
    restored(site)
    assert site.psql(settings, "postgres").count("\n") > before.count("\n")
    of_new = (
        "select unnest(setconfig) from pg_db_role_setting where setrole = 0 and setdatabase = "
        "(select oid from pg_database where datname = '{}') order by 1"
    )
    (kept,) = site.databases() - {site.database, "postgres"}
    found, wanted = (site.psql(of_new.format(name), "postgres") for name in (site.database, kept))
    assert found == wanted
    site.psql(f"alter database {site.database} reset all", "postgres")
    assert site.psql("select count(*) from entry") == "2"


def test_settings_of_the_database_hold_while_it_is_restored(new_site):
    """A day goes by the time zone: a check failed in another, and a view showed other days."""
    site = new_site()
    site.psql(
        "alter database guestbook set timezone = 'Asia/Tokyo';"
        "alter role guestbook_owner in database guestbook set app.tenant = 'ours'"
    )
    site.psql(
        "set session authorization guestbook_owner; set app.tenant = 'ours';"
        "create table visit (at timestamptz, day date, check (at::date = day));"
        "insert into visit values ('2026-11-25 20:00+00', '2026-11-26');"
        "create materialized view seen as select at::date, current_setting('app.tenant') from visit"
    )
    backed_up(site)
    restored(site)
    assert site.psql("select * from seen") == "2026-11-26|ours"


def test_settings_of_the_owner_change_no_value_and_end_no_restore(new_site):
    """By these a text is read as another value, or a view is not read."""
    site = new_site(
        "create table entry (words text[]); insert into entry values (array['first', null]);"
        "create view shown as select words[1] as word from entry;"
        "create materialized view seen as select word from shown;"
        "alter role guestbook_owner set array_nulls = off;"
        "alter role guestbook_owner set restrict_nonsystem_relation_kind = 'view'"
    )
    backed_up(site)
    restored(site)
    assert site.psql("select words[2] is null from entry") == "t"
    assert site.psql("select word from seen") == "first"


def test_policies_that_hold_for_the_owner_too(new_site):
    """Rows that they hide come back, and a view that reads them is filled as by the owner."""
    site = new_site(
        "create table entry (word text); insert into entry values ('first'), ('hidden');"
        "alter table entry enable row level security; alter table entry force row level security;"
        "create policy all_but_hidden on entry using (word <> 'hidden');"
        "create materialized view seen as select word from entry"
    )
    backed_up(site)
    restored(site)
    assert words(site) == "first hidden"
    assert site.psql("select word from seen") == "first"


def test_what_others_than_the_owner_have_granted_comes_back(new_site):
    """PostgreSQL grants in the name of another only for a superuser."""
    site = new_site(
        "create table entry (word text); insert into entry values ('first');"
        "grant select on entry to guestbook with grant option;"
        "alter default privileges grant select on tables to guestbook;"
        "set session authorization guestbook; grant select on entry to monitoring;"
        "grant select (word) on entry to public"
    )
    granted = (
        "select grantee, privilege_type, is_grantable from information_schema.table_privileges "
        "where table_name = 'entry' order by 1, 2"
    )
    before, defaults = site.psql(granted), site.psql("select defaclacl from pg_default_acl")
    assert "monitoring|SELECT|NO" in before
    backed_up(site)
    restored(site)
    assert site.psql(granted) == before
    assert site.psql("select defaclacl from pg_default_acl") == defaults
    assert "guestbook_owner" in site.psql("select attacl from pg_attribute where attname = 'word'")


def test_a_restore_ends_at_its_first_mistake(new_site):
    """In an incident nobody wants to wait for hours for what has failed."""
    site = new_site(
        "create function here() returns boolean immutable language plpgsql as $$ begin "
        "if current_database() <> 'guestbook' then raise 'not here'; end if; return true; end $$;"
        "create table entry (word text); insert into entry values ('first');"
        "create index on entry (word) where here(); create index on entry (word) where here()"
    )
    backed_up(site)
    done = site.restore()
    assert done.returncode == 1
    assert done.output.count("ERROR:  not here") == 1
    assert site.databases() == {site.database, "postgres"}


def test_statistics_that_cannot_be_made_end_no_restore(new_site):
    """As where a row came that they cannot be computed of. Others are made."""
    site = new_site(
        "create table divisor (n int); create statistics inverse on (1 / n), n from divisor;"
        "insert into divisor values (0);"
        "create table zone (word text); insert into zone values ('last');"
        "alter role guestbook_owner set exit_on_error = on"
    )
    backed_up(site)
    assert "statistics are missing, by which queries are planned" in restored(site)
    analyzed = "select tablename from pg_stats where schemaname = 'public'"
    assert site.psql(analyzed) == "zone"


def test_a_grant_that_fails_leaves_nothing_behind(new_site):
    """The database that was made is dropped by the superuser, not by the owner who granted."""
    site = new_site()
    site.psql("create role gone; grant select on entry to gone")
    forged = site.forge(backed_up(site), manifest={"roles": []})
    site.psql("drop owned by gone; drop role gone")
    done = site.restore(BACKUP=forged)
    assert 'role "gone" does not exist' in done.output
    assert done.returncode == 1
    assert site.databases() == {site.database, "postgres"}


def test_a_backup_whose_rows_differ_is_not_swapped_in(site, backup):
    for changed, message in (
        ({"tables": {"public.entry": 2}}, "public.entry: 1 rows, the backup has 2"),
        ({"large_objects": 1}, "the number of large objects"),
    ):
        forged = site.forge(backup, manifest=changed)
        before = site.databases()
        done = site.restore(BACKUP=forged)
        assert done.returncode == 1
        assert message in done.output
        assert (site.databases(), words(site)) == (before, "first")
        site.restic("forget", forged)
