"""Volumes of pods, and their mounts in containers."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from constructs_lib.kube.distinct import DISTINCT
from constructs_lib.kube.names import DataKey, DnsLabel, DnsSubdomain, RelativePath
from constructs_lib.kube.pod_parts import config_volume, empty_volume, secret_volume
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import only_one_of
from constructs_lib.props.model import Props
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.workloads.config_map import ConfigMapRef, name_of


class MountProps(Props):
    """A mount of a volume, or of a part of it, in a container."""

    volume: DnsLabel
    """Name of the volume: one of `pod.volumes`, or one of the construct's own, such as `tmp`."""

    sub_path: RelativePath | None = None
    """File or folder in the volume. None: the whole volume.

    A file of a ConfigMap or Secret that is mounted this way does not follow changes of the object.
    """

    read_only: bool = False
    """Whether the container can only read the volume."""

    def at(self, path: str) -> k8s.VolumeMount:
        """Return the mount for a container."""
        return k8s.VolumeMount(
            name=self.volume,
            mount_path=path,
            sub_path=self.sub_path,
            read_only=True if self.read_only else None,
        )


class EmptyDir(Props):
    """A folder that lives as long as its pod."""

    size_limit: Storage
    """Maximum size; a pod that exceeds it is evicted."""

    medium: Literal["Memory"] | None = None
    """Storage medium. `Memory` counts toward the memory of the container that writes. None: the
    node's disk.
    """


class VolumeProps(Props):
    """A volume of a pod; exactly one of the four kinds must be given."""

    empty_dir: EmptyDir | None = None
    """A folder that lives as long as the pod."""

    persistent_volume_claim: DnsSubdomain | None = None
    """Name of a PersistentVolumeClaim in the namespace."""

    config_map: ConfigMapRef | None = None
    """ConfigMap whose values become files: the construct, or its name."""

    secret: SecretRef | None = None
    """Secret whose values become files, those of the stated keys."""

    items: Annotated[Sequence[DataKey], DISTINCT] = ()
    """Keys of the ConfigMap that become files. Empty: all keys."""

    default_mode: int = Field(default=0o440, ge=0o400, le=0o777)
    """Permissions of the files of a ConfigMap or Secret. 0o440 lets the pod's group read them."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kind = only_one_of(self, "empty_dir", "persistent_volume_claim", "config_map", "secret")
        for field, of in (("items", ["config_map"]), ("default_mode", ["config_map", "secret"])):
            if field in self.model_fields_set and kind not in of:
                raise ValueError(
                    f"'{field}' must be left out with '{kind}', "
                    f"got {getattr(self, field)!r}; it applies to {' and '.join(of)} only"
                )
        return self

    def source(self, name: str) -> k8s.Volume:
        """Return the volume for a pod."""
        if self.empty_dir:
            return empty_volume(name, self.empty_dir.size_limit, self.empty_dir.medium)
        if self.persistent_volume_claim:
            claim = k8s.PersistentVolumeClaimVolumeSource(claim_name=self.persistent_volume_claim)
            return k8s.Volume(name=name, persistent_volume_claim=claim)
        if self.secret:
            return secret_volume(name, self.secret.name, self.secret.keys, self.default_mode)
        return config_volume(name, name_of(self.config_map or ""), self.items, self.default_mode)
