local status = obj.status or {}
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "NamesAccepted" and condition.status == "False" then
    return {status = "Degraded", message = condition.message or "its names are taken"}
  end
end
return {status = "Healthy", message = ""}
