# How scripts of steps use a Git server. Variables: URL of the repository, BRANCH (or the whole name of a reference, such as
# refs/pull/1/head), REVISION (of what was pushed, if anything was), PATHS (a line each; none stands for everything); LOGIN is a folder
# with the files `username` and `password`. Git asks nobody, follows no configuration but this one, and runs nothing that a
# repository names. `work` is a folder that only scripts with a login see.
# shellcheck shell=bash
: "${LOGIN:=/secrets/git}" "${work:?}"
export LOGIN HOME=$work TMPDIR=$work
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL=http:https
export GIT_LITERAL_PATHSPECS=1 GIT_DIR=$work/repository

[[ $URL =~ ^(https?://[^/@[:space:]]+)/[^[:space:]]+$ ]] || fail "URL must be an address by HTTP without a login"
origin=${BASH_REMATCH[1]}
[[ ! -v REVISION || $REVISION =~ ^[0-9a-f]{40}$ ]] || fail "REVISION must be the full ID of a commit"
ref=refs/heads/$BRANCH
[[ $BRANCH != refs/* ]] || ref=$BRANCH
git check-ref-format "$ref" || fail "BRANCH must be the name of a branch"

# shellcheck disable=SC2016
settings=(
  "credential.$origin.helper" '!f() { printf "username=%s\npassword=%s\n" "$(cat "$LOGIN/username")" "$(cat "$LOGIN/password")"; }; f'
  core.hooksPath /dev/null
  gc.auto 0
  http.lowSpeedLimit 1
  http.lowSpeedTime 60
)
export GIT_CONFIG_COUNT=$((${#settings[@]} / 2))
for ((number = 0; number < GIT_CONFIG_COUNT; number++)); do
  export "GIT_CONFIG_KEY_$number=${settings[2 * number]}" "GIT_CONFIG_VALUE_$number=${settings[2 * number + 1]}"
done

mapfile -t paths < <(grep . <<<"${PATHS:-}")

# Sets `tip` to that of the branch, which is brought into the folder $GIT_DIR.
fetch_branch() {
  [[ -d $GIT_DIR ]] || git init --quiet --bare "$GIT_DIR"
  if ! git fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head "$URL" \
    "+$ref:refs/heads/fetched" 2>"$work/log"; then
    ! grep -q "^fatal: couldn't find remote ref" "$work/log" || refuse "branch '$BRANCH' is gone"
    fail "cannot fetch '$BRANCH': $(tail -n 1 "$work/log")"
  fi
  tip=$(git rev-parse --verify refs/heads/fetched)
}

# Whether the branch has REVISION.
has_revision() {
  git rev-parse --quiet --verify "$REVISION^{commit}" >/dev/null && git merge-base --is-ancestor "$REVISION" "$tip"
}

# Whether the trees of two commits have the same at PATHS.
same() {
  local status=0
  git diff-tree --quiet -r "$1" "$2" -- "${paths[@]}" || status=$?
  ((status < 2)) || fail "cannot compare $1 and $2"
  return "$status"
}

# Whether somebody but the bot has changed PATHS since REVISION.
changed_by_others() {
  local committers
  committers=$(git log --format=%ce "$REVISION..$tip" -- "${paths[@]}") || fail "cannot compare $REVISION and $tip"
  grep -qvxF -e "$BOT_EMAIL" <<<"$committers"
}

# Ends the Task where the branch has other content than REVISION, of which another run takes care. $1: a command that fails where
# there is no other run.
end_superseded() {
  if ! has_revision; then
    say "superseded: '$BRANCH' does not have ${REVISION:0:12} any more"
  elif ! same "$REVISION" "$tip" && "${1:-true}"; then
    say "superseded: ${tip:0:12} has other content than ${REVISION:0:12}"
  else
    return 0
  fi
  finish superseded "$tip"
}

# Prints a new commit of the bot with the tree $1 and the parent $2; its message comes from standard input.
commit_tree() {
  GIT_AUTHOR_NAME=$BOT_NAME GIT_AUTHOR_EMAIL=$BOT_EMAIL GIT_COMMITTER_NAME=$BOT_NAME GIT_COMMITTER_EMAIL=$BOT_EMAIL \
    git commit-tree "$1" -p "$2"
}

# Pushes the commit $1 to the branch, if that still is at $2; returns 1 if it is not.
push_commit() {
  git push --quiet --force-with-lease="$ref:$2" "$URL" "$1:$ref" 2>"$work/answer" && return 0
  fetch_branch
  # The answer of a server may be lost.
  ! git merge-base --is-ancestor "$1" "$tip" || return 0
  [[ $tip == "$2" ]] || return 1
  cat "$work/answer" >&2
  # Hooks of a Git server that is about to end cannot ask it any more.
  ! grep -qE "hook declined|returned error: 40[13]|Authentication failed" "$work/answer" || grep -q "Internal Server" "$work/answer" ||
    refuse "the server does not let '$BOT_NAME' push to '$BRANCH'"
  fail "cannot push to '$BRANCH'"
}
