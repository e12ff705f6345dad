"""Simulates controllers that are not there, as far as Argo CD waits for what they write."""

from tests.apiserver.background import repeated

ADDRESS = {"loadBalancer": {"ingress": [{"hostname": "localhost"}]}}
READY = {"conditions": [{"type": "Ready", "status": "True"}]}
SCALING = {
    "desiredReplicas": 1,
    "conditions": [
        {"type": "AbleToScale", "status": "True", "reason": "ReadyForNewScale"},
        {"type": "ScalingActive", "status": "True", "reason": "ValidMetricFound"},
    ],
}
STATUS = {
    ("autoscaling/v2", "HorizontalPodAutoscaler"): SCALING,
    ("networking.k8s.io/v1", "Ingress"): ADDRESS,
    ("operator.tekton.dev/v1alpha1", "TektonConfig"): READY,
}


def simulate(cluster):
    """Write these statuses while the block that it guards runs."""

    def work():
        for kind, status in STATUS.items():
            for found in cluster.list(*kind):
                if not status.items() <= found.get("status", {}).items():
                    cluster.subresource(found, "status", {"status": status})

    return repeated(work)
