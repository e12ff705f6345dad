#!/usr/bin/env bash
# First of four Tasks that commit what SYNTH writes: reads the branch, and decides whether there is something to do. The folder
# `prepared` is for those that follow, which only read it: the repository for the second, which runs its code and has no login and
# no way to Git; and for the last the commit, `base`, and with APPLICATION the new text of ENVIRONMENT_FILE. The third gets the folder
# `trusted`, to plan what would be published by a library that was delivered before REVISION.
# Variables: those of git.sh; to deploy an image also APPLICATION, REPOSITORY (without tag), DIGEST and ENVIRONMENT_FILE.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$(dirname "$0")/git.sh"
source "$(dirname "$0")/trusted.sh"
prepared=$WORKSPACE/prepared
REFUSED=$prepared/refused

# Replaces every reference to REPOSITORY, but those in comments; they must be the same.
replace_image() {
  # shellcheck disable=SC2016
  REPOSITORY=$REPOSITORY DIGEST=$DIGEST perl -pe '
    next if /^\s*#/;
    s{(?<![\w./:@-])\Q$ENV{REPOSITORY}\E(?::\w[\w.-]*)?(?:\@sha256:[0-9a-f]+)?(?![\w./:@-])}{
      $found{$&} = 1; "$ENV{REPOSITORY}\@$ENV{DIGEST}"
    }ge;
    END { print STDERR map { "$_\n" } sort keys %found; $? = keys %found != 1 }
  '
}

refuse_again
# A try before may have filled it.
find "$prepared" "$trusted" -mindepth 1 -delete
fetch_branch
if [[ -n ${APPLICATION:-} ]]; then
  end_superseded
  [[ $REPOSITORY =~ ^[a-z0-9][a-z0-9._:/-]*$ ]] || refuse "REPOSITORY must be an image without a tag"
  [[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] || refuse "DIGEST must be the digest of an image"
  [[ $(git ls-tree "$tip" -- "$ENVIRONMENT_FILE") == 100[67][45][45]\ blob\ * ]] || refuse "there is no file '$ENVIRONMENT_FILE'"
  git cat-file blob "$tip:$ENVIRONMENT_FILE" >"$work/former"
  replace_image <"$work/former" >"$prepared/environment" 2>"$work/found" ||
    refuse "'$ENVIRONMENT_FILE' must have one image of $REPOSITORY, and has $(wc -l <"$work/found"): $(paste -sd ' ' "$work/found")"
  if cmp -s "$work/former" "$prepared/environment"; then
    say "unchanged: ${tip:0:12} has $REPOSITORY@$DIGEST"
    finish unchanged "$tip"
  fi
  # As by another run of REVISION, whose release has failed its smoke test.
  taken=$(git log -1 --full-history --format=%h -S "$REPOSITORY@$DIGEST" "$REVISION..$tip" -- "$ENVIRONMENT_FILE")
  if [[ -n $taken ]]; then
    say "superseded: $taken has taken back $REPOSITORY@$DIGEST, which was deployed meanwhile"
    finish superseded "$tip"
  fi
else
  # What is synthesized is the tip, and commits of the bot, such as a digest in a file of the platform, start no run of it.
  end_superseded changed_by_others
fi
cp -r "$GIT_DIR" "$prepared/repository"
printf '%s' "$tip" >"$prepared/base"
# The newest commit of the bot that was there before the push: what was pushed neither plans for itself nor states that it did. Where the
# bot has not committed yet, it is the commit before.
former=$(git rev-list --topo-order --full-history "$REVISION" -- dist | made_by_bot | sed -n 1p)
former=${former:-$(git rev-parse --quiet --verify "$REVISION^" || echo "$REVISION")}
# What allowed a dist/ that is committed with it is used up.
find_made_by_others --topo-order "$former..$tip" -- dist
since=$(sed -n 1p "$work/by-others")
hand_on_trusted "$former" "$tip" "${since:-$former}..$tip"
say "prepared ${tip:0:12} of '$BRANCH'"
finish prepared "$tip"
