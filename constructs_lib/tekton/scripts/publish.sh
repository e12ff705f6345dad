#!/usr/bin/env bash
# Last of three steps that commit what SYNTH writes: commits dist/ and the environment onto the branch, and pushes that. Of the
# second step it takes regular files as data, by their names. A branch that has moved ends this try; the next starts from there.
# Variables: those of prepare.sh, BOT_NAME, BOT_EMAIL; to deploy an image APPLICATION, otherwise MODE, which is `refuse` where
# another dist/ is a mistake.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
: "${PRIVATE:=/private}" "${HANDOVER:=/handover}"
[[ -e $PRIVATE/base ]] || exit 0
work=$PRIVATE
source "$(dirname "$0")/git.sh"

base=$(<"$PRIVATE/base")
fetch_branch
[[ $tip == "$base" ]] || fail "'$BRANCH' has moved from ${base:0:12} to ${tip:0:12}; the next try starts from there"

mkdir "$PRIVATE/tree"
cd "$PRIVATE/tree"
tar --extract --file "$HANDOVER/dist.tar" --no-same-owner --no-same-permissions dist || refuse "the synthesized dist/ cannot be read"
strange=$(find dist ! -type f ! -type d -print -quit)
[[ -z $strange ]] || refuse "dist/ must have regular files only, got $(printf %q "$strange")"
find dist -type f -print0 | tr '\n\0' '?\n' | sort >"$PRIVATE/names"
[[ -s $PRIVATE/names ]] || refuse "dist/ is empty"
strange=$(grep -vE -m 1 '^dist(/[A-Za-z0-9_][A-Za-z0-9._-]*)+$' "$PRIVATE/names") || true
[[ -z $strange ]] || refuse "files in dist/ must have names of letters, digits and . _ -, got $(printf %q "$strange")"

export GIT_INDEX_FILE=$PRIVATE/index
git read-tree "$base"
git ls-tree -r -z --name-only "$base" -- dist | sed -z "s/^/0 $(printf '0%.0s' {1..40})\t/" | git update-index -z --index-info
git hash-object -w --no-filters --stdin-paths <"$PRIVATE/names" >"$PRIVATE/ids"
paste "$PRIVATE/ids" "$PRIVATE/names" | sed 's/^/100644 /' | git update-index --index-info
if [[ -v DIGEST ]]; then
  mode=$(git ls-tree "$base" -- "$ENVIRONMENT_FILE")
  printf '%s %s\t%s\0' "${mode%% *}" "$(git hash-object -w --no-filters "$PRIVATE/environment")" "$ENVIRONMENT_FILE" |
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

commit=$(commit_tree "$tree" "$base" <<<"$message")
push_commit "$commit" "$base" || fail "'$BRANCH' has moved to ${tip:0:12}; the next try starts from there"
say "published $commit"
finish published "$commit"
