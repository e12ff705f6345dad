"""The rules of the library."""

from importlib import import_module

from constructs_lib.analysis.records import BY_ID, descriptions

for _module in (
    *("alert_expressions", "applications", "connections", "contracts", "dashboards", "data"),
    *("gateway_routes", "ingresses", "monitors", "network_policies", "object_validity"),
    *("pod_security", "privileges", "quotas", "references", "role_rights", "scheduling"),
    *("secrets", "services", "teams", "tekton_pipelines", "tekton_runs", "unusual_values"),
    "workloads",
):
    # It registers its rules.
    import_module(f"constructs_lib.analysis.rules.{_module}")

_ALL = [BY_ID[each] for each in descriptions() if each in BY_ID]

RULES = tuple(each for each in _ALL if each.severity == "error")
"""The rules of the library; `(*RULES, mine)` adds one of your own."""

WARNINGS = tuple(each for each in _ALL if each.severity == "warning")
"""Rules that do not stop a synth."""

DIGEST_RULES = (BY_ID["image-digest-missing"], BY_ID["chart-digest-missing"])
"""Warnings that are findings where a platform requires digests."""

BACKUP_RULES = (BY_ID["data-unprotected"],)
"""Warnings that are findings where a platform requires backups."""
