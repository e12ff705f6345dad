"""What the tiers have in common: their Charts, the quota of their namespace, and who reads them."""

from collections.abc import Sequence
from fractions import Fraction

from cdk8s import App, Chart

from constructs_lib.cluster.namespace import ResourceQuotaProps
from constructs_lib.core.labels import PART_OF
from constructs_lib.core.quantity import amount, format_quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.network.connections import Peer

PROMETHEUS = Peer(
    name="prometheus", namespace="monitoring", pod_labels={"app.kubernetes.io/name": "prometheus"}
)
"""Prometheus, as the Prometheus operator labels its pods."""


def tier_chart(scope: App, id: str, namespace: str, part_of: str) -> Chart:
    """Returns a Chart, and so a file, of a tier.

    cdk8s names a file after the path of its Chart, so the Charts are children of the App of the
    tier's folder.
    """
    return Chart(
        scope,
        id,
        namespace=namespace,
        labels={PART_OF: part_of},
        disable_resource_name_hashes=True,
    )


def quota_of(pods: Sequence[Sequence[ResourcesProps]]) -> ResourceQuotaProps:
    """Returns a quota that these pods fill.

    Args:
        pods: For each pod what each of its containers may use.
    """
    containers = [container for pod in pods for container in pod]

    def total(field: str) -> str:
        amounts = [amount(getattr(container, field)) for container in containers]
        return format_quantity(sum(amounts, Fraction()), like=getattr(containers[0], field))

    return ResourceQuotaProps(
        pods=len(pods),
        cpu_requests=total("cpu_request"),
        cpu_limits=total("cpu_limit"),
        memory_requests=total("memory_request"),
        memory_limits=total("memory_limit"),
    )
