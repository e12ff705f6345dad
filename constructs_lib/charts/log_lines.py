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

POSTGRES_LEVEL = r"^time=.*? (?P<level>DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC):  "
"""Expression (RE2) that finds the level in a line of PostgreSQL, behind `log_line_prefix`."""
