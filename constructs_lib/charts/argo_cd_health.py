"""How healthy objects are, where Argo CD's own answer is missing or would stop a sync.

Each text is a Lua program over `obj`. An Ingress needs none: the controller publishes its address.
"""

APPLICATION = """\
-- Before all is as in Git, health says nothing: what does not exist yet does not count in it.
local status = obj.status or {}
local operation = status.operationState or {}
local sync = status.sync or {}
local health = status.health or {}

if obj.operation ~= nil or operation.phase == "Running" or operation.phase == "Terminating" then
  return {status = "Progressing", message = "is being synced"}
end
if sync.status ~= "Synced" then
  -- It is not tried again, so whoever waits would wait for ever.
  if operation.phase == "Failed" or operation.phase == "Error" then
    return {status = "Degraded", message = operation.message or "its sync failed"}
  end
  return {status = "Progressing", message = "is " .. (sync.status or "not compared with Git yet")}
end
return {status = health.status or "Progressing", message = health.message or ""}
"""
"""Health of an Application, by which the next wave waits until this one is as in Git and healthy.

Argo CD has none; the one in its documentation only passes on the Application's own, which is good
as soon as the first object is there.
"""

CLAIM = """\
local status = obj.status or {}
if status.phase == "Lost" then
  return {status = "Degraded", message = "its volume is gone"}
end
return {status = "Healthy", message = status.phase or ""}
"""
"""Health of a PersistentVolumeClaim.

To Argo CD a pending one is unfinished. But a volume of class `local-path` is only made for the
first pod that uses it, which may be a backup at night, or of a later wave. A pod that waits for its
volume is unfinished itself.
"""

TEKTON_CONFIG = """\
local status = obj.status or {}
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "Ready" then
    if condition.status == "True" then
      return {status = "Healthy", message = ""}
    end
    return {status = "Progressing", message = condition.message or "is being installed"}
  end
end
return {status = "Progressing", message = "has not been seen by the operator yet"}
"""
"""Health of a TektonConfig, by which Tasks wait for the operator to install their CRDs."""

DEFINITION = """\
local status = obj.status or {}
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "NamesAccepted" and condition.status == "False" then
    return {status = "Degraded", message = condition.message or "its names are taken"}
  end
end
return {status = "Healthy", message = ""}
"""
"""Health of a CustomResourceDefinition, which the API server serves some seconds after it is made.

Argo CD waits for that, but with several new ones at once it was seen to miss it, and to hold up all
later waves for minutes. What comes too early is refused, and tried again.
"""
