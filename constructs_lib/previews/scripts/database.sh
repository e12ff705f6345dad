#!/usr/bin/env bash
# Starts the database of a preview, and fills it before anybody can connect. A container that was restarted in the middle of that
# begins anew, since half a seed would look like a whole one.
# Variables: PGDATA, PGDATABASE, PGUSER, SEED (folder of *.sql), SOCKETS (folder), PORT.
set -euo pipefail
shopt -s nullglob
seeded=$PGDATA/seeded

if [[ ! -e $seeded ]]; then
  rm -rf "$PGDATA"
  initdb --username="$PGUSER" --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  # NetworkPolicies restrict who connects.
  echo "host all all all trust" >>"$PGDATA/pg_hba.conf"
  pg_ctl start --wait --silent --options="-c listen_addresses= -c unix_socket_directories=$SOCKETS -c fsync=off"
  trap 'pg_ctl stop --silent --mode=immediate' EXIT
  export PGHOST=$SOCKETS
  [[ $PGDATABASE == postgres ]] || createdb "$PGDATABASE"
  for file in "$SEED"/*.sql; do
    echo "seed: $(basename "$file")"
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --single-transaction --file="$file" >/dev/null
  done
  trap - EXIT
  pg_ctl stop --wait --silent --mode=fast
  touch "$seeded"
fi
exec postgres -c "listen_addresses=*" -c "port=$PORT" -c "unix_socket_directories=$SOCKETS" -c fsync=off -c shared_buffers=32MB
