#!/bin/sh
# Looks for known vulnerabilities in the image, and fails if one has a fix and one of SEVERITIES.
set -eu
: "${WORKSPACE:=/workspace}" "${SEVERITIES:=HIGH,CRITICAL}"

status=0
trivy image --input "$WORKSPACE/output/image.tar" --scanners vuln --severity "$SEVERITIES" --ignore-unfixed --no-progress \
  --exit-code 10 || status=$?
case $status in
  0) echo "no vulnerability with a fix, of $SEVERITIES" ;;
  10) echo "the image has vulnerabilities that are fixed elsewhere; raise the versions above" >&2 ;;
  *) echo "the scanner could not work; it needs its database" >&2 ;;
esac
exit "$status"
