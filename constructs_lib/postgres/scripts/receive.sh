# Takes a backup of the format before restic, for restore.sh: a folder that nobody has signed.
# shellcheck shell=bash
RECEIVE_SECONDS=600

# Waits for the files of a folder in INCOMING/HOSTNAME, checks them, and stores them as a suspicious snapshot. Sets `id` and `manifest`.
receive() {
  local waited=0 system tables rows files=(database.dump globals.sql manifest.json)
  # A cluster that is new has no repository yet.
  try_repository
  ((${opened:?} == 10)) || open_repository
  # Others may run while somebody copies, or never begins to; one receives at a time.
  lock receive.lock exclusive
  # What pods that were killed have left, too.
  rm -rf "${INCOMING:?}"
  incoming=$INCOMING/$HOSTNAME
  mkdir -p "$incoming"
  say "ready"
  until [[ -e $incoming/complete ]]; do
    ((waited++ < RECEIVE_SECONDS)) || refuse "nothing came in $RECEIVE_SECONDS s"
    sleep 1
  done
  [[ -z $(find "$incoming" -mindepth 1 ! -type f) ]] || refuse "what came has something else than files"
  [[ $(cut -c67- "$incoming/SHA256SUMS") == "$(printf '%s\n' "${files[@]}")" ]] || refuse "SHA256SUMS is not ours"
  (cd "$incoming" && sha256sum --check --strict --quiet SHA256SUMS) || refuse "what came is broken"
  lock lock exclusive
  make_repository
  store unlock --remove-all
  COUNTING=$work/counting as_backup sql --dbname "$DATABASE" <"${scripts:?}/manifest.sql" >"${work:?}/here"
  # Of the roles the names, and of the database what it has here: a folder of this format is signed by nobody.
  sed -nE 's/^CREATE ROLE (.+);$/\1/p' "$incoming/globals.sql" >"$work/roles"
  manifest=$work/manifest
  ROLES=$work/roles HERE=$work/here OLD=$incoming/manifest.json sql >"$manifest" <<'SQL'
\set roles `cat "$ROLES"`
\set here `cat "$HERE"`
\set old `cat "$OLD"`
select :'here'::jsonb || jsonb_build_object(
  'database', old ->> 'database', 'bytes', (old ->> 'database_bytes')::bigint, 'tables', old -> 'tables',
  'large_objects', old -> 'large_objects', 'members', '[]'::jsonb, 'extensions', '[]'::jsonb,
  'grants', '[]'::jsonb, 'configuration', '[]'::jsonb, 'beyond', '[]'::jsonb, 'left_out', '[]'::jsonb,
  'server_version_num', split_part(old ->> 'server_version', '.', 1)::int * 10000,
  'roles', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', (parse_ident(line))[1], 'login', false, 'inherit', true, 'connection_limit', -1
    )), '[]')
    from string_to_table(:'roles', E'\n') as line where line <> ''
  )
)
from (select :'old'::jsonb) as o (old);
SQL
  IFS='|' read -r system tables rows < <(totals "$manifest")
  # As of this server, which has it now: whoever accepts it can name it as latest.
  id=$(store backup --json --host database --tag "database=$DATABASE" --tag "system=$system" --tag "tables=$tables" \
    --tag "rows=$rows" --tag suspicious --tag received --stdin-filename dump \
    --stdin-from-command -- cat "$manifest" "$incoming/database.dump" | sed -nE 's/.*"snapshot_id":"([0-9a-f]+)".*/\1/p')
  rm -rf "$incoming"
  read_whole "$id" "$manifest" "$work/toc" || refuse "the dump in that folder cannot be read"
  say "received it as ${id:0:8}"
}
