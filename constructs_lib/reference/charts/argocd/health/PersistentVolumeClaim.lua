local status = obj.status or {}
if status.phase == "Lost" then
  return {status = "Degraded", message = "its volume is gone"}
end
return {status = "Healthy", message = status.phase or ""}
