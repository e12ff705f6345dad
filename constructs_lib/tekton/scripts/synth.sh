#!/usr/bin/env bash
# Second of three steps that commit what SYNTH writes: runs it, and packs dist/. It runs the code of the repository, so no
# Secret may be mounted. To deploy an image (DIGEST), SYNTH must change nothing before ENVIRONMENT_FILE is replaced, and nothing
# but dist/ afterwards; without, TEST must pass with what SYNTH has written.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
: "${HANDOVER:=/handover}" "${PAUSE_SECONDS:=60}"

# Runs the command $1 of the repository, which sees no variable of these scripts.
run() (
  unset URL BRANCH REVISION PATHS APPLICATION REPOSITORY ENVIRONMENT_FILE SYNTH TEST MODE BOT_NAME BOT_EMAIL RESULTS WORKSPACE \
    HANDOVER PAUSE_SECONDS LC_ALL DIGEST
  exec bash -euo pipefail -c "$1"
)

changes() { git status --porcelain --untracked-files=all -- "$@"; }

[[ -d $HANDOVER/repository ]] || exit 0
git clone --quiet --branch fetched "$HANDOVER/repository" "$HANDOVER/source"
cd "$HANDOVER/source"
git remote remove origin

source "$(dirname "$0")/cache.sh"
run "$SYNTH"
if [[ -v DIGEST ]]; then
  stale=$(changes .)
  if [[ -n $stale ]]; then
    say "dist/ of the branch is not what '$SYNTH' writes; run that, and commit it, unless a run of the platform does so:" "$stale" >&2
    # The next try comes at once.
    sleep "$PAUSE_SECONDS"
    exit 1
  fi
  cp "$HANDOVER/environment" "$ENVIRONMENT_FILE"
  run "$SYNTH"
fi
others=$(changes . ":(exclude)dist" ":(exclude,literal)${ENVIRONMENT_FILE:-dist}")
[[ -z $others ]] || refuse "'$SYNTH' writes more than dist/:" "$others"
tar --create --file "$HANDOVER/dist.tar" dist
[[ ! -v TEST ]] || run "$TEST"
