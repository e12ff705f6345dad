"""Settings that the pods of all workloads share, and the pod template built from them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, Self

import msgspec
from pydantic import Field, model_validator

from constructs_lib.kube.label_keys import CHECKSUM, Annotations, OwnKey
from constructs_lib.kube.names import MAX_INT32, DnsLabel, LabelKey, LabelValue
from constructs_lib.kube.pod_parts import NAME_LOOKUPS, pod_security_context, spread_constraints
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import shown
from constructs_lib.props.model import Props
from constructs_lib.props.pod_defaults import PodDefaults
from constructs_lib.props.resources import ResourcesProps, largest, total
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.workloads.affinity import Affinity
from constructs_lib.workloads.config_map import ConfigMap, combined, constructs_of
from constructs_lib.workloads.container import InitContainerProps, SidecarProps
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.role import PolicyRule
from constructs_lib.workloads.volumes import VolumeProps


class Toleration(Props):
    """A taint of nodes that the pods tolerate."""

    key: LabelKey | None = None
    """Key of the taint. None: all taints, with operator `Exists`. With effect `NoSchedule`, or any,
    that is a privilege, which the rules ask a reason for.
    """

    operator: Literal["Equal", "Exists"] = "Equal"
    """Whether the value must be equal, or the taint must only exist."""

    value: LabelValue | None = None
    """Value of the taint, with operator `Equal`. None: the empty value."""

    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | None = None
    """Effect of the taint. None: all effects."""

    toleration_seconds: int | None = Field(default=None, ge=0, le=MAX_INT32)
    """Seconds for which the pods tolerate effect `NoExecute`. None: no limit."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.operator == "Exists" and self.value is not None:
            raise ValueError(
                f"'value' must be left out with operator 'Exists', got {self.value!r}; leave it "
                "out, or use 'Equal'"
            )
        if self.operator == "Equal" and self.key is None:
            raise ValueError("'key' must be given with operator 'Equal', got None; state it")
        if self.toleration_seconds is not None and self.effect != "NoExecute":
            raise ValueError(
                "'toleration_seconds' must come with effect 'NoExecute', "
                f"got {self.effect!r}; leave it out or change the effect"
            )
        return self

    def toleration(self) -> k8s.Toleration:
        """Return the toleration for a pod."""
        return k8s.Toleration(
            key=self.key,
            operator=self.operator,
            value=self.value,
            effect=self.effect,
            toleration_seconds=self.toleration_seconds,
        )


class PodProps(PodDefaults):
    """Settings of a workload's pods, and of the object that creates them."""

    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the object that creates the pods, such as the Deployment."""

    annotations: Annotations = Field(default={})
    """Annotations of that object."""

    pod_labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the pods."""

    pod_annotations: Annotations = Field(default={})
    """Annotations of the pods."""

    volumes: Mapping[DnsLabel, VolumeProps] = {}
    """Volumes by name, for `mounts` of the containers."""

    sidecars: Mapping[DnsLabel, SidecarProps] = {}
    """Containers, by name, that run beside the main one for the life of the pod."""

    init_containers: Mapping[DnsLabel, InitContainerProps] = {}
    """Containers, by name, that run one after another before the main one starts."""

    tolerations: Sequence[Toleration] = ()
    """Taints of nodes that the pods tolerate."""

    affinity: Affinity = Affinity()
    """Constraints and preferences on nodes and neighbours, in the API's own form."""

    role: Sequence[PolicyRule] = ()
    """Rules of a Role for the pods' ServiceAccount. Empty: no rights, and no token in the pods.

    To use the rights, the pods also need `connections.allow_to_api_server`.
    """

    role_reason: NonEmptyText | None = None
    """Use of the rights by the pods. It is required with `role`, and becomes an annotation of the
    ServiceAccount, for reviewers.
    """

    @model_validator(mode="after")
    def _rights_have_a_reason(self) -> Self:
        if self.role and self.role_reason is None:
            raise ValueError(
                "'role_reason' must be given with 'role', got None; state what the pods do with it"
            )
        if self.role_reason is not None and not self.role:
            raise ValueError(
                f"'role_reason' must be left out without 'role', got {shown(self.role_reason)}; "
                "remove it, or state the rules"
            )
        return self

    def secrets(self) -> list[SecretRef]:
        """Return all Secrets that the settings refer to."""
        helpers = [*self.sidecars.values(), *self.init_containers.values()]
        return [
            *self.image_pull_secrets,
            *(volume.secret for volume in self.volumes.values() if volume.secret),
            *(secret for helper in helpers for secret in helper.secrets()),
        ]

    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the settings refer to, as far as they are constructs."""
        helpers = [*self.sidecars.values(), *self.init_containers.values()]
        return [
            *constructs_of(*(volume.config_map for volume in self.volumes.values())),
            *(config_map for helper in helpers for config_map in helper.config_maps()),
        ]

    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
        return {each.checksum for each in self.config_maps()}

    def resources_of(self, *containers: ResourcesProps) -> ResourcesProps:
        """Return the CPU and memory of a whole pod, as the scheduler and quotas count them."""
        inits = [init.resources for init in self.init_containers.values()]
        sidecars = [sidecar.resources for sidecar in self.sidecars.values()]
        return total(largest(total(*containers), *inits), *sidecars)


def pod_template(
    metadata: WorkloadMetadata,
    settings: PodProps,
    containers: Sequence[k8s.Container],
    *,
    user: int,
    group: int,
    volumes: Sequence[k8s.Volume] = (),
    init_containers: Sequence[k8s.Container] = (),
    checksums: Iterable[str] = (),
    grace_seconds: int | None = None,
    restart_policy: Literal["Never"] | None = None,
    spread: bool = False,
) -> k8s.PodTemplateSpec:
    """Return a pod template that is secure by default.

    `containers`, `volumes` and `init_containers` are the construct's own. A change of the checksums
    replaces the pods. Between SIGTERM and SIGKILL are `grace_seconds`, by default Kubernetes' 30.
    """
    settings = metadata.pod_defaults.merged_into(settings)
    sidecars = [sidecar.container(name) for name, sidecar in settings.sidecars.items()]
    inits = [init.container(name) for name, init in settings.init_containers.items()]
    lookups = [k8s.PodDNSConfigOption(name=key, value=each) for key, each in NAME_LOOKUPS.items()]
    own_volumes = [volume.source(name) for name, volume in settings.volumes.items()]
    pod = k8s.PodSpec(
        restart_policy=restart_policy,
        service_account_name=metadata.name,
        automount_service_account_token=bool(settings.role),
        enable_service_links=False,
        dns_config=k8s.PodDNSConfig(options=lookups),
        security_context=pod_security_context(user, group),
        termination_grace_period_seconds=grace_seconds,
        topology_spread_constraints=spread_constraints(
            metadata.label_selector(), zones=metadata.zones
        )
        if spread
        else [],
        init_containers=[*sidecars, *inits, *init_containers],
        containers=list(containers),
        volumes=[*own_volumes, *volumes],
        node_selector=dict(settings.node_selector),
        tolerations=[each.toleration() for each in settings.tolerations],
        affinity=msgspec.convert(settings.affinity, k8s.Affinity) if settings.affinity else None,
        priority_class_name=settings.priority_class_name,
        image_pull_secrets=[
            k8s.LocalObjectReference(name=secret.name) for secret in settings.image_pull_secrets
        ],
    )
    checksum = combined({*checksums, *settings.checksums()})
    annotations = {**settings.pod_annotations, **({CHECKSUM: checksum} if checksum else {})}
    return k8s.PodTemplateSpec(
        metadata=k8s.ObjectMeta(
            labels={**metadata.labels, **settings.pod_labels}, annotations=annotations
        ),
        spec=pod,
    )
