#!/usr/bin/env bash
# Forgets old snapshots of DATABASE: all but those of the newest RETENTION_DAYS days that have a sound one. The store lets the
# login of the backups only add; that of this job may remove, and nothing else runs with it.
# shellcheck source-path=SCRIPTDIR
source "${scripts:=$(dirname "$0")}/common.sh"

work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT

await_server
lock lock exclusive
open_repository
store unlock --remove-all
forget_old
say "kept all backups of the newest $RETENTION_DAYS days that have a sound one"
