# shellcheck shell=bash
# For .ci/docker and .ci/kind: runs commands beside one another, and prints a line to stderr for each that has ended.

# Compilers collect garbage less often, which makes them clearly faster, for some GiB more.
export GOGC=1000

started=()
outputs=$(mktemp --directory)
trap 'jobs -p | xargs --no-run-if-empty kill 2>/dev/null || true; rm -rf "$outputs"' EXIT

# Starts the command $2 … by the name $1, as soon as a processor is free.
beside() {
  # `wait -n` forgets a job that ended before it.
  while (($(jobs -rp | wc -l) >= $(nproc))); do sleep 0.2; done
  local begin=$SECONDS
  {
    "${@:2}" >"$outputs/$1" 2>&1
    touch "$outputs/$1.ended"
    printf '%5d s  %s\n' $((SECONDS - begin)) "$1" >&2
  } &
  started+=("$1")
}

# Waits for all of them. Of one that failed, prints what it printed, and ends the script.
all_ended() {
  local name
  # By their ids, `wait` would not know one that ended before another process had its id.
  wait
  for name in "${started[@]}"; do
    [[ -e $outputs/$name.ended ]] || {
      echo "failed: $name" >&2
      cat "$outputs/$name" >&2
      exit 1
    }
  done
  started=()
}
