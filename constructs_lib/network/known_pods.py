"""Programs of others that most platforms have, as ends of connections."""

from constructs_lib.kube.known import NGINX_PODS
from constructs_lib.network.external_pods import ExternalPods

PROMETHEUS = ExternalPods(
    name="prometheus", namespace="monitoring", pod_labels={"app.kubernetes.io/name": "prometheus"}
)
"""Prometheus, by the label that the Prometheus operator sets on its pods."""

METRICS_REASON = "Prometheus reads metrics"
"""Reason of the connections of Prometheus."""

NGINX_INGRESS_CONTROLLER = ExternalPods(
    name="nginx-ingress",
    namespace="ingress",
    pod_labels=NGINX_PODS,
)
"""The NGINX Ingress Controller by F5, with the labels that its chart gives the pods."""
