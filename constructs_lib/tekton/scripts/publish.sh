#!/usr/bin/env bash
# Last of four Tasks that commit what SYNTH writes: commits dist/ and the environment onto the branch, and pushes that. From the folder
# that the second one writes, which runs the code of the repository, it takes regular files as data, by their names. It commits nothing
# that is destructive by the plan of the third one, nor anything without a plan. Where the branch has moved, it hands on `again` if TRIES_LEFT is more than 0, and fails otherwise.
# Variables: those of prepare.sh but REPOSITORY, BOT_NAME, BOT_EMAIL; to deploy an image APPLICATION and PROVENANCE, otherwise MODE,
# which is `refuse` where another dist/ is a mistake.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/synthesized.sh"
: "${TRIES_LEFT:=0}"
prepared=$WORKSPACE/prepared
base=$(<"$prepared/base")
[[ ${PROVENANCE:-} =~ ^[A-Za-z0-9+/=]*$ ]] || refuse "PROVENANCE must be Base64"

# Ends a try from which nothing can be committed; the next one starts from the tip that is there then.
try_again() {
  ((TRIES_LEFT)) || fail "$*"
  say "$*; the next try starts from there"
  finish again "$base"
}

[[ ! -e $synthesized/stale ]] || try_again "dist/ of ${base:0:12} is stale"
fetch_branch
[[ $tip == "$base" ]] || try_again "'$BRANCH' has moved from ${base:0:12} to ${tip:0:12}"

mkdir "$work/tree"
cd "$work/tree"
unpack_dist

export GIT_INDEX_FILE=$work/index
git read-tree "$base"
git ls-tree -r -z --name-only "$base" -- dist | sed -z "s/^/0 $(printf '0%.0s' {1..40})\t/" | git update-index -z --index-info
git hash-object -w --no-filters --stdin-paths <"$work/names" >"$work/ids"
paste "$work/ids" "$work/names" | sed 's/^/100644 /' | git update-index --index-info
if [[ -n ${APPLICATION:-} ]]; then
  mode=$(git ls-tree "$base" -- "$ENVIRONMENT_FILE")
  printf '%s %s\t%s\0' "${mode%% *}" "$(git hash-object -w --no-filters "$prepared/environment")" "$ENVIRONMENT_FILE" |
    git update-index -z --index-info
  message="Deploy $APPLICATION ${DIGEST:7:12}"$'\n\n'"Built from $REVISION."
else
  message="Synthesize dist/"$'\n\n'"From $REVISION."
fi
tree=$(git write-tree)
if git diff-tree --quiet "$base" "$tree"; then
  say "unchanged: ${base:0:12} has what was synthesized"
  finish unchanged "$base"
fi
[[ ${MODE:-commit} == commit ]] ||
  refuse "dist/ of ${base:0:12} is not what is synthesized from it; commit these:" "$(git diff-tree -r --name-only "$base" "$tree")"

case $(cat "$WORKSPACE/planned/code" 2>/dev/null) in
  0 | 10 | 20) ;;
  *)
    cat "$WORKSPACE/planned/plan.md" >&2 2>/dev/null || true
    refuse "the plan of what would be published, above, is destructive, or there is none"
    ;;
esac
commit=$(commit_tree "$tree" "$base" <<<"$message")
push_commit "$commit" "$base" || try_again "'$BRANCH' has moved to ${tip:0:12}"
say "published $commit"
finish published "$commit"
