#!/usr/bin/env bash
# First of four Tasks that say what a pull request does: reads it, unless it changes none of PATHS and not dist/. The folder `prepared` is
# for the second, synth.sh, which runs its code. The third does not run that, and gets in the folder `trusted`, which the second has not, the
# newest commit of BRANCH, dist/ of both ends (the other one in `after`), and what messages of its commits allow.
# Variables: those of git.sh; PULL_REQUEST, its number.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/trusted.sh"
prepared=$WORKSPACE/prepared
REFUSED=$trusted/refused

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
hand_on_trusted "$newest" "$base" "$base..$REVISION"
strange=$(grep -vE -m 1 '^[a-z]+:[A-Za-z0-9._/:-]+$' "$trusted/allowed") || true
[[ -z $strange ]] || refuse "'Plan-allows' must be like destructive:db/StatefulSet/postgresql, got $(printf %q "$strange")"
mkdir -p "$trusted/after/dist"
write "$REVISION" dist "$trusted/after"
git update-ref refs/heads/fetched "$REVISION"
cp -r "$GIT_DIR" "$prepared/repository"
say "read $REVISION of pull request $PULL_REQUEST"
finish prepared "$REVISION"
