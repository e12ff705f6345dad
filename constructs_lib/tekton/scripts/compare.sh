#!/usr/bin/env bash
# Fails unless the image in /workspace/output has DIGEST.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
built=$(cat "$WORKSPACE/output/digest")
[[ $built == "$DIGEST" ]] || fail "the repository gives $built, not $DIGEST: the image is not made of this revision, or its base has changed"
say "the repository gives $DIGEST"
