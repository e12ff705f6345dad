# What backup.sh and restore.sh share. Environment: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE (postgres), DATABASE,
# BACKUPS, RESTIC (the program), RESTIC_REPOSITORY (a folder of BACKUPS, or a place outside the cluster), RESTIC_PASSWORD,
# and what restic needs to log in there.
# shellcheck shell=bash
set -Eeuo pipefail
trap 'exit 1' ERR
umask 077
export TZ=UTC

# For a lock of another backup or restore, and for a server that restarts.
LOCK_SECONDS=${LOCK_SECONDS:-60}
SERVER_SECONDS=${SERVER_SECONDS:-300}
# For a table that somebody has locked, and for a repository that does not answer.
TABLE_SECONDS=60
OPEN_SECONDS=60

# The connection's own settings take precedence over those of the database and its roles, which the owner may change.
printf -v PGOPTIONS -- '-c %s ' client_min_messages=warning search_path=pg_catalog role=none row_security=off \
  default_transaction_read_only=off default_transaction_deferrable=off \
  statement_timeout=0 transaction_timeout=0 "lock_timeout=${TABLE_SECONDS}s" idle_session_timeout=0 \
  idle_in_transaction_session_timeout=0 standard_conforming_strings=on default_tablespace= temp_tablespaces= \
  client_encoding=UTF8 DateStyle=ISO bytea_output=hex
export PGOPTIONS
export READ_ONLY='-c default_transaction_read_only=on'

say() { echo "$(basename "$0" .sh): $*"; }

# Ends with a line that says why; nothing was changed.
refuse() {
  say "$*" >&2
  exit 3
}

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

options=(--no-cache --quiet)
[[ -z ${STORE_LOGIN:-} ]] || options+=(--option
  "sftp.args=-i $STORE_LOGIN/id -o UserKnownHostsFile=$STORE_LOGIN/known_hosts -o BatchMode=yes")
store() { "$RESTIC" "${options[@]}" "$@"; }

# Whether the repository lies on a volume.
on_volume() { [[ $RESTIC_REPOSITORY == "$BACKUPS"/* ]]; }

# One writer at a time; its programs hold the lock too, should they outlive it. The kernel frees it with the last of them,
# so a lock that restic finds afterwards is of a run that is gone, whatever the clock says. $1 is the end of its name.
lock() {
  local name=$RESTIC_REPOSITORY.$1 file
  on_volume || {
    lock_on_server "$name" "$2"
    return
  }
  mkdir -p "$(dirname "$name")"
  exec {file}>"$name"
  flock "--$2" --nonblock "$file" || {
    say "another backup or restore is running; waiting for its end, at most $LOCK_SECONDS s"
    flock "--$2" --wait "$LOCK_SECONDS" "$file" || refuse "another backup or restore is still running; try again later"
  }
}

# No file outside the cluster can be locked, so the server holds the lock for a session that ends with this script and its
# programs; where their node is gone, after a minute and a half.
lock_on_server() {
  local answer file function=pg_advisory_lock
  [[ $2 == exclusive ]] || function=pg_advisory_lock_shared
  answer=$(mktemp)
  exec {file}> >(sql --set name="$1" >"$answer" 2>&1)
  cat >&"$file" <<SQL
set lock_timeout = '${LOCK_SECONDS}s';
set tcp_keepalives_idle = 60; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3;
select 'held' from (select $function(hashtextextended(:'name', 0))) as lock;
SQL
  until [[ -s $answer ]]; do sleep 0.2; done
  case $(<"$answer") in
    held) rm "$answer" ;;
    *'lock timeout'*) refuse "another backup or restore is still running; try again later" ;;
    *)
      cat "$answer" >&2
      exit 1
      ;;
  esac
}

# Sets `opened` to restic's exit code for opening the repository: 0, 10 where there is none, 12 where the key is another.
# By itself restic would try for a quarter of an hour to reach what is away.
try_repository() {
  opened=0
  timeout --foreground "$OPEN_SECONDS" "$RESTIC" "${options[@]}" --no-lock cat config >/dev/null 2>"${work:?}/opened" || opened=$?
}

# Refuses a repository that is missing, that the key does not open, or that cannot be reached.
open_repository() {
  try_repository
  case $opened in
    0) ;;
    10) refuse "there is no backup of $DATABASE in $RESTIC_REPOSITORY" ;;
    12) refuse "the key does not open $RESTIC_REPOSITORY, which has another: put that into the file of the key, delete the Secret with this one, and make it again; or state another place for the backups" ;;
    *) refuse "$RESTIC_REPOSITORY cannot be read: $(head -n 1 "$work/opened")" ;;
  esac
}

# Prints the snapshots, newest first: id|time|state|forget|tables|rows|system|run|bytes.
snapshots() {
  local found
  found=$(mktemp)
  store --no-lock snapshots --json >"$found"
  SNAPSHOTS=$found sql --set now="$(date +%s)" --set database="$DATABASE" --set days="$RETENTION_DAYS" \
    <"${scripts:?}/snapshots.sql"
  rm "$found"
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

# Prints what the owner could not restore of the table of contents $1, in which $2 is the owner.
beyond_owner() {
  awk -v owner="$2" '
    /^;/ || /^[0-9]+; [0-9]+ [0-9]+ (EXTENSION|COMMENT) - / || / SCHEMA - public pg_database_owner$/ { next }
    /^[0-9]+; [0-9]+ [0-9]+ (ACL|DEFAULT ACL|SECURITY LABEL) .*pg_database_owner$/ { next }
    { end = substr($0, length($0) - length(owner)) }
    / (EVENT TRIGGER|FOREIGN DATA WRAPPER|ACCESS METHOD|SUBSCRIPTION) - / || (end != " " owner && !/ $/) {
      sub(/^[0-9]+; [0-9]+ [0-9]+ /, ""); print
    }' "$1"
}
