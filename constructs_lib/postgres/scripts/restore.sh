#!/usr/bin/env bash
# Brings a backup back. ACTION says what to do:
#   list     show the backups, and the databases that restores have kept
#   check    read BACKUP (the ID of a snapshot, or latest) whole, and say whether it could be restored
#   restore  restore it into a new database, compare that with its manifest, and only then swap the two by name
#   undo     swap DATABASE with BACKUP, the name of a database that a restore has kept
#   drop     drop BACKUP, the name of such a database
#   accept   say that the suspicious BACKUP is as it should be
#   drill    restore BACKUP into a database of its own, compare that, and drop it
# Ends with 3 where something is refused.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"
source "$scripts/new_database.sh"

stamped='[0-9]{8}t[0-9]{6}'
kept=${DATABASE}_before_
work=$(mktemp --directory)
trap clean_up EXIT

clean_up() {
  hide_progress
  [[ -z ${created:-} ]] || {
    drop_databases "$new"
    drop_roles
  }
  rm -rf "$work"
}

# Prints the databases that restores have kept: name|bytes.
kept_databases() {
  sql --field-separator='|' <<<"
    select datname, pg_database_size(oid) from pg_database where datname ~ '^$kept$stamped\$' order by datname"
}

show_kept() {
  local name bytes made
  kept_databases | while IFS='|' read -r name bytes; do
    made=${name#"$kept"}
    made=$(date --date="${made%t*} ${made:9:2}:${made:11:2}:${made:13:2}" +%s)
    say "kept: $name, $(human "$bytes"), replaced $((($(date +%s) - made) / 3600)) h ago; to drop it: scripts/restore.sh --drop $name"
  done
}

list() {
  local id time state rows tables system here age
  here=$(sql <<<"select system_identifier from pg_control_system()")
  printf '%-9s %-20s %7s %6s %10s  %s\n' ID TIME AGE TABLES ROWS STATE
  snapshots >"$work/snapshots"
  while IFS='|' read -r id time state _ _ _ tables rows system; do
    age=$((($(date +%s) - $(date --date="$time" +%s)) / 3600))
    [[ $state != sound || $system == "$here" ]] || state='of another server: latest is not this one'
    case $state in
      suspicious) state='suspicious: it may have lost rows; latest is not this one' ;;
      'in the future') age=- state='in the future: latest is not this one' ;;
    esac
    printf '%-9s %-20s %6s%s %6s %10s  %s\n' "${id:0:8}" "$time" "$age" h "$tables" "$rows" "$state"
  done <"$work/snapshots"
  show_kept
}

# Sets `id`, `time` and `manifest`, or refuses. What is named is taken, whatever its state; the latest must be sound, of the
# past, and of this server.
choose() {
  local state system here
  snapshots >"$work/snapshots"
  manifest=$work/manifest
  if [[ $BACKUP != latest ]]; then
    choose_named
    read_whole "$id" "$manifest" "$work/toc" || refuse "${id:0:8} of $time cannot be read"
    return
  fi
  # A drill is there to find what cannot be read.
  [[ $ACTION != drill || ! -s $work/unreadable ]] || fail "the newest backup may be among these; mend that, and make another"
  here=$(sql <<<"select system_identifier from pg_control_system()")
  while IFS='|' read -r id time state _ _ _ _ _ system; do
    if [[ $state != sound ]]; then
      say "${id:0:8} of $time is passed over: it is $state"
    elif [[ $system != "$here" ]]; then
      refuse "the newest sound backup, ${id:0:8} of $time, is of another server (system identifier $system, not $here);" \
        "to take it nevertheless, name it instead of latest"
    elif ! read_whole "$id" "$manifest" "$work/toc"; then
      [[ $ACTION != drill ]] || fail "${id:0:8} of $time, the newest sound backup, cannot be read; make another"
      say "${id:0:8} of $time is passed over: it cannot be read"
    else
      return 0
    fi
  done <"$work/snapshots"
  refuse "there is no good backup of $DATABASE"
}

field() {
  MANIFEST=$manifest sql --set name="$1" <<'SQL'
\set manifest `cat "$MANIFEST"`
select :'manifest'::jsonb ->> :'name';
SQL
}

# Refuses a backup that is of no use here.
check() {
  local majors beyond bytes needed available
  majors=$(sql <<<"select current_setting('server_version_num')::int / 10000") || refuse "the server cannot be reached"
  [[ $(field format) == 2 ]] || refuse "${id:0:8} has a format that is not known here; use the scripts that made it"
  [[ $(field database) == "$DATABASE" ]] || refuse "${id:0:8} is of database '$(field database)', not of '$DATABASE'"
  [[ $(field owner) == "$OWNER_USERNAME" ]] ||
    refuse "${id:0:8} belongs to '$(field owner)', and the Secret of the owner names '$OWNER_USERNAME'; use the name of before"
  (($(field server_version_num) / 10000 <= majors)) ||
    refuse "${id:0:8} is of PostgreSQL $(($(field server_version_num) / 10000)), and the server of $majors; use a newer server"
  beyond=$(beyond_owner "$OWNER_USERNAME" "$work/toc" "$manifest" | head -n 5)
  [[ -z $beyond ]] || refuse "only a superuser could restore this of ${id:0:8}, and code of a database never runs as one: $beyond"
  # The new database is beside the old one, and both are on the volume of the write-ahead log.
  bytes=$(field bytes)
  needed=$(sql <<<"select $bytes + pg_size_bytes(current_setting('max_wal_size'))")
  # What a restore that was killed has left, is dropped first.
  available=$(sql --set left="^${DATABASE}_during_$stamped\$" <<'SQL'
create temp table free (bytes bigint);
copy free from program 'df --output=avail --block-size=1 . | tail -n 1';
select bytes + (select coalesce(sum(pg_database_size(oid)), 0) from pg_database where datname ~ :'left') from free;
SQL
)
  ((available >= needed)) || {
    show_kept
    refuse "a restore needs $(human "$needed") on the volume of the server ($(human "$bytes") for the database, the rest for" \
      "its log), and $(human "$available") are free; drop what was kept, or take a larger volume"
  }
  say "${id:0:8} of $time can be read; it needs $(human "$needed") of the $(human "$available") that are free"
}

restore() {
  build
  say "swapping it with $DATABASE"
  swap "$new" "$kept$stamp" "$(for_each_made 'comment on role %I is null')"
  created=
  say "done: $DATABASE holds ${id:0:8} of $time. What it held before is kept as $kept$stamp, until you drop it."
  say "to undo: scripts/restore.sh --undo $kept$stamp"
  say_left_out "$manifest"
  show_kept
}

# Refuses a name that no restore has given.
check_kept() {
  [[ $BACKUP =~ ^${kept}${stamped}$ ]] || refuse "'$BACKUP' is no name of a database that a restore has kept"
  [[ $(sql <<<"select count(*) from pg_database where datname = '$BACKUP'") == 1 ]] ||
    refuse "there is no database '$BACKUP'"
}

# Before the lock and after it, as a backup does.
[[ $ACTION != drill ]] || await_server
case $ACTION in
  list | check) lock lock shared ;;
  restore | undo | drop | accept | drill) lock lock exclusive ;;
  *) refuse "ACTION must be list, check, restore, undo, drop, accept or drill, got '$ACTION'" ;;
esac
# Not before: another may have begun in the same second.
stamp=$(date +%Y%m%dt%H%M%S)
new=${DATABASE}_during_$stamp
[[ $ACTION != drill ]] || await_server
case $ACTION in
  undo)
    check_kept
    [[ $(sql <<<"select datconnlimit from pg_database where datname = '$BACKUP'") != -2 ]] ||
      refuse "'$BACKUP' was not dropped to its end, and is unusable; drop it again, and restore a backup"
    swap "$BACKUP" "$kept$stamp"
    say "done: $DATABASE is what was kept as $BACKUP. What it held before is kept as $kept$stamp."
    exit
    ;;
  drop)
    check_kept
    drop_databases "$BACKUP"
    say "dropped $BACKUP"
    exit
    ;;
esac
open_repository
case $ACTION in
  list) list ;;
  accept) accept ;;
  check)
    choose
    check
    show_kept
    say "${id:0:8} could be restored, and nothing would be dropped"
    ;;
  drill)
    choose
    check
    build
    say "done: ${id:0:8} of $time can be restored; its database was compared, and is dropped now"
    ;;
  restore)
    choose
    check
    restore
    ;;
esac
