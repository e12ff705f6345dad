#!/usr/bin/env bash
# Hands over to the image's entry point, which initializes a volume where it finds no PG_VERSION. initdb refuses a folder
# that has anything in it, and writes PG_VERSION long before all else is there: after a kill in the middle, the server
# would never start, or without parts of its catalogue. So a mark stays until roles.sh runs, before any client can log in,
# and what is marked is initialized anew.
#
# One server at a time: PostgreSQL itself finds no other by its process or its memory where each runs in a container. A pod
# that is deleted by force may run on beside the new one, and what one of the two commits would be lost. The server holds the
# lock until its last process ends.
set -euo pipefail

exec {volume}>>"${PGDATA%/*/*}/lock"
flock --nonblock "$volume" || {
  echo "start: another pod still runs the server on this volume; waiting for its end" >&2
  flock "$volume"
}
mark=$PGDATA.unfinished
if [[ -e $mark && -e $PGDATA ]]; then
  echo "start: the first start was cut short, and begins anew; what it left is in $PGDATA.cut-short" >&2
  rm -rf "$PGDATA.cut-short"
  mv "$PGDATA" "$PGDATA.cut-short"
elif [[ ! -e $PGDATA/PG_VERSION ]]; then
  # The image of another major version has another folder: there the service would go on with a database that is empty.
  if [[ ! -e ${PGDATA%/*} ]] && compgen -G "${PGDATA%/*/*}/*/*/PG_VERSION" >/dev/null; then
    echo "start: the volume has data of another major version of PostgreSQL, and none in $PGDATA; take back the image, or" \
      "follow 'A new image of PostgreSQL' in docs/backup-and-restore.md" >&2
    exit 1
  fi
  # Not of a first start, which is marked before it makes anything.
  if [[ -n $(ls -A "$PGDATA" 2>/dev/null) ]]; then
    echo "start: $PGDATA has files, and no PG_VERSION: part of the data is lost, and nothing is made over it; bring that file" \
      "back, or move the folder away, and restore a backup" >&2
    exit 1
  fi
  mkdir -p "${PGDATA%/*}"
  touch "$mark"
fi
exec docker-entrypoint.sh "$@"
