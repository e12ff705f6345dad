"""Alerts of volumes, from the metrics of the kubelets.

A kubelet knows nothing of volumes that are folders of its node, as Kind's are: of these, node
alerts watch the disk, and `postgres_alerts` the size of the data.
"""

from collections.abc import Sequence

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespaces_label

VOLUME = "{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}"


def volume_alerts(namespaces: Sequence[str]) -> Rules:
    """Returns the alerts of all mounted PersistentVolumeClaims in namespaces."""
    where = namespaces_label(namespaces)
    by = "by (namespace, persistentvolumeclaim)"

    def share(free: str, size: str) -> str:
        # Summed up by claim, since the labels of the kubelet change with the node of the pod.
        return (
            f"min {by} (kubelet_volume_stats_{free}{{{where}}})"
            f" / max {by} (kubelet_volume_stats_{size}{{{where}}})"
        )

    space = share("available_bytes", "capacity_bytes")
    predicted = f"predict_linear(kubelet_volume_stats_available_bytes{{{where}}}[6h], 4 * 86400)"
    return (
        AlertRule(
            alert="VolumeFull",
            expression=f"{space} < 0.05\nor {share('inodes_free', 'inodes')} < 0.05",
            lasting="2m",
            severity="critical",
            summary=f"The volume {VOLUME} is full",
            description=(
                "{{ $value | humanizePercentage }} of its space or of its inodes are left. Soon "
                "nothing can be written to it."
            ),
        ),
        AlertRule(
            alert="VolumeFilling",
            expression=f"{space} < 0.4\nand min {by} ({predicted}) < 0",
            lasting="1h",
            severity="warning",
            summary=f"The volume {VOLUME} will be full within four days",
            description=(
                "{{ $value | humanizePercentage }} of it are left, and in the last six hours it "
                "grew so fast that nothing will be left in four days."
            ),
        ),
        AlertRule(
            alert="VolumeClaimPending",
            expression=(
                f"max {by} "
                f'(kube_persistentvolumeclaim_status_phase{{{where}, phase=~"Pending|Lost"}}) == 1'
            ),
            lasting="15m",
            severity="warning",
            summary=f"The claim {VOLUME} has no volume",
            description="For 15 minutes it has had no volume, so that its pod cannot start.",
        ),
    )
