#!/usr/bin/env bash
# Reports the state of a pipeline as a status of the commit REVISION. A server that does not take it fails no pipeline.
# Variables: STATUSES_URL (of the API, without a commit), REVISION, CONTEXT (name of the status), STATE (status of the tasks of
# the pipeline, as Tekton states it, or Running), TARGET_URL (page with more; may be missing).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/api.sh"

case $STATE in
  Running) outcome=pending ;;
  Succeeded | Completed) outcome=success ;;
  Failed) outcome=failure ;;
  *) outcome=error ;;
esac
report_status "$REVISION" "$CONTEXT" "$outcome" "$STATE"
