"""Kinds that several charts of the reference system contain."""

SERVER_KINDS = ("ConfigMap", "Service", "ServiceAccount")
"""Kinds that nearly every server needs."""

MONITORING = "monitoring.coreos.com"
"""API group of the Prometheus operator, whose definitions must be installed first."""

SERVICE_MONITOR = f"{MONITORING}/ServiceMonitor"
"""Kind by which Prometheus finds the metrics of a chart's pods."""

BUDGET = "policy/PodDisruptionBudget"
"""Kind that keeps node maintenance from evicting too many pods at a time."""
