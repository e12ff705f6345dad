# What a Task with a login hands on to plan.sh, in the folder `trusted`: `source`, a commit with the library that plans; `before`, with dist/ as
# it is delivered; and `allowed`, a line for each `Plan-allows: …` at the end of a message. Code of the repository never writes to it.
# shellcheck shell=bash
trusted=$WORKSPACE/trusted

# Writes what a commit ($1) has at a path ($2, or all), if anything, to the folder $3. What `git archive` leaves out, files of the commit decide.
write() {
  mkdir -p "$3"
  ! git cat-file -e "$1:$2" 2>/dev/null || GIT_WORK_TREE=$3 git checkout --quiet --force "$1" -- "${2:-.}"
}

# Writes that folder, which is empty: $1 has the library, $2 what is delivered, and messages of the commits $3 allow.
hand_on_trusted() {
  write "$1" "" "$trusted/source"
  mkdir -p "$trusted/before/dist"
  write "$2" dist "$trusted/before"
  git log --format='%(trailers:key=Plan-allows,valueonly)' "$3" | grep . | sort -u >"$trusted/allowed" || true
}
