#!/usr/bin/env bash
# Makes a snapshot of DATABASE, reads it back, and forgets old ones: all but those of the newest RETENTION_DAYS days that
# have a sound one. A run that fails or is killed leaves all former snapshots, and nothing that could be taken for one.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

now=$(date +%s)
run=${HOSTNAME%-*}
work=$(mktemp --directory)
PGOPTIONS+=$READ_ONLY
trap 'rm -rf "$work"' EXIT

# The first backup makes the repository; on a volume under another name until it is whole.
make_repository() {
  if on_volume; then
    [[ ! -e $RESTIC_REPOSITORY/config ]] || return 0
    [[ ! -e $RESTIC_REPOSITORY ]] || refuse "$RESTIC_REPOSITORY is there, but is no repository: its config is missing"
    rm -rf "$RESTIC_REPOSITORY.partial"
    store --repo "$RESTIC_REPOSITORY.partial" init
    mv --no-target-directory "$RESTIC_REPOSITORY.partial" "$RESTIC_REPOSITORY"
  else
    try_repository
    ((opened == 10)) || return 0
    store init
  fi
  say "made $RESTIC_REPOSITORY; without its key nobody can read what it holds"
}

# A snapshot shares with former ones what has not changed; the worst is that nothing is the same. restic's compression at
# least halves what pg_dump prints of usual rows, and indexes are not in it.
check_space() {
  local needed available
  on_volume || return 0
  needed=$(sql --dbname "$DATABASE" <<<"
    select coalesce(sum(pg_table_size(oid)), 0)::bigint / 2 from pg_class where relkind in ('r', 'm') and oid >= 16384")
  available=$(($(stat --file-system --format '%a * %S' "$BACKUPS")))
  ((available >= needed)) || refuse "a backup may need $(human "$needed"), and $BACKUPS has $(human "$available") left;" \
    "free some space; all former backups are there"
}

lock lock exclusive
await_server
make_repository
open_repository
store unlock --remove-all
snapshots >"$work/snapshots"
IFS='|' read -r newest _ <"$work/snapshots" || true
[[ -z $newest ]] || store --no-lock ls "$newest" >/dev/null ||
  refuse "the key opens $RESTIC_REPOSITORY, but not its newest snapshot ${newest:0:8}"
# A retry of a Job finds what its first try has found.
suspect=$(awk -F'|' -v run="$run" '$3 == "suspicious" && $8 == run { print substr($1, 1, 8); exit }' "$work/snapshots")
[[ -z $suspect ]] || {
  say "$suspect, which this Job has made, is SUSPICIOUS; the log of its first pod says what to do" >&2
  exit 1
}
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

IFS='|' read -r system tables rows < <(MANIFEST=$work/manifest sql <<'SQL'
\set manifest `cat "$MANIFEST"`
select concat_ws('|', m ->> 'system', count(name), coalesce(sum(n::bigint), 0))
from (select :'manifest'::jsonb) as manifest (m) left join jsonb_each_text(m -> 'tables') as t (name, n) on true
group by m;
SQL
)
MANIFEST=$work/manifest sql >"$work/excluded" <<'SQL'
\set manifest `cat "$MANIFEST"`
select format('--exclude-extension="%s"', replace(e ->> 'name', '"', '""'))
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as e;
SQL
mapfile -t excluded <"$work/excluded"

# The one before: the newest sound one, or where the clock went back, one of the future.
former=$(awk -F'|' '$3 == "sound" { print; exit }' "$work/snapshots")
[[ -n $former ]] || former=$(awk -F'|' '$3 == "in the future" { print; exit }' "$work/snapshots")
IFS='|' read -r former_id former_time _ _ former_tables former_rows _ <<<"$former"
suspicious=()
if [[ -n $former ]]; then
  # Its first line; restic complains where nobody reads on.
  store --no-lock dump "$former_id" /dump 2>/dev/null | head -n 1 >"$work/former" || true
  MANIFEST=$work/manifest FORMER=$work/former sql --set tables="$former_tables" --set rows="$former_rows" \
    <"$scripts/losses.sql" >"$work/losses"
  [[ ! -s $work/losses ]] || suspicious=(--tag suspicious)
fi

# Not compressed by pg_dump, so that restic finds what it has already; it compresses by itself.
id=$(store backup --json --host database --time "$(date --date="@$now" '+%F %T')" \
  --tag "namespace=${NAMESPACE:-}" --tag "database=$DATABASE" --tag "system=$system" --tag "run=$run" \
  --tag "tables=$tables" --tag "rows=$rows" "${suspicious[@]}" --stdin-filename dump --stdin-from-command -- \
  "$scripts/dump.sh" "$work/manifest" --format custom --compress none --snapshot "$snapshot" \
  --lock-wait-timeout "${TABLE_SECONDS}s" "${excluded[@]}" \
  "$DATABASE" | sed -nE 's/.*"snapshot_id":"([0-9a-f]+)".*/\1/p')
exec {to_session}>&-
wait "$session_pid"

say "verifying ${id:0:8}"
if ! { read_whole "$id" "$work/read" "$work/toc" && cmp --quiet "$work/manifest" "$work/read"; }; then
  store tag --add suspicious "$id"
  say "${id:0:8} cannot be read back, and is marked as suspicious; nothing was removed" >&2
  exit 1
fi
# A part of all that is stored, another one each day: a week reads everything.
store check --read-data-subset "$((now / 86400 % 7 + 1))/7"
beyond_owner "$work/toc" "$OWNER_USERNAME" >"$work/beyond"
[[ ! -s $work/beyond ]] ||
  say "only a superuser could restore this; give it to $OWNER_USERNAME: $(head -n 3 "$work/beyond" | paste --serial --delimiters ';')" >&2

if [[ -n ${suspicious[*]} ]]; then
  say "${id:0:8} is SUSPICIOUS: it has $rows rows in $tables tables, ${former_id:0:8} of $former_time has $former_rows in" \
    "$former_tables; $(head -n 5 "$work/losses" | paste --serial --delimiters ';'). Nothing was removed. If rows were lost:" \
    "scripts/restore.sh ${former_id:0:8}. If that is meant: scripts/restore.sh --accept ${id:0:8}" >&2
  exit 1
fi

snapshots >"$work/snapshots"
awk -F'|' '$4 == "t" { print $1 }' "$work/snapshots" >"$work/forget"
mapfile -t forget <"$work/forget"
if [[ -n ${forget[*]} ]]; then
  store forget --prune "${forget[@]}"
  say "removed ${#forget[@]} of more than $RETENTION_DAYS newer days: ${forget[*]::8}"
fi
say "${id:0:8} is done: $rows rows in $tables tables, in $(($(date +%s) - now)) s"
