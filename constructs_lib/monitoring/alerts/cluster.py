"""Alerts of the cluster itself: its nodes, and the certificates by which they log in.

No metric has the age of other certificates: those of the control plane, which nobody reads here,
and that of an Ingress, which is in a Secret.
"""

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules

WEEK = 7 * 86400
"""Seconds before the end of a certificate from which an alert fires.

Kubelets renew theirs when 10 to 30 % of its life are left, which by default is a year.
"""


def cluster_alerts() -> Rules:
    """Return the alerts of all nodes, and of certificates."""
    return (
        AlertRule(
            alert="NodeNotReady",
            expression=(
                'max by (node) (kube_node_status_condition{condition="Ready", status="true"}) == 0'
            ),
            lasting="5m",
            severity="critical",
            summary="The node {{ $labels.node }} is not ready",
            description="For five minutes its kubelet has not answered. Its pods move to others.",
        ),
        AlertRule(
            alert="NodeUnderPressure",
            expression=(
                "max by (node, condition) (kube_node_status_condition"
                '{condition=~"DiskPressure|MemoryPressure|PIDPressure", status="true"}) == 1'
            ),
            lasting="2m",
            severity="critical",
            summary="The node {{ $labels.node }} has {{ $labels.condition }}",
            description=(
                "The kubelet evicts pods, since the node has too little disk, memory or process "
                "numbers. On Kind all nodes share those of the host."
            ),
        ),
        AlertRule(
            alert="CertificateExpiring",
            expression=(
                f"min by (node) (kubelet_certificate_manager_client_ttl_seconds) < {WEEK}\n"
                f"or min by (node) (kubelet_certificate_manager_server_ttl_seconds) < {WEEK}"
            ),
            lasting="15m",
            severity="warning",
            summary="A certificate of the node {{ $labels.node }} ends within a week",
            description=(
                "The kubelet has not renewed it. In {{ $value | humanizeDuration }} the node drops "
                "out of the cluster."
            ),
        ),
    )
