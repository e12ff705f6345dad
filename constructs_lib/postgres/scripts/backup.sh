#!/usr/bin/env bash
# Makes a snapshot of DATABASE, reads it back, and forgets old ones: all but those of the newest RETENTION_DAYS days that
# have a sound one. A run that fails or is killed leaves all former snapshots, and nothing that could be taken for one.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

run=${HOSTNAME%-*}
work=$(mktemp --directory)
PGOPTIONS+=$READ_ONLY
trap 'rm -rf "$work"' EXIT

# A snapshot shares with former ones what has not changed; the worst is that nothing is the same. restic's compression at
# least halves what pg_dump prints of usual rows, and indexes are not in it.
check_space() {
  local needed available
  on_volume || return 0
  needed=$(sql --dbname "$DATABASE" <<<"
    select coalesce(sum(pg_table_size(oid)), 0)::bigint / 2 from pg_class
    where relkind in ('r', 'm') and (oid >= 16384 or oid = 'pg_largeobject'::regclass)")
  has_space() { available=$(($(stat --file-system --format '%a * %S' "$BACKUPS"))) && ((available >= needed)); }
  make_space || refuse "a backup may need $(human "$needed"), and $BACKUPS has" \
    "$(human "$available") left; free some space; all former backups are there"
}

# Before it, too: the lock of a place outside the cluster is held by the server.
await_server
lock lock exclusive
await_server
# Not before: what is stored is as it is after the wait.
now=$(date +%s)
begin_backup "$run"
check_space

# One session keeps the state that is dumped, so that the rows counted are the rows dumped.
say "dumping $DATABASE"
coproc session { COUNTING=$work/counting sql --dbname "$DATABASE"; }
session_pid=$!
# Bash forgets the descriptors of a session that has ended.
from_session=${session[0]} to_session=${session[1]}
echo "begin isolation level repeatable read read only; select pg_export_snapshot(); \\include '$scripts/manifest.sql'" \
  >&"$to_session"
read -r snapshot <&"$from_session"
IFS= read -r manifest <&"$from_session"
printf '%s\n' "$manifest" >"$work/manifest"

IFS='|' read -r system tables rows < <(totals "$work/manifest")
MANIFEST=$work/manifest sql >"$work/excluded" <<'SQL'
\set manifest `cat "$MANIFEST"`
select format('--exclude-extension="%s"', replace(e ->> 'name', '"', '""'))
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as e;
SQL
mapfile -t excluded <"$work/excluded"

former=$(find_former)
IFS='|' read -r former_id former_time _ _ _ _ former_tables former_rows _ <<<"$former"
suspicious=()
if [[ -n $former ]]; then
  # Its first line; restic complains if its output is not read to the end.
  store --no-lock dump "$former_id" /dump 2>/dev/null | head -n 1 >"$work/former" || true
  MANIFEST=$work/manifest FORMER=$work/former sql --set tables="$former_tables" --set rows="$former_rows" \
    <"$scripts/losses.sql" >"$work/losses"
  if [[ -s $work/losses ]]; then
    end_retry "$run"
    suspicious=(--tag suspicious)
  fi
fi

# Not compressed by pg_dump, so that restic finds what it has already; it compresses by itself.
id=$(store backup --json --host database --time "$(date --date="@$now" '+%F %T')" \
  --tag "namespace=${NAMESPACE:-}" --tag "database=$DATABASE" --tag "system=$system" --tag "run=$run" --tag "part=$part" \
  --tag "tables=$tables" --tag "rows=$rows" "${suspicious[@]}" --stdin-filename dump --stdin-from-command -- \
  "$scripts/dump.sh" "$work/manifest" --format custom --compress none --snapshot "$snapshot" \
  --lock-wait-timeout "${TABLE_SECONDS}s" "${excluded[@]}" \
  "$DATABASE" | sed -nE 's/.*"snapshot_id":"([0-9a-f]+)".*/\1/p')
exec {to_session}>&-
wait "$session_pid"

say "verifying ${id:0:8}"
{ read_whole "$id" "$work/read" "$work/toc" && cmp --quiet "$work/manifest" "$work/read"; } || end_unreadable "$id"
check_part "$part"
beyond_owner "$OWNER_USERNAME" "$work/toc" "$work/manifest" >"$work/beyond"
[[ ! -s $work/beyond ]] ||
  say "only a superuser could restore this; give it to $OWNER_USERNAME, or drop objects that only a superuser may make:" \
    "$(head -n 3 "$work/beyond" | paste --serial --delimiters ';')" >&2
say_left_out "$work/manifest"

[[ -z ${suspicious[*]} ]] ||
  fail "${id:0:8} is SUSPICIOUS: it has $rows rows in $tables tables, ${former_id:0:8} of $former_time has $former_rows in" \
    "$former_tables; $(head -n 5 "$work/losses" | paste --serial --delimiters ';'). Nothing was removed. If rows were lost:" \
    "scripts/restore.sh ${former_id:0:8}. If that is meant: scripts/restore.sh --accept ${id:0:8}"

forget_old
say "${id:0:8} is done: $rows rows in $tables tables, in $(($(date +%s) - now)) s"
