"""Simulates the controllers that charts install, as far as Argo CD waits for what they write."""

from tests.apiserver.background import repeated

ADDRESS = {"loadBalancer": {"ingress": [{"hostname": "localhost"}]}}
READY = {"conditions": [{"type": "Ready", "status": "True"}]}
STATUS = {
    ("networking.k8s.io/v1", "Ingress"): ADDRESS,
    ("operator.tekton.dev/v1alpha1", "TektonConfig"): READY,
}


def simulate(cluster):
    """Writes these statuses while the block that it guards runs."""

    def work():
        for kind, status in STATUS.items():
            for found in cluster.list(*kind):
                if not status.items() <= found.get("status", {}).items():
                    cluster.subresource(found, "status", {"status": status})

    return repeated(work)
