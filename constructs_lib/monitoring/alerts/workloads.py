"""Alerts of workloads, from the metrics of kube-state-metrics.

All of them sum up or take the largest over what is left out in `by`: the labels of
kube-state-metrics itself change with its pod, and an alert would start anew.
"""

from collections.abc import Sequence

from constructs_lib.monitoring.alert_rules import AlertRule
from constructs_lib.monitoring.alerts.expressions import Rules, namespaces_label


def workload_alerts(namespaces: Sequence[str]) -> Rules:
    """Return the alerts of all workloads in namespaces.

    There is none for throttled CPUs, whose effect is the latency that is alerted on, nor for
    quotas, which are as large as the workloads at their largest: a pod without room is an alert.
    """
    where = namespaces_label(namespaces)
    return (
        _crash_looping(where),
        _out_of_memory(where),
        _pod_not_ready(where),
        _replicas_missing(where),
        _rollout_stuck(where),
        _at_maximum(where),
        _without_metrics(where),
    )


KINDS = ("container", "init_container")
"""Kinds of containers, as metrics have them in their names."""


def _crash_looping(where: str) -> AlertRule:
    waits = [
        f'max_over_time(kube_pod_{kind}_status_waiting_reason{{{where}, reason="CrashLoopBackOff"}}'
        "[5m]) == 1"
        for kind in KINDS
    ]
    by = "max by (namespace, pod, container)"
    # After ten minutes of running the kubelet no longer waits before it starts a container again,
    # so that one which fails each quarter of an hour never has the reason.
    restarts = [
        f"{by} (increase({counter}[1h])) >= 3\nand {by} (increase({counter}[20m])) > 0"
        for kind in KINDS
        for counter in [f"kube_pod_{kind}_status_restarts_total{{{where}}}"]
    ]
    return AlertRule(
        alert="ContainerCrashLooping",
        expression="\nor ".join((*(f"{by} ({each})" for each in waits), *restarts)),
        lasting="10m",
        keep_firing="10m",
        severity="warning",
        summary="{{ $labels.namespace }}/{{ $labels.pod }} crashes again and again",
        description=(
            "The container {{ $labels.container }} ends soon after each start, and the kubelet "
            "waits longer and longer before the next one; or it ended three times in an hour."
        ),
    )


def _out_of_memory(where: str) -> AlertRule:
    by = "by (namespace, pod, container)"
    # A program that runs before the main one, such as a migration, is killed as well.
    again = "\nor ".join(
        f"max {by} (increase(kube_pod_{kind}_status_restarts_total{{{where}}}[10m])) > 0\n"
        f"and max {by} (kube_pod_{kind}_status_last_terminated_reason"
        f'{{{where}, reason="OOMKilled"}}) > 0'
        for kind in KINDS
    )
    # That of a Job is not started again; its pod stays for days.
    ended = f'kube_pod_container_status_terminated_reason{{{where}, reason="OOMKilled"}}'
    return AlertRule(
        alert="ContainerOutOfMemory",
        expression=(
            f"{again}\nor max {by} ({ended}) > 0\nand on (namespace, pod)"
            f" max by (namespace, pod) (kube_pod_completion_time{{{where}}}) > time() - 600"
        ),
        severity="warning",
        summary="{{ $labels.namespace }}/{{ $labels.pod }} ran out of memory",
        description=(
            "The kernel killed the container {{ $labels.container }}, since it reached its limit "
            "of memory. Requests that it was serving are lost."
        ),
    )


def _pod_not_ready(where: str) -> AlertRule:
    by = "by (namespace, pod)"
    return AlertRule(
        alert="PodNotReady",
        # Pods of Jobs are Pending while an image is pulled, and never ready once they ended; those
        # of Tekton are so as soon as the first of their steps has ended.
        expression=(
            f'min {by} (kube_pod_status_ready{{{where}, condition="true"}}) == 0\n'
            f'and max {by} (kube_pod_status_phase{{{where}, phase=~"Pending|Running|Unknown"}}) '
            "== 1\n"
            f'unless max {by} (kube_pod_owner{{{where}, owner_kind=~"Job|TaskRun"}}) == 1'
        ),
        lasting="10m",
        severity="warning",
        summary="{{ $labels.namespace }}/{{ $labels.pod }} is not ready",
        description=(
            "The pod has not been ready for ten minutes, so that its Service sends it nothing. It "
            "waits for a node, an image or a volume, or its probe fails."
        ),
    )


def _replicas_missing(where: str) -> AlertRule:
    pairs = (
        ("deployment", "deployment_spec_replicas", "deployment_status_replicas"),
        ("statefulset", "statefulset_replicas", "statefulset_status_replicas"),
        (
            "daemonset",
            "daemonset_status_desired_number_scheduled",
            "daemonset_status_current_number_scheduled",
        ),
    )
    return AlertRule(
        alert="ReplicasMissing",
        expression="\nor ".join(
            f"max by (namespace, {kind}) (kube_{wanted}{{{where}}})"
            f" - max by (namespace, {kind}) (kube_{made}{{{where}}}) > 0"
            for kind, wanted, made in pairs
        ),
        lasting="10m",
        severity="warning",
        summary=(
            "{{ $labels.namespace }}/{{ $labels.deployment }}{{ $labels.statefulset }}"
            "{{ $labels.daemonset }} has too few pods"
        ),
        description=(
            "{{ $value }} pods could not be made for ten minutes: a quota, a rule of admission or "
            "a missing ServiceAccount refuses them."
        ),
    )


def _rollout_stuck(where: str) -> AlertRule:
    progress = (
        f'kube_deployment_status_condition{{{where}, condition="Progressing", status="false"}}'
    )
    return AlertRule(
        alert="RolloutStuck",
        # The controller itself waits for ten minutes before it says so.
        expression=f"max by (namespace, deployment) ({progress}) == 1",
        lasting="1m",
        severity="warning",
        summary="A new version of {{ $labels.namespace }}/{{ $labels.deployment }} does not start",
        description=(
            "Pods of the new version have not become ready in ten minutes. Those of the former "
            "version still serve."
        ),
    )


def _at_maximum(where: str) -> AlertRule:
    by = "by (namespace, horizontalpodautoscaler)"
    name = "kube_horizontalpodautoscaler"
    most = f"max {by} ({name}_spec_max_replicas{{{where}}})"
    return AlertRule(
        alert="AutoscalerAtMaximum",
        expression=(
            f"max {by} ({name}_status_desired_replicas{{{where}}})\n"
            f">= ({most} > max {by} ({name}_spec_min_replicas{{{where}}}))"
        ),
        lasting="15m",
        keep_firing="10m",
        severity="warning",
        summary=(
            "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} has as many pods as it "
            "may"
        ),
        description=(
            "All {{ $value }} pods have been wanted for 15 minutes. More load would make it slow, "
            "since no pod can be added."
        ),
    )


def _without_metrics(where: str) -> AlertRule:
    by = "max by (namespace, horizontalpodautoscaler)"
    name = "kube_horizontalpodautoscaler"
    active = f'{name}_status_condition{{{where}, condition="ScalingActive", status="false"}}'
    return AlertRule(
        alert="AutoscalerWithoutMetrics",
        # One whose workload was scaled to nothing does not ask for metrics.
        expression=(
            f"{by} ({active}) == 1\nunless {by} ({name}_status_current_replicas{{{where}}}) == 0"
        ),
        lasting="15m",
        severity="warning",
        summary=(
            "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot see the load"
        ),
        description=(
            "The autoscaler has had no metrics for 15 minutes, so that the number of pods stays "
            "as it is, whatever the load."
        ),
    )
