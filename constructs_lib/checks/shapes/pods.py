"""Shapes of pods: their containers and volumes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ConfigDict, Field

from constructs_lib.checks.shapes.affinity import Affinity, SpreadConstraint
from constructs_lib.checks.shapes.storage import EmptyDir, EphemeralVolume
from constructs_lib.core.shapes import IntOrText, QuantityText, Shape


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

    csi: Driver = Driver()
    config_map: Reference | None = None
    config_map_key_ref: Reference | None = None
    config_map_ref: Reference | None = None
    secret: Reference | None = None
    secret_key_ref: Reference | None = None
    secret_ref: Reference | None = None
    persistent_volume_claim: Reference | None = None
    service_account_token: Mapping[str, Any] | None = None
    pod_certificate: Mapping[str, Any] = {}

    def references(self) -> Iterator[tuple[str, Reference]]:
        """Yield its references, each with the kind of the object."""
        for kind, references in {
            "ConfigMap": (self.config_map, self.config_map_key_ref, self.config_map_ref),
            "Secret": (
                *(self.secret, self.secret_key_ref, self.secret_ref),
                self.csi.node_publish_secret_ref,
            ),
            "PersistentVolumeClaim": (self.persistent_volume_claim,),
        }.items():
            yield from ((kind, reference) for reference in references if reference)


class Projected(Shape):
    """A volume made of several sources."""

    sources: Sequence[Source] = ()


class ImageSource(Shape):
    """An image whose files are a volume."""

    reference: str = ""


class Volume(Source):
    """A volume of a pod."""

    model_config = ConfigDict(extra="allow")

    name: str
    projected: Projected = Projected()
    image: ImageSource | None = None
    ephemeral: EphemeralVolume = EphemeralVolume()
    empty_dir: EmptyDir = EmptyDir()

    @property
    def types(self) -> set[str]:
        """Names of its types in the API, of which there should be one."""
        return set(self.model_dump(by_alias=True, exclude_unset=True)) - {"name"}


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

    name: str | None = None
    container_port: int
    protocol: str = "TCP"
    host_port: int = 0


class Resources(Shape):
    """Requests and limits of a container."""

    requests: Mapping[str, QuantityText] = {}
    limits: Mapping[str, QuantityText] = {}


class Capabilities(Shape):
    """Capabilities of a container."""

    add: Sequence[str] = ()
    drop: Sequence[str] = ()


class Profile(Shape):
    """A seccomp or AppArmor profile."""

    type: str


class SeLinuxOptions(Shape):
    """SELinux options."""

    type: str = ""
    user: str = ""
    role: str = ""


class Sysctl(Shape):
    """A kernel parameter."""

    name: str


class WindowsOptions(Shape):
    """Settings of pods on nodes with Windows."""

    host_process: bool = False


class SecurityContext(Shape):
    """Security settings of a pod or a container."""

    privileged: bool = False
    allow_privilege_escalation: bool = True
    capabilities: Capabilities = Capabilities()
    run_as_non_root: bool | None = None
    run_as_user: int | None = None
    seccomp_profile: Profile | None = None
    app_armor_profile: Profile | None = None
    se_linux_options: SeLinuxOptions = SeLinuxOptions()
    windows_options: WindowsOptions = WindowsOptions()
    proc_mount: str = "Default"
    sysctls: Sequence[Sysctl] = ()


class Target(Shape):
    """Address that a probe or a hook calls."""

    host: str = ""
    port: IntOrText | None = None


class Program(Shape):
    """A program that a probe or a hook runs in the container."""

    command: Sequence[str] = ()


class Pause(Shape):
    """Time for which a hook waits."""

    seconds: int = 0


class Handler(Shape):
    """A probe or a hook."""

    exec: Program = Program()
    sleep: Pause = Pause()
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

    service_account_name: str = ""
    service_account: str = ""
    automount_service_account_token: bool | None = None
    image_pull_secrets: Sequence[Reference] = ()
    init_containers: Sequence[Container] = ()
    containers: Sequence[Container] = Field(min_length=1)
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
    host_pid: bool = Field(default=False, alias="hostPID")
    host_ipc: bool = Field(default=False, alias="hostIPC")

    @property
    def account(self) -> str:
        """Name of its ServiceAccount, which the server takes from the former field if need be."""
        return self.service_account_name or self.service_account or "default"
