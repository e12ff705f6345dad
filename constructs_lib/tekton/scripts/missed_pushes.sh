#!/usr/bin/env bash
# Tells the webhook handler again of a push that started no run: a Git server tells of a push once, and nobody may have listened.
# It looks at the tip of the branch. Each pipeline whose files somebody but the bot has changed since `seen` must have a run of that
# change or of a later commit; where the branch was rewritten, each must have one of the tip. Where there is none, and none comes
# meanwhile, the handler is told of the tip. At the end a reference of the repository, `seen`, names the tip. Without one, what is
# there counts as seen.
# Variables: those of git.sh but REVISION and PATHS; PIPELINE_… (a line with the name of a pipeline, and one for each of
# its files and folders); NAMESPACE of the runs; HANDLER_URL; SIGNATURE (file with the value that signs events); GRACE_SECONDS
# (what an event may take to become a run).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
: "${ACCOUNT:=/var/run/secrets/kubernetes.io/serviceaccount}" "${API_SERVER:=https://kubernetes.default.svc}"

# Git has no reference below another one, such as that of a branch that was renamed to `former/new`. No name of a branch has a '%'.
seen_ref=refs/pipelines/seen/${BRANCH//\//%}

# Prints the commit of the reference $1 on the server, if there is one.
commit_of() { awk -v ref="$1" '$2 == ref { print $1 }' "$work/references"; }

# Writes a line for each run to $work/runs: its pipeline and its commit.
list_runs() {
  printf 'header = "Authorization: Bearer %s"\n' "$(<"$ACCOUNT/token")" |
    curl --disable --config - --silent --show-error --fail --retry 3 --max-time 60 --cacert "$ACCOUNT/ca.crt" --output "$work/answer" \
      --url "$API_SERVER/apis/tekton.dev/v1/namespaces/$NAMESPACE/pipelineruns" 2>"$work/log" ||
    fail "cannot list the runs: $(tail -n 1 "$work/log")"
  node -e 'for (const { spec } of JSON.parse(require("fs").readFileSync(0)).items)
    for (const { name, value } of spec.params ?? [])
      if (name === "revision") console.log(spec.pipelineRef?.name, value)' <"$work/answer" >"$work/runs"
}

# Writes a line for each pipeline that must have a run to $work/expected, its name and one of its paths, and the runs that count to
# $work/of-<pipeline>.
find_expected() {
  local variable name commit
  for variable in "${!PIPELINE_@}"; do
    mapfile -t paths <<<"${!variable}"
    name=${paths[0]} commit=$tip
    if git merge-base --is-ancestor "$seen" "$tip"; then
      find_made_by_others --topo-order "$seen..$tip" -- "${paths[@]:1}"
      commit=$(head -n 1 "$work/by-others")
    fi
    [[ -n $commit ]] || continue
    { printf '%s\n' "$commit" && git rev-list --ancestry-path "$commit..$tip"; } | sed "s/^/$name /" >"$work/of-$name"
    printf '%s %s\n' "$name" "${paths[1]}"
  done >"$work/expected"
}

# Writes those lines to $work/missing of which there is no run.
find_missing() {
  local name path
  list_runs
  while read -r name path; do
    grep -qxFf "$work/of-$name" "$work/runs" || printf '%s %s\n' "$name" "$path"
  done <"$work/expected" >"$work/missing"
}

# Finds what lacks a run until nothing does, or that time has passed.
await_runs() {
  local until=$(($(now) + GRACE_SECONDS))
  find_missing
  while [[ -s $work/missing ]] && (($(now) < until)); do
    sleep 2
    find_missing
  done
}

# Tells the handler of a push of the tip that changed one path of each pipeline that lacks a run.
tell() {
  # shellcheck disable=SC2016
  cut -d " " -f 2- "$work/missing" | COMMIT=$tip REF=$ref WORK=$work node -e 'const fs = require("fs");
    const secret = fs.readFileSync(process.argv[1], "utf8");
    if (!secret) process.exit(1);
    const modified = fs.readFileSync(0, "utf8").split("\n").filter(Boolean);
    const { COMMIT: after, REF: ref, WORK: work } = process.env;
    const event = JSON.stringify({ ref, after, sender: { login: "missed-pushes" }, commits: [{ id: after, modified }] });
    const digest = require("crypto").createHmac("sha256", secret).update(event).digest("hex");
    const headers = [["Content-Type", "application/json"], ["X-GitHub-Event", "push"], ["X-Hub-Signature-256", `sha256=${digest}`]];
    fs.writeFileSync(`${work}/event`, event);
    fs.writeFileSync(`${work}/headers`, headers.map((each) => `${each.join(": ")}\n`).join(""));' \
    "$SIGNATURE" || fail "the Secret of the signature has no value"
  curl --disable --silent --show-error --fail --max-time 60 --output /dev/null --header "@$work/headers" \
    --data-binary "@$work/event" --url "$HANDLER_URL" 2>"$work/log" ||
    fail "the webhook handler takes no event: $(tail -n 1 "$work/log")"
}

git ls-remote "$URL" "$ref" "$seen_ref" >"$work/references" 2>"$work/log" || fail "cannot ask for '$BRANCH': $(tail -n 1 "$work/log")"
tip=$(commit_of "$ref")
seen=$(commit_of "$seen_ref")
if [[ $tip == "$seen" ]]; then
  say "nothing new"
  exit 0
fi
fetch_branch
if [[ -n $seen ]]; then
  git fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head "$URL" "$seen_ref"
  find_expected
  await_runs
  if [[ -s $work/missing ]]; then
    tell
    say "told again of $tip: $(cut -d ' ' -f 1 "$work/missing" | paste -sd ' ')"
    await_runs
    [[ ! -s $work/missing ]] || fail "no run came of $tip for $(cut -d ' ' -f 1 "$work/missing" | paste -sd ' ')"
  fi
fi
git push --quiet --force "$URL" "$tip:$seen_ref" 2>"$work/log" || fail "cannot push '$seen_ref': $(tail -n 1 "$work/log")"
say "seen up to ${tip:0:12}"
