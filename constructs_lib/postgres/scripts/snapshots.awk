# What restic's list of snapshots means, one on each line, newest first: which are sound, and which to forget. Kept are all of
# the newest `days` days that have a sound one of the past, whatever their age; what is suspicious or in the future neither
# counts nor goes, and what another one replaced does not count. Prints id|time|state|forget|run|part, and the values of the tags
# `details`; 0 stands for one that is missing.

# Sets `tags` to the tags of this snapshot, and to the values of their names.
function read_tags(list, tag, at) {
  split("", tags)
  if (!match($0, /"tags":\[("([^"\\]|\\.)*",?)*\]/)) return
  list = substr($0, RSTART + 8, RLENGTH - 9)
  while (match(list, /"([^"\\]|\\.)*"/)) {
    tag = substr(list, RSTART + 1, RLENGTH - 2)
    list = substr(list, RSTART + RLENGTH)
    tags[tag] = ""
    at = index(tag, "=")
    if (at) tags[substr(tag, 1, at - 1)] = substr(tag, at + 1)
  }
}

BEGIN {
  split(replaced, list, " ")
  for (i in list) originals[list[i]]
}

{
  time = id = ""
  if (match($0, /"time":"[^"]*Z"/)) time = substr($0, RSTART + 8, 19) "Z"
  if (match($0, /"id":"[0-9a-f]+"/)) id = substr($0, RSTART + 6, RLENGTH - 7)
  read_tags()
  if (time == "" || !(ours in tags)) state = "not of " subject
  else if (time > now) state = "in the future"
  else if (id in originals) state = "replaced"
  else if ("suspicious" in tags) state = "suspicious"
  else state = "sound"
  day = substr(time, 1, 10)
  if (state == "sound" && day != last) { last = day; counted++ }
  line = id "|" time "|" state "|" (state ~ /^(sound|replaced)$/ && counted > days ? "t" : "f") "|" tags["run"] "|" tags["part"]
  count = split(details, names, " ")
  for (i = 1; i <= count; i++) line = line "|" (names[i] in tags ? tags[names[i]] : "0")
  print line
}
