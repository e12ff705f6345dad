#!/usr/bin/env bash
# Compares the throw-away cluster with the living one: the row that was archived last, and the tables; and reads every row.
set -euo pipefail

run=$(psql --no-psqlrc --tuples-only --no-align --command 'select run from restore_drill')
[[ $run == "$HOSTNAME" ]] || {
  echo "the restored database ends before this drill: it has the row of '$run' and not of '$HOSTNAME'" >&2
  exit 1
}
pg_dump --schema-only "$DATABASE" | sed '/^\\\(un\)\{0,1\}restrict /d' >"$WORK/restored.sql"
diff "$WORK/living.sql" "$WORK/restored.sql" >&2 || {
  echo "the restored database has other tables than the living one" >&2
  exit 1
}
pg_dump "$DATABASE" >/dev/null
echo "the restored database has the row of this drill, the same tables, and rows that can be read"
