#!/usr/bin/env bash
# Makes a snapshot of every repository of Gitea, wikis included, reads it back, and forgets old ones: all but those of the
# newest RETENTION_DAYS days that have a sound one. A run that fails or is killed leaves all former snapshots, and nothing
# that could be taken for one.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

PAGE=50
run=${HOSTNAME%-*}
taken=$work/taken

# Lists every repository, as owner/name. In JSON a quote within a text has a backslash, so this field is no part of one.
repositories() {
  local page=0 status
  while ((++page)); do
    status=$(ask GET "/api/v1/repos/search?sort=id&order=asc&limit=$PAGE&page=$page")
    [[ $status == 200 ]] || fail "Gitea answers with $status where it should list its repositories"
    grep -o '"clone_url":"[^"]*"' "$work/answer" | sed -E 's|^.*/([^/]+/[^/]+)\.git"$|\1|' >"$work/page" || break
    cat "$work/page"
  done >"$work/listed"
  # A fork names its parent, too.
  sort -u "$work/listed"
}

# Prints a bundle of all references. `git bundle create` leaves out each that is also short for another: refs/heads/main, where
# a tag refs/tags/refs/heads/main was pushed.
bundle() {
  printf '# v3 git bundle\n@object-format=%s\n' "$(git -C "$work/mirror" rev-parse --show-object-format)"
  git -C "$work/mirror" show-ref --head
  echo
  git -C "$work/mirror" pack-objects --quiet --stdout --delta-base-offset --all </dev/null
}

# Takes the repository $1: its references, its HEAD, and a bundle, which an empty one cannot have.
take() {
  local folder=$taken/$1.git reason
  git clone --quiet --mirror "$GITEA_URL/$1.git" "$work/mirror" 2>"$work/log" || {
    reason=$(closed_by "$1") || fail "cannot clone $1: $(tail -n 1 "$work/log")"
    say "$1 is left out: $reason"
    return 0
  }
  mkdir -p "$folder"
  refs "$work/mirror" >"$folder/refs"
  git -C "$work/mirror" symbolic-ref HEAD >"$folder/head"
  if [[ -s $folder/refs ]]; then
    bundle >"$folder/bundle"
    git clone --quiet --mirror "$folder/bundle" "$work/read"
    refs "$work/read" | cmp -s - "$folder/refs" || fail "the bundle of $1 has not what the repository has"
  fi
  echo "$1 $(wc -l <"$folder/refs" | tr -d ' ') $(git -C "$work/mirror" rev-list --all --count)" >>"$taken/$list"
  rm -rf "$work/mirror" "$work/read"
}

# Prints what is gone or lost most of its references or commits, of the former list $1.
losses() {
  awk '
    FILENAME == ARGV[1] { refs[$1] = $2; commits[$1] = $3; next }
    { seen[$1] = 1 }
    2 * $2 < refs[$1] || 2 * $3 < commits[$1] { print $1 " has " $3 " commits and " $2 " references, before " commits[$1] " and " refs[$1] }
    END { for (name in refs) if (!(name in seen)) print name " is gone, which had " commits[name] " commits" }
  ' "$1" "$taken/$list" | sort
}

lock_file lock exclusive
# Not before: what is stored is as it is after the wait.
now=$(date +%s)
begin_backup "$run"

mkdir "$taken"
: >"$taken/$list"
repositories >"$work/names"
while IFS= read -r name; do
  take "$name"
  if has_wiki "$name"; then
    take "$name.wiki"
  fi
done <"$work/names"
count=$(wc -l <"$taken/$list" | tr -d ' ')
commits=$(awk '{ sum += $3 } END { print sum + 0 }' "$taken/$list")

needed=$(du -sk "$taken" | cut -f1)
has_space() { available=$(df -Pk "$BACKUPS" | awk 'NR == 2 { print $4 }') && ((available >= needed)); }
make_space || refuse "a backup may need $needed KiB, and $BACKUPS has $available left; free some space;" \
  "all former backups are there"

former=$(find_former | cut -d '|' -f 1)
suspicious=() lost=
if [[ -n $former ]]; then
  store --no-lock dump "$former" "/$list" >"$work/former"
  lost=$(losses "$work/former")
  if [[ -n $lost ]]; then
    end_retry "$run"
    suspicious=(--tag suspicious)
  fi
fi

id=$(cd "$taken" && store backup --json --host gitea --time "$(date -d "@$now" '+%Y-%m-%d %H:%M:%S')" \
  --tag "namespace=${NAMESPACE:-}" --tag "run=$run" --tag "part=$part" \
  --tag "repositories=$count" --tag "commits=$commits" "${suspicious[@]}" . |
  sed -nE 's/.*"snapshot_id":"([0-9a-f]+)".*/\1/p')

say "verifying ${id:0:8}"
store --no-lock restore "$id" --target "$work/stored" >/dev/null
diff -r "$taken" "$work/stored" >"$work/log" || end_unreadable "$id"
check_part "$part"

[[ -z $lost ]] || fail "${id:0:8} is SUSPICIOUS: $(echo "$lost" | head -n 5 | paste -sd ';' -). Nothing was removed." \
  "If that was lost: restore ${former:0:8}. If it is meant: accept ${id:0:8}."

forget_old
say "${id:0:8} is done: $commits commits in $count repositories, in $(($(date +%s) - now)) s"
