"""Monitors and alerts of a tier, in a file of their own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constructs_lib.monitoring.alert_rules import (
    AlertRule,
    AlertRules,
    AlertRulesProps,
    RecordingRule,
)
from constructs_lib.monitoring.service_monitoring import (
    DroppedMetrics,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from constructs_lib.network.connections import Connectable

if TYPE_CHECKING:
    from constructs_lib.platform.tier import Tier

CHART = "monitoring"
"""Id of the Chart with the monitors and alerts of a tier."""


def monitor(
    tier: "Tier",
    target: Connectable,
    port: int | None = None,
    *,
    service_port: str | None = None,
    dropped: Sequence[DroppedMetrics] = (),
) -> ServiceMonitoring:
    """Let the Prometheus of the platform read the metrics of a workload.

    Args:
        tier: Tier that gets the monitor.
        target: The workload.
        port: Port on which it serves metrics. None: `metrics_port` of the target.
        service_port: Name of the port of its Service that leads there, for pods that do not
            state the port. None: they do, or are `ServedMetrics`.
        dropped: Metrics that are not kept.
    """
    name = target.connections.end.name
    props = ServiceMonitoringProps(port=port, service_port=service_port, dropped_metrics=dropped)
    return ServiceMonitoring(
        tier.shared_chart(CHART),
        f"{name}-metrics",
        props,
        target=target,
        prometheus=tier.platform.prometheus,
    )


def alert(tier: "Tier", name: str, rules: Sequence[AlertRule | RecordingRule]) -> AlertRules:
    """Add rules to a tier, whose runbooks are those of the platform."""
    props = AlertRulesProps(rules=rules, runbooks=tier.context.runbooks)
    return AlertRules(tier.shared_chart(CHART), name, props)
