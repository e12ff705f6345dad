# What backup.sh and restore.sh share, in the image of Gitea. Environment: GITEA_URL, GITEA_USERNAME, GITEA_PASSWORD (of an
# administrator, who sees every repository), and that of store.sh.
# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR/../../../postgres/scripts
source "${scripts:?}/store.sh"

subject=Gitea ours=repositories details='repositories commits'

# The list of what is stored, beside the folders of owners: no name of one begins so.
# shellcheck disable=SC2034
list=_repositories

ANSWER_SECONDS=60
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Git does not prompt, follows no configuration of others, and gets the login from the environment.
export HOME=$work GIT_TERMINAL_PROMPT=0 GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_COUNT=3
# shellcheck disable=SC2016
export GIT_CONFIG_KEY_0=credential.helper \
  GIT_CONFIG_VALUE_0='!f() { printf "username=%s\npassword=%s\n" "$GITEA_USERNAME" "$GITEA_PASSWORD"; }; f' \
  GIT_CONFIG_KEY_1=init.defaultBranch GIT_CONFIG_VALUE_1=main GIT_CONFIG_KEY_2=pack.threads GIT_CONFIG_VALUE_2=1

# Asks Gitea as METHOD PATH [JSON]: writes its answer to $work/answer, and prints the status.
ask() {
  local login=$GITEA_USERNAME:$GITEA_PASSWORD
  login=${login//\\/\\\\}
  printf 'user = "%s"\n' "${login//\"/\\\"}" |
    curl --silent --show-error --max-time "$ANSWER_SECONDS" --config - --request "$1" --header 'Content-Type: application/json' \
      ${3:+--data "$3"} --output "$work/answer" --write-out '%{http_code}' "$GITEA_URL$2"
}

# Whether the repository $1 has a wiki: Gitea makes that with its first page.
has_wiki() {
  local status
  status=$(ask GET "/api/v1/repos/$1/wiki/pages")
  case $status in
    200) ;;
    404) return 1 ;;
    500) fail "Gitea answers with 500 where it should say whether $1 has a wiki: it is half made, if something ended meanwhile;" \
      "delete the data of the wiki in the settings of $1, and run this again" ;;
    *) fail "Gitea answers with $status where it should say whether $1 has a wiki" ;;
  esac
}

# Whether Gitea has seen no branch yet in the repository $1. A fork names its parent after this.
is_empty() {
  [[ $(ask GET "/api/v1/repos/$1") == 200 ]] || return 1
  [[ $(grep -o '"empty":[a-z]*' "$work/answer" | head -n 1) == '"empty":true' ]]
}

# Prints why no user can clone the repository $1, if that is no failure. Gitea's `has_code` is always false, but
# a repository without code cannot be pulled. A fork names its parent before what may be done.
closed_by() {
  [[ $(ask GET "/api/v1/users/${1%/*}") == 200 ]] || return 1
  if grep -q '"active":false' "$work/answer"; then
    echo "its owner is switched off in Gitea"
    return 0
  fi
  [[ $1 != *.wiki && $(ask GET "/api/v1/repos/$1") == 200 ]] || return 1
  if [[ $(grep -o '"permissions":{[^}]*}' "$work/answer" | tail -n 1) == *'"pull":false'* ]]; then
    echo "its code is switched off in Gitea"
  elif is_empty "$1"; then
    echo "it is empty in Gitea, as after a migration that failed"
  else
    return 1
  fi
}

# Lists the references of the repository in the folder $1, each with its object.
refs() { git -C "$1" for-each-ref --format '%(objectname) %(refname)'; }
