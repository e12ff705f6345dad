# How scripts of steps use a Git server. Variables: URL of the repository, BRANCH (or the whole name of a reference, such as
# refs/pull/1/head), REVISION (of what was pushed, if anything was), PATHS (a line each; none stands for everything); LOGIN is a folder
# with the files `username` and `password`. Git does not prompt, follows no configuration but this one, and runs nothing that a
# repository names. `work` is a folder that only scripts with a login see. Commits of the bot have a header, `pipeline-mark`, that is made
# with the value in the file MARK_KEY: any author can state the bot's name and address. Where the file SIGNING_KEY is, with a private key
# of GnuPG, they are signed as well. With SIGNATURE_KEYS, IDs of keys in SIGNERS, nothing is pushed that one of them has not signed.
# shellcheck shell=bash
: "${LOGIN:=/secrets/git}" "${MARK_KEY:=/secrets/mark/key}" "${SIGNING_KEY:=/secrets/commit-signer/private}" "${work:?}"
export LOGIN MARK_KEY HOME=$work TMPDIR=$work GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_TERMINAL_PROMPT=0 GIT_ALLOW_PROTOCOL=http:https
export GIT_LITERAL_PATHSPECS=1 GIT_DIR=$work/repository

[[ $URL =~ ^(https?://[^/@[:space:]]+)/[^[:space:]]+$ ]] || fail "URL must be an address by HTTP without a login"
origin=${BASH_REMATCH[1]}
[[ ! -v REVISION || $REVISION =~ ^[0-9a-f]{40}$ ]] || fail "REVISION must be the full ID of a commit"
ref=refs/heads/$BRANCH
[[ $BRANCH != refs/* ]] || ref=$BRANCH
git check-ref-format "$ref" || fail "BRANCH must be the name of a branch"

# shellcheck disable=SC2016
settings=(
  "credential.$origin.helper" '!f() { printf "username=%s\npassword=%s\n" "$(cat "$LOGIN/username")" "$(cat "$LOGIN/password")"; }; f'
  core.hooksPath /dev/null
  gc.auto 0
  http.lowSpeedLimit 1
  http.lowSpeedTime 60
)
export GIT_CONFIG_COUNT=$((${#settings[@]} / 2))
for ((number = 0; number < GIT_CONFIG_COUNT; number++)); do
  export "GIT_CONFIG_KEY_$number=${settings[2 * number]}" "GIT_CONFIG_VALUE_$number=${settings[2 * number + 1]}"
done

mapfile -t paths < <(grep . <<<"${PATHS:-}")

# Sets `tip` to that of the branch, which is brought into the folder $GIT_DIR.
fetch_branch() {
  [[ -d $GIT_DIR ]] || git init --quiet --bare "$GIT_DIR"
  if ! git fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head "$URL" \
    "+$ref:refs/heads/fetched" 2>"$work/log"; then
    ! grep -q "^fatal: couldn't find remote ref" "$work/log" || refuse "branch '$BRANCH' is gone"
    fail "cannot fetch '$BRANCH': $(tail -n 1 "$work/log")"
  fi
  tip=$(git rev-parse --verify refs/heads/fetched)
}

# Whether the branch has REVISION.
has_revision() {
  git rev-parse --quiet --verify "$REVISION^{commit}" >/dev/null && git merge-base --is-ancestor "$REVISION" "$tip"
}

# Whether the trees of two commits have the same at PATHS.
same() {
  local status=0
  git diff-tree --quiet -r "$1" "$2" -- "${paths[@]}" || status=$?
  ((status < 2)) || fail "cannot compare $1 and $2"
  return "$status"
}

# Runs a program of Perl ($1), which has functions `slurp` and `mark`, the latter for the text of a commit.
marking() {
  # shellcheck disable=SC2016
  perl -MDigest::SHA=hmac_sha256_hex -e 'use strict; binmode STDIN; local $/;
    sub slurp { open my $file, "<", $_[0] or die "cannot read $_[0]\n"; <$file> }
    my $key = slurp($ENV{MARK_KEY}); length $key or die "MARK_KEY must have a value\n";
    sub mark { hmac_sha256_hex($_[0], $key) }
    '"$1"
}

# Prints those commits that the bot has made, of those on standard input, a line each. A mark is over all but itself and a signature.
made_by_bot() {
  # shellcheck disable=SC2016
  git cat-file --batch | marking 'my $all = <STDIN>;
    while ($all =~ s/\A(\w+) commit (\d+)\n//) {
      my ($id, $text) = ($1, substr $all, 0, $2, "");
      substr $all, 0, 1, "";
      $text =~ s/\A((?:[^\n]+\n)+?)gpgsig [^\n]*\n(?: [^\n]*\n)*(?=\n)/$1/;
      $text =~ s/\A((?:[^\n]+\n)+)pipeline-mark ([0-9a-f]{64})\n(?=\n)/$1/ or next;
      my $mark = $2;
      print "$id\n" if mark($text) eq $mark;
    }'
}

# Writes commits to $work/by-others that others than the bot have made, among those that `git rev-list` prints for the arguments.
find_made_by_others() {
  git rev-list "$@" >"$work/changes" || fail "cannot compare commits: $*"
  made_by_bot <"$work/changes" >"$work/of-bot" || fail "cannot see who has made commits: $*"
  grep -vxFf "$work/of-bot" "$work/changes" >"$work/by-others" || true
}

# Whether others than the bot have changed PATHS since REVISION.
changed_by_others() {
  find_made_by_others "$REVISION..$tip" -- "${paths[@]}"
  [[ -s $work/by-others ]]
}

# Ends the Task where the branch has other content than REVISION, of which another run takes care. $1: a command that fails where
# there is no other run.
end_superseded() {
  if ! has_revision; then
    say "superseded: '$BRANCH' no longer has ${REVISION:0:12}"
  elif ! same "$REVISION" "$tip" && "${1:-true}"; then
    say "superseded: ${tip:0:12} has other content than ${REVISION:0:12}"
  else
    return 0
  fi
  finish superseded "$tip"
}

# Prints the text of a commit, which comes from standard input, with a signature by the key in SIGNING_KEY if there is one.
sign() {
  [[ -e $SIGNING_KEY ]] || { cat && return; }
  gpg --batch --quiet --import "$SIGNING_KEY" || fail "SIGNING_KEY must be a private key of GnuPG"
  cat >"$work/unsigned"
  gpg --batch --quiet --pinentry-mode loopback --passphrase "" --armor --detach-sign --output - "$work/unsigned" >"$work/signature" ||
    fail "cannot sign: SIGNING_KEY must be able to, and have no passphrase"
  # shellcheck disable=SC2016
  SIGNATURE=$(<"$work/signature") perl -0777 -pe '$ENV{SIGNATURE} =~ s/\n/\n /g; s/\n\n/\ngpgsig $ENV{SIGNATURE}\n\n/' "$work/unsigned"
}

# Prints a new commit of the bot with the tree $1 and the parent $2; its message comes from standard input. PROVENANCE, if there is
# one, is a header.
commit_tree() {
  local plain
  plain=$(GIT_AUTHOR_NAME=$BOT_NAME GIT_AUTHOR_EMAIL=$BOT_EMAIL GIT_COMMITTER_NAME=$BOT_NAME GIT_COMMITTER_EMAIL=$BOT_EMAIL \
    git commit-tree "$1" -p "$2")
  # shellcheck disable=SC2016
  git cat-file commit "$plain" | marking 'my $text = <STDIN>; my $provenance = $ENV{PROVENANCE} // "";
    $text =~ s/\n\n/\nprovenance $provenance\n\n/ if length $provenance;
    my $mark = mark($text); $text =~ s/\n\n/\npipeline-mark $mark\n\n/; print $text' | sign |
    git hash-object -t commit -w --stdin
}

# Refuses a commit that none of SIGNATURE_KEYS has signed, if there are any.
check_signature() {
  local key
  [[ -n ${SIGNATURE_KEYS:-} ]] || return 0
  gpg --batch --quiet --import <<<"${SIGNERS:?}" || fail "SIGNERS must be public keys of GnuPG"
  key=$(git verify-commit --raw "$1" 2>&1 | sed -n 's/^\[GNUPG:\] GOODSIG \([^ ]*\) .*/\1/p') || true
  [[ -n $key && " $SIGNATURE_KEYS " == *" $key "* ]] ||
    refuse "commit $1 must be signed by one of $SIGNATURE_KEYS, got a good signature by '${key:-none}'; push one that is"
}

# Pushes the commit $1 to the branch, if that still is at $2; returns 1 if it is not.
push_commit() {
  # Who signs a commit vouches for those before, too.
  check_signature "$2"
  check_signature "$1"
  git push --quiet --force-with-lease="$ref:$2" "$URL" "$1:$ref" 2>"$work/answer" && return 0
  fetch_branch
  # The answer of a server may be lost.
  ! git merge-base --is-ancestor "$1" "$tip" || return 0
  [[ $tip == "$2" ]] || return 1
  cat "$work/answer" >&2
  # Hooks of a Git server that is about to end can no longer ask it.
  ! grep -qE "hook declined|returned error: 40[13]|Authentication failed" "$work/answer" || grep -q "Internal Server" "$work/answer" ||
    refuse "the server does not let '$BOT_NAME' push to '$BRANCH'"
  fail "cannot push to '$BRANCH'"
}
