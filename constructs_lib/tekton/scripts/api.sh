# How scripts of steps use the API of a Git server. LOGIN as in git.sh, `work` is a folder of the script. A server that is away, as
# while it is replaced, is asked again for RETRY_SECONDS, which leave room within the end of a run.
# shellcheck shell=bash
: "${LOGIN:=/secrets/git}" "${work:?}" "${RETRY_SECONDS:=150}"

# Asks the API as METHOD URL [file with JSON]: writes its answer to $work/answer, and sets `answered` to its status. Returns 1
# where that is none of success.
ask_api() {
  local login
  login=$(<"$LOGIN/username"):$(<"$LOGIN/password")
  login=${login//\\/\\\\}
  answered=$(printf 'user = "%s"\n' "${login//\"/\\\"}" |
    curl --disable --config - --silent --show-error --max-time 60 --proto '=http,https' --request "$1" \
      --retry 7 --retry-all-errors --retry-max-time "$RETRY_SECONDS" \
      --header 'Content-Type: application/json' ${3:+--data-binary "@$3"} --output "$work/answer" --write-out '%{http_code}' \
      --url "$2" 2>"$work/log") || { answered=$(tail -n 1 "$work/log"); return 1; }
  [[ $answered == 2?? ]]
}

# Writes beside the commit $1, under the name $2, the state $3 with the description $4. A server that does not take it fails no script.
report_status() {
  # shellcheck disable=SC2016
  context=$2 state=$3 description=$4 node -e 'const { context, state, description, TARGET_URL } = process.env;
    console.log(JSON.stringify({ state, context, description, target_url: TARGET_URL || undefined }))' >"$work/status"
  if ask_api POST "$STATUSES_URL/$1" "$work/status"; then
    say "reported $3 of $1"
  else
    say "the status of $1 could not be reported: $answered"
  fi
}
