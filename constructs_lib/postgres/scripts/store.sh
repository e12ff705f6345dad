# How backup.sh and restore.sh use a repository of restic: lock, make, open, list, mark, forget. They run in images of Debian
# and of Alpine, so options of programs are those that both know. Environment: BACKUPS, RESTIC (the program), RESTIC_REPOSITORY
# (a folder of BACKUPS, or a place outside the cluster), RESTIC_PASSWORD, what restic needs to log in there, RETENTION_DAYS.
# REMOVES_OLD: no, where another job removes old snapshots, since the store lets this one only add.
# Set by the script that reads this one: `work` (a folder of its own), and of what is backed up `subject` (its name), `ours`
# (a tag that all its snapshots have) and `details` (names of further tags, with values).
# shellcheck shell=bash
set -Eeuo pipefail
trap 'exit 1' ERR
umask 077
export TZ=UTC

# For a lock of another backup or restore, and for a place outside the cluster that does not answer.
LOCK_SECONDS=${LOCK_SECONDS:-60}
OPEN_SECONDS=60

say() { echo "$(basename "$0" .sh): $*"; }

# Ends with a line that says why; nothing was changed.
refuse() {
  say "$*" >&2
  exit 3
}

fail() {
  say "$*" >&2
  exit 1
}

options=(--no-cache --quiet)
[[ -z ${STORE_LOGIN:-} ]] || options+=(--option
  "sftp.args=-i $STORE_LOGIN/id -o UserKnownHostsFile=$STORE_LOGIN/known_hosts -o BatchMode=yes")
store() { "$RESTIC" "${options[@]}" "$@"; }

# Whether the repository lies on a volume.
on_volume() { [[ $RESTIC_REPOSITORY == "$BACKUPS"/* ]]; }

# Takes the lock $1 of a repository on a volume, exclusive or shared ($2). One writer at a time; its programs hold the lock
# too, should they outlive it. The kernel frees it with the last of them, so a lock that restic finds afterwards is of a run
# that is gone, whatever the clock says.
lock_file() {
  local name=$RESTIC_REPOSITORY.$1 kind=-x file waited=0
  [[ $2 == exclusive ]] || kind=-s
  [[ -e $name ]] || {
    mkdir -p "$(dirname "$name")"
    : >"$name"
  }
  # A volume that became read-only can still be restored. NFS locks files that are open for both.
  if [[ -w $name ]]; then exec {file}<>"$name"; else exec {file}<"$name"; fi
  # The flock of Alpine cannot wait for a time.
  until flock -n "$kind" "$file"; do
    ((waited)) || say "another backup or restore is running; waiting for its end, at most $LOCK_SECONDS s"
    ((waited++ < LOCK_SECONDS)) || refuse "another backup or restore is still running; try again later"
    sleep 1
  done
}

# Runs a command that asks for the repository. By itself restic would try for a quarter of an hour to reach what is away.
within_limit() { if on_volume; then "$@"; else timeout "$OPEN_SECONDS" "$@"; fi; }

# Sets `opened` to restic's exit code for opening the repository: 0, 10 where there is none, 12 where the key is another.
try_repository() {
  opened=0
  within_limit "$RESTIC" "${options[@]}" --no-lock cat config >/dev/null 2>"${work:?}/opened" || opened=$?
}

# Refuses a repository that is missing, that the key does not open, or that cannot be reached.
open_repository() {
  try_repository
  case $opened in
    0) ;;
    10) refuse "there is no backup of ${subject:?} in $RESTIC_REPOSITORY" ;;
    12) refuse "the key does not open $RESTIC_REPOSITORY, which has another: put that into the file of the key, delete the" \
      "Secret with this one, and make it again; or state another place for the backups" ;;
    *) refuse "$RESTIC_REPOSITORY cannot be read: $(head -n 1 "$work/opened")" ;;
  esac
}

# The first backup makes the repository; on a volume under another name until it is whole.
make_repository() {
  if on_volume; then
    [[ ! -e $RESTIC_REPOSITORY/config ]] || return 0
    [[ ! -e $RESTIC_REPOSITORY ]] || refuse "$RESTIC_REPOSITORY is there, but is no repository: its config is missing"
    rm -rf "$RESTIC_REPOSITORY.partial"
    store --repo "$RESTIC_REPOSITORY.partial" init
    mv -T "$RESTIC_REPOSITORY.partial" "$RESTIC_REPOSITORY"
  else
    try_repository
    ((opened == 10)) || return 0
    store init
  fi
  say "made $RESTIC_REPOSITORY; without its key its contents are unreadable"
}

# Prints the snapshots as snapshots.awk says. A store that lets us only add keeps a snapshot whose marks have changed, beside the
# copy that replaces it. Those whose own file cannot be read, restic leaves out and succeeds: they are said, and
# listed in $work/unreadable.
snapshots() {
  local now id replaced
  now=$(date -d "@$(date +%s)" '+%Y-%m-%dT%H:%M:%SZ')
  store --no-lock snapshots --json >"$work/snapshots.json"
  store --no-lock list snapshots >"$work/snapshots.stored"
  awk 'FILENAME == ARGV[1] { known = known $0; next } !index(known, "\"id\":\"" $0 "\"")' \
    "$work/snapshots.json" "$work/snapshots.stored" >"$work/unreadable"
  while IFS= read -r id; do
    say "${id:0:8} is passed over: not even its time can be read; bring its file back, or delete it: snapshots/$id" >&2
  done <"$work/unreadable"
  replaced=$(sed 's/,/\n/g' "$work/snapshots.json" | sed -nE 's/^"original":"([0-9a-f]+)".*/\1/p' | tr '\n' ' ')
  sed 's/"short_id":"[0-9a-f]*"}/\n/g' "$work/snapshots.json" | sed -nE 's/.*"time":"([^"]*)".*/\1 &/p' | LC_ALL=C sort -r |
    LC_ALL=C awk -v now="$now" -v days="$RETENTION_DAYS" -v subject="$subject" -v ours="${ours:?}" -v details="${details:?}" \
      -v replaced="$replaced" -f "${scripts:?}/snapshots.awk"
}

# Opens the repository for a backup of the run $1, and lists it in $work/snapshots. Sets `part` to the one to check: that after
# the one of the backup before, but for a retry the same again, or it would succeed beside what the first try has found.
begin_backup() {
  local newest
  make_repository
  open_repository
  store unlock --remove-all
  # A file that restic was writing when it was killed has no name yet; restic itself never removes it.
  ! on_volume || find "$RESTIC_REPOSITORY" -type f -name '*-tmp-*' -exec rm {} +
  snapshots >"$work/snapshots"
  IFS='|' read -r newest _ <"$work/snapshots" || true
  [[ -z $newest ]] || store --no-lock ls "$newest" >/dev/null ||
    refuse "the key opens $RESTIC_REPOSITORY, but not its newest snapshot ${newest:0:8}"
  # shellcheck disable=SC2034
  part=$(awk -F'|' -v run="$1" '
    $3 ~ /^(sound|suspicious)$/ && $6 ~ /^[1-7]$/ { part = $5 == run ? $6 : $6 % 7 + 1; exit }
    END { print part ? part : 1 }' "$work/snapshots")
}

# Ends a backup that has lost something, as one of the run $1 had since the newest sound one: a retry of a Job finds what its
# first try has found. What has lost nothing is stored, since a name of a Job may come again, after a restore.
end_retry() {
  local suspect
  suspect=$(awk -F'|' -v run="$1" '
    $3 == "sound" { exit }
    $3 == "suspicious" && $5 == run { print substr($1, 1, 8); exit }' "$work/snapshots")
  [[ -z $suspect ]] || fail "$suspect, which this Job has made, is SUSPICIOUS; if that is meant, accept it, and" \
    "if not, restore the one before"
}

# Prints the line of the backup before: the newest sound one, or where the clock went back, one of the future.
find_former() {
  local found
  found=$(awk -F'|' '$3 == "sound" { print; exit }' "$work/snapshots")
  [[ -n $found ]] || found=$(awk -F'|' '$3 == "in the future" { print; exit }' "$work/snapshots")
  echo "$found"
}

# Adds or removes ($1) the mark of the snapshot $2.
mark() {
  ! store tag "--$1" suspicious "$2" 2>"$work/marked" || return 0
  snapshots >"$work/snapshots"
  grep -q "^$2|[^|]*|replaced|" "$work/snapshots" ||
    fail "the mark of ${2:0:8} cannot be changed: $(head -n 1 "$work/marked")"
}

# Ends a backup whose new snapshot $1 has something else than what was to be stored.
end_unreadable() {
  mark add "$1"
  fail "${1:0:8} cannot be read back, and is marked as suspicious; nothing was removed"
}

# Reads a seventh of all that is stored, $1 of 7: seven backups read everything, however often they are made.
check_part() { store check --read-data-subset "$1/7"; }

# Whether `has_space` of the script succeeds, at the latest once what belongs to no snapshot was removed: each run that failed or was
# killed may have left as much as a backup is. A volume without a byte for restic's own files stays as it is.
make_space() {
  has_space || {
    store prune >/dev/null 2>&1 || true
    has_space
  }
}

forget_old() {
  local old
  [[ ${REMOVES_OLD:-yes} == yes ]] || return 0
  snapshots >"$work/snapshots"
  awk -F'|' '$4 == "t" { print $1 }' "$work/snapshots" >"$work/old"
  mapfile -t old <"$work/old"
  [[ -n ${old[*]} ]] || return 0
  store forget --prune "${old[@]}"
  say "removed ${#old[@]} of more than $RETENTION_DAYS newer days: ${old[*]::8}"
}

# Sets `id` and `time` to those of the snapshot that BACKUP names, whatever its state, or refuses.
choose_named() {
  local state
  [[ $BACKUP =~ ^[0-9a-f]{8,64}$ ]] || refuse "'$BACKUP' is no ID of a backup; list them first"
  grep "^$BACKUP" "$work/snapshots" >"$work/chosen" || refuse "there is no backup '$BACKUP'; list them first"
  # shellcheck disable=SC2034
  IFS='|' read -r id time state _ <"$work/chosen"
  [[ $state == sound ]] || say "${id:0:8} is $state"
}

# Takes the mark off the snapshot that `choose` of restore.sh chooses.
accept() {
  [[ $BACKUP != latest ]] || refuse "name the backup that is as it should be"
  choose
  store unlock --remove-all
  mark remove "$id"
  say "accepted: it is the measure of the next backup"
}
