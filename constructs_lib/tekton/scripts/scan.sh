#!/bin/sh
# Looks for known vulnerabilities in the image, and fails if one has a fix and one of SEVERITIES. The folder TRIVY_CACHE_DIR is
# shared with other runs, but Trivy fails where another has it: scans wait for one another.
set -eu
: "${WORKSPACE:=/workspace}" "${TRIVY_CACHE_DIR:=/cache/trivy}" "${SEVERITIES:=HIGH,CRITICAL}"

status=0
mkdir -p "$TRIVY_CACHE_DIR"
flock "$TRIVY_CACHE_DIR/lock" trivy image --input "$WORKSPACE/output/image.tar" --scanners vuln --severity "$SEVERITIES" \
  --ignore-unfixed --no-progress --exit-code 10 || status=$?
case $status in
  0) echo "no vulnerability with a fix, of $SEVERITIES" ;;
  10) echo "the image has vulnerabilities that are fixed elsewhere; raise the versions above" >&2 ;;
  *) echo "the scanner could not work; it needs its database" >&2 ;;
esac
exit "$status"
