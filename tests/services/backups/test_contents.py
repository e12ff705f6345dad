"""What is special in a database comes back, or the restore ends with nothing changed."""

from tests.beside import beside
from tests.services.backups.steps import backed_up, restored, words


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


def test_a_part_that_a_newer_version_of_an_extension_lacks_ends_no_restore(site, backup):
    part = {"granted": True, "privilege": "ALL", "role": "guestbook_owner", "grantable": False}
    gone = [
        part | {"kind": "routine", "object": "public.gone(text)"},
        part | {"kind": "table", "object": "public.gone"},
    ]
    forged = site.forge(backup, manifest={"grants": gone})
    restored(site, "drill", BACKUP=forged)
    site.restic("forget", forged)


def test_what_is_in_no_backup_is_named(new_site):
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


SETTINGS = beside(__file__)


def test_settings_of_the_database_break_nothing(new_site):
    site = new_site()
    site.psql("insert into entry values ('語'); alter table entry enable row level security")
    for name, value in SETTINGS.items():
        text = value if name == "search_path" else f"'{value}'"
        site.psql(f"alter database {site.database} set {name} to {text}", "postgres")
        if name != "role":
            site.psql(f"alter role guestbook_owner set {name} to {text}", "postgres")
    backed_up(site)
    restored(site)
    settings = (
        "select unnest(setconfig) from pg_db_role_setting where setrole = 0 and setdatabase = "
        "(select oid from pg_database where datname = '{}') order by 1"
    )
    (kept,) = site.databases() - {site.database, "postgres"}
    found, wanted = (site.psql(settings.format(n), "postgres") for n in (site.database, kept))
    assert found == wanted
    site.psql(f"alter database {site.database} reset all", "postgres")
    assert site.psql("select count(*) from entry") == "2"


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
    """In an incident a failure must not take hours."""
    index = "create index on entry (word) where here();"
    site = new_site(
        "create function here() returns boolean immutable language plpgsql as $$ begin "
        "if current_database() <> 'guestbook' then raise 'not here'; end if; return true; end $$;"
        f"create table entry (word text); insert into entry values ('first'); {index} {index}"
    )
    backed_up(site)
    done = site.restore()
    assert (done.returncode, done.output.count("ERROR:  not here")) == (1, 1)
    assert site.databases() == {site.database, "postgres"}


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
    forged = site.forge(backup, manifest={"tables": {"public.entry": 2}})
    before = site.databases()
    done = site.restore(BACKUP=forged)
    assert done.returncode == 1
    assert "public.entry: 1 rows, the backup has 2" in done.output
    assert (site.databases(), words(site)) == (before, "first")
    site.restic("forget", forged)
