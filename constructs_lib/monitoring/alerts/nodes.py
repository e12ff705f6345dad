"""Alerts of the cluster itself: its nodes, volumes and workloads.

All of them sum up or take the largest over what is left out in `by`: the labels of kubelets and of
kube-state-metrics change with their pods, and an alert would start anew.

No metric has the age of other certificates than those of nodes: those of the control plane, which
nobody reads here, and that of an Ingress, which is in a Secret. A kubelet knows nothing of volumes
that are folders of its node, as Kind's are: of these, node alerts watch the disk, and
`postgres_alerts` the size of the data.
"""

from collections.abc import Sequence

from constructs_lib.monitoring.alerts.expressions import Rules, critical, namespaces_label, warning

WEEK = 7 * 86400
"""Seconds before the end of a certificate from which an alert fires.

Kubelets renew theirs when 10 to 30 % of its life are left, which by default is a year.
"""

VOLUME = "{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}"
POD = "{{ $labels.namespace }}/{{ $labels.pod }}"
AUTOSCALER = "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }}"

KINDS = ("container", "init_container")
"""Kinds of containers, as metrics have them in their names."""

REPLICAS = {
    "deployment": ("spec_replicas", "status_replicas"),
    "statefulset": ("replicas", "status_replicas"),
    "daemonset": ("status_desired_number_scheduled", "status_current_number_scheduled"),
}
"""Metrics of pods that are wanted and made, by kinds of workloads."""


def cluster_alerts() -> Rules:
    """Return the alerts of all nodes, and of certificates."""
    return (
        critical(
            "NodeNotReady",
            'max by (node) (kube_node_status_condition{condition="Ready", status="true"}) == 0',
            "The node {{ $labels.node }} is not ready",
            "For five minutes its kubelet has not answered. Its pods move to others.",
            lasting="5m",
        ),
        critical(
            "NodeUnderPressure",
            "max by (node, condition) (kube_node_status_condition"
            '{condition=~"DiskPressure|MemoryPressure|PIDPressure", status="true"}) == 1',
            "The node {{ $labels.node }} has {{ $labels.condition }}",
            "The kubelet evicts pods, since the node has too little disk, memory or process "
            "numbers. On Kind all nodes share those of the host.",
            lasting="2m",
        ),
        warning(
            "CertificateExpiring",
            f"min by (node) (kubelet_certificate_manager_client_ttl_seconds) < {WEEK}\n"
            f"or min by (node) (kubelet_certificate_manager_server_ttl_seconds) < {WEEK}",
            "A certificate of the node {{ $labels.node }} ends within a week",
            "The kubelet has not renewed it. In {{ $value | humanizeDuration }} the node drops "
            "out of the cluster.",
            lasting="15m",
        ),
    )


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
        critical(
            "VolumeFull",
            f"{space} < 0.05\nor {share('inodes_free', 'inodes')} < 0.05",
            f"The volume {VOLUME} is full",
            "{{ $value | humanizePercentage }} of its space or of its inodes are left. Soon "
            "nothing can be written to it.",
            lasting="2m",
        ),
        warning(
            "VolumeFilling",
            # In the last hour, too: otherwise a restore, which writes once, would be an alert.
            f"{space} < 0.15\nor ({space} < 0.4\n  and {predicted('6h')}\n  and {predicted('1h')})",
            f"The volume {VOLUME} is filling up",
            "{{ $value | humanizePercentage }} of it are left. That is less than 15 %, or will "
            "be used up within four days if it goes on as in the last hours.",
            lasting="1h",
        ),
        warning(
            "VolumeClaimPending",
            # One that names no volume and that no pod uses waits for nothing, such as the caches of
            # builds before the first build.
            f"max {by} "
            f'(kube_persistentvolumeclaim_status_phase{{{where}, phase=~"Pending|Lost"}}) == 1'
            "\nand on (namespace, persistentvolumeclaim) (\n"
            f'  kube_persistentvolumeclaim_info{{{where}, volumename!=""}}\n'
            f"  or kube_pod_spec_volumes_persistentvolumeclaims_info{{{where}}}\n)",
            f"The claim {VOLUME} has no volume",
            "For 15 minutes it has had no volume, so that its pod cannot start.",
            lasting="15m",
        ),
    )


def workload_alerts(namespaces: Sequence[str]) -> Rules:
    """Return the alerts of all workloads in namespaces.

    There is none for throttled CPUs, whose effect is the latency that is alerted on, nor for
    quotas, which are as large as the workloads at their largest: a pod without room is an alert.
    """
    where = namespaces_label(namespaces)
    container = "max by (namespace, pod, container)"
    by_pod, by_deployment = "by (namespace, pod)", "max by (namespace, deployment)"
    by_scaler = "max by (namespace, horizontalpodautoscaler)"
    scaler = "kube_horizontalpodautoscaler"
    counters = [f"kube_pod_{kind}_status_restarts_total{{{where}}}" for kind in KINDS]
    waiting = [
        f"{container} (max_over_time(kube_pod_{kind}_status_waiting_reason"
        f'{{{where}, reason="CrashLoopBackOff"}}[5m]) == 1)'
        for kind in KINDS
    ]
    # After ten minutes of running the kubelet no longer waits before it starts a container again,
    # so that one which fails each quarter of an hour never has the reason.
    restarting = [
        f"{container} (increase({each}[1h])) >= 3\nand {container} (increase({each}[20m])) > 0"
        for each in counters
    ]
    # A program that runs before the main one, such as a migration, is killed as well.
    killed = "\nor ".join(
        f"{container} (increase({counter}[10m])) > 0\n"
        f"and {container} (kube_pod_{kind}_status_last_terminated_reason"
        f'{{{where}, reason="OOMKilled"}}) > 0'
        for kind, counter in zip(KINDS, counters, strict=True)
    )
    # That of a Job is not started again; its pod stays for days.
    ended = f'kube_pod_container_status_terminated_reason{{{where}, reason="OOMKilled"}}'
    missing = "\nor ".join(
        f"max by (namespace, {kind}) (kube_{kind}_{wanted}{{{where}}})"
        f" - max by (namespace, {kind}) (kube_{kind}_{made}{{{where}}}) > 0"
        for kind, (wanted, made) in REPLICAS.items()
    )
    stuck = f'kube_deployment_status_condition{{{where}, condition="Progressing", status="false"}}'
    most = f"{by_scaler} ({scaler}_spec_max_replicas{{{where}}})"
    inactive = f'{scaler}_status_condition{{{where}, condition="ScalingActive", status="false"}}'
    return (
        warning(
            "ContainerCrashLooping",
            "\nor ".join((*waiting, *restarting)),
            f"{POD} crashes again and again",
            "The container {{ $labels.container }} ends soon after each start, and the kubelet "
            "waits longer and longer before the next one; or it ended three times in an hour.",
            lasting="10m",
            keep_firing="10m",
        ),
        warning(
            "ContainerOutOfMemory",
            f"{killed}\nor {container} ({ended}) > 0\nand on (namespace, pod)"
            f" max {by_pod} (kube_pod_completion_time{{{where}}}) > time() - 600",
            f"{POD} ran out of memory",
            "The kernel killed the container {{ $labels.container }}, since it reached its limit "
            "of memory. Requests that it was serving are lost.",
        ),
        warning(
            "PodNotReady",
            # Pods of Jobs are Pending while an image is pulled, and never ready once they ended;
            # those of Tekton are so as soon as the first of their steps has ended.
            f'min {by_pod} (kube_pod_status_ready{{{where}, condition="true"}}) == 0\n'
            f"and max {by_pod} "
            f'(kube_pod_status_phase{{{where}, phase=~"Pending|Running|Unknown"}}) == 1\n'
            f'unless max {by_pod} (kube_pod_owner{{{where}, owner_kind=~"Job|TaskRun"}}) == 1',
            f"{POD} is not ready",
            "The pod has not been ready for ten minutes, so that its Service sends it nothing. It "
            "waits for a node, an image or a volume, or its probe fails.",
            lasting="10m",
        ),
        warning(
            "ReplicasMissing",
            missing,
            "{{ $labels.namespace }}/{{ $labels.deployment }}{{ $labels.statefulset }}"
            "{{ $labels.daemonset }} has too few pods",
            "{{ $value }} pods could not be made for ten minutes: a quota, a rule of admission or "
            "a missing ServiceAccount refuses them.",
            lasting="10m",
        ),
        warning(
            "RolloutStuck",
            # The controller itself waits for ten minutes before it says so.
            f"{by_deployment} ({stuck}) == 1",
            "A new version of {{ $labels.namespace }}/{{ $labels.deployment }} does not start",
            "Pods of the new version have not become ready in ten minutes. Those of the former "
            "version still serve.",
            lasting="1m",
        ),
        warning(
            "AutoscalerAtMaximum",
            f"{by_scaler} ({scaler}_status_desired_replicas{{{where}}})\n"
            f">= ({most} > {by_scaler} ({scaler}_spec_min_replicas{{{where}}}))",
            f"{AUTOSCALER} has as many pods as it may",
            "All {{ $value }} pods have been wanted for 15 minutes. More load would make it slow, "
            "since no pod can be added.",
            lasting="15m",
            keep_firing="10m",
        ),
        warning(
            "AutoscalerWithoutMetrics",
            # One whose workload was scaled to nothing does not ask for metrics.
            f"{by_scaler} ({inactive}) == 1\n"
            f"unless {by_scaler} ({scaler}_status_current_replicas{{{where}}}) == 0",
            f"{AUTOSCALER} cannot see the load",
            "The autoscaler has had no metrics for 15 minutes, so that the number of pods stays "
            "as it is, whatever the load.",
            lasting="15m",
        ),
    )
