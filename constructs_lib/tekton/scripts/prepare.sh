#!/usr/bin/env bash
# First of three steps that commit what SYNTH writes: reads the branch, and decides whether there is something to do. To the
# second step, which runs the code of the repository and has no login, it hands the repository, and with DIGEST the new text of
# ENVIRONMENT_FILE, in HANDOVER. What the third needs stays in PRIVATE, which the second does not see.
# Variables: those of git.sh, BOT_EMAIL; to deploy an image also REPOSITORY (without tag), DIGEST and ENVIRONMENT_FILE.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/common.sh"
: "${PRIVATE:=/private}" "${HANDOVER:=/handover}"
work=$PRIVATE
source "$(dirname "$0")/git.sh"

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
fetch_branch
if [[ -v DIGEST ]]; then
  end_superseded
  [[ $REPOSITORY =~ ^[a-z0-9][a-z0-9._:/-]*$ ]] || refuse "REPOSITORY must be an image without a tag"
  [[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] || refuse "DIGEST must be the digest of an image"
  [[ $(git ls-tree "$tip" -- "$ENVIRONMENT_FILE") == 100[67][45][45]\ blob\ * ]] || refuse "there is no file '$ENVIRONMENT_FILE'"
  git cat-file blob "$tip:$ENVIRONMENT_FILE" >"$PRIVATE/former"
  replace_image <"$PRIVATE/former" >"$PRIVATE/environment" 2>"$PRIVATE/found" ||
    refuse "'$ENVIRONMENT_FILE' must have one image of $REPOSITORY, and has $(wc -l <"$PRIVATE/found"): $(paste -sd ' ' "$PRIVATE/found")"
  if cmp -s "$PRIVATE/former" "$PRIVATE/environment"; then
    say "unchanged: ${tip:0:12} has $REPOSITORY@$DIGEST"
    finish unchanged "$tip"
  fi
  # As by another run of REVISION, whose release has failed its smoke test.
  taken=$(git log -1 --full-history --format=%h -S "$REPOSITORY@$DIGEST" "$REVISION..$tip" -- "$ENVIRONMENT_FILE")
  if [[ -n $taken ]]; then
    say "superseded: $taken has taken back $REPOSITORY@$DIGEST, which was deployed meanwhile"
    finish superseded "$tip"
  fi
  cp "$PRIVATE/environment" "$HANDOVER/environment"
else
  # What is synthesized is the tip, and commits of the bot, such as a digest in a file of the platform, start no run of it.
  end_superseded changed_by_others
fi
cp -r "$GIT_DIR" "$HANDOVER/repository"
printf '%s' "$tip" >"$PRIVATE/base"
say "prepared ${tip:0:12} of '$BRANCH'"
