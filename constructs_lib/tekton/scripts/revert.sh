#!/usr/bin/env bash
# Takes back the release at REVISION, whose smoke test has failed: the newest commit that changed PATHS. It goes back only to
# what has passed that test before, and never from what has passed it, since then the cause lies elsewhere.
# Variables: those of git.sh, BOT_NAME, BOT_EMAIL, STATUSES_URL (of the API, without a commit), CONTEXT (of the smoke test), REPORTER
# (user that writes its statuses), FAULTS (number of pages that did not answer as they should).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/api.sh"
source "$(dirname "$0")/releases.sh"

TRAILER=Reverts-release
: "${MOST_COMMITS:=50}"
ATTEMPTS=5

# Whether the commit $1 takes a release back. Any author can write that into a message.
is_revert() {
  local trailer
  trailer=$(git log -1 --format="%(trailers:key=$TRAILER)" "$1")
  [[ -n $trailer && $(made_by_bot <<<"$1") == "$1" ]]
}

# Prints the commit that made what the release $1 has at PATHS: another one where a merge brought it, as that of a person who had a
# commit of their own and pulled.
maker_of() {
  git rev-list --max-count=1 "$1" -- "${paths[@]}"
}

# Whether one of the commits up to $2 that have the release $1 has passed the smoke test. What is delivered is tested soon after, so
# the oldest are asked for first.
passed() {
  local commit commits maker
  maker=$(maker_of "$1")
  mapfile -t commits < <(printf '%s\n' "$maker" && git rev-list --ancestry-path --reverse "$maker..$2")
  for commit in "${commits[@]:0:MOST_COMMITS}"; do
    ! commit_passed "$commit" || return 0
  done
  ((${#commits[@]} <= MOST_COMMITS)) ||
    fail "more than $MOST_COMMITS commits have $1, and whether one has passed is not known"
  return 1
}

# Whether the commit $1 has. Servers answer with its statuses in pages, of which the last is empty. A user who can write code can write
# a status, so only those of REPORTER count.
commit_passed() {
  local page=0 found=none
  while [[ $found == none ]]; do
    ask_api GET "$STATUSES_URL/$1?page=$((++page))" || fail "cannot read whether ${1:0:12} has passed: $answered"
    # shellcheck disable=SC2016
    found=$(node -e 'const all = JSON.parse(require("fs").readFileSync(0));
      const { CONTEXT, REPORTER } = process.env;
      const passed = (each) =>
        each.context === CONTEXT && each.creator?.login === REPORTER && (each.status ?? each.state) === "success";
      console.log(all.some(passed) ? "passed" : all.length ? "none" : "end")' <"$work/answer") ||
      fail "cannot read whether ${1:0:12} has passed: no list of statuses came"
  done
  [[ $found == passed ]]
}

# Sets `commit` to one that undoes the release $1 on the tip, to what was at $2.
undo() {
  local mainline=() release=$1 former=$2 tree
  export GIT_WORK_TREE=$work/tree
  rm -rf "$GIT_WORK_TREE"
  mkdir "$GIT_WORK_TREE"
  git -C "$GIT_WORK_TREE" checkout --quiet --force --detach "$tip"
  ! git rev-parse --quiet --verify "$release^2" >/dev/null || mainline=(--mainline "${former##*^}")
  if ! GIT_COMMITTER_NAME=$BOT_NAME GIT_COMMITTER_EMAIL=$BOT_EMAIL \
    git -C "$GIT_WORK_TREE" revert --no-commit "${mainline[@]}" "$release" >/dev/null 2>"$work/log"; then
    fail "$release cannot be taken back, since later commits have changed the same lines:" \
      "$(git -C "$GIT_WORK_TREE" diff --name-only --diff-filter=U)"
  fi
  tree=$(git write-tree)
  same "$former" "$tree" || fail "taking back $release does not bring back what was there before"
  commit=$(printf '%s\n' "Revert release ${release:0:12}" "" "Its smoke test has failed at $REVISION; faults: $FAULTS." "" "$TRAILER: $release" |
    commit_tree "$tree" "$tip")
}

for ((attempt = 1; attempt <= ATTEMPTS; attempt++)); do
  fetch_branch
  end_superseded
  release=$(release_of "$REVISION")
  [[ -n $release ]] || fail "nothing to take back: no commit has changed $PATHS"
  maker=$(maker_of "$release")
  ! is_revert "$maker" || fail "$release is a revert itself; two in a row are not made"
  base=$(before "$release")
  git rev-parse --quiet --verify "$base" >/dev/null && former=$(release_of "$base") && [[ -n $former ]] ||
    fail "$release is the first release; there is none to go back to"
  if ((attempt == 1)); then
    # Also at what was delivered while this test ran.
    ! passed "$release" "$tip" || fail "$release has passed the smoke test before; the cause lies elsewhere"
    passed "$former" "$base" || fail "$former, the release before, is not known to have passed the smoke test"
  fi
  undo "$release" "$base"
  if push_commit "$commit" "$tip"; then
    say "$commit takes back $release"
    finish reverted "$commit"
  fi
  say "'$BRANCH' has moved to ${tip:0:12}"
  sleep "$attempt"
done
fail "'$BRANCH' has moved $ATTEMPTS times"
