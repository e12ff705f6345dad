# What backup.sh and restore.sh share. Environment: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE (postgres), DATABASE, and
# that of store.sh.
# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR
source "${scripts:?}/store.sh"

subject=$DATABASE ours=database=$DATABASE details='tables rows system'

# For a server that restarts, and for a locked table.
SERVER_SECONDS=${SERVER_SECONDS:-300}
TABLE_SECONDS=60

# The connection's own settings take precedence over those of the database and its roles, which the owner may change.
printf -v PGOPTIONS -- '-c %s ' client_min_messages=warning search_path=pg_catalog role=none row_security=off \
  default_transaction_read_only=off default_transaction_deferrable=off \
  statement_timeout=0 transaction_timeout=0 "lock_timeout=${TABLE_SECONDS}s" idle_session_timeout=0 \
  idle_in_transaction_session_timeout=0 standard_conforming_strings=on default_tablespace= temp_tablespaces= \
  client_encoding=UTF8 DateStyle=ISO bytea_output=hex quote_all_identifiers=off \
  array_nulls=on lc_monetary=C exit_on_error=off restrict_nonsystem_relation_kind=
export PGOPTIONS
export READ_ONLY='-c default_transaction_read_only=on'

human() { numfmt --to=iec --suffix=B "$1"; }

sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --file - "$@"; }

# Waits for the server. One whose node restarts is back in a minute or two, when the retries of a Job are over.
await_server() {
  local waited=0
  until pg_isready --quiet; do
    ((waited++ < SERVER_SECONDS)) || refuse "the server cannot be reached"
    sleep 1
  done
}

# One writer at a time, or several readers: takes the lock $1, exclusive or shared ($2).
lock() { if on_volume; then lock_file "$@"; else lock_on_server "$RESTIC_REPOSITORY.$1" "$2"; fi; }

# No file outside the cluster can be locked, so the server holds the lock for a session that ends with this script and its
# programs; where their node is gone, after a minute and a half.
lock_on_server() {
  local answer file holder function=pg_advisory_lock
  [[ $2 == exclusive ]] || function=pg_advisory_lock_shared
  answer=$(mktemp)
  exec {file}> >(sql --set name="$1" >"$answer" 2>&1)
  holder=$!
  # A session that failed says why below.
  cat >&"$file" <<SQL || true
set lock_timeout = '${LOCK_SECONDS}s';
set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3;
select 'held' from (select $function(hashtextextended(:'name', 0))) as lock;
SQL
  # The server may warn before, of a library that has changed since the database was made, say.
  until grep --quiet --line-regexp held "$answer" || ! kill -0 "$holder" 2>/dev/null; do sleep 0.2; done
  case $(<"$answer") in
    *held) rm "$answer" ;;
    *'lock timeout'*) refuse "another backup or restore is still running; try again later" ;;
    *)
      cat "$answer" >&2
      exit 1
      ;;
  esac
}

# Prints system|tables|rows of the manifest in the file $1.
totals() {
  MANIFEST=$1 sql <<'SQL'
\set manifest `cat "$MANIFEST"`
select concat_ws('|', m ->> 'system', count(name), coalesce(sum(n::bigint), 0))
from (select :'manifest'::jsonb) as manifest (m) left join jsonb_each_text(m -> 'tables') as t (name, n) on true
group by m;
SQL
}

# Reads the snapshot $1 to its end, as a restore would; writes its manifest to the file $2 and its table of contents to the
# file $3. The first line of a snapshot is its manifest; what pg_dump wrote follows.
read_whole() {
  store --no-lock dump "$1" /dump | {
    IFS= read -r line && printf '%s\n' "$line" >"$2" && exec {head}> >(pg_restore --list >"$3") && listing=$! &&
      tee --output-error=warn-nopipe "/dev/fd/$head" | { pg_restore --file /dev/null && cat >/dev/null; } &&
      exec {head}>&- && wait "$listing"
  }
}

# Prints the texts of the list $1 in the manifest of the file $2, a line each.
listed() {
  MANIFEST=$2 sql --set name="$1" <<'SQL'
\set manifest `cat "$MANIFEST"`
select jsonb_array_elements_text(:'manifest'::jsonb -> :'name');
SQL
}

# Prints what the owner $1 could not restore of the table of contents $2, and of what the manifest $3 tells of.
beyond_owner() {
  awk -v owner="$1" '
    /^;/ || /^[0-9]+; [0-9]+ [0-9]+ (EXTENSION|COMMENT) - / || / SCHEMA - public pg_database_owner$/ { next }
    /^[0-9]+; [0-9]+ [0-9]+ (ACL|DEFAULT ACL|SECURITY LABEL) .*pg_database_owner$/ { next }
    { end = substr($0, length($0) - length(owner)) }
    / (EVENT TRIGGER|FOREIGN DATA WRAPPER|ACCESS METHOD|SUBSCRIPTION) - / || (end != " " owner && !/ $/) {
      sub(/^[0-9]+; [0-9]+ [0-9]+ /, ""); print
    }' "$2"
  listed beyond "$3"
}

# Says what the manifest $1 only tells of.
say_left_out() {
  local left
  left=$(listed left_out "$1")
  [[ -z $left ]] ||
    say "in no backup, since passwords are part of it; to be made again after a restore: ${left//$'\n'/; }" >&2
}
