"""Alerts of the NGINX Ingress Controller."""

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespace_label


def ingress_alerts(namespace: str) -> Rules:
    """Returns the alerts of the NGINX Ingress Controller in a namespace."""
    status = f"nginx_ingress_controller_nginx_last_reload_status{{{namespace_label(namespace)}}}"
    return (
        AlertRule(
            alert="IngressConfigurationRejected",
            expression=f"min by (namespace) ({status}) == 0",
            lasting="5m",
            severity="warning",
            summary="NGINX refuses its configuration",
            description=(
                "An Ingress makes a configuration that NGINX cannot read. Changes of any Ingress "
                "have no effect, and after a restart there would be none."
            ),
        ),
    )
