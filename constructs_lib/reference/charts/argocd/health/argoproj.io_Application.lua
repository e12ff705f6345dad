-- The root Application waits for one that is Progressing, and applies nothing meanwhile. For one that is Degraded it
-- stops, and tries again with the newest commit. So whatever does not come to an end is Degraded.

-- Argo CD offers no library for texts here. Times are texts in UTC, which compare like times.
local os = require("os")
local five_minutes_ago = os.date("!%Y-%m-%dT%H:%M:%SZ", os.time() - 300)

local function waiting(since, message)
  if since ~= nil and since < five_minutes_ago then
    return {status = "Degraded", message = message .. " for more than 5 minutes"}
  end
  return {status = "Progressing", message = message}
end

local function degraded(message)
  return {status = "Degraded", message = message}
end

local metadata = obj.metadata or {}
local annotations = metadata.annotations or {}
local status = obj.status or {}
local state = status.operationState or {}
local operation = state.operation or {}
local sync = status.sync or {}
local health = status.health or {}

-- An Application can be left out of the health of the root Application, such as that of a team. Waves do not wait for it either.
if annotations["argocd.argoproj.io/ignore-healthcheck"] == "true" then
  return {status = "Healthy", message = "its health is not counted here"}
end

local errors = {ComparisonError = true, InvalidSpecError = true, SyncError = true, UnknownError = true}
local complaint = nil
for _, condition in ipairs(status.conditions or {}) do
  if errors[condition.type] then
    complaint = complaint or condition.message
  end
end

if state.phase == "Running" or state.phase == "Terminating" then
  if (state.retryCount or 0) > 0 then
    return degraded(state.message or "its sync failed and is tried again")
  end
  return waiting(state.startedAt, "is being synced")
end
if obj.operation ~= nil then
  return {status = "Progressing", message = "is being synced"}
end
-- What is known of it may be older than its latest change.
if sync.status ~= nil and annotations["argocd.argoproj.io/refresh"] ~= nil then
  return {status = "Progressing", message = "is being compared with Git"}
end
if sync.status == nil then
  return waiting(metadata.creationTimestamp, "is not compared with Git yet")
end
if sync.status == "Unknown" then
  return degraded(complaint or "cannot be compared with Git")
end
-- Until the sync is complete, ignore health: missing objects do not lower it.
if sync.status ~= "Synced" then
  if state.phase == "Failed" or state.phase == "Error" then
    return degraded(state.message or "its sync failed")
  end
  if complaint ~= nil then
    return degraded(complaint)
  end
  if ((operation.sync or {}).autoHealAttemptsCount or 0) > 3 then
    return degraded("differs from Git again after each sync")
  end
  return waiting(state.finishedAt, "is " .. sync.status)
end
if health.status == "Healthy" or health.status == "Degraded" then
  return {status = health.status, message = health.message or ""}
end
return waiting(health.lastTransitionTime, health.message or ("is " .. (health.status or "not judged yet")))
