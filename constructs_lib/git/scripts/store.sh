# How backup.sh and restore.sh use the store of backups, which lies on a volume. Environment: RESTIC (the program),
# RESTIC_REPOSITORY (a folder of the backups), RESTIC_PASSWORD.
# shellcheck shell=bash
set -Eeuo pipefail
trap 'exit 1' ERR
umask 077
export TZ=UTC

# For a lock of another backup or restore.
LOCK_SECONDS=${LOCK_SECONDS:-60}

say() { echo "$(basename "$0" .sh): $*"; }

# Ends with a line that says why; nothing was changed.
refuse() {
  say "$*" >&2
  exit 3
}

store() { "$RESTIC" --no-cache --quiet "$@"; }

# One writer at a time (-x; -s for a reader); its programs hold the lock too, should they outlive it. The kernel frees it
# with the last of them, so a lock that restic finds afterwards is of a run that is gone, whatever the clock says.
lock() {
  local waited=0
  mkdir -p "$(dirname "$RESTIC_REPOSITORY")"
  exec {lock_file}>"$RESTIC_REPOSITORY.lock"
  # The flock of Alpine cannot wait for a time.
  until flock -n "$1" "$lock_file"; do
    ((waited++ < LOCK_SECONDS)) || refuse "another backup or restore is running; try again later"
    sleep 1
  done
}

# Makes the repository, under another name until it is whole.
make_repository() {
  [[ ! -e $RESTIC_REPOSITORY/config ]] || return 0
  [[ ! -e $RESTIC_REPOSITORY ]] || refuse "$RESTIC_REPOSITORY is there, but is no repository: its config is missing"
  rm -rf "$RESTIC_REPOSITORY.partial"
  store --repo "$RESTIC_REPOSITORY.partial" init
  mv -T "$RESTIC_REPOSITORY.partial" "$RESTIC_REPOSITORY"
  say "made $RESTIC_REPOSITORY; without its key nobody can read what it holds"
}

# Refuses a repository of backups of $1 that is missing, or that the key does not open.
open_repository() {
  [[ -e $RESTIC_REPOSITORY/config ]] || refuse "there is no backup of $1 in $RESTIC_REPOSITORY"
  store --no-lock cat config >/dev/null || refuse "the key does not open $RESTIC_REPOSITORY: put the one of these backups into the file of the key, delete the Secret with this one, and make it again"
}

# Refuses a key that opens the repository, but not the newest snapshot $1.
open_newest() {
  [[ -z $1 ]] || store --no-lock ls "$1" >/dev/null ||
    refuse "the key opens $RESTIC_REPOSITORY, but not its newest snapshot ${1:0:8}"
}
