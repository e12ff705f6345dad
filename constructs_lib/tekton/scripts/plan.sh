#!/usr/bin/env bash
# Third of four Tasks that say what a pull request does: compares dist/ with what the second has synthesized, by PLAN, a command of the
# newest commit of the branch, which is given two folders and options. It writes the folder `planned`: `plan.md`, and the command's exit
# code, `code`. What the pull request has is data here, and its pod has no Secret, as packages are installed in it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/synthesized.sh"
trusted=$WORKSPACE/trusted
planned=$WORKSPACE/planned
REFUSED=$work/refused
find "$planned" -mindepth 1 -delete

# Ends with a text in place of a plan.
without_plan() {
  printf '**There is no plan**:\n\n    %s\n' "${*//$'\n'/$'\n'    }" >"$planned/plan.md"
  printf 1 >"$planned/code"
  exit 0
}

cd "$work"
(unpack_dist) 2>"$work/log" || without_plan "$(<"$work/log")"
strange=$(find "$trusted/before" "$trusted/after" ! -type f ! -type d -print -quit)
[[ -z $strange ]] || without_plan "dist/ must have regular files only, got $(printf %q "${strange#"$trusted"/}")"
# What is committed is delivered, too, until a run has committed what is synthesized.
diff -rq "$trusted/before/dist" "$trusted/after/dist" >/dev/null || diff -rq "$trusted/after/dist" dist >/dev/null ||
  without_plan "dist/ was changed, and is not what is synthesized; commit that, or leave dist/ as it was"

mapfile -t allowed < <(sed 's/^/--allow=/' "$trusted/allowed")
cp -r "$trusted/source" source
code=0
(cd source && exec env --unset=LC_ALL bash -euo pipefail -c "$PLAN \"\$@\"" plan "$trusted/before/dist" "$work/dist" --format markdown \
  "${allowed[@]}") >"$work/plan" 2>"$work/log" || code=$?
case $code in
  0 | 10 | 20 | 30) ;;
  # It says so in a line: something is allowed that is not planned, or a file cannot be read.
  1) without_plan "$(tail -n 1 "$work/log")" ;;
  *) fail "$(<"$work/log")" ;;
esac
{
  cat "$work/plan"
  if ((${#allowed[@]})); then
    # shellcheck disable=SC2016
    printf '\n%s\n' "Allowed by messages of its commits:" && sed 's/.*/- `&`/' "$trusted/allowed"
  fi
  if ((code == 30)); then
    printf '\n%s\n' "What is destructive is refused, unless the message of a commit ends with a line such as \
\`Plan-allows: destructive:db/StatefulSet/postgresql\`."
  fi
} >"$planned/plan.md"
printf %s "$code" >"$planned/code"
say "planned; the exit code is $code"
