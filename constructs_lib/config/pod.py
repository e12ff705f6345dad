"""The shape that the pods of every workload take, and the pod template made of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal, Self

from cdk8s_plus_27 import k8s
from pydantic import AfterValidator, Field, JsonValue, ValidationInfo, model_validator

from constructs_lib.config.config_map import checksums_of, combined
from constructs_lib.config.container import InitContainerSettings, SidecarSettings
from constructs_lib.config.role import PolicyRule
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.config.volumes import VolumeSettings
from constructs_lib.core.api_objects import with_newer_fields
from constructs_lib.core.fields import DnsLabel, DnsSubdomain, LabelKey, LabelValue
from constructs_lib.core.labels import ALLOW_DELETE, PROTECTED
from constructs_lib.core.pods import pod_security_context, spread_over_nodes
from constructs_lib.core.props import Props
from constructs_lib.core.resources import ResourcesProps, largest, total
from constructs_lib.core.workload import WorkloadMetadata

CHECKSUM = "checksum/config"
"""Annotation of a pod template that makes new pods when their configuration changes."""


def _not_ours(key: str, info: ValidationInfo) -> str:
    if key.startswith("app.kubernetes.io/") or key in (PROTECTED, ALLOW_DELETE, CHECKSUM):
        raise ValueError(
            f"'{info.field_name}' must have none of the keys that the construct sets itself and "
            f"selects its pods by, got {key!r}; use another key"
        )
    return key


OwnKey = Annotated[LabelKey, AfterValidator(_not_ours)]
"""Key of a label or annotation that no construct sets itself."""


class Toleration(Props):
    """A taint of nodes that the pods bear."""

    key: LabelKey | None = None
    """Key of the taint. None: all of them, with operator `Exists`."""

    operator: Literal["Equal", "Exists"] = "Equal"
    """Whether the value must be equal, or only exist."""

    value: LabelValue | None = None
    """Value of the taint, with operator `Equal`. None: it is empty."""

    effect: Literal["NoSchedule", "PreferNoSchedule", "NoExecute"] | None = None
    """Effect of the taint. None: all of them."""

    toleration_seconds: int | None = Field(default=None, ge=0)
    """Seconds for which effect `NoExecute` is borne. None: without end."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.operator == "Exists" and self.value is not None:
            raise ValueError(
                f"'value' must be left out beside operator 'Exists', got {self.value!r}; leave it "
                "out, or use 'Equal'"
            )
        if self.operator == "Equal" and self.key is None:
            raise ValueError("'key' must be given beside operator 'Equal', got None; state it")
        if self.toleration_seconds is not None and self.effect != "NoExecute":
            raise ValueError(
                "'toleration_seconds' must come with effect 'NoExecute', "
                f"got {self.effect!r}; leave it out or change the effect"
            )
        return self

    def toleration(self) -> k8s.Toleration:
        """Returns the toleration for a pod."""
        return k8s.Toleration(
            key=self.key,
            operator=self.operator,
            value=self.value,
            effect=self.effect,
            toleration_seconds=self.toleration_seconds,
        )


class PodSettings(Props):
    """Settings of a workload's pods, and of the object that makes them."""

    labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the object that makes the pods, such as the Deployment."""

    annotations: Mapping[OwnKey, str] = {}
    """Annotations of that object."""

    pod_labels: Mapping[OwnKey, LabelValue] = {}
    """Labels of the pods."""

    pod_annotations: Mapping[OwnKey, str] = {}
    """Annotations of the pods."""

    volumes: Mapping[DnsLabel, VolumeSettings] = {}
    """Volumes by name, for `mounts` of the containers."""

    sidecars: Mapping[DnsLabel, SidecarSettings] = {}
    """Containers by name that run beside the main one for the life of the pod."""

    init_containers: Mapping[DnsLabel, InitContainerSettings] = {}
    """Containers by name that end before the main one starts, each before the next begins."""

    node_selector: Mapping[LabelKey, LabelValue] = {}
    """Labels of nodes that the pods may run on. Empty: all of them."""

    tolerations: Sequence[Toleration] = ()
    """Taints of nodes that the pods bear."""

    affinity: Mapping[Literal["nodeAffinity", "podAffinity", "podAntiAffinity"], JsonValue] = {}
    """Wishes for nodes and neighbours, in the API's own form: it has some thirty fields in ten
    types, and none of them needs a rule of ours.
    """

    priority_class_name: DnsSubdomain | None = None
    """PriorityClass of the pods. None: the cluster's default."""

    image_pull_secrets: Sequence[SecretRef] = ()
    """Secrets of type `kubernetes.io/dockerconfigjson`, with which images are pulled."""

    role: Sequence[PolicyRule] = ()
    """Rules of a Role for the pods' ServiceAccount. Empty: it has no rights, and pods no token.

    The pods also need `connections.allow_to_api_server`.
    """

    def secrets(self) -> list[SecretRef]:
        """Returns all Secrets that the settings name."""
        helpers = [*self.sidecars.values(), *self.init_containers.values()]
        return [
            *self.image_pull_secrets,
            *(volume.secret for volume in self.volumes.values() if volume.secret),
            *(secret for helper in helpers for secret in helper.secrets()),
        ]

    def checksums(self) -> set[str]:
        """Returns texts that change with the ConfigMaps that the settings hold."""
        helpers = [*self.sidecars.values(), *self.init_containers.values()]
        volumes = checksums_of(*(volume.config_map for volume in self.volumes.values()))
        return volumes.union(*(helper.checksums() for helper in helpers))

    def resources_of(self, *containers: ResourcesProps) -> ResourcesProps:
        """Returns the CPU and memory of a whole pod, as the scheduler and quotas count it.

        Args:
            containers: What the workload's own containers may use.
        """
        inits = [init.resources for init in self.init_containers.values()]
        sidecars = [sidecar.resources for sidecar in self.sidecars.values()]
        return total(largest(total(*containers), *inits), *sidecars)


def pod_template(
    metadata: WorkloadMetadata,
    settings: PodSettings,
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
    account: str | None = None,
) -> k8s.PodTemplateSpec:
    """Returns the template of pods that are secure by default.

    Args:
        metadata: Name and labels of the workload.
        settings: Settings of the pods.
        containers: Containers of the construct itself.
        user: User of the processes.
        group: Group of the processes and of the volumes.
        volumes: Volumes of the construct itself.
        init_containers: Containers of the construct that end before the main one starts.
        checksums: Texts that change with the configuration of those containers.
        grace_seconds: Seconds from SIGTERM to SIGKILL. None: Kubernetes' 30.
        restart_policy: Whether ended containers are restarted. None: always.
        spread: Whether the pods go to different nodes where there are enough.
        account: ServiceAccount. None: that of the workload.
    """
    sidecars = [sidecar.container(name) for name, sidecar in settings.sidecars.items()]
    inits = [init.container(name) for name, init in settings.init_containers.items()]
    own_volumes = [volume.source(name) for name, volume in settings.volumes.items()]
    pod = k8s.PodSpec(
        restart_policy=restart_policy,
        service_account_name=account or metadata.name,
        automount_service_account_token=bool(settings.role),
        enable_service_links=False,
        security_context=pod_security_context(user, group),
        termination_grace_period_seconds=grace_seconds,
        topology_spread_constraints=[spread_over_nodes(metadata.label_selector())]
        if spread
        else None,
        init_containers=[*sidecars, *inits, *init_containers] or None,
        containers=list(containers),
        volumes=[*own_volumes, *volumes] or None,
        node_selector=dict(settings.node_selector) or None,
        tolerations=[each.toleration() for each in settings.tolerations] or None,
        priority_class_name=settings.priority_class_name,
        image_pull_secrets=[
            k8s.LocalObjectReference(name=secret.name) for secret in settings.image_pull_secrets
        ]
        or None,
    )
    if settings.affinity:
        with_newer_fields(pod, affinity=dict(settings.affinity))
    checksum = combined({*checksums, *settings.checksums()})
    annotations = {**settings.pod_annotations, **({CHECKSUM: checksum} if checksum else {})}
    return k8s.PodTemplateSpec(
        metadata=k8s.ObjectMeta(
            labels={**metadata.labels, **settings.pod_labels}, annotations=annotations or None
        ),
        spec=pod,
    )
