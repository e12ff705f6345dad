#!/usr/bin/env bash
# Backs up DATABASE to a new folder in BACKUPS, and removes backups that are RETENTION_DAYS old. A run that fails or is
# killed leaves all former backups, and nothing that could be taken for one.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

now=$(date +%s)
name=$DATABASE-$(date -u --date="@$now" +%Y%m%dT%H%M%SZ)
partial=$BACKUPS/.partial-$name

lock
rm -rf "$BACKUPS"/.partial-*
[[ ! -e $BACKUPS/$name ]] || refuse "$name exists already"
trap 'rm -rf "$partial"' EXIT
mkdir "$partial"
cd "$partial"

# One session keeps the snapshot that is dumped, so that the rows counted are the rows dumped.
say "dumping $DATABASE"
coproc session { sql --dbname "$DATABASE"; }
session_pid=$!
# Bash forgets the descriptors of a session that has ended.
from_session=${session[0]} to_session=${session[1]}
echo "set idle_in_transaction_session_timeout = 0; begin isolation level repeatable read; select pg_export_snapshot();" \
  >&"$to_session"
read -r snapshot <&"$from_session"
pg_dump --format custom --snapshot "$snapshot" --lock-wait-timeout 60s --file database.dump "$DATABASE"
pg_dumpall --globals-only --no-role-passwords --file globals.sql
echo "\\include '$scripts/tables.sql'" >&"$to_session"
exec {to_session}>&-
cat <&"$from_session" >content.json
wait "$session_pid"

sql --dbname "$DATABASE" --set name="$name" --set time="$(date -u --date="@$now" +%Y-%m-%dT%H:%M:%SZ)" \
  --set bytes="$(stat --format %s database.dump)" --set sha256="$(sha256sum <database.dump | cut -c-64)" \
  >manifest.json <<'SQL'
\set content `cat content.json`
select jsonb_pretty(jsonb_build_object(
  'format', 1,
  'name', :'name',
  'database', current_database(),
  'time', :'time',
  'server_version', current_setting('server_version'),
  'database_bytes', pg_database_size(current_database()),
  'dump_bytes', :bytes,
  'sha256', :'sha256'
) || :'content'::jsonb);
SQL
rm content.json
sha256sum "${files[@]}" >SHA256SUMS

say "verifying $name"
sync -- * .
pg_restore --file /dev/null database.dump
fault=$(fault_of .)
[[ -z $fault ]] || refuse "$name was not written well: $fault"

mv --no-target-directory "$partial" "$BACKUPS/$name"
sync "$BACKUPS"
say "$name is done: $(field "$BACKUPS/$name" dump_bytes) bytes in $(($(date +%s) - now)) s"

# By day, since runs do not start at the same second; this one is of today, and stays.
last_day=$(date -u --date="@$((now - RETENTION_DAYS * 86400))" +%Y%m%d)
backups | while read -r old; do
  [[ $old == "$DATABASE"-* ]] || continue
  day=${old#"$DATABASE"-}
  if ((${day%%T*} <= last_day)); then
    # Under another name first, so that a half removed backup is none.
    mv "$BACKUPS/$old" "$BACKUPS/.partial-$old"
    rm -rf "$BACKUPS/.partial-$old"
    say "$old was removed: it is $RETENTION_DAYS days old or older"
  fi
done
