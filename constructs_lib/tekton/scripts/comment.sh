#!/usr/bin/env bash
# Last of four Tasks that say what a pull request does: writes the plan beside it, as the one comment of the user of LOGIN that begins
# with the mark of CONTEXT, and which each run renews. Fails where the plan is destructive, or there is none.
# Variables: ISSUES_URL (of the API), PULL_REQUEST (its number), REVISION, CONTEXT.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/api.sh"
planned=$WORKSPACE/planned
REFUSED=$planned/refused
# The limit of servers, and of readers.
: "${MOST_CHARACTERS:=60000}"

refuse_again
code=$(<"$planned/code")
# The comment was written by the first run, so it is among the first.
ask_api GET "$ISSUES_URL/$PULL_REQUEST/comments?per_page=100" ||
  fail "cannot read the comments of pull request $PULL_REQUEST: $answered"
export LOGIN MOST_CHARACTERS
# shellcheck disable=SC2016
own=$(node -e 'const { readFileSync, writeFileSync } = require("fs");
  const { CONTEXT, LOGIN, MOST_CHARACTERS, REVISION } = process.env;
  const [found, plan, comment] = process.argv.slice(1);
  const mark = `<!-- plan of ${CONTEXT} -->`, user = readFileSync(`${LOGIN}/username`, "utf8").trim();
  const text = readFileSync(plan, "utf8"), most = Number(MOST_CHARACTERS);
  const cut = text.length > most ? " Its end is cut off." : "";
  const body = `${mark}\nOf commit ${REVISION}.${cut}\n\n${text.slice(0, most)}`;
  writeFileSync(comment, JSON.stringify({ body }));
  const is_own = (each) => each.user?.login === user && each.body?.startsWith(mark);
  console.log(JSON.parse(readFileSync(found, "utf8")).find(is_own)?.id ?? "");' "$work/answer" "$planned/plan.md" "$work/comment")
if [[ -n $own ]]; then
  ask_api PATCH "$ISSUES_URL/comments/$own" "$work/comment"
else
  ask_api POST "$ISSUES_URL/$PULL_REQUEST/comments" "$work/comment"
fi || fail "cannot write a comment on pull request $PULL_REQUEST: $answered"
say "the plan is beside pull request $PULL_REQUEST"
case $code in
  0 | 10 | 20) ;;
  30) refuse "the plan is destructive" ;;
  *) refuse "there is no plan" ;;
esac
