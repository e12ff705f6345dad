#!/usr/bin/env bash
# First of four Tasks that say what a pull request does: reads it, unless it changes none of PATHS and not dist/. The folder `prepared` is
# for the second, synth.sh, which runs its code. The third does not run that, and gets in the folder `trusted`, which the second has not:
# `source`, the newest commit of BRANCH; dist/ of both ends, `before` and `after`; and `allowed`, a line for each `Plan-allows: …` at the
# end of a message of its commits.
# Variables: those of git.sh; PULL_REQUEST, its number.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
prepared=$WORKSPACE/prepared
trusted=$WORKSPACE/trusted
REFUSED=$trusted/refused

# Writes what a commit ($1) has at a path ($2, or all), if anything, to the folder $3. What `git archive` leaves out, files of the commit decide.
write() {
  ! git cat-file -e "$1:$2" 2>/dev/null || GIT_WORK_TREE=$3 git checkout --quiet --force "$1" -- "${2:-.}"
}

refuse_again
find "$prepared" "$trusted" -mindepth 1 -delete
[[ $PULL_REQUEST =~ ^[0-9]+$ ]] || fail "PULL_REQUEST must be a number"
fetch_branch
newest=$tip
BRANCH=refs/pull/$PULL_REQUEST/head ref=refs/pull/$PULL_REQUEST/head
fetch_branch
has_revision || fail "pull request $PULL_REQUEST does not have commit $REVISION; it was rewritten"
base=$(git merge-base "$newest" "$REVISION") || refuse "pull request $PULL_REQUEST has no commit of the branch below it"
paths+=(dist)
if same "$base" "$REVISION"; then
  say "unchanged: pull request $PULL_REQUEST changes nothing that dist/ is made of"
  finish unchanged "$REVISION"
fi
git log --format='%(trailers:key=Plan-allows,valueonly)' "$base..$REVISION" | grep . | sort -u >"$trusted/allowed" || true
strange=$(grep -vE -m 1 '^[a-z]+:[A-Za-z0-9._/:-]+$' "$trusted/allowed") || true
[[ -z $strange ]] || refuse "'Plan-allows' must be like destructive:db/StatefulSet/postgresql, got $(printf %q "$strange")"
mkdir -p "$trusted/source" "$trusted/before/dist" "$trusted/after/dist"
write "$newest" "" "$trusted/source"
write "$base" dist "$trusted/before"
write "$REVISION" dist "$trusted/after"
git update-ref refs/heads/fetched "$REVISION"
cp -r "$GIT_DIR" "$prepared/repository"
say "read $REVISION of pull request $PULL_REQUEST"
finish prepared "$REVISION"
