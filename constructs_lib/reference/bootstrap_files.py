"""Forms of the files in `dist/bootstrap/`, for their writers and for the program that reads them.

The reader loads no JavaScript, so this module imports no construct. The form of `secrets.yaml` is
in `constructs_lib/props/secret_list.py`.

The files can be those of a commit by another user. So a text that becomes a path, an address, or
an argument of a program has the narrowest type.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic.alias_generators import to_camel

from constructs_lib.kube import ChartDigest, DnsLabel, DnsSubdomain, HostFolder, RelativePath

Url = Annotated[str, StringConstraints(pattern=r"^https?://[a-zA-Z0-9.\[][^\s]*$")]
"""Address of a web server."""

RegistryAddress = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9.-]+(:[0-9]{1,5})?$")]
"""Host of a registry, and its port if it has one."""

ImageName = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9][-a-zA-Z0-9._/:@]*$")]
"""Name of an image, with tag and digest or without."""

NAME = "[a-zA-Z0-9][-a-zA-Z0-9._]*"

GiteaName = Annotated[str, StringConstraints(pattern=f"^{NAME}$")]
"""Name of a branch, or of a user or organization in Gitea."""

RepositoryName = Annotated[str, StringConstraints(pattern=f"^{NAME}/{NAME}$")]
"""Owner and name of a repository in Gitea."""

Version = Annotated[str, StringConstraints(pattern="^[a-zA-Z0-9][-a-zA-Z0-9.+]*$")]
"""Version of a program or chart."""


class Part(BaseModel):
    """A part of a file: frozen and strict, without unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def data(self) -> dict[str, Any]:
        """Return the content as plain data, without what was not stated."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


class Tool(Part):
    """A program that makes a cluster or talks to it."""

    name: DnsLabel
    version: Version
    version_arguments: Sequence[str]
    """Arguments by which it prints its version."""
    url: Url
    """Address of the program; `{machine}` stands for `amd64` or `arm64`."""
    checksum_url: Url
    """Address of its SHA-256, which `make pin` reads."""
    sha256: Mapping[str, Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]] = {}
    """Its SHA-256 by machine, `amd64` or `arm64`."""
    member: str | None = None
    """Name of the program in the archive at its address. None: it is no archive."""


class Bounds(Part):
    """Amount of a resource that a machine needs."""

    least: int
    recommended: int


class Host(Part):
    """The file `host.yaml`: the needs of a machine."""

    tools: Sequence[Tool]
    memory_gib: Bounds
    cpus: Bounds
    disk_gib: Bounds
    inotify: Mapping[Annotated[str, StringConstraints(pattern="^[a-z_]+$")], int]
    """Least values of the files in /proc/sys/fs/inotify."""


class KindPart(Part):
    """A part of `kind.yaml`, whose names are Kind's."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)


ENCRYPTION = "encryption"
"""Folder beside that of the backups with the key of the Secrets in the cluster's etcd."""


class Mount(KindPart):
    """A folder of the host on a node, or a file that the node only reads."""

    host_path: HostFolder
    container_path: str
    read_only: bool = False


class PortMapping(KindPart):
    """A port of the host that leads to a node."""

    container_port: int
    host_port: int
    listen_address: str
    protocol: str


class Node(KindPart):
    """A node of the Kind cluster."""

    role: str
    image: ImageName
    extra_mounts: Sequence[Mount] = ()
    extra_port_mappings: Sequence[PortMapping] = ()


class Networking(KindPart):
    """The networks of the Kind cluster."""

    pod_subnet: str


class KindCluster(KindPart):
    """The file `kind.yaml`."""

    kind: Literal["Cluster"] = "Cluster"
    api_version: Literal["kind.x-k8s.io/v1alpha4"] = "kind.x-k8s.io/v1alpha4"
    name: DnsLabel
    networking: Networking
    kubeadm_config_patches: Sequence[str] = ()
    nodes: Sequence[Node]


class Address(Part):
    """An entry of `addresses.yaml`: what is reached from the host."""

    name: DnsLabel
    url: Url
    namespace: DnsLabel
    service: DnsLabel
    port: int
    login: DnsSubdomain | None = None
    """Secret with `username` and `password`, in that namespace. None: there is no login."""


class Backup(Part):
    """An entry of `backups.yaml`: a CronJob that must wait for a restore on a new cluster."""

    namespace: DnsLabel
    name: DnsSubdomain
    store: RelativePath | None = None
    """Place of the backups below the folder of the host. None: they are elsewhere."""
    late_after_hours: int
    images: Sequence[ImageName]
    """Images that a restore runs."""


class Release(Part):
    """An entry of `releases.yaml`: a chart to install before Argo CD can."""

    name: DnsLabel
    namespace: DnsLabel
    chart: Annotated[str, StringConstraints(pattern="^(oci://)?[a-zA-Z0-9][-a-zA-Z0-9._/:]*$")]
    """Its address, or its name in the repository."""
    repository: Url | None = None
    version: Version
    digest: ChartDigest | None = None
    """Digest of its archive. None: it is not known."""
    values: RelativePath
    """File of its values."""
    only_if_absent: Literal[True] = True
    """Later its objects are the Application's, and Helm refuses to touch them."""


class Client(Part):
    """A Deployment that connects."""

    namespace: DnsLabel
    deployment: DnsSubdomain


class Network(Part):
    """The file `network.yaml`: two clients of one server, of which one may connect."""

    host: DnsSubdomain
    port: int
    command: Sequence[str]
    """Command that connects, without host and port."""
    allowed: Client
    denied: Client


class Step(Part):
    """A container that does a part of the build of an image.

    Its name becomes that of a file on the machine that reads this, and the list is not trusted.
    """

    name: DnsLabel
    image: ImageName
    script: str
    """Program, whose first line names its interpreter."""
    environment: Mapping[Annotated[str, StringConstraints(pattern="^[A-Za-z_][A-Za-z0-9_]*$")], str]


class Image(Part):
    """An image that is built from this repository."""

    image: ImageName
    """Its name with a tag or digest, as manifests have it."""
    repository: ImageName
    """Its name without them."""
    context: RelativePath
    """Folder of the repository that the steps need."""
    steps: Sequence[Step]
    """They leave `image.tar` and `digest`."""
    push: Step
    """Pushes these."""

    @property
    def digest(self) -> str:
        """The digest in its name; empty if it has none."""
        return self.image.partition("@")[2]


class Images(Part):
    """The file `images.yaml`: images to build, and who may push them."""

    registry: RegistryAddress
    namespace: DnsLabel
    login: DnsSubdomain
    """Secret of the user that pushes, in that namespace."""
    images: Sequence[Image]


class User(Part):
    """A user of Gitea without rights of its own."""

    name: GiteaName
    secret: DnsSubdomain
    """Name of the Secret with its password."""


class CleanupRule(Part):
    """Which versions of an organization's packages Gitea removes every night."""

    type: str
    keep_count: int
    """Newest versions of each package that stay."""
    remove_days: int
    """Days for which every version stays."""


class Organization(Part):
    """An organization, for its packages."""

    name: GiteaName
    visibility: Literal["public", "limited", "private"]
    """`public`: all users, also without a login, may read its packages."""
    pushers: Sequence[str]
    """Users that may write its packages."""
    cleanup: Sequence[CleanupRule]


class SigningKey(Part):
    """A value of a Secret."""

    name: DnsSubdomain
    key: str


class Webhook(Part):
    """An address that is told of events."""

    url: Url
    secret: SigningKey
    """Signs what is told."""
    events: Sequence[str]
    """Events that it is told of, by Gitea's names."""


class BranchProtection(Part):
    """Rules of a branch, which hold for its owner and administrators as well."""

    branch: str
    pushers: Sequence[str]
    """Users that may push to it."""
    rewriters: Sequence[str]
    """Pushers that may also remove commits."""
    mergers: Sequence[str]
    """Users that may merge pull requests."""
    approvals: int
    """Approvals that a pull request needs."""
    required_checks: Sequence[str]
    """Statuses that a pull request needs."""


class Repository(Part):
    """A repository."""

    name: RepositoryName
    private: bool
    default_branch: GiteaName
    readers: Sequence[str]
    """Users that may read it."""
    writers: Sequence[str]
    """Users that may write it as well."""
    refused_tags: Sequence[str]
    """Names of tags that only the owner may push: patterns, in which `*` stands for any text."""
    protections: Sequence[BranchProtection]
    """Rules of branches."""
    webhooks: Sequence[Webhook]


class GiteaContents(Part):
    """The file `gitea.yaml`: what must exist in Gitea."""

    url: Url
    registry: RegistryAddress
    namespace: DnsLabel
    """Namespace of all Secrets."""
    administrator: DnsSubdomain
    """Name of the Secret of the administrator."""
    users: Sequence[User]
    organizations: Sequence[Organization]
    repositories: Sequence[Repository]
