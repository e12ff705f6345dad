-- Argo CD takes one whose newest run failed for Degraded until another run succeeds. Later waves would wait for that as long,
-- and no commit mends it. Alerts tell of such a run.
return {status = "Healthy", message = ""}
