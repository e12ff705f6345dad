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
