#!/usr/bin/env bash
# Fills /workspace/source with what is committed at REVISION of BRANCH, without history. Variables: those of git.sh.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"

fetch_branch
has_revision || fail "'$BRANCH' does not have commit $REVISION; it was rewritten, or the event is of another branch"

target=$WORKSPACE/source
mkdir -p "$target"
# A try before may have filled it, or found the branch gone.
rm -rf "$REFUSED"
find "$target" -type d ! -perm -u=rwx -exec chmod u+rwx {} \;
find "$target" -mindepth 1 -delete
GIT_WORK_TREE=$target git checkout --quiet --force "$REVISION" -- .
say "cloned $REVISION of '$BRANCH'"
