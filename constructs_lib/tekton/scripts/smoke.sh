#!/usr/bin/env bash
# Asks each of ADDRESSES (a line each: URL, a space, text that the answer must have) until all answer as they should, at most
# WITHIN_SECONDS; then it fails, says which do not, and hands on their number as `faults`. An answer may take ANSWER_SECONDS.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
: "${WITHIN_SECONDS:=60}" "${ANSWER_SECONDS:=10}"
MOST_BYTES=1000000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Prints why the address $1 does not answer with the text $2; nothing if it does.
fault() {
  local asked=0
  curl --disable --globoff --silent --show-error --fail --location --max-redirs 5 --max-time "$ANSWER_SECONDS" \
    --proto '=http,https' --url "$1" 2>"$work/log" | head -c "$MOST_BYTES" >"$work/answer" || asked=$?
  if (($(stat -c %s "$work/answer") == MOST_BYTES)); then
    echo "the answer has $MOST_BYTES bytes or more"
  elif ((asked)); then
    tail -n 1 "$work/log"
  elif ! grep -qF -e "$2" "$work/answer"; then
    echo "the answer lacks '$2'"
  fi
}

end=$(($(now) + WITHIN_SECONDS))
while true; do
  faults=()
  while IFS=' ' read -r url text; do
    [[ -n $url ]] || continue
    fault=$(fault "$url" "$text")
    [[ -z $fault ]] || faults+=("$url: $fault")
  done <<<"$ADDRESSES"
  ((${#faults[@]})) || break
  if (($(now) >= end)); then
    put_result faults "${#faults[@]}"
    fail "$(printf '%s\n' "${faults[@]}")"
  fi
  sleep 1
done
say "all addresses answer as they should"
