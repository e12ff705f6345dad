# How scripts of steps find releases: commits that changed PATHS. Variables: those of git.sh.
# shellcheck shell=bash disable=SC2154

# Prints what the branch had before the commit $1: its first parent. Where a person pulls the branch into a commit of their own, it is
# the second, which one tells by commits of the bot: those are made on the branch alone.
before() {
  local theirs
  theirs=$(git rev-list "$1^1..$1^2" 2>/dev/null | made_by_bot) || true
  if [[ -n $theirs ]]; then echo "$1^2"; else echo "$1^1"; fi
}

# Prints the newest commit of the branch's own line up to $1 that changed PATHS.
release_of() {
  local commit=$1 former
  while commit=$(git rev-list --first-parent --max-count=1 "$commit" -- "${paths[@]}") && [[ -n $commit ]]; do
    former=$(before "$commit")
    { [[ $former == *^2 ]] && same "$former" "$commit"; } || break
    commit=$former
  done
  printf '%s' "$commit"
}
