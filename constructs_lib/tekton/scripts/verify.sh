#!/usr/bin/env bash
# Runs COMMAND of an application in its folder CONTEXT, in a copy of the source, of which the image is made.
set -euo pipefail

copy=$(mktemp -d)
cp -R "${WORKSPACE:-/workspace}/source" "$copy"
cd -- "$copy/source/$CONTEXT"
exec bash -euo pipefail -c "$COMMAND"
