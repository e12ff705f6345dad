# What restic's list of snapshots means, one on each line, newest first: which are sound, and which to forget. Kept are all of
# the newest `days` days that have a sound one of the past, whatever their age; what is suspicious or in the future neither
# counts nor goes. Prints id|time|state|forget|repositories|commits|run.
function tag(name, found) {
  if (!match(tags, "[\"]" name "(=[^\"]*)?[\"]")) return ""
  found = substr(tags, RSTART + 1, RLENGTH - 2)
  return found == name ? "true" : substr(found, length(name) + 2)
}
{
  time = id = tags = ""
  if (match($0, /"time":"[^"]*Z"/)) time = substr($0, RSTART + 8, 19) "Z"
  if (match($0, /"id":"[0-9a-f]+"/)) id = substr($0, RSTART + 6, RLENGTH - 7)
  if (match($0, /"tags":\[[^]]*\]/)) tags = substr($0, RSTART, RLENGTH)
  if (id == "") next
  if (time == "" || tag("repositories") == "") state = "not of Git"
  else if (time > now) state = "in the future"
  else if (tag("suspicious") != "") state = "suspicious"
  else state = "sound"
  day = substr(time, 1, 10)
  if (state == "sound" && day != last) { last = day; counted++ }
  forget = state == "sound" && counted > days ? "t" : "f"
  print id "|" time "|" state "|" forget "|" tag("repositories") "|" tag("commits") "|" tag("run")
}
