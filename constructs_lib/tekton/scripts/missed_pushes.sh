#!/usr/bin/env bash
# Sends a push that started no run to the webhook handler again: a Git server sends it once, and the handler may have been down.
# It looks at the tip of the branch. Each pipeline with files that others than the bot have changed since `seen` must have a run of that
# change or of a later commit; where the branch was rewritten, each must have one of the tip. Where there is none, and none comes
# meanwhile, the push gets the status `error`, and the handler is told of the tip. At the end the ConfigMap STATE, which no user of the
# Git server can change, names the tip as `seen`. Without it, what is there counts as seen.
# It also ends the status `pending` of runs that were cancelled or deleted, beside the newest commits and those of runs.
# Variables: those of git.sh but REVISION and PATHS; PIPELINE_… (a line with the name of a pipeline, and one for each of
# its files and folders); NAMESPACE of the runs and of STATE; HANDLER_URL; SIGNATURE (file with the value that signs events);
# GRACE_SECONDS (what an event may take to become a run); STATUSES_URL (of the API, without a commit); REPORTER (user that writes
# statuses).
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/api.sh"
: "${ACCOUNT:=/var/run/secrets/kubernetes.io/serviceaccount}" "${API_SERVER:=https://kubernetes.default.svc}"
MOST_COMMITS=20

# Asks the API $1 for what is called $2 in the namespace, with further options of curl; writes its answer to $work/answer.
ask_cluster() {
  printf 'header = "Authorization: Bearer %s"\n' "$(<"$ACCOUNT/token")" |
    curl --disable --config - --silent --show-error --fail --retry 3 --max-time 60 --cacert "$ACCOUNT/ca.crt" --output "$work/answer" \
      --url "$API_SERVER/$1/namespaces/$NAMESPACE/$2" "${@:3}" 2>"$work/log"
}

# Writes lines to $work/runs: the pipeline and the commit of each run, and the pipeline and `unfinished` of each that goes on.
list_runs() {
  ask_cluster apis/tekton.dev/v1 pipelineruns || fail "cannot list the runs: $(tail -n 1 "$work/log")"
  node -e 'const { items } = JSON.parse(require("fs").readFileSync(0));
    for (const { spec, status } of items) {
      if (!status?.completionTime) console.log(spec.pipelineRef?.name, "unfinished");
      for (const { name, value } of spec.params ?? []) if (name === "revision") console.log(spec.pipelineRef?.name, value);
    }' <"$work/answer" >"$work/runs"
}

# Prints a line for each status `pending` of REPORTER beside the commits in $work/commits: its number, its commit and its pipeline.
find_pending() {
  local commit
  while read -r commit; do
    if ask_api GET "$STATUSES_URL/$commit"; then
      printf '%s %s\n' "$commit" "$(tr -d '\n' <"$work/answer")"
    elif [[ ! $answered =~ ^4(04|22)$ ]]; then
      fail "cannot read the statuses of $commit: $answered"
    fi
  done <"$work/commits" >"$work/statuses"
  node -e 'const { REPORTER } = process.env;
    for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
      const newest = {};
      for (const each of JSON.parse(line.slice(41)))
        if (each.creator?.login === REPORTER && !(newest[each.context]?.id > each.id)) newest[each.context] = each;
      for (const { id, context, status, state } of Object.values(newest))
        if ((status ?? state) === "pending") console.log(id, line.slice(0, 40), context);
    }' <"$work/statuses"
}

# Ends statuses that no run will end. A run that ends or begins meanwhile writes another one, with another number.
end_pending() {
  local id commit pipeline
  ask_api GET "${STATUSES_URL%/statuses}/commits?sha=$BRANCH&limit=$MOST_COMMITS&per_page=$MOST_COMMITS&stat=false&files=false" ||
    fail "cannot list the newest commits: $answered"
  node -e 'for (const { sha } of JSON.parse(require("fs").readFileSync(0))) console.log(sha)' <"$work/answer" >"$work/newest"
  list_runs
  cut -d " " -f 2 "$work/runs" | sort -u - "$work/newest" | grep -xE "[0-9a-f]{40}" >"$work/commits"
  find_pending >"$work/pending"
  [[ -s $work/pending ]] || return 0
  cut -d " " -f 2 "$work/pending" | sort -u >"$work/commits"
  list_runs
  find_pending >"$work/still"
  while read -r id commit pipeline; do
    grep -qxF "$pipeline unfinished" "$work/runs" || ! grep -qxF "$id $commit $pipeline" "$work/still" ||
      report_status "$commit" "$pipeline" error "The run is gone: it was cancelled, deleted, or could not report its end"
  done <"$work/pending"
}

# Writes a line for each pipeline that must have a run to $work/expected, its name and one of its paths, and the runs that count to
# $work/of-<pipeline>.
find_expected() {
  local variable name commit
  for variable in "${!PIPELINE_@}"; do
    mapfile -t paths <<<"${!variable}"
    name=${paths[0]} commit=$tip
    if REVISION=$seen has_revision; then
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

# Tells the handler of what has no run, and remembers the tip.
search() {
  local tip seen name
  git ls-remote "$URL" "$ref" >"$work/references" 2>"$work/log" || fail "cannot ask for '$BRANCH': $(tail -n 1 "$work/log")"
  ask_cluster api/v1 "configmaps/$STATE" || fail "cannot read ConfigMap '$STATE': $(tail -n 1 "$work/log")"
  # shellcheck disable=SC2016
  seen=$(ref=$ref node -p 'const [ref, commit] = (JSON.parse(require("fs").readFileSync(0)).data?.seen ?? "").split(" ");
    ref === process.env.ref ? commit : ""' <"$work/answer")
  if [[ $(cut -f 1 "$work/references") == "$seen" ]]; then
    say "nothing new"
    return 0
  fi
  fetch_branch
  if [[ -n $seen ]]; then
    find_expected
    await_runs
    if [[ -s $work/missing ]]; then
      while read -r name _; do
        report_status "$tip" "$name" error "The push started no run; the search for such pushes starts one"
      done <"$work/missing"
      tell
      say "told again of $tip: $(cut -d ' ' -f 1 "$work/missing" | paste -sd ' ')"
      await_runs
      [[ ! -s $work/missing ]] || fail "no run came of $tip for $(cut -d ' ' -f 1 "$work/missing" | paste -sd ' ')"
    fi
  fi
  ask_cluster api/v1 "configmaps/$STATE?fieldManager=$STATE" --request PATCH --header "Content-Type: application/merge-patch+json" \
    --data "{\"data\": {\"seen\": \"$ref $tip\"}}" || fail "cannot write ConfigMap '$STATE': $(tail -n 1 "$work/log")"
  say "seen up to ${tip:0:12}"
}

search
end_pending
