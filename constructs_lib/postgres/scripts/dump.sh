#!/usr/bin/env bash
# Prints a snapshot: the manifest in the file $1, which is one line, and what pg_dump prints with the other arguments.
set -euo pipefail
cat "$1"
exec pg_dump "${@:2}"
