#!/bin/sh
# Has serve-registry.sh collect garbage on the same volume, and waits for the end. Environment: STORAGE (a folder).
set -eu
trap 'exit 1' TERM INT

request=$STORAGE/collect-garbage
rm -f "$request.failed"
touch "$request"
while [ -e "$request" ]; do
  sleep 1
done
if [ -e "$request.failed" ]; then
  echo 'collect-garbage: it failed; the log of the registry says why' >&2
  exit 1
fi
