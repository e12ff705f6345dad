"""What all pods have in common: security contexts, volumes, spreading, disruption budget."""

from collections.abc import Mapping, Sequence

from cdk8s_plus_27 import k8s

from constructs_lib.core.api_objects import int_or_string, quantity


def pod_security_context(user: int, group: int) -> k8s.PodSecurityContext:
    """Returns the context of a pod whose processes run as that user; the group owns its volumes."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=user,
        run_as_group=group,
        fs_group=group,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


def container_security_context() -> k8s.SecurityContext:
    """Returns the context of a container that writes to its volumes only and gains no privilege."""
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )


def empty_volume(name: str, size: str, medium: str | None = None) -> k8s.Volume:
    """Returns a volume that lives as long as its pod, which is evicted when it exceeds the size."""
    source = k8s.EmptyDirVolumeSource(medium=medium, size_limit=quantity(size))
    return k8s.Volume(name=name, empty_dir=source)


def config_volume(name: str, config_map: str, keys: Sequence[str], mode: int) -> k8s.Volume:
    """Returns a volume with keys of a ConfigMap as files of that mode."""
    source = k8s.ConfigMapVolumeSource(
        name=config_map,
        items=[k8s.KeyToPath(key=key, path=key) for key in keys],
        default_mode=mode,
    )
    return k8s.Volume(name=name, config_map=source)


def claim_spec(
    size: str, storage_class: str | None, volume: str | None = None
) -> k8s.PersistentVolumeClaimSpec:
    """Returns what a claim asks for, for one node at a time.

    Args:
        size: Capacity.
        storage_class: StorageClass. None: the cluster's default; empty: none.
        volume: Name of the volume, where it is there already.
    """
    return k8s.PersistentVolumeClaimSpec(
        access_modes=["ReadWriteOnce"],
        storage_class_name=storage_class,
        volume_name=volume,
        resources=k8s.ResourceRequirements(requests={"storage": quantity(size)}),
    )


def claim_volume(name: str, claim: str) -> k8s.Volume:
    """Returns a volume that a claim in the same namespace stands for."""
    source = k8s.PersistentVolumeClaimVolumeSource(claim_name=claim)
    return k8s.Volume(name=name, persistent_volume_claim=source)


def mounts(paths: Mapping[str, str]) -> list[k8s.VolumeMount]:
    """Returns where a container finds volumes, given as the path by their name."""
    return [k8s.VolumeMount(name=name, mount_path=path) for name, path in paths.items()]


def spread_over_nodes(selector: dict[str, str]) -> k8s.TopologySpreadConstraint:
    """Returns a constraint that puts pods on different nodes as long as there are enough."""
    return k8s.TopologySpreadConstraint(
        max_skew=1,
        topology_key="kubernetes.io/hostname",
        when_unsatisfiable="ScheduleAnyway",
        label_selector=k8s.LabelSelector(match_labels=selector),
        # Without it the pods that a rolling update is about to remove count too.
        match_label_keys=["pod-template-hash"],
    )


def disruption_budget(
    metadata: k8s.ObjectMeta, selector: dict[str, str]
) -> k8s.KubePodDisruptionBudgetProps:
    """Returns a budget by which node maintenance takes one pod away at a time."""
    return k8s.KubePodDisruptionBudgetProps(
        metadata=metadata,
        spec=k8s.PodDisruptionBudgetSpec(
            max_unavailable=int_or_string(1),
            selector=k8s.LabelSelector(match_labels=selector),
            # A pod that is not ready anyway must not keep its node from being drained.
            unhealthy_pod_eviction_policy="AlwaysAllow",
        ),
    )
