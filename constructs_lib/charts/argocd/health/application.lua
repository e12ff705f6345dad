-- Until the sync is complete, ignore health: missing objects do not lower it.
local status = obj.status or {}
local operation = status.operationState or {}
local sync = status.sync or {}
local health = status.health or {}

if obj.operation ~= nil or operation.phase == "Running" or operation.phase == "Terminating" then
  return {status = "Progressing", message = "is being synced"}
end
if sync.status ~= "Synced" then
  -- Argo CD does not try it again, so waiting for it would never end.
  if operation.phase == "Failed" or operation.phase == "Error" then
    return {status = "Degraded", message = operation.message or "its sync failed"}
  end
  return {status = "Progressing", message = "is " .. (sync.status or "not compared with Git yet")}
end
return {status = health.status or "Progressing", message = health.message or ""}
