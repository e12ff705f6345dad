"""The parts of pods: security contexts, volumes, spreading, disruption budget."""

from collections.abc import Sequence

from constructs_lib.kube.structs import k8s


def pod_security_context(user: int, group: int) -> k8s.PodSecurityContext:
    """Return the context of a pod whose processes run as a user; the group owns its volumes."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=user,
        run_as_group=group,
        fs_group=group,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


NAME_LOOKUPS = {"ndots": "2", "timeout": "2", "attempts": "3"}
"""Options of a pod's resolver, as in `resolv.conf`.

An address such as `backend.app.svc.cluster.local` is asked for as it stands, not first with each of
the cluster's search domains (`ndots` is 5 in Kubernetes), which were eight questions for one name.
A query of a new pod may be lost while its policies come into force: it is repeated after two
seconds rather than five, and three times in all, still within the time that a request is given.
"""


def container_security_context(
    user: int | None = None, group: int | None = None
) -> k8s.SecurityContext:
    """Return the context of a container that can write only to volumes, without privileges.

    Without a user and group, those of the pod hold.
    """
    return k8s.SecurityContext(
        run_as_user=user,
        run_as_group=group,
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )


def empty_volume(name: str, size: str, medium: str | None = None) -> k8s.Volume:
    """Return a volume that lives as long as its pod; a pod that exceeds the size is evicted."""
    source = k8s.EmptyDirVolumeSource(medium=medium, size_limit=size)
    return k8s.Volume(name=name, empty_dir=source)


def config_volume(name: str, config_map: str, keys: Sequence[str], mode: int) -> k8s.Volume:
    """Return a volume with keys of a ConfigMap as files of a mode. Without keys: all of them."""
    source = k8s.ConfigMapVolumeSource(name=config_map, items=_files(keys), default_mode=mode)
    return k8s.Volume(name=name, config_map=source)


def secret_volume(name: str, secret: str, keys: Sequence[str], mode: int) -> k8s.Volume:
    """Return a volume with keys of a Secret as files of a mode."""
    source = k8s.SecretVolumeSource(secret_name=secret, items=_files(keys), default_mode=mode)
    return k8s.Volume(name=name, secret=source)


def _files(keys: Sequence[str]) -> list[k8s.KeyToPath]:
    return [k8s.KeyToPath(key=key, path=key) for key in keys]


def claim_spec(
    size: str, storage_class: str | None, volume: str | None = None
) -> k8s.PersistentVolumeClaimSpec:
    """Return the spec of a claim for a volume that one node at a time can mount.

    Without a storage class it has the cluster's default; an empty one means none. `volume` exists.
    """
    return k8s.PersistentVolumeClaimSpec(
        access_modes=["ReadWriteOnce"],
        storage_class_name=storage_class,
        volume_name=volume,
        resources=k8s.VolumeResourceRequirements(requests={"storage": size}),
    )


NODE, ZONE = "kubernetes.io/hostname", "topology.kubernetes.io/zone"
"""Labels of nodes over whose values pods are spread."""


def spread_constraints(
    selector: k8s.LabelSelector, *, zones: bool
) -> list[k8s.TopologySpreadConstraint]:
    """Return constraints that put pods on different nodes, and into different zones if there are.

    They are preferences: with too few nodes or zones, pods share one.
    """
    return [
        k8s.TopologySpreadConstraint(
            max_skew=1,
            topology_key=key,
            when_unsatisfiable="ScheduleAnyway",
            label_selector=selector,
            # Without it, the pods that a rolling update is about to remove also count.
            match_label_keys=["pod-template-hash"],
        )
        for key in ((NODE, ZONE) if zones else (NODE,))
    ]


def disruption_budget(
    metadata: k8s.ObjectMeta, selector: k8s.LabelSelector
) -> k8s.PodDisruptionBudget:
    """Return a budget that lets node maintenance evict one pod at a time."""
    return k8s.PodDisruptionBudget(
        metadata=metadata,
        spec=k8s.PodDisruptionBudgetSpec(
            max_unavailable=1,
            selector=selector,
            # A pod that is not ready anyway must not prevent its node from being drained.
            unhealthy_pod_eviction_policy="AlwaysAllow",
        ),
    )
