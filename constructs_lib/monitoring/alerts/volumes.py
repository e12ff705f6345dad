"""Alerts of volumes, from the metrics of the kubelets.

A kubelet knows nothing of volumes that are folders of its node, as Kind's are: of these, node
alerts watch the disk, and `postgres_alerts` the size of the data.
"""

from collections.abc import Sequence

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespaces_label

VOLUME = "{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}"


def volume_alerts(namespaces: Sequence[str]) -> Rules:
    """Return the alerts of all mounted PersistentVolumeClaims in namespaces."""
    where = namespaces_label(namespaces)
    by = "by (namespace, persistentvolumeclaim)"

    def share(free: str, size: str) -> str:
        # Summed up by claim, since the labels of the kubelet change with the node of the pod.
        return (
            f"min {by} (kubelet_volume_stats_{free}{{{where}}})"
            f" / max {by} (kubelet_volume_stats_{size}{{{where}}})"
        )

    space = share("available_bytes", "capacity_bytes")

    def predicted(window: str) -> str:
        free = f"kubelet_volume_stats_available_bytes{{{where}}}"
        return f"min {by} (predict_linear({free}[{window}], 4 * 86400)) < 0"

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
            # In the last hour, too: otherwise a restore, which writes once, would be an alert.
            expression=(
                f"{space} < 0.15\n"
                f"or ({space} < 0.4\n  and {predicted('6h')}\n  and {predicted('1h')})"
            ),
            lasting="1h",
            severity="warning",
            summary=f"The volume {VOLUME} is filling up",
            description=(
                "{{ $value | humanizePercentage }} of it are left. That is less than 15 %, or will "
                "be used up within four days if it goes on as in the last hours."
            ),
        ),
        AlertRule(
            alert="VolumeClaimPending",
            # One that names no volume and that no pod uses waits for nothing, such as the caches of
            # builds before the first build.
            expression=(
                f"max {by} "
                f'(kube_persistentvolumeclaim_status_phase{{{where}, phase=~"Pending|Lost"}}) == 1'
                "\nand on (namespace, persistentvolumeclaim) (\n"
                f'  kube_persistentvolumeclaim_info{{{where}, volumename!=""}}\n'
                f"  or kube_pod_spec_volumes_persistentvolumeclaims_info{{{where}}}\n)"
            ),
            lasting="15m",
            severity="warning",
            summary=f"The claim {VOLUME} has no volume",
            description="For 15 minutes it has had no volume, so that its pod cannot start.",
        ),
    )
