"""Settings that all containers share, and the containers built from them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import EnvName, FolderPath, Port, PortName, UserId
from constructs_lib.kube.pod_parts import container_security_context
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import Argument
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.props.secret_ref import SecretKey, SecretRef
from constructs_lib.workloads.config_map import ConfigMap, ConfigMapKey, constructs_of
from constructs_lib.workloads.environment import EnvironmentSource, EnvironmentValue, env_vars
from constructs_lib.workloads.probe import ProbeProps
from constructs_lib.workloads.volumes import MountProps

Value = TypeVar("Value")


class ContainerInputs(Props):
    """Environment variables and files of a container."""

    environment: Mapping[EnvName, EnvironmentValue] = {}
    """Environment variables: text, or a value of a Secret or ConfigMap."""

    environment_from: Sequence[EnvironmentSource] = ()
    """Secrets and ConfigMaps whose values all become environment variables.

    `environment` takes precedence over them, and later ones over earlier ones.
    """

    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes by their mount path in the container."""

    def secrets(self) -> list[SecretRef]:
        """Return the Secrets that the environment uses."""
        keys = [value.secret for value in self.environment.values() if isinstance(value, SecretKey)]
        return keys + [source.secret for source in self.environment_from if source.secret]

    def config_maps(self) -> list[ConfigMap]:
        """Return the ConfigMaps that the environment uses, as far as they are constructs."""
        keys = [v.config_map for v in self.environment.values() if isinstance(v, ConfigMapKey)]
        return constructs_of(*keys, *(source.config_map for source in self.environment_from))

    def checksums(self) -> set[str]:
        """Return the checksums of those ConfigMaps."""
        return {each.checksum for each in self.config_maps()}


class ContainerImage(Props):
    """The image of a container."""

    image: ImageRef
    """Container image."""


class ProgramProps(ContainerInputs, ContainerImage):
    """Settings of a program that runs to completion."""

    command: Sequence[Argument] = ()
    """Program and arguments instead of the image's entry point. Empty: the entry point runs."""

    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own. Empty: those apply, unless `command` is given."""


class Probes(NamedTuple):
    """The probes of a container."""

    startup: k8s.Probe | None = None
    liveness: k8s.Probe | None = None
    readiness: k8s.Probe | None = None


NO_PROBES = Probes()


class ContainerProps(ProgramProps):
    """Settings of a program that runs until it is stopped."""

    ports: Mapping[PortName, Port] = {}
    """TCP ports by name, in addition to the construct's own."""

    startup_probe: ProbeProps | None = None
    """Probe that must succeed once before the others start. None: the construct's own, if any.

    If it fails too often, the container is restarted.
    """

    liveness_probe: ProbeProps | None = None
    """Probe that restarts the container if it fails. None: the construct's own, if any."""

    readiness_probe: ProbeProps | None = None
    """Probe that takes pods out of Services while it fails. None: the construct's own, if any."""

    def probes(self, own: Probes = NO_PROBES) -> Probes:
        """Return the probes, with those of the construct where the settings have none."""
        return Probes(
            startup=self.startup_probe.probe() if self.startup_probe else own.startup,
            liveness=self.liveness_probe.probe() if self.liveness_probe else own.liveness,
            readiness=self.readiness_probe.probe() if self.readiness_probe else own.readiness,
        )


class HelperProps(Props):
    """Settings of a container that runs in addition to the main one."""

    resources: ResourcesProps
    """CPU and memory. No default, because they add to the needs of the whole pod."""

    run_as_user: UserId | None = None
    """User of the process. None: the pod's user."""

    run_as_group: UserId | None = None
    """Group of the process. None: the pod's group."""


class SidecarProps(HelperProps, ContainerProps):
    """Settings of a container that runs beside the main one for the life of the pod.

    It is a native sidecar of Kubernetes: it starts before all other containers and ends after them,
    so that Jobs can complete.
    """

    def container(self, name: str) -> k8s.Container:
        """Return the container."""
        sidecar = container(
            name,
            self.image,
            self.resources,
            self,
            command=self.command,
            arguments=self.arguments,
            ports=list(self.ports.items()),
            probes=self.probes(),
            security_context=container_security_context(self.run_as_user, self.run_as_group),
        )
        sidecar.restart_policy = "Always"
        return sidecar


class InitContainerProps(HelperProps, ProgramProps):
    """Settings of a container that must complete before the main one starts."""

    def container(self, name: str) -> k8s.Container:
        """Return the container."""
        return container(
            name,
            self.image,
            self.resources,
            self,
            command=self.command,
            arguments=self.arguments,
            security_context=container_security_context(self.run_as_user, self.run_as_group),
        )


def container(
    name: str,
    image: str,
    resources: ResourcesProps,
    *inputs: ContainerInputs,
    command: Sequence[str] = (),
    arguments: Sequence[str] = (),
    ports: Sequence[tuple[str, int]] = (),
    probes: Probes = NO_PROBES,
    lifecycle: k8s.Lifecycle | None = None,
    security_context: k8s.SecurityContext | None = None,
) -> k8s.Container:
    """Return a container that can write only to its volumes and cannot gain privileges.

    Without a command and arguments, those of the image hold; without a security context, the rights
    of the pod's user. Inputs are environment and files, of the construct and of its settings.
    """
    return k8s.Container(
        name=name,
        image=image,
        command=list(command),
        args=list(arguments),
        ports=[k8s.ContainerPort(name=name, container_port=port) for name, port in ports],
        env=[each for given in inputs for each in env_vars(given.environment)],
        env_from=[each.source() for given in inputs for each in given.environment_from],
        resources=resources.requirements(),
        security_context=security_context or container_security_context(),
        startup_probe=probes.startup,
        liveness_probe=probes.liveness,
        readiness_probe=probes.readiness,
        lifecycle=lifecycle,
        volume_mounts=[mount.at(path) for given in inputs for path, mount in given.mounts.items()],
    )


def mounts_of(paths: Mapping[str, str]) -> dict[str, MountProps]:
    """Return the mounts of whole volumes, by path, from the paths by volume name."""
    return {path: MountProps(volume=name) for name, path in paths.items()}


def merged(
    path: str, field: str, own: Mapping[str, Value], given: Mapping[str, Value]
) -> dict[str, Value]:
    """Return what a construct sets itself, and what a field of its props gives by other names."""
    for name in given:
        if name in own:
            raise ValueError(
                f"{path}: '{field}' must not have names that the construct sets itself "
                f"({', '.join(own)}), got {name!r}; remove it or use another name"
            )
    return {**own, **given}
