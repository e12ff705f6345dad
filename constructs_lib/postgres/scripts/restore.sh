#!/usr/bin/env bash
# Brings a backup back. ACTION says what to do:
#   list     show the backups
#   check    say whether BACKUP (a name, or latest) could be restored
#   restore  restore it into a new database, compare that with the manifest, and only then swap the two by name
#   undo     swap DATABASE with BACKUP, the name of a database that a restore has kept
#   receive  take a backup that somebody copies to BACKUPS/.incoming, and print its name
# KEEP_OLD=true keeps the databases of former restores too. Ends with 3 where something is refused.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

RECEIVE_SECONDS=600
PROGRESS_SECONDS=5
SWAPS=20
stamp=$(date -u +%Y%m%dt%H%M%S)
new=${DATABASE}_restoring
kept=${DATABASE}_before_

human() { numfmt --to=iec --suffix=B "$1"; }

list() {
  local name fault age
  printf '%-40s %-20s %8s %6s  %s\n' NAME TIME SIZE AGE STATE
  backups | while read -r name; do
    fault=$(fault_of "$BACKUPS/$name")
    if [[ -z $fault ]]; then
      age=$((($(date +%s) - $(date --date="$(field "$BACKUPS/$name" time)" +%s)) / 3600))
      printf '%-40s %-20s %8s %5sh  %s\n' "$name" "$(field "$BACKUPS/$name" time)" \
        "$(human "$(field "$BACKUPS/$name" dump_bytes)")" "$age" verified
    else
      printf '%-40s %-20s %8s %6s  %s\n' "$name" - - - "broken: $fault"
    fi
  done
}

# Sets `name` and `folder`, or refuses.
choose() {
  local fault
  if [[ $BACKUP == latest ]]; then
    while read -r name; do
      [[ $name == "$DATABASE"-* ]] || continue
      fault=$(fault_of "$BACKUPS/$name")
      [[ -n $fault ]] || break
      say "$name is passed over: $fault"
    done < <(backups | tac)
    [[ -n ${name:-} && -z ${fault:-} ]] || refuse "there is no good backup of $DATABASE"
  else
    name=$BACKUP
    backups | grep --quiet --line-regexp --fixed-strings -- "$name" || refuse "there is no backup '$name'; list them first"
  fi
  folder=$BACKUPS/$name
}

# Refuses a backup that is not sound, or of no use here.
check() {
  local fault majors
  fault=$(fault_of "$1")
  [[ -z $fault ]] || refuse "$name is broken: $fault"
  [[ $(field "$1" format) == 1 ]] || refuse "$name has a format that is not known here; use the scripts that made it"
  [[ $(field "$1" database) == "$DATABASE" ]] ||
    refuse "$name is of database '$(field "$1" database)', not of '$DATABASE'"
  fault=$(pg_restore --list "$1/database.dump" 2>&1 >/dev/null) || refuse "$name cannot be read: $fault"
  majors=$(sql <<<"select current_setting('server_version_num')::int / 10000") || refuse "the server cannot be reached"
  (($(field "$1" server_version | grep -oE '^[0-9]+') <= majors)) ||
    refuse "$name is of PostgreSQL $(field "$1" server_version), and the server of $majors; use a newer server"
}

# Roles of the backup that are not there; without a password, so none can log in. The others stay as they are.
create_missing_roles() {
  sql <<<"select quote_ident(rolname) from pg_roles" | awk '
    NR == FNR { known[$0]; next }
    /^CREATE ROLE / { role = $3; sub(/;$/, "", role); if (!(role in known)) missing[role] }
    /^(CREATE|ALTER) ROLE / { role = $3; sub(/;$/, "", role) }
    /^GRANT / { role = $4; sub(/;$/, "", role) }
    /^(CREATE ROLE|ALTER ROLE|GRANT) / && role in missing
  ' - "$folder/globals.sql" | sql
}

# The new database with what belongs to none of its objects: encoding, owner, privileges, settings.
create_database() {
  local of_database='^[0-9]+; [0-9]+ [0-9]+ (DATABASE( PROPERTIES)? -|(ACL|COMMENT|SECURITY LABEL) - DATABASE) '
  pg_restore --create --use-list <(pg_restore --create --list "$folder/database.dump" | grep -E "$of_database") \
    --file - "$folder/database.dump" |
    sed -E "s/^(.* DATABASE|\\\\connect) $DATABASE\b/\1 $new/" | sql >/dev/null
}

# Prints each difference between the new database and the manifest.
differences() {
  local content
  content=$(mktemp)
  sql --dbname "$new" <"$scripts/tables.sql" >"$content"
  CONTENT=$content MANIFEST=$folder/manifest.json sql <<'SQL'
\set content `cat "$CONTENT"`
\set manifest `cat "$MANIFEST"`
select format('%s: %s rows, the backup has %s', name, coalesce(found, 'no'), coalesce(wanted, 'no'))
from jsonb_each_text(:'content'::jsonb -> 'tables') as restored (name, found)
full join jsonb_each_text(:'manifest'::jsonb -> 'tables') as dumped (name, wanted) using (name)
where found is distinct from wanted
union all
select 'the number of large objects'
where :'content'::jsonb -> 'large_objects' is distinct from :'manifest'::jsonb -> 'large_objects';
SQL
  rm "$content"
}

# Names a database DATABASE, and the one that had the name $2. In one transaction: there is always one of that name.
swap() {
  local exists
  exists=$(sql <<<"select count(*) from pg_database where datname = '$DATABASE'")
  for ((attempt = 1; attempt <= SWAPS; attempt++)); do
    # Who is connected keeps a database from being renamed. Who comes while it is renamed waits, is told that it was, and
    # finds it by coming again.
    if sql <<SQL
select pg_terminate_backend(pid) from pg_stat_activity where datname in ('$DATABASE', '$1') \g /dev/null
begin;
\if $exists
alter database "$DATABASE" rename to "$2";
\endif
alter database "$1" rename to "$DATABASE";
commit;
SQL
    then
      return
    fi
  done
  return 1
}

restore() {
  local found former=$kept$stamp
  sql <<<"drop database if exists \"$new\" with (force)"
  trap clean_up EXIT
  create_missing_roles
  create_database
  say "restoring $name into $new"
  show_progress &
  progress=$!
  pg_restore --dbname "$new" --exit-on-error "$folder/database.dump"
  hide_progress
  sql --dbname "$new" <<<analyze
  say "comparing it with the manifest"
  found=$(differences)
  if [[ -n $found ]]; then
    say "what was restored differs from the backup; $DATABASE is as it was" >&2
    echo "$found" >&2
    exit 1
  fi
  say "swapping it with $DATABASE"
  swap "$new" "$former"
  say "done: $DATABASE holds $name. What it held before is kept as $former."
  say "to undo: scripts/restore.sh --undo $former"
  [[ $KEEP_OLD == true ]] || drop_kept_but "$former"
}

clean_up() {
  hide_progress
  sql <<<"drop database if exists \"$new\" with (force)"
}

show_progress() {
  local total
  total=$(field "$folder" database_bytes)
  while sleep "$PROGRESS_SECONDS"; do
    say "$(human "$(sql <<<"select pg_database_size('$new')")") of about $(human "$total")"
  done
}

hide_progress() {
  [[ -z ${progress:-} ]] || kill "$progress" 2>/dev/null || true
  progress=
}

drop_kept_but() {
  sql <<SQL
select format('drop database %I with (force)', datname) from pg_database
where starts_with(datname, '$kept') and datname <> '$1' \gexec
SQL
}

undo() {
  [[ $BACKUP =~ ^${kept}[0-9]{8}t[0-9]{6}$ ]] || refuse "'$BACKUP' is no name of a database that a restore has kept"
  [[ $(sql <<<"select count(*) from pg_database where datname = '$BACKUP'") == 1 ]] ||
    refuse "there is no database '$BACKUP'"
  swap "$BACKUP" "$kept$stamp"
  say "done: $DATABASE is what was kept as $BACKUP. What it held before is kept as $kept$stamp."
}

receive() {
  local waited=0
  incoming=$BACKUPS/.incoming
  rm -rf "$incoming"
  trap 'rm -rf "$incoming"' EXIT
  mkdir "$incoming"
  say "ready"
  until [[ -e $incoming/complete ]]; do
    ((waited++ < RECEIVE_SECONDS)) || refuse "nothing came in $RECEIVE_SECONDS s"
    sleep 1
  done
  rm "$incoming/complete"
  name=$(field "$incoming" name 2>/dev/null || true)
  [[ $name =~ ^[a-z_][a-z0-9_]*-[0-9]{8}T[0-9]{6}Z$ ]] || refuse "what came is no backup"
  check "$incoming"
  if [[ -d $BACKUPS/$name ]]; then
    cmp --quiet "$incoming/SHA256SUMS" "$BACKUPS/$name/SHA256SUMS" || refuse "there is another backup '$name' already"
  else
    sync -- "$incoming"/* "$incoming"
    mv --no-target-directory "$incoming" "$BACKUPS/$name"
  fi
  say "received $name"
}

case $ACTION in
  list) list ;;
  check)
    choose
    check "$folder"
    say "$name could be restored: $(field "$folder" dump_bytes) bytes of $(field "$folder" time)"
    ;;
  restore)
    lock
    choose
    check "$folder"
    restore
    ;;
  undo)
    lock
    undo
    ;;
  receive)
    lock
    receive
    ;;
  *) refuse "ACTION must be list, check, restore, undo or receive, got '$ACTION'" ;;
esac
