# What backup.sh and restore.sh share. A backup is a folder BACKUPS/<database>-<UTC time>, whose name begins with a dot
# until it is whole. Environment: PGHOST, PGUSER, PGPASSWORD (a superuser's), PGDATABASE (postgres), DATABASE, BACKUPS.
# shellcheck shell=bash
set -Eeuo pipefail
trap 'exit 1' ERR
export PGOPTIONS='--client-min-messages=warning'

files=(database.dump globals.sql manifest.json)
LOCK_SECONDS=60

say() { echo "$(basename "$0" .sh): $*"; }

# Ends with a line that says why; nothing was changed.
refuse() {
  say "$*" >&2
  exit 3
}

# One backup or restore at a time; its programs hold the lock too, should they outlive it.
lock() {
  exec {lock_file}>"$BACKUPS/.lock"
  flock --wait "$LOCK_SECONDS" "$lock_file" || refuse "another backup or restore is running; try again later"
}

sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --file - "$@"; }

# Names of backups, oldest first.
backups() {
  find "$BACKUPS" -mindepth 1 -maxdepth 1 -type d -regextype posix-extended \
    -regex '.*/[a-z_][a-z0-9_]*-[0-9]{8}T[0-9]{6}Z' -printf '%f\n' | sort -t- -k2
}

# Value of a field at the top of a manifest.
field() { sed -nE 's/^    "'"$2"'": "?([^",]*)"?,?$/\1/p' "$1/manifest.json"; }

# Prints what is wrong with the files of a backup, if anything.
fault_of() {
  local name
  for name in "${files[@]}" SHA256SUMS; do
    [[ -f $1/$name ]] || { echo "$name is missing" && return; }
  done
  [[ $(cut -c67- "$1/SHA256SUMS") == "$(printf '%s\n' "${files[@]}")" ]] || { echo "SHA256SUMS is not ours" && return; }
  (cd "$1" && sha256sum --check --strict --quiet SHA256SUMS 2>&1 | head -n 1) || true
}
