#!/bin/sh
# Serves images. While collect-garbage.sh asks for it, serves without taking new ones, and collects garbage meanwhile:
# a layer whose image is not complete yet would be taken for garbage. Environment: STORAGE, CONFIGURATION (folders).
set -eu

request=$STORAGE/collect-garbage
server='' other=''

serve() {
  registry serve "$CONFIGURATION/$1.yml" &
  server=$!
}

# Ends when the last request is answered, or its time is up.
stop() {
  # More than once: what is not yet the program, but a copy of this script, loses the signal.
  while kill "$1" 2>/dev/null; do
    sleep 0.2
  done
}

# Runs a program such that a signal need not wait for it.
run() {
  "$@" &
  other=$!
  wait "$other"
}

end() {
  trap '' TERM INT
  for process in $server $other; do
    stop "$process"
  done
  exit 0
}
trap end TERM INT

collect() {
  # Before the first image there is nothing to look at, which the program takes for a mistake.
  [ ! -d "$STORAGE/docker/registry/v2/repositories" ] || run registry garbage-collect --quiet "$CONFIGURATION/read-only.yml"
}

serve writable
while kill -0 "$server" 2>/dev/null; do
  if [ -e "$request" ]; then
    stop "$server"
    serve read-only
    collect || touch "$request.failed"
    stop "$server"
    serve writable
    rm "$request"
  fi
  run sleep 1
done
wait "$server"
