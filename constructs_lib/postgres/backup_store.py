"""The place that backups are stored in, by restic: a volume, a bucket, a server or a machine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from pydantic import model_validator

from constructs_lib.kube.default_images import RESTIC_IMAGE
from constructs_lib.kube.host_folders import NodeFolder
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.label_keys import LOSS_ACCEPTED, privileges, protection, unmanaged
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import DnsSubdomain
from constructs_lib.kube.pod_parts import claim_spec
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.schedules import CronSchedule
from constructs_lib.kube.structs import k8s
from constructs_lib.postgres.backup_repository import Protocol, Repository, ResticRepository
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.props.secret_list import KeptInFile
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.workloads.container import InitContainerProps, mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.volumes import EmptyDir, MountProps, VolumeProps

FOLDER = "/backups"
"""Folder of the volume in the containers."""

RESTIC = "restic"
"""Volume with the program restic, which is no part of a job's own image."""

LOGIN = "store"
"""Volume with the files that log in to another machine."""

STARTING_DEADLINE_SECONDS = 12 * 60 * 60
"""Seconds within which a missed backup still starts.

Half a day: a laptop that sleeps at night makes the backup when it is opened, but not shortly before
the next one.
"""

RESTIC_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="500m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of the container that copies the program, which counts as cached memory."""


class BackupVolumeProps(Props):
    """Settings of a volume of backups: a folder of the nodes, if no other is stated."""

    host_path: NodeFolder = "/var/lib/web-platform/backups"
    """Folder of the backups. It must exist on every node, and be the same folder on all of them."""

    storage_class: DnsSubdomain | None = None
    """StorageClass of a volume of its own, which the class must retain when its claim is deleted.
    None: the volume is the folder `host_path`.
    """

    storage_size: Storage = "10Gi"
    """Size of the volume. Nothing enforces that of a folder."""

    restic_image: ImageRef = RESTIC_IMAGE
    """Image with the program restic, which stores the backups."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the claim of the volume."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        fields = type(self).model_fields
        places = [name for name in ("host_path", "storage_class", "repository") if name in fields]
        given = {
            place: value
            for place in places
            if (value := getattr(self, place)) != fields[place].default
        }
        if len(given) > 1:
            *others, last = (f"'{place}'" for place in places)
            stated = " and ".join(f"{place} {value!r}" for place, value in given.items())
            raise ValueError(
                f"only one of {', '.join(others)} and {last} may be given, got {stated}; remove one"
            )
        return self


class PruneProps(Props):
    """Settings of a job that removes old backups, with a login of its own.

    That of the backups then need not delete anything but what is in `locks/`.
    """

    repository: ResticRepository
    """The place of the backups, as this job reaches it.

    A bucket has one address for both logins; restic's server, run twice on one folder, has another
    than that which is `--append-only`.
    """

    schedule: CronSchedule = "0 6 * * *"
    """Schedule of the removal, in the time zone of the backups.

    At six in the morning, hours after a backup begins, whose end it waits for.
    """


class BackupStoreProps(BackupVolumeProps):
    """Settings of the place of backups: a folder of the nodes, if no other is stated."""

    repository: ResticRepository | None = None
    """Place outside the cluster, to which `/<namespace>/<name>` is added, in place of a volume.

    A bucket that exists, such as `s3:https://s3.example.com/backups`; restic's server, such as
    `rest:https://backups.example.com:8000`, which has folders of at most two names; or an
    absolute folder of another machine, such as `sftp://backup@host.example.com:22//srv/backups`.
    """

    prune: PruneProps | None = None
    """The job that removes old backups outside the cluster. None: the backup does so itself."""

    @model_validator(mode="after")
    def _repository_to_prune(self) -> Self:
        if self.prune and not self.repository:
            raise ValueError(
                "'repository' must be given where 'prune' is, got none and "
                f"{self.prune.repository!r}; state it, or remove 'prune'"
            )
        return self


@dataclass(frozen=True)
class BackupStore:
    """The place of one job's backups, in terms of Kubernetes."""

    settings: BackupVolumeProps
    namespace: str
    name: str
    """Name of the job, of its claim, and of its part of the place."""

    prunes: bool = False
    """Whether it is reached to remove old backups."""

    @property
    def address(self) -> str | None:
        """Address of the place outside the cluster, None where there is a volume."""
        settings = self.settings
        if not isinstance(settings, BackupStoreProps):
            return None
        return settings.prune.repository if self.prunes and settings.prune else settings.repository

    @property
    def remote(self) -> Repository | None:
        """Parts of that address."""
        return Repository.of(self.address) if self.address else None

    @property
    def folder(self) -> str | None:
        """Its part of the folder of the nodes. None: it lies elsewhere."""
        elsewhere = self.address or self.settings.storage_class
        return None if elsewhere else f"{self.namespace}/{self.name}"

    @property
    def scripts(self) -> str:
        """Name of the ConfigMap with the scripts of its jobs."""
        return f"{self.name}-scripts"

    @property
    def environment(self) -> dict[str, EnvironmentValue]:
        """Variables of a container that opens the store with the packaged scripts."""
        login: dict[str, EnvironmentValue] = {}
        if self.remote:
            secret = self._login(self.remote.protocol)
            if self.remote.protocol == "sftp":
                login = {"STORE_LOGIN": f"/{LOGIN}"}
            else:
                login = {key: secret.key(key) for key in secret.keys}
        return {
            "BACKUPS": FOLDER,
            "RESTIC": f"/{RESTIC}/restic",
            "RESTIC_REPOSITORY": self._repository,
            "RESTIC_PASSWORD": self.key.key("password"),
            **login,
        }

    @property
    def key(self) -> SecretRef:
        """The Secret with the key of the backups, which outlives the cluster as they do."""
        value = KeptInFile(
            kept_in_file=f"{self.namespace}-{self.name}.key",
            opens=self.folder,
            opens_elsewhere=replace(self, prunes=False)._repository if self.address else None,
        )
        return SecretRef(name=f"{self.name}-key", keys=("password",), values={"password": value})

    @property
    def volumes(self) -> dict[str, VolumeProps]:
        """Volumes of a pod that opens the store."""
        # With a repository elsewhere, it has only files that a user copies to a restore.
        folder = (
            VolumeProps(empty_dir=EmptyDir(size_limit=self.settings.storage_size))
            if self.remote
            else VolumeProps(persistent_volume_claim=self.name)
        )
        volumes = {
            "backups": folder,
            RESTIC: VolumeProps(empty_dir=EmptyDir(size_limit="128Mi")),
        }
        if self.remote and self.remote.protocol == "sftp":
            volumes[LOGIN] = VolumeProps(secret=self._login("sftp"))
        return volumes

    @property
    def mounts(self) -> dict[str, MountProps]:
        """Mounts of these volumes in the container that runs the scripts."""
        paths = {name: f"/{name}" for name in self.volumes}
        return mounts_of(paths)

    @property
    def init_containers(self) -> dict[str, InitContainerProps]:
        """The container that copies the program out of its image."""
        copy = InitContainerProps(
            image=self.settings.restic_image,
            command=["cp", "/usr/bin/restic", f"/{RESTIC}/restic"],
            resources=RESTIC_RESOURCES,
            mounts=mounts_of({RESTIC: f"/{RESTIC}"}),
        )
        return {RESTIC: copy}

    def objects(self, labels: Mapping[str, str]) -> dict[str, Manifest]:
        """Return the claim of the volume, and the volume if it is a folder of the nodes."""
        settings = self.settings
        if self.address:
            return {}
        metadata = k8s.ObjectMeta(
            name=self.name,
            namespace=self.namespace,
            labels={**labels, **protection(settings.protected)},
            annotations={
                **unmanaged(settings.protected),
                LOSS_ACCEPTED: "It holds backups, which the next one begins anew",
            },
        )
        if settings.storage_class:
            spec = claim_spec(settings.storage_size, settings.storage_class)
            claim = k8s.PersistentVolumeClaim(metadata=metadata, spec=spec)
            return {"Claim": manifest(claim)}
        # The volume is cluster-scoped.
        volume = f"{self.namespace}-{self.name}"
        # Empty, not absent: otherwise the default class would create another volume.
        spec = claim_spec(settings.storage_size, "", volume)
        return {
            "Volume": manifest(self._folder_of_nodes(volume, labels)),
            "Claim": manifest(k8s.PersistentVolumeClaim(metadata=metadata, spec=spec)),
        }

    @property
    def _repository(self) -> str:
        return f"{self.address or FOLDER}/{self.namespace}/{self.name}"

    def _login(self, protocol: Protocol) -> SecretRef:
        keys = {
            "s3": ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
            "rest": ("RESTIC_REST_USERNAME", "RESTIC_REST_PASSWORD"),
            "sftp": ("id", "known_hosts"),
        }[protocol]
        name = f"{self.name}-{'prune' if self.prunes else 'store'}"
        return SecretRef(name=name, keys=keys, values=dict.fromkeys(keys, "given"))

    def _folder_of_nodes(self, name: str, labels: Mapping[str, str]) -> k8s.PersistentVolume:
        every_node = k8s.NodeSelectorRequirement(
            key="kubernetes.io/os", operator="In", values=["linux"]
        )
        return k8s.PersistentVolume(
            # A deleted volume cannot be kept, and ends with its claim.
            metadata=k8s.ObjectMeta(
                name=name,
                labels={**labels, **protection(self.settings.protected)},
                annotations={
                    **unmanaged(self.settings.protected),
                    **privileges(
                        {f"local {self.settings.host_path}": "Backups outlive the cluster"}
                    ),
                },
            ),
            spec=k8s.PersistentVolumeSpec(
                capacity={"storage": self.settings.storage_size},
                access_modes=["ReadWriteOnce"],
                persistent_volume_reclaim_policy="Retain",
                claim_ref=k8s.ObjectReference(
                    api_version="v1",
                    kind="PersistentVolumeClaim",
                    namespace=self.namespace,
                    name=self.name,
                ),
                # Unlike a hostPath, which Pod Security also refuses, it is writable for fsGroup.
                local=k8s.LocalVolumeSource(path=self.settings.host_path),
                node_affinity=k8s.VolumeNodeAffinity(
                    required=k8s.NodeSelector(
                        node_selector_terms=[k8s.NodeSelectorTerm(match_expressions=[every_node])]
                    )
                ),
            ),
        )
