# How Tasks take dist/ from one that ran the code of a repository: regular files as data, by their names. `work` is a folder of the script.
# shellcheck shell=bash
: "${work:?}"
synthesized=$WORKSPACE/synthesized

# Unpacks dist/ into the current folder, and lists its files in $work/names.
unpack_dist() {
  local strange
  [[ -f $synthesized/dist.tar && ! -L $synthesized/dist.tar ]] || refuse "there is no synthesized dist/"
  tar --extract --file "$synthesized/dist.tar" --no-same-owner --no-same-permissions dist || refuse "the synthesized dist/ cannot be read"
  strange=$(find dist ! -type f ! -type d -print -quit)
  [[ -z $strange ]] || refuse "dist/ must have regular files only, got $(printf %q "$strange")"
  find dist -type f -print0 | tr '\n\0' '?\n' | sort >"$work/names"
  [[ -s $work/names ]] || refuse "dist/ is empty"
  strange=$(grep -vE -m 1 '^dist(/[A-Za-z0-9_][A-Za-z0-9._-]*)+$' "$work/names") || true
  [[ -z $strange ]] || refuse "files in dist/ must have names of letters, digits and . _ -, got $(printf %q "$strange")"
}
