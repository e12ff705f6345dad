"""The labels and lines of logs, alike for every shipper."""

LABELS = {
    "namespace": "__meta_kubernetes_namespace",
    "pod": "__meta_kubernetes_pod_name",
    "container": "__meta_kubernetes_pod_container_name",
    "app": "__meta_kubernetes_pod_label_app_kubernetes_io_name",
    "component": "__meta_kubernetes_pod_label_app_kubernetes_io_component",
}
"""Labels of a line, and the fact about its pod that each holds, by the name in discovery."""

LEVEL = "level"
"""Label with the level of a line: that of a JSON line, or of PostgreSQL."""

SAID = "said"
"""Name of the level of a JSON line, whatever it is, until it is known to be one."""

_LEVELS = "trace|debug|info|notice|warn|warning|error|critical|alert|fatal|panic|dpanic"

JSON_LEVEL = f"^(?P<level>{_LEVELS}|{_LEVELS.upper()}|[1-6]0)$"
"""Expression (RE2) of the levels that become a label: each value of a label is a stream of its own,
of which Loki takes so many, and the tests of a pull request may log what they like.
"""

POSTGRES_LEVEL = r"^time=.*? (?P<level>DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC):  "
"""Expression (RE2) that finds the level in a line of PostgreSQL, behind `log_line_prefix`."""
