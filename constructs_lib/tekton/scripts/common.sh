# What scripts of steps share. Folders of a pod: RESULTS (what the Task hands to the pipeline), WORKSPACE (shared by the Tasks of
# a run).
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C
: "${RESULTS:=/tekton/results}" "${WORKSPACE:=/workspace}" "${REFUSED:=$WORKSPACE/output/refused}"

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Prints seconds that no setting of the clock moves, as it moves SECONDS: a laptop's is set right after it slept.
now() { cut -d . -f 1 /proc/uptime; }

# Ends this try, and at its begin each later one: another would come to the same end.
refuse() {
  mkdir -p "$REFUSED" 2>/dev/null || true
  fail "refused: $*"
}

refuse_again() { [[ ! -d $REFUSED ]] || fail "refused by a try before, whose log says why"; }

# Writes a result. A step that runs the code of a repository may have put a symbolic link in its place.
put_result() {
  local file
  file=$(mktemp -p "$RESULTS")
  printf '%s' "$2" >"$file"
  mv -fT "$file" "$RESULTS/$1"
}

# Ends a Task well, with its results.
finish() {
  put_result state "$1"
  put_result commit "$2"
  exit 0
}
