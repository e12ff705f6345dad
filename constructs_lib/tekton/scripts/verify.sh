#!/usr/bin/env bash
# Runs COMMAND of an application in its folder CONTEXT, in a copy of the source, of which the image is made.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
source "$(dirname "$0")/cache.sh"

copy=$(mktemp -d)
cp -R "${WORKSPACE:-/workspace}/source" "$copy"
cd -- "$copy/source/$CONTEXT"
exec bash -euo pipefail -c "$COMMAND"
