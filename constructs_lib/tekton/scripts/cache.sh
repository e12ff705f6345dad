# Empties the folder of downloaded packages where its volume is nearly full: what installs packages ends where it cannot write there,
# and so would each build. Another run that reads it fetches again what it misses.
# shellcheck shell=bash
: "${CACHE:=/cache}"

# Whether there is little room, and that is not as on a small volume or on the large disk of a node.
is_full() {
  local free used
  read -r free used < <(df --block-size=1M --output=avail,pcent "$CACHE" | tail -n 1)
  ((free < 1024 && ${used%\%} >= 90))
}

if [[ -d $CACHE ]] && is_full; then
  echo "the volume of downloaded packages is nearly full: it is emptied"
  find "$CACHE" -mindepth 1 -delete || true
fi
