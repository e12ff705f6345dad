#!/usr/bin/env bash
# What the image does: https://github.com/docker-library/docs/blob/master/postgres/README.md
set -euo pipefail
if [[ ! -s $PGDATA/PG_VERSION ]]; then
  mkdir -p "$PGDATA"
  initdb --username "$POSTGRES_USER" --pwfile <(printf '%s' "$POSTGRES_PASSWORD") --no-sync
  PGUSER=$POSTGRES_USER PGPASSWORD=$POSTGRES_PASSWORD pg_ctl -w start -o "-c listen_addresses='' $*"
  "$INITIALIZATION/roles.sh"
  pg_ctl -m fast -w stop
fi
exec postgres "$@"
