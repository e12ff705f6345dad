# What backup.sh and restore.sh share. Environment: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE (postgres), DATABASE,
# BACKUPS, RESTIC (the program), RESTIC_REPOSITORY (a folder of BACKUPS), RESTIC_PASSWORD.
# shellcheck shell=bash
set -Eeuo pipefail
trap 'exit 1' ERR
umask 077
export TZ=UTC
# The connection's own settings take precedence over those of the database and its roles, which the owner may change.
printf -v PGOPTIONS -- '-c %s ' client_min_messages=warning search_path=pg_catalog role=none row_security=off \
  default_transaction_read_only=off default_transaction_deferrable=off \
  statement_timeout=0 transaction_timeout=0 lock_timeout=0 idle_session_timeout=0 idle_in_transaction_session_timeout=0 \
  standard_conforming_strings=on default_tablespace= temp_tablespaces= client_encoding=UTF8 DateStyle=ISO \
  bytea_output=hex
export PGOPTIONS

# A person learns soon that another run keeps the lock; one that a schedule started waits for it.
LOCK_SECONDS=${LOCK_SECONDS:-60}

SERVER_SECONDS=${SERVER_SECONDS:-300}

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

store() { "$RESTIC" --no-cache --quiet "$@"; }

# One writer at a time; its programs hold the lock too, should they outlive it. The kernel frees it with the last of them,
# so a lock that restic finds afterwards is of a run that is gone, whatever the clock says. $1 is the end of its name.
lock() {
  local file
  mkdir -p "$(dirname "$RESTIC_REPOSITORY")"
  exec {file}>"$RESTIC_REPOSITORY.$1"
  flock "$2" --nonblock "$file" || {
    say "another backup or restore is running; waiting for its end, at most $LOCK_SECONDS s"
    flock "$2" --wait "$LOCK_SECONDS" "$file" || refuse "another backup or restore is still running; try again later"
  }
}

# Refuses a repository that is missing, or that the key does not open.
open_repository() {
  [[ -e $RESTIC_REPOSITORY/config ]] || refuse "there is no backup of $DATABASE in $RESTIC_REPOSITORY"
  store --no-lock cat config >/dev/null || refuse "the key does not open $RESTIC_REPOSITORY; is it the one of these backups?"
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

# Reads the snapshot $1 to its end; writes its manifest to the file $2 and its table of contents to the file $3. The first
# line of a snapshot is its manifest; what pg_dump wrote follows.
read_whole() {
  store --no-lock dump "$1" /dump | {
    IFS= read -r line && printf '%s\n' "$line" >"$2" && pg_restore --list >"$3" && cat >/dev/null
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
