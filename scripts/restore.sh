#!/usr/bin/env bash
# Brings a backup of the platform's database back, by Jobs on the cluster.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage:
  scripts/restore.sh --list                     list the backups, and the databases that restores have kept
  scripts/restore.sh latest [OPTION…]           restore the newest sound backup of the past
  scripts/restore.sh ID [OPTION…]               restore that backup, whatever its state
  scripts/restore.sh --undo NAME [OPTION…]      bring a database back that a restore has replaced
  scripts/restore.sh --drop NAME [OPTION…]      drop such a database, for good
  scripts/restore.sh --accept ID [OPTION…]      say that a suspicious backup is as it should be

The backup is restored into a new database and compared with its manifest. Only then the two change names, in one
transaction. What the service had before is kept until you drop it by name; a restore drops nothing.

Options:
  --dry-run         read the backup, and change nothing
  --yes             do not ask
  --context NAME    context of kubectl (default: kind-web-platform, which must be the current one)
  --help            show this

Ends with 0 when it is done; 1 when it failed; 2 when it was called wrongly; 3 when it refused, and nothing was changed.
USAGE
}

CONTEXT=kind-web-platform
NAMESPACE=db
CRON_JOB=postgresql-restore
CONTAINER=restore
PART_OF=web-platform
START_SECONDS=120
END_SECONDS=60

wrong() {
  echo "restore.sh: $*; see --help" >&2
  exit 2
}

refuse() {
  echo "restore.sh: $*" >&2
  exit 3
}

action='' backup='' context='' dry_run='' yes=''

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
    --undo | --drop | --accept | --context)
      [[ -n ${2:-} ]] || wrong "$1 needs a value"
      case $1 in
        --context) context=$2 ;;
        *) choose "$1" "${1#--}" && backup=$2 ;;
      esac
      shift
      ;;
    --dry-run) dry_run=true ;;
    --yes) yes=true ;;
    -* | '') wrong "there is no option '$1'" ;;
    *) choose "$1" restore && backup=$1 ;;
  esac
  shift
done
[[ -n $action ]] || wrong "say which backup: latest or an ID"
[[ $action == restore || -z $dry_run ]] || wrong "--dry-run is for a restore"
[[ -n $yes$dry_run || $action == list || -t 0 ]] || wrong "there is no terminal to ask; add --yes"

# Where there is no other, that one is taken which `make up` has fetched.
PATH=$PATH:${BASH_SOURCE[0]%restore.sh}../.cache/tools
command -v kubectl >/dev/null ||
  refuse "kubectl is missing; run 'make up', which fetches it, or see https://kubernetes.io/docs/tasks/tools"
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

# Sets `job` to one that does that, and goes on after Ctrl-C. `set env` prints nothing for a Job without changes: the
# template only lists.
start_job() {
  job=$CRON_JOB-$(date -u +%Y%m%d%H%M%S)-$$
  kube create job "$job" --from "cronjob/$CRON_JOB" --dry-run=client --output json |
    kube set env --local --filename - --output json "$@" |
    kube create --filename - >/dev/null
  trap 'echo "restore.sh: the job goes on; see: kubectl --context $context --namespace $NAMESPACE logs --follow job/$job" >&2; exit 130' INT
}

# Sets `now` to seconds that no setting of the clock moves, as it moves SECONDS: WSL is set right after it slept. Ctrl-C would end
# another program, and its empty answer would count as a time.
look_at_time() {
  read -r now _ </proc/uptime
  now=${now%.*}
}

# Prints what the pods of the job have of a field; fails where the API server does not answer.
pods() { kube get pods --selector "job-name=$job" --output "jsonpath={.items[*].status.$1}"; }

# Whether the job has ended, by its own word: its pod may be gone.
job_ended() {
  local conditions
  conditions=$(kube get job "$job" --output 'jsonpath={.status.conditions[?(@.status=="True")].type}') || return 1
  [[ $conditions == *Complete* || $conditions == *Failed* ]]
}

show_events() {
  {
    echo "restore.sh: what the cluster says of job '$job':"
    kube get job "$job" --output 'jsonpath={range .status.conditions[*]}{.type}: {.reason}: {.message}{"\n"}{end}' || true
    pods 'containerStatuses[*].state.waiting' || true
    kube get events --output 'jsonpath={range .items[*]}{.involvedObject.name}: {.reason}: {.message}{"\n"}{end}' |
      grep -F "$job" | sort -u || true
  } >&2
}

# Shows each kind of warning about the job and its pod once, as soon as the cluster has one: a quota that is used up, say.
show_warnings() {
  local object reason message
  while read -r object reason message; do
    [[ $object == "$job"* && " $warned " != *" $object:$reason "* ]] || continue
    echo "restore.sh: still waiting: $reason: $message" >&2
    warned+=" $object:$reason"
  done < <(kube get events --field-selector type=Warning \
    --output 'jsonpath={range .items[*]}{.involvedObject.name} {.reason} {.message}{"\n"}{end}' 2>/dev/null)
}

# Waits until the pod of the job runs, or has ended already.
await_start() {
  local now deadline phase warned=
  look_at_time
  deadline=$((now + START_SECONDS))
  while true; do
    phase=$(pods phase) || phase=
    [[ ! $phase =~ Running|Succeeded|Failed ]] || return 0
    ! job_ended || return 0
    show_warnings
    look_at_time
    ((now < deadline)) || {
      echo "restore.sh: job '$job' does not start" >&2
      show_events
      kube delete job "$job" --wait=false >/dev/null
      exit 1
    }
    sleep 1
  done
}

# Shows what the job says, to its end; returns its exit code, or 1 where its pod is gone.
finish_job() {
  local code='' now deadline
  await_start
  kube logs --follow --container "$CONTAINER" --pod-running-timeout 5s "job/$job" || true
  # The status of an ended pod follows at once. A pod that runs on after its log broke off ends later.
  look_at_time
  deadline=$((now + END_SECONDS))
  while true; do
    code=$(pods "containerStatuses[?(@.name==\"$CONTAINER\")].state.terminated.exitCode") || code=
    [[ ! $code =~ ^[0-9]+$ ]] || break
    if job_ended; then
      code=1
      break
    fi
    look_at_time
    [[ $(pods phase || true) != *Running* ]] || deadline=$((now + END_SECONDS))
    ((now < deadline)) || {
      code=1
      break
    }
    sleep 1
  done
  trap - INT
  case $code in
    0 | 3) kube delete job "$job" --wait=false >/dev/null ;;
    *)
      # The Job is kept: it may tell more.
      show_events
      echo "restore.sh: the job is kept, and 'make status' tells of it until it is gone: kubectl --context $context" \
        "--namespace $NAMESPACE delete job $job" >&2
      code=1
      ;;
  esac
  return "$code"
}

if [[ -z $yes$dry_run && $action != list ]]; then
  case $action in
    restore | undo)
      echo "What $backup replaces is kept; nothing is dropped. Those who are connected to the database lose their connection."
      ;;
    drop)
      # Its size and age are in the list.
      start_job ACTION=list BACKUP=
      finish_job
      echo "$backup is dropped, with all that is in it, for good."
      ;;
  esac
  read -rp "$action $backup on $context? [y/N] " answer
  [[ $answer == [yY]* ]] || refuse "nothing was done"
fi
[[ -z $dry_run ]] || action=check
start_job "ACTION=$action" "BACKUP=$backup"
finish_job
