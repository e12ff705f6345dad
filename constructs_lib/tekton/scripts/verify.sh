#!/usr/bin/env bash
# Runs COMMAND of an application in its folder CONTEXT, in a copy of the source, of which the image is made. Where it fails, it would
# fail again: another try is for a pod that went away meanwhile.
# shellcheck source-path=SCRIPTDIR
locale=(${LC_ALL+"LC_ALL=$LC_ALL"})
source "$(dirname "$0")/common.sh"
refuse_again
source "$(dirname "$0")/cache.sh"

copy=$(mktemp -d)
cp -R "$WORKSPACE/source" "$copy"
cd -- "$copy/source/$CONTEXT"
env --unset=LC_ALL "${locale[@]}" bash -euo pipefail -c "$COMMAND" || refuse "the tests of the application have failed"
