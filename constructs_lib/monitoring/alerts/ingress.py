"""Alerts of the NGINX Ingress Controller."""

from constructs_lib.monitoring.alerts.expressions import Rules, namespace_label, warning


def ingress_alerts(namespace: str) -> Rules:
    """Returns the alerts of the NGINX Ingress Controller in a namespace."""
    status = f"nginx_ingress_controller_nginx_last_reload_status{{{namespace_label(namespace)}}}"
    return (
        warning(
            "IngressConfigurationRejected",
            f"min by (namespace) ({status}) == 0",
            "NGINX refuses its configuration",
            "An Ingress makes a configuration that NGINX cannot read. Changes of any Ingress "
            "have no effect, and after a restart there would be none.",
            lasting="5m",
        ),
    )
