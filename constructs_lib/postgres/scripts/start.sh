#!/usr/bin/env bash
# Hands over to the image's entry point, which initializes a volume where it finds no PG_VERSION. That is what initdb writes
# first of all: after a kill in the middle, the server would never start, or without parts of its catalogue. So a mark
# stays until roles.sh runs, before anybody can log in, and what is marked is initialized anew.
set -euo pipefail

mark=$PGDATA.unfinished
if [[ ! -e $PGDATA/PG_VERSION ]]; then
  mkdir -p "${PGDATA%/*}"
  touch "$mark"
elif [[ -e $mark ]]; then
  echo "start: the first start was cut short, and begins anew; what it left is in $PGDATA.cut-short" >&2
  rm -rf "$PGDATA.cut-short"
  mv "$PGDATA" "$PGDATA.cut-short"
fi
exec docker-entrypoint.sh "$@"
