"""Alerts of the cluster itself: its nodes, and the certificates by which its parts log in.

These certificates are all that expire here: the Ingress gets its own from a Secret that is made
elsewhere, whose age no metric has.
"""

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules

WEEK = 7 * 86400
"""Seconds before the end of a certificate from which an alert fires.

Kubelets renew theirs when 10 to 30 % of its life are left, which by default is a year.
"""


def cluster_alerts() -> Rules:
    """Returns the alerts of all nodes, and of certificates."""
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
                f"or min by (node) (kubelet_certificate_manager_server_ttl_seconds) < {WEEK}\n"
                # As Prometheus 3 writes the label of a bucket of seven days.
                "or sum(increase(apiserver_client_certificate_expiration_seconds_bucket"
                f'{{le="{float(WEEK)}"}}[1h])) > 0'
            ),
            lasting="15m",
            severity="warning",
            summary="A certificate of the cluster ends within a week",
            description=(
                "It belongs to the kubelet of the node {{ $labels.node }}, or, without a node, to "
                "a client of the API server. Once it ends, that part can no longer log in."
            ),
        ),
    )
