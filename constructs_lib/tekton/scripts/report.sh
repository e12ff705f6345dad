#!/usr/bin/env bash
# Reports the state of a pipeline as a status of the commit REVISION. A server that does not take it fails no pipeline.
# Variables: STATUSES_URL (of the API, without a commit), REVISION, CONTEXT (name of the status), STATE (status of the tasks of
# the pipeline, as Tekton states it), TARGET_URL (page with more; may be missing).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/api.sh"

case $STATE in
  Succeeded | Completed) outcome=success ;;
  Failed) outcome=failure ;;
  *) outcome=error ;;
esac
outcome=$outcome node -e 'const { outcome, CONTEXT, STATE, TARGET_URL } = process.env;
  console.log(JSON.stringify({ state: outcome, context: CONTEXT, description: STATE, target_url: TARGET_URL || undefined }))' >"$work/status"
if ask_api POST "$STATUSES_URL/$REVISION" "$work/status"; then
  say "reported $outcome of $REVISION"
else
  say "the status of $REVISION could not be reported: $answered"
fi
