"""The parts of the files in dist/bootstrap/."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Data(BaseModel):
    """A part of a file in dist/bootstrap/."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Tool(Data):
    """A program that the wrapper runs."""

    name: str
    version: str
    version_arguments: list[str]
    """Arguments by which it says its version."""
    url: str
    """Where it is published; `{machine}` stands for `amd64` or `arm64`."""
    checksum_url: str
    """File beside it with its SHA-256."""
    member: str | None = None
    """Its name in the archive at that address. None: it is no archive."""


class Bounds(Data):
    """How much of something is needed."""

    least: int
    recommended: int


class Host(Data):
    """The file host.yaml: what the machine needs."""

    tools: list[Tool]
    docker_version: str
    memory_gib: Bounds
    cpus: Bounds
    disk_gib: Bounds
    inotify: dict[str, int]
    """Least values of the files in /proc/sys/fs/inotify."""
    kernel_version: str
    kernel_modules: list[str]


class Address(Data):
    """Something that is reached from the host."""

    name: str
    url: str
    namespace: str
    service: str
    port: int
    login: str | None = None
    """Secret with `username` and `password`, in that namespace."""


class Release(Data):
    """A chart to install before Argo CD can."""

    name: str
    namespace: str
    chart: str
    """Its address, or its name in the repository."""
    repository: str | None = None
    version: str
    values: str
    only_if_absent: bool


class Step(Data):
    """A container that does a part of a build."""

    name: str
    image: str
    script: str
    """Program, whose first line names its interpreter."""
    environment: dict[str, str]


class Image(Data):
    """An image that is built from this repository."""

    image: str
    """Its name with a tag or digest, as manifests have it."""
    repository: str
    """Its name without them."""
    context: str
    """Folder of the repository that the steps need."""
    steps: list[Step]
    """They leave `image.tar` and `digest`."""
    push: Step
    """Pushes these."""

    @property
    def digest(self) -> str:
        """The digest in its name; nothing if it has none."""
        return self.image.partition("@")[2]


class Images(Data):
    """The file images.yaml."""

    registry: str
    namespace: str
    login: str
    """Secret of the user that pushes, in that namespace."""
    images: list[Image]


class Backup(Data):
    """A CronJob that makes backups."""

    namespace: str
    name: str
    store: str | None = None
    """Where they lie below the folder of the host. None: elsewhere."""
    late_after_hours: int
    images: list[str]
    """Images that a restore runs."""


class Client(Data):
    """A Deployment that connects."""

    namespace: str
    deployment: str


class Network(Data):
    """The file network.yaml: two clients of one server, of which one may connect."""

    host: str
    port: int
    command: list[str]
    """Command that connects, without host and port. It ends with 0 once it is connected, with 1
    where that is refused, and with 2 where nothing answers.
    """
    allowed: Client
    denied: Client


class Mount(Data):
    """A folder of the host on a node, or a file that the node only reads."""

    host_path: str = Field(alias="hostPath")
    container_path: str = Field(alias="containerPath")
    read_only: bool = Field(default=False, alias="readOnly")


class PortMapping(Data):
    """A port of the host that leads to a node."""

    container_port: int = Field(alias="containerPort")
    host_port: int = Field(alias="hostPort")
    listen_address: str = Field(alias="listenAddress")
    protocol: str


class Node(Data):
    """A node of the Kind cluster."""

    role: str
    image: str
    mounts: list[Mount] = Field(default=[], alias="extraMounts")
    ports: list[PortMapping] = Field(default=[], alias="extraPortMappings")


class KindCluster(BaseModel):
    """The file kind.yaml, as far as the wrapper reads it."""

    model_config = ConfigDict(frozen=True)

    name: str
    networking: dict[str, Any]
    nodes: list[Node]
