"""Alerts of Argo CD: Applications that are not what Git says, or not well."""

from constructs_lib.monitoring.alerts.expressions import Rules, critical, namespace_label, warning

CONTROLLER = "argocd-application-controller-metrics"
"""Job of the metrics of Applications: the Service of the controller's metrics."""


def argocd_alerts(namespace: str) -> Rules:
    """Return the alerts of all Applications of the Argo CD in a namespace."""
    job = f'{namespace_label(namespace)}, job="{CONTROLLER}"'
    by = "by (name)"
    differing = f'argocd_app_info{{{job}, sync_status!="Synced"}}'
    return (
        warning(
            "ApplicationOutOfSync",
            # What is changed again after each healing is as it should be for moments. Those within
            # the five minutes that Argo CD may wait before it heals again end nothing.
            f"max {by} (max_over_time({differing}[5m])) == 1",
            "The Application {{ $labels.name }} is not what Git says",
            "For a quarter of an hour Argo CD has not been able to bring the cluster to what "
            "is in Git and keep it so, or to compare them.",
            lasting="20m",
        ),
        warning(
            "ApplicationUnhealthy",
            f'max {by} (argocd_app_info{{{job}, health_status!~"Healthy|Suspended"}}) == 1',
            "The Application {{ $labels.name }} is not healthy",
            "For 15 minutes an object of it has been degraded or missing, or has not got ready.",
            lasting="15m",
        ),
        critical(
            "ApplicationsMissing",
            f"absent(argocd_app_info{{{job}}}) and on () max(up{{{job}}}) == 1",
            "Argo CD has no Applications",
            "The controller answers, but knows of no Application: nothing is delivered or healed.",
            lasting="10m",
        ),
    )
