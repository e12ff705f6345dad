#!/usr/bin/env bash
# Writes a row into the living cluster that only a restore with all of its archived log has, and waits until it is archived.
set -euo pipefail

query() {
  psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --set "run=$HOSTNAME" --file -
}

file=$(query <<'SQL'
create table if not exists restore_drill (run text primary key);
begin;
delete from restore_drill;
insert into restore_drill values (:'run');
commit;
select pg_walfile_name(pg_current_wal_insert_lsn());
select from pg_switch_wal();
SQL
)
echo "waiting until $file is archived"
until [[ ! $(query <<<'select last_archived_wal from pg_stat_archiver') < $file ]]; do
  sleep 1
done

# Each dump has another key on these lines.
pg_dump --schema-only "$DATABASE" | sed '/^\\\(un\)\{0,1\}restrict /d' >"$WORK/living.sql"
