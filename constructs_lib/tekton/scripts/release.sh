#!/usr/bin/env bash
# Finds the release that was delivered with REVISION, and reports beside it that its smoke test runs. It is the newest commit that
# changed PATHS, so a commit whose delivery changes nothing gets no status of a test that the images before it have passed.
# Variables: those of git.sh, STATUSES_URL (of the API, without a commit), CONTEXT (of the smoke test).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/api.sh"
source "$(dirname "$0")/releases.sh"

fetch_branch
release=""
! has_revision || release=$(release_of "$REVISION")
put_result commit "${release:=$REVISION}"
report_status "$release" "$CONTEXT" pending Running
