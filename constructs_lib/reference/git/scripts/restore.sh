#!/usr/bin/env bash
# Brings repositories back into Gitea. ACTION says what to do:
#   list     show the backups
#   check    read BACKUP (the ID of a snapshot, or latest), and show what it has
#   restore  add what REPOSITORY (owner/name; empty: every one) has there and lacks in Gitea: repositories, references,
#            commits; what is newer or other in Gitea stays as it is, and is named
#   accept   say that the suspicious BACKUP is as it should be
# Ends with 3 where something is refused, and with 1 where something could not be brought back.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

PLACEHOLDER='Page that makes a wiki, to be replaced'
read=$work/backup
missed=()

list() {
  local id time state count commits
  printf '%-9s %-20s %12s %8s  %s\n' ID TIME REPOSITORIES COMMITS STATE
  while IFS='|' read -r id time state _ _ _ count commits; do
    printf '%-9s %-20s %12s %8s  %s\n' "${id:0:8}" "$time" "$count" "$commits" "$state"
  done <"$work/snapshots"
}

# Sets `id` and `time`, or refuses. What is named is taken, whatever its state; the latest must be sound and of the past.
choose() {
  if [[ $BACKUP == latest ]]; then
    awk -F'|' '$3 == "sound" { print; exit }' "$work/snapshots" >"$work/chosen"
    [[ -s $work/chosen ]] || refuse "there is no good backup of Gitea; name one of these: $(cut -c-8 "$work/snapshots" | paste -sd ' ' -)"
    IFS='|' read -r id time _ <"$work/chosen"
  else
    choose_named
  fi
}

# Reads the snapshot, and sets what to bring back in $work/wanted: name, references, commits.
fetch() {
  store --no-lock restore "$id" --target "$read" >/dev/null || refuse "${id:0:8} of $time cannot be read"
  awk -v name="$REPOSITORY" 'name == "" || $1 == name || $1 == name ".wiki"' "$read/$list" >"$work/wanted"
  [[ -s $work/wanted ]] || refuse "${id:0:8} of $time has no repository '$REPOSITORY'"
}

miss() {
  say "$*" >&2
  missed+=("$*")
}

# Prints how Gitea has answered, with the status $1.
answered() { echo "Gitea answers with $1: $(sed -nE 's/.*"message":"(([^"\\]|\\.)*)".*/\1/p' "$work/answer")"; }

# Makes the repository $1 in Gitea where there is none, private, in the format of its objects, or sets `obstacle`.
# From a former name Gitea leads to the new one, and from that of a wiki to the code: a push there would end among that.
make() {
  local status head object format=sha1
  obstacle="is there a user or organization '${1%/*}'?"
  status=$(ask GET "/api/v1/repos/$1")
  case $status in
    200) return 0 ;;
    404) ;;
    301 | 307)
      obstacle="it is $(sed -nE 's|.*href="/api/v1/repos/([^"]+)".*|\1|p' "$work/answer") in Gitea; rename that, and run this again"
      return 1
      ;;
    *) fail "Gitea answers with $status where it should say whether there is $1" ;;
  esac
  head=$(sed 's|^refs/heads/||' "$read/$1.git/head")
  head=${head//\\/\\\\}
  read -r object _ <"$read/$1.git/refs" || true
  ((${#object} != 64)) || format=sha256
  status=$(ask POST "/api/v1/admin/users/${1%/*}/repos" \
    "{\"name\":\"${1#*/}\",\"private\":true,\"default_branch\":\"${head//\"/\\\"}\",\"object_format_name\":\"$format\"}")
  if [[ $status != 201 ]]; then
    [[ $status == 404 ]] || obstacle=$(answered "$status")
    return 1
  fi
  say "made $1"
}

# Makes the wiki of the repository $1 where there is none, with an unused page, or sets `obstacle`; one that
# was switched off is there.
make_wiki() {
  local status
  # Who deletes a wiki switches wikis off.
  status=$(ask PATCH "/api/v1/repos/$1" '{"has_wiki":true}')
  [[ $status == 200 ]] || {
    obstacle=$(answered "$status")
    return 1
  }
  ! has_wiki "$1" || return 0
  status=$(ask POST "/api/v1/repos/$1/wiki/new" "{\"title\":\"Home\",\"content_base64\":\"\",\"message\":\"$PLACEHOLDER\"}")
  [[ $status == 201 ]] || {
    obstacle=$(answered "$status")
    return 1
  }
}

# Whether all that the commit $2 of the wiki $1 has is that page, perhaps of a run that was ended then.
is_placeholder() { [[ $1 == *.wiki && $(git -C "$work/mirror" log --format='%P%s' "$2") == "$PLACEHOLDER" ]]; }

# Pushes $2 to the repository $1 where that is empty, and waits until Gitea has seen it: the first branch becomes the default one.
push_default() {
  local waited=0
  is_empty "$1" || return 0
  git -C "$work/mirror" push --quiet "$GITEA_URL/$1.git" "$2" 2>/dev/null || return 0
  while is_empty "$1" && ((waited++ < ANSWER_SECONDS)); do
    sleep 1
  done
}

# Adds to what is pushed to the wiki $1 that its pages, the commit $2, also come to the branch that Gitea shows, if the backup has
# another.
show_pages() {
  local there name
  git -C "$work/mirror" for-each-ref --format '%(objectname) %(refname:lstrip=2)' refs/there/heads >"$work/there"
  while read -r there name; do
    if is_placeholder "$1" "$there" && ! git -C "$work/mirror" show-ref --quiet --verify "refs/$name"; then
      printf '+%s:refs/%s\0' "$2" "$name" >>"$work/push"
      ((++pushed))
    fi
  done <"$work/there"
}

# Brings the repository $1 back, whose references are all there afterwards, or newer, or named as missed.
bring() {
  local folder=$read/$1.git url=$GITEA_URL/$1.git object name there force reference default tip='' pushed=0 newer=0 proposed=0
  make "${1%.wiki}" || {
    miss "$1 cannot be made: $obstacle"
    return 0
  }
  [[ -s $folder/refs ]] || return 0
  git clone --quiet --mirror "$folder/bundle" "$work/mirror"
  if [[ $1 == *.wiki ]] && ! has_wiki "${1%.wiki}" && ! make_wiki "${1%.wiki}"; then
    miss "$1 cannot be made: $obstacle"
    rm -rf "$work/mirror"
    return 0
  fi
  git -C "$work/mirror" fetch --quiet "$url" '+refs/*:refs/there/*' 2>"$work/log" || {
    miss "$1: Gitea does not let it be fetched: $(tail -n 1 "$work/log"); is its code switched off?"
    rm -rf "$work/mirror"
    return 0
  }
  : >"$work/push"
  default=$(cat "$folder/head")
  while read -r object name; do
    [[ $name != "$default" ]] || tip=$object
    # Gitea makes these itself, with the pull request, which is no part of Git.
    [[ $name != refs/pull/* ]] || {
      ((++proposed))
      continue
    }
    there=$(git -C "$work/mirror" rev-parse --quiet --verify "refs/there/${name#refs/}" || true)
    force=
    [[ -z $there ]] || ! is_placeholder "$1" "$there" || force=+
    if [[ $there == "$object" ]]; then
      continue
    elif [[ -z $there || -n $force ]] || git -C "$work/mirror" merge-base --is-ancestor "$there" "$object" 2>/dev/null; then
      printf '%s%s:%s\0' "$force" "$object" "$name" >>"$work/push"
      ((++pushed))
    elif git -C "$work/mirror" merge-base --is-ancestor "$object" "$there" 2>/dev/null; then
      ((++newer))
    else
      miss "$1: $name is ${there:0:12} in Gitea, ${object:0:12} in the backup; to take that, remove the one in Gitea first"
    fi
  done <"$folder/refs"
  [[ -z $tip ]] || show_pages "$1" "$tip"
  if [[ -s $work/push ]]; then
    [[ -z $tip ]] || push_default "$1" "$tip:$default"
    xargs -0 -n 200 git -C "$work/mirror" push --quiet "$url" <"$work/push" 2>/dev/null || true
    git ls-remote "$url" >"$work/there"
    # Gitea may take none of a push for one that it does not take, of a protected branch, say: those are tried one by one.
    while IFS= read -r -d '' reference; do
      IFS=: read -r object name <<<"${reference#+}"
      if grep -qxF "$object"$'\t'"$name" "$work/there" ||
        git -C "$work/mirror" push --quiet "$url" "$reference" 2>"$work/log" </dev/null; then
        continue
      fi
      ((pushed--))
      miss "$1: Gitea does not take $name: $(grep -Ev '^To |^remote: *(error: *)?$' "$work/log" | head -n 1)"
    done <"$work/push"
  fi
  say "$1: $pushed references brought back, $newer are newer in Gitea; $proposed of pull requests are in the bundle only"
  rm -rf "$work/mirror"
}

restore() {
  while read -r name _; do
    bring "$name"
  done <"$work/wanted"
  ((${#missed[@]} == 0)) || fail "not everything of ${id:0:8} is in Gitea: see the ${#missed[@]} lines above"
  say "done: all that ${id:0:8} of $time has is in Gitea"
}

case $ACTION in
  list | check) lock_file lock shared ;;
  restore | accept) lock_file lock exclusive ;;
  *) refuse "ACTION must be list, check, restore or accept, got '$ACTION'" ;;
esac
open_repository
snapshots >"$work/snapshots"
case $ACTION in
  list) list ;;
  accept) accept ;;
  check)
    choose
    fetch
    say "${id:0:8} of $time can be read; it has:"
    awk '{ print "  " $1 ": " $3 " commits, " $2 " references" }' "$work/wanted"
    ;;
  restore)
    choose
    fetch
    restore
    ;;
esac
