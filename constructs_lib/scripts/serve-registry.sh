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
  kill "$server" || true
  wait "$server" || true
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
    kill "$process" 2>/dev/null || true
  done
  wait
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
    stop
    serve read-only
    collect || touch "$request.failed"
    stop
    serve writable
    rm "$request"
  fi
  run sleep 1
done
wait "$server"
