#!/usr/bin/env bash
# Second of four Tasks that commit what SYNTH writes: runs it, and packs dist/ in the folder `synthesized`. It runs the code of the
# repository, so its pod has no Secret, and no way to what takes one. To deploy an image (APPLICATION), SYNTH must change nothing before
# ENVIRONMENT_FILE is replaced, and nothing but dist/ afterwards; without, TEST must pass with what SYNTH has written. Where dist/ of
# the branch is stale, a later try starts from a later tip, if TRIES_LEFT is more than 0.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
: "${PAUSE_SECONDS:=120}" "${TRIES_LEFT:=0}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prepared=$WORKSPACE/prepared
synthesized=$WORKSPACE/synthesized
REFUSED=$synthesized/refused

# Runs the command $1 of the repository, which sees no variable of these scripts.
run() (
  unset APPLICATION ENVIRONMENT_FILE SYNTH TEST TRIES_LEFT RESULTS WORKSPACE PAUSE_SECONDS LC_ALL
  exec bash -euo pipefail -c "$1"
)

changes() { git status --porcelain --untracked-files=all -- "$@"; }

refuse_again
find "$synthesized" -mindepth 1 -delete
git clone --quiet --branch fetched "$prepared/repository" "$work/source"
cd "$work/source"
git remote remove origin

source "$(dirname "$0")/cache.sh"
run "$SYNTH"
if [[ -n ${APPLICATION:-} ]]; then
  stale=$(changes .)
  if [[ -n $stale ]]; then
    say "dist/ of the branch is not what '$SYNTH' writes; run that, and commit it, unless a run of the platform does so:" "$stale" >&2
    ((TRIES_LEFT)) || exit 1
    # The next try comes at once.
    sleep "$PAUSE_SECONDS"
    touch "$synthesized/stale"
    exit 0
  fi
  cp "$prepared/environment" "$ENVIRONMENT_FILE"
  run "$SYNTH"
fi
others=$(changes . ":(exclude)dist" ":(exclude,literal)${ENVIRONMENT_FILE:-dist}")
[[ -z $others ]] || refuse "'$SYNTH' writes more than dist/:" "$others"
tar --create --file "$synthesized/dist.tar" dist
[[ -z ${TEST:-} ]] || run "$TEST"
