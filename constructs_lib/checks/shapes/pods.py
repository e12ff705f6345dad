"""Shapes of pods: their containers and volumes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from msgspec import Meta, field

from constructs_lib.checks.shapes.storage import (
    Affinity,
    ClaimTemplate,
    EmptyDir,
    EphemeralVolume,
    Resources,
    SpreadConstraint,
)
from constructs_lib.core.shapes import IntOrText, Shape


class Item(Shape):
    """A key that becomes a file of a volume."""

    key: str
    path: str = ""


class Reference(Shape):
    """Name of another object, and optionally of keys in it."""

    name: str = ""
    secret_name: str = ""
    claim_name: str = ""
    key: str | None = None
    items: Sequence[Item] = ()
    optional: bool = False
    read_only: bool = False

    @property
    def target(self) -> str:
        """The name, from whichever field has it."""
        return self.name or self.secret_name or self.claim_name

    @property
    def used_keys(self) -> Sequence[str | None]:
        """The keys; None: the object as a whole."""
        return [item.key for item in self.items] or [self.key]


class Driver(Shape):
    """A driver of a volume."""

    driver: str = ""
    node_publish_secret_ref: Reference | None = None


class Source(Shape):
    """Origin of the content of a volume or a variable."""

    csi: Driver | None = None
    config_map: Reference | None = None
    config_map_key_ref: Reference | None = None
    config_map_ref: Reference | None = None
    secret: Reference | None = None
    secret_key_ref: Reference | None = None
    secret_ref: Reference | None = None
    persistent_volume_claim: Reference | None = None
    service_account_token: Mapping[str, Any] | None = None
    pod_certificate: Mapping[str, Any] | None = None

    def references(self) -> Iterator[tuple[str, Reference]]:
        """Yield its references, each with the kind of the object."""
        for kind, references in {
            "ConfigMap": (self.config_map, self.config_map_key_ref, self.config_map_ref),
            "Secret": (
                *(self.secret, self.secret_key_ref, self.secret_ref),
                self.csi.node_publish_secret_ref if self.csi else None,
            ),
            "PersistentVolumeClaim": (self.persistent_volume_claim,),
        }.items():
            yield from ((kind, reference) for reference in references if reference)


class Projected(Shape):
    """A volume made of several sources."""

    sources: Sequence[Source] = ()


class Volume(Source, kw_only=True):
    """A volume of a pod, with its type as the API has it."""

    name: str
    downward_api: Mapping[str, Any] | None = field(name="downwardAPI", default=None)
    empty_dir: EmptyDir | None = None
    ephemeral: EphemeralVolume | None = None
    image: Mapping[str, str] | None = None
    projected: Projected | None = None
    aws_elastic_block_store: Mapping[str, Any] | None = None
    azure_disk: Mapping[str, Any] | None = None
    azure_file: Mapping[str, Any] | None = None
    cephfs: Mapping[str, Any] | None = None
    cinder: Mapping[str, Any] | None = None
    fc: Mapping[str, Any] | None = None
    flex_volume: Mapping[str, Any] | None = None
    flocker: Mapping[str, Any] | None = None
    gce_persistent_disk: Mapping[str, Any] | None = None
    git_repo: Mapping[str, Any] | None = None
    glusterfs: Mapping[str, Any] | None = None
    host_path: Mapping[str, Any] | None = None
    iscsi: Mapping[str, Any] | None = None
    nfs: Mapping[str, Any] | None = None
    photon_persistent_disk: Mapping[str, Any] | None = None
    portworx_volume: Mapping[str, Any] | None = None
    quobyte: Mapping[str, Any] | None = None
    rbd: Mapping[str, Any] | None = None
    scale_io: Mapping[str, Any] | None = field(name="scaleIO", default=None)
    storageos: Mapping[str, Any] | None = None
    vsphere_volume: Mapping[str, Any] | None = None

    @property
    def types(self) -> set[str]:
        """Names of its types in the API, of which there should be one."""
        return self.shown().keys() - {"name"}

    @property
    def sources(self) -> Sequence[Source]:
        """Sources of a projected one."""
        return self.projected.sources if self.projected else ()

    @property
    def claim(self) -> ClaimTemplate:
        """Claim that is made for the volume."""
        return self.ephemeral.volume_claim_template if self.ephemeral else ClaimTemplate()


class EnvironmentVariable(Shape):
    """A variable of a container."""

    name: str
    value: str = ""
    value_from: Source = Source()


class Device(Shape):
    """A volume as a device of a container."""

    name: str


class Mount(Device):
    """A volume in the file system of a container."""

    mount_path: str
    sub_path: str = ""


class ContainerPort(Shape):
    """A port of a container."""

    container_port: int
    name: str | None = None
    protocol: str = "TCP"
    host_port: int = 0


class Capabilities(Shape):
    """Capabilities of a container."""

    add: Sequence[str] = ()
    drop: Sequence[str] = ()


class SeLinuxOptions(Shape):
    """SELinux options."""

    type: str = ""
    user: str = ""
    role: str = ""


class SecurityContext(Shape):
    """Security settings of a pod or a container."""

    privileged: bool = False
    allow_privilege_escalation: bool = True
    capabilities: Capabilities = Capabilities()
    run_as_non_root: bool | None = None
    run_as_user: int | None = None
    seccomp_profile: Mapping[str, str] | None = None
    app_armor_profile: Mapping[str, str] | None = None
    se_linux_options: SeLinuxOptions = SeLinuxOptions()
    windows_options: Mapping[str, Any] = {}
    proc_mount: str = "Default"
    sysctls: Sequence[Mapping[str, str]] = ()


class Target(Shape):
    """Address that a probe or a hook calls."""

    host: str = ""
    port: IntOrText | None = None


class Program(Shape):
    """A program that a probe or a hook runs in the container."""

    command: Sequence[str] = ()


class Handler(Shape):
    """A probe or a hook."""

    exec: Program = Program()
    sleep: Mapping[str, int] = {}
    http_get: Target = Target()
    tcp_socket: Target = Target()
    initial_delay_seconds: int = 0
    period_seconds: int = 10
    timeout_seconds: int = 1


class Lifecycle(Shape):
    """Hooks of a container."""

    post_start: Handler = Handler()
    pre_stop: Handler = Handler()


class Container(Shape):
    """A container of a pod."""

    name: str
    image: str = ""
    command: Sequence[str] = ()
    args: Sequence[str] = ()
    resources: Resources = Resources()
    ports: Sequence[ContainerPort] = ()
    env: Sequence[EnvironmentVariable] = ()
    env_from: Sequence[Source] = ()
    volume_mounts: Sequence[Mount] = ()
    volume_devices: Sequence[Device] = ()
    security_context: SecurityContext = SecurityContext()
    restart_policy: str = ""
    liveness_probe: Handler = Handler()
    readiness_probe: Handler = Handler()
    startup_probe: Handler = Handler()
    lifecycle: Lifecycle = Lifecycle()

    @property
    def probes(self) -> Sequence[Handler]:
        """Its probes."""
        return [self.liveness_probe, self.readiness_probe, self.startup_probe]

    @property
    def handlers(self) -> Sequence[Handler]:
        """Its probes and hooks."""
        return [*self.probes, self.lifecycle.post_start, self.lifecycle.pre_stop]


class PodSpec(Shape):
    """Spec of a pod."""

    containers: Annotated[Sequence[Container], Meta(min_length=1)]
    service_account_name: str = ""
    service_account: str = ""
    automount_service_account_token: bool | None = None
    image_pull_secrets: Sequence[Reference] = ()
    init_containers: Sequence[Container] = ()
    volumes: Sequence[Volume] = ()
    security_context: SecurityContext = SecurityContext()
    resources: Resources = Resources()
    affinity: Affinity = Affinity()
    topology_spread_constraints: Sequence[SpreadConstraint] = ()
    node_selector: Mapping[str, str] = {}
    priority_class_name: str = ""
    runtime_class_name: str = ""
    node_name: str = ""
    termination_grace_period_seconds: int = 30
    host_network: bool = False
    host_users: bool = True
    host_pid: bool = field(name="hostPID", default=False)
    host_ipc: bool = field(name="hostIPC", default=False)

    @property
    def account(self) -> str:
        """Name of its ServiceAccount, which the server takes from the former field if need be."""
        return self.service_account_name or self.service_account or "default"
