# Makes a database out of a backup, and swaps databases, for restore.sh, which sets `new` (its name), `stamped` (how dated names end),
# `id` and `manifest` (of the backup). Sets `created` where there may be something to drop.
# shellcheck shell=bash
PROGRESS_SECONDS=5
SWAPS=20
DROPS=5
mark="made by a restore of $DATABASE that has not come to its end"

# Drops the databases whose whole names match $1. Their owner may have made templates of them, which cannot be dropped; and
# one whose drop was interrupted can be dropped, but not be altered. A session whose restore was killed may be dropping one still,
# or may not end within the server's five seconds.
drop_databases() {
  for ((attempt = 1; attempt <= DROPS; attempt++)); do
    if sql <<SQL
select format(command, datname)
from pg_database, (values (1, 'alter database %I is_template false'), (2, 'drop database if exists %I with (force)')) as each (n, command)
where datname ~ '^$1\$' and (n = 2 or datistemplate) order by datname, n \gexec
SQL
    then
      # In a trap, it would be the code with which the script ends.
      return 0
    fi
  done
  return 1
}

# Prints what runs the statement $1 for each role that a restore or drill has made which has not come to its end.
for_each_made() {
  echo "select format('$1', rolname) from pg_roles where shobj_description(oid, 'pg_authid') = '$mark' \gexec"
}

# Drops those roles, which were dropped since the backup; a role that is in use again stays.
drop_roles() {
  { for_each_made 'drop role %I' && for_each_made 'comment on role %I is null'; } | sql --set ON_ERROR_STOP=0
}

# A connection of its own as the role that reads everything and changes nothing. In a subshell, as for the owner: where it
# fails, what cleans up is the superuser again.
as_backup() (PGUSER=$BACKUP_USERNAME PGPASSWORD=$BACKUP_PASSWORD PGOPTIONS=$PGOPTIONS$READ_ONLY "$@")

as_owner() (PGUSER=$OWNER_USERNAME PGPASSWORD=$OWNER_PASSWORD "$@")

# Prints each difference between the new database and the manifest; partitions count as the table that they are parts of.
differences() {
  COUNTING=$work/counting as_backup sql --dbname "${new:?}" <"${scripts:?}/manifest.sql" >"${work:?}/restored"
  RESTORED=$work/restored MANIFEST=${manifest:?} sql <<'SQL'
\set restored `cat "$RESTORED"`
\set manifest `cat "$MANIFEST"`
with counted as (
  select coalesce(:'restored'::jsonb -> 'roots' ->> name, name) as name, sum(found::bigint) as found, sum(wanted::bigint) as wanted
  from jsonb_each_text(:'restored'::jsonb -> 'tables') as restored (name, found)
  full join jsonb_each_text(:'manifest'::jsonb -> 'tables') as dumped (name, wanted) using (name)
  group by 1
)
select format('%s: %s rows, the backup has %s', name, coalesce(found::text, 'no'), coalesce(wanted::text, 'no'))
from counted where found is distinct from wanted
union all
select 'the number of large objects'
where :'restored'::jsonb -> 'large_objects' is distinct from :'manifest'::jsonb -> 'large_objects';
SQL
}

# Runs a command that reads what pg_dump wrote, which follows the manifest.
from_dump() {
  store --no-lock dump "${id:?}" /dump | {
    IFS= read -r _
    "$@"
    cat >/dev/null
  }
}

# Grants in the new database what was granted. Whom the owner lets grant has granted some of it, perhaps; only a superuser could
# do that in the name of another, so all of it is granted by the owner.
grant() {
  awk '/^[0-9]+; [0-9]+ [0-9]+ (DEFAULT )?ACL /' "$work/wanted" >"$work/grants"
  from_dump pg_restore --use-list "$work/grants" --file - | sed '/^SET SESSION AUTHORIZATION /d' >"$work/grants.sql"
  as_owner sql --dbname "$new" <"$work/grants.sql" >/dev/null
}

# Makes the statistics of each table by itself: where one fails, as where they divide by what is zero now, or a partition is of a
# server that does not answer, the data is there nevertheless.
analyze() {
  as_owner sql --dbname "$new" --set ON_ERROR_STOP=0 2>"$work/log" <<'SQL' || true
set client_min_messages = error;
select format('analyze only %s', oid::regclass) from pg_class
where relkind in ('r', 'm', 'p') and relnamespace <> 'pg_catalog'::regnamespace \gexec
SQL
  [[ ! -s $work/log ]] || say "some statistics are missing, by which queries are planned: $(head -n 1 "$work/log")" >&2
}

# Makes the new database out of the chosen backup, and compares the two. As a superuser only what is no code of the owner:
# roles, extensions of others, and the database itself.
build() {
  local found
  # Left behind by a restore that was killed: nothing else has such a name, and no restore runs now.
  drop_databases "${DATABASE}_during_${stamped:?}"
  drop_roles
  # shellcheck disable=SC2034
  created=true
  MANIFEST=$manifest sql --set new="$new" --set owner="$OWNER_USERNAME" --set backup="$BACKUP_USERNAME" --set mark="$mark" \
    <"$scripts/create.sql"
  MANIFEST=$manifest sql <"$scripts/entries.sql" >"$work/made"
  awk 'FILENAME == ARGV[1] { made[$0]; next } { entry = $0; sub(/^[0-9]+; [0-9]+ [0-9]+ /, "", entry) } !(entry in made)' \
    "$work/made" "$work/toc" >"$work/wanted"
  say "restoring ${id:0:8} into $new"
  show_progress &
  progress=$!
  # Onto the volume whose space was looked at: a new server has no other tablespaces. A materialized view may read a table whose
  # policies hold for the owner, too.
  from_dump as_owner pg_restore --dbname "$new" --exit-on-error --use-list "$work/wanted" --no-privileges --no-tablespaces \
    --enable-row-security
  hide_progress
  grant
  analyze
  say "comparing it with the manifest"
  found=$(differences)
  if [[ -n $found ]]; then
    say "what was restored differs from the backup; $DATABASE is as it was" >&2
    echo "$found" >&2
    exit 1
  fi
  MANIFEST=$manifest sql --set new="$new" --set owner="$OWNER_USERNAME" --set backup="$BACKUP_USERNAME" \
    <"$scripts/properties.sql"
}

# Names a database DATABASE, and the one that had the name $2, and runs $3. In one transaction: there is always one of that name.
swap() {
  local exists
  exists=$(sql <<<"select count(*) from pg_database where datname = '$DATABASE'")
  for ((attempt = 1; attempt <= SWAPS; attempt++)); do
    await_server
    # Who is connected keeps a database from being renamed. Who comes while it is renamed waits, is told that it was, and
    # finds it by coming again.
    if sql <<SQL
select pg_terminate_backend(pid) from pg_stat_activity where datname in ('$DATABASE', '$1') \g /dev/null
begin;
\if $exists
alter database "$DATABASE" rename to "$2";
\endif
alter database "$1" rename to "$DATABASE";
${3:-}
commit;
SQL
    then
      return
    fi
    # The server may have gone away when it was done, and before it said so.
    [[ $(sql <<<"select count(*) from pg_database where datname = '$1'") != 0 ]] || return 0
  done
  return 1
}

show_progress() {
  local total
  total=$(field bytes)
  while sleep "$PROGRESS_SECONDS"; do
    say "$(human "$(sql <<<"select pg_database_size('$new')")") of about $(human "$total")"
  done
}

hide_progress() {
  [[ -z ${progress:-} ]] || kill "$progress" 2>/dev/null || true
  progress=
}
