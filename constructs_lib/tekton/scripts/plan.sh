#!/usr/bin/env bash
# Third of four Tasks that say what a pull request does, or that commit what SYNTH writes: compares dist/ with what the second has
# synthesized, by PLAN, a command of the commit in `trusted`, which is given two folders and options. It writes the folder `planned`:
# `plan.md`, and the command's exit code, `code`. What is synthesized is data here, and its pod has no Secret, as packages are installed in it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/synthesized.sh"
trusted=$WORKSPACE/trusted
planned=$WORKSPACE/planned
REFUSED=$work/refused
find "$planned" -mindepth 1 -delete

# Ends with the code $1 and the text $2.
end_with() {
  printf '%s\n' "$2" >"$planned/plan.md"
  printf %s "$1" >"$planned/code"
  exit 0
}

without_plan() { end_with 1 $'**There is no plan**:\n\n    '"${*//$'\n'/$'\n'    }"; }

# Plans with options ($@), and prints that.
plan() {
  (cd source && exec env --unset=LC_ALL bash -euo pipefail -c "$PLAN \"\$@\"" plan "$trusted/before/dist" "$work/dist" "$@") 2>"$work/log"
}

cd "$work"
(unpack_dist) 2>"$work/log" || without_plan "$(<"$work/log")"
mapfile -t folders < <(find "$trusted" -mindepth 1 -maxdepth 1 -name before -or -name after)
strange=$(find "${folders[@]}" ! -type f ! -type d -print -quit)
[[ -z $strange ]] || without_plan "dist/ must have regular files only, got $(printf %q "${strange#"$trusted"/}")"
cp "$trusted/allowed" allowed
cp -r "$trusted/source" source
if [[ -d $trusted/after ]]; then
  # What is committed is delivered, too, until a run has committed what is synthesized.
  diff -rq "$trusted/before/dist" "$trusted/after/dist" >/dev/null || diff -rq "$trusted/after/dist" dist >/dev/null ||
    without_plan "dist/ was changed, and is not what is synthesized; commit that, or leave dist/ as it was"
elif diff -rq "$trusted/before/dist" dist >/dev/null; then
  end_with 0 "No changes."
elif [[ -s allowed ]]; then
  # A commit before may have done what is allowed, and one after undone it.
  plan --format json >"$work/objects" || true
  python3 -c 'import json, sys
for each in json.load(sys.stdin)["objects"]: print(each["severity"] + ":" + each["object"])' <"$work/objects" >"$work/found" ||
    fail "$(<"$work/log")"
  grep -xFf "$work/found" "$trusted/allowed" >allowed || true
fi

mapfile -t options < <(sed 's/^/--allow=/' allowed)
code=0
plan --format markdown "${options[@]}" >"$work/plan" || code=$?
case $code in
  0 | 10 | 20 | 30) ;;
  # It says so in a line: something is allowed that is not planned, or a file cannot be read.
  1) without_plan "$(tail -n 1 "$work/log")" ;;
  *) fail "$(<"$work/log")" ;;
esac
{
  cat "$work/plan"
  if [[ -s allowed ]]; then
    # shellcheck disable=SC2016
    printf '\n%s\n' "Allowed by messages of its commits:" && sed 's/.*/- `&`/' allowed
  fi
  if ((code == 30)); then
    printf '\n%s\n' "What is destructive is refused, unless the message of a commit ends with a line such as \
\`Plan-allows: destructive:db/StatefulSet/postgresql\`."
  fi
} >"$planned/plan.md"
printf %s "$code" >"$planned/code"
say "planned; the exit code is $code"
