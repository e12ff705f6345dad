#!/usr/bin/env bash
# Brings a backup of the platform's database back, by Jobs on the cluster.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage:
  scripts/restore.sh --list                     list the backups
  scripts/restore.sh latest [OPTION…]           restore the newest sound backup
  scripts/restore.sh NAME [OPTION…]             restore the backup of that name
  scripts/restore.sh --file FOLDER [OPTION…]    restore a backup that lies in a folder of this machine
  scripts/restore.sh --undo NAME [OPTION…]      bring a database back that a restore has replaced

The backup is restored into a new database and compared with its manifest. Only then the two change names, in one
transaction; what the service had before is kept until the next restore.

Options:
  --dry-run         check the backup, and change nothing
  --yes             do not ask
  --keep-old        keep the databases that former restores have replaced, too
  --context NAME    context of kubectl (default: kind-web-platform, which must be the current one)
  --help            show this

Ends with 0 when it is done; 1 when it failed; 2 when it was called wrongly; 3 when it refused, and nothing was changed.
USAGE
}

CONTEXT=kind-web-platform
NAMESPACE=db
CRON_JOB=postgresql-restore
PART_OF=web-platform
START_SECONDS=120
FILES=(database.dump globals.sql manifest.json SHA256SUMS)

wrong() {
  echo "restore.sh: $*; see --help" >&2
  exit 2
}

refuse() {
  echo "restore.sh: $*" >&2
  exit 3
}

action='' backup='' folder='' context='' dry_run='' yes='' keep_old=false

choose() {
  [[ -z $action ]] || wrong "'$1' comes after another backup or action"
  action=$2
}

while (($#)); do
  case $1 in
    --help)
      usage
      exit
      ;;
    --list) choose "$1" list ;;
    --file | --undo | --context)
      [[ -n ${2:-} ]] || wrong "$1 needs a value"
      case $1 in
        --file) choose "$1" restore && folder=$2 ;;
        --undo) choose "$1" undo && backup=$2 ;;
        --context) context=$2 ;;
      esac
      shift
      ;;
    --dry-run) dry_run=true ;;
    --yes) yes=true ;;
    --keep-old) keep_old=true ;;
    -* | '') wrong "there is no option '$1'" ;;
    *) choose "$1" restore && backup=$1 ;;
  esac
  shift
done
[[ -n $action ]] || wrong "say which backup: latest, a name, or --file"
[[ $action == restore || -z $dry_run ]] || wrong "--dry-run is for a restore"
[[ -n $yes$dry_run || $action == list || -t 0 ]] || wrong "there is nobody to ask; add --yes"

if [[ -n $folder ]]; then
  for file in "${FILES[@]}"; do
    [[ -f $folder/$file ]] || refuse "$folder is no backup: $file is missing"
  done
  (cd "$folder" && sha256sum --check --strict --quiet SHA256SUMS) >&2 || refuse "$folder is broken"
  backup=$(sed -nE 's/^    "name": "([a-z0-9_]+-[0-9]{8}T[0-9]{6}Z)",?$/\1/p' "$folder/manifest.json")
  [[ -n $backup ]] || refuse "$folder is no backup: its manifest has no name"
  [[ -z $dry_run ]] || {
    echo "restore.sh: $folder holds $backup, and is sound"
    exit
  }
fi

command -v kubectl >/dev/null || refuse "kubectl is missing; see https://kubernetes.io/docs/tasks/tools"
if [[ -z $context ]]; then
  current=$(kubectl config current-context 2>/dev/null || true)
  [[ $current == "$CONTEXT" ]] ||
    refuse "the current context is '$current', not '$CONTEXT'; change it with 'kubectl config use-context', or name one with --context"
  context=$CONTEXT
fi
kube() { kubectl --context "$context" --namespace "$NAMESPACE" "$@"; }

part_of=$(kube get namespace "$NAMESPACE" --output 'jsonpath={.metadata.labels.app\.kubernetes\.io/part-of}') ||
  refuse "context '$context' has no namespace '$NAMESPACE', or cannot be reached"
[[ $part_of == "$PART_OF" ]] || refuse "namespace '$NAMESPACE' in context '$context' is not of the platform: its part-of is '$part_of'"
kube get cronjob "$CRON_JOB" --output name >/dev/null || refuse "there is no CronJob '$CRON_JOB'; is the data tier synced?"

# Sets `job` to one that does that. Of a Job that needs no change `set env` prints nothing: the template only lists.
start_job() {
  job=$CRON_JOB-$(date -u +%Y%m%d%H%M%S)-$$
  kube create job "$job" --from "cronjob/$CRON_JOB" --dry-run=client --output json |
    kube set env --local --filename - --output json "$@" |
    kube create --filename - >/dev/null
}

pod_state() { kube get pods --selector "job-name=$job" --output "jsonpath={.items[0].status.$1}" 2>/dev/null; }

# Waits until the pod of the job runs, or has ended already.
await_start() {
  local deadline=$((SECONDS + START_SECONDS))
  until [[ $(pod_state phase) =~ ^(Running|Succeeded|Failed)$ ]]; do
    ((SECONDS < deadline)) || {
      echo "restore.sh: job '$job' does not start: $(pod_state 'conditions[*].message') $(pod_state 'containerStatuses[*].state.waiting')" >&2
      kube delete job "$job" --wait=false >/dev/null
      exit 1
    }
    sleep 1
  done
}

# Shows what the job says, to its end; returns its exit code.
finish_job() {
  local code
  await_start
  trap 'echo "restore.sh: the job goes on; see: kubectl --context $context --namespace $NAMESPACE logs --follow job/$job" >&2; exit 130' INT
  kube logs --follow --pod-running-timeout 5s "job/$job" || true
  until code=$(pod_state 'containerStatuses[0].state.terminated.exitCode') && [[ -n $code ]]; do
    sleep 1
  done
  trap - INT
  # Of what failed the pod may tell more.
  ((code == 1)) || kube delete job "$job" --wait=false >/dev/null
  return "$code"
}

send() {
  local incoming=/backups/.incoming
  start_job ACTION=receive
  await_start
  until kube exec "job/$job" -- test -d "$incoming" 2>/dev/null; do
    if [[ -n $(pod_state 'containerStatuses[0].state.terminated.exitCode') ]]; then
      # It says why it takes nothing, such as another restore that runs.
      finish_job
      return
    fi
    sleep 1
  done
  tar --create --directory "$folder" "${FILES[@]}" | kube exec --stdin "job/$job" -- tar --extract --directory "$incoming"
  kube exec "job/$job" -- touch "$incoming/complete"
  finish_job
}

if [[ -z $yes$dry_run && $action != list ]]; then
  read -rp "$action $backup on $context? Those who are connected to the database lose their connection. [y/N] " answer
  [[ $answer == [yY]* ]] || refuse "nothing was done"
fi
if [[ -n $folder ]]; then
  send
fi
[[ -z $dry_run ]] || action=check
start_job "ACTION=$action" "BACKUP=$backup" "KEEP_OLD=$keep_old"
finish_job
