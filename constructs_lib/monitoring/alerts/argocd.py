"""Alerts of Argo CD: Applications that are not what Git says, or not well."""

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespace_label

CONTROLLER = "argocd-application-controller-metrics"
"""Job of the metrics of Applications: the Service of the controller's metrics."""


def argocd_alerts(namespace: str) -> Rules:
    """Return the alerts of all Applications of the Argo CD in a namespace."""
    job = f'{namespace_label(namespace)}, job="{CONTROLLER}"'
    by = "by (name)"
    differing = f'argocd_app_info{{{job}, sync_status!="Synced"}}'
    return (
        AlertRule(
            alert="ApplicationOutOfSync",
            # What is changed again after each healing is as it should be for moments. Those within
            # the five minutes that Argo CD may wait before it heals again end nothing.
            expression=f"max {by} (max_over_time({differing}[5m])) == 1",
            lasting="20m",
            severity="warning",
            summary="The Application {{ $labels.name }} is not what Git says",
            description=(
                "For a quarter of an hour Argo CD has not been able to bring the cluster to what "
                "is in Git and keep it so, or to compare them."
            ),
        ),
        AlertRule(
            alert="ApplicationUnhealthy",
            expression=(
                f'max {by} (argocd_app_info{{{job}, health_status!~"Healthy|Suspended"}}) == 1'
            ),
            lasting="15m",
            severity="warning",
            summary="The Application {{ $labels.name }} is not healthy",
            description=(
                "For 15 minutes an object of it has been degraded or missing, or has not got ready."
            ),
        ),
        AlertRule(
            alert="ApplicationsMissing",
            expression=f"absent(argocd_app_info{{{job}}}) and on () max(up{{{job}}}) == 1",
            lasting="10m",
            severity="critical",
            summary="Argo CD has no Applications",
            description=(
                "The controller answers, but knows of no Application: nothing is delivered or "
                "healed."
            ),
        ),
    )
