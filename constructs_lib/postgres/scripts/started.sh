#!/usr/bin/env bash
# Runs roles.sh at every start, once the server answers, or not at all where that takes more than $1 seconds: the image runs
# it only where it makes a volume, and a password, or roles.sh itself, may have changed since.
set -euo pipefail

until pg_isready --quiet --host 127.0.0.1; do
  ((SECONDS < $1)) || exit 1
  sleep 0.5
done
timeout 60 bash "$(dirname "$0")/roles.sh" || {
  echo "roles.sh failed, and the roles are as before; mend what it says, and restart the pod" >&2
  exit 1
}
