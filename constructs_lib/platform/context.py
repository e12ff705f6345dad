"""Settings that all tiers of a platform share."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

from pydantic import Field, PrivateAttr, ValidationError

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.kube.addresses import (
    RUNBOOKS,
    THIS_CLUSTER,
    ClusterAddress,
    FolderAddress,
    NamePrefix,
    RepositoryFolder,
)
from constructs_lib.kube.known import KUBERNETES
from constructs_lib.kube.names import (
    API_SERVER_PORT,
    POD_NETWORK,
    PRIVATE_NETWORKS,
    Cidr,
    DnsSubdomain,
    Hostname,
    LabelValue,
    PodNetwork,
    Port,
)
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.known_pods import PROMETHEUS
from constructs_lib.props.mistakes import lines_of
from constructs_lib.props.model import Props
from constructs_lib.props.pod_defaults import PodDefaults
from constructs_lib.props.ports import PageName, PortPlan
from constructs_lib.props.secret_store import SecretStore

if TYPE_CHECKING:
    from constructs_lib.teams.contract import TeamContract


class PageProps(Props):
    """A host name at which the Ingress serves pages of the platform itself, by https."""

    host: Hostname
    """Host name, which no other Ingress has. No default: only you know your domain."""

    tls_secret: DnsSubdomain
    """Secret with `tls.crt` and `tls.key` for the host, in the namespace of the server. Required,
    since people type passwords on these pages.
    """


class PlatformContext(Props):
    """Settings that all tiers of a platform share, given to `Platform` once."""

    part_of: LabelValue = "web-platform"
    """System that the tiers belong to, for the label `app.kubernetes.io/part-of`."""

    folder: RepositoryFolder = "dist"
    """Folder of the repository that the platform is written to, and delivered from. Each
    environment of a repository has its own, such as `dist/staging`.
    """

    server: ClusterAddress = THIS_CLUSTER
    """API server of the cluster, as Argo CD knows it. By default the one that it runs in itself."""

    application_prefix: NamePrefix = ""
    """Beginning of the names of all Applications and projects, such as `staging-`, where one Argo
    CD delivers several environments. Empty: they are named after tiers and charts.
    """

    pod_network: PodNetwork = POD_NETWORK
    """Addresses of all pods, by default of Kind. Policies for nodes, the API server, kubelets and
    addresses outside exclude them.
    """

    node_networks: Sequence[Cidr] = Field(default=PRIVATE_NETWORKS, min_length=1)
    """Networks that the addresses of all nodes, and of the API server, are in. By default those
    that are not on the Internet, so that pods cannot send data there by the ports of a node.
    """

    api_server_port: Port = API_SERVER_PORT
    """Port of the API server at its own address, not that of its Service. By default of kubeadm;
    those of clouds mostly have 443.
    """

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    requires_digests: bool = False
    """Whether an image or chart without a digest ends a synth, in place of a warning. A user
    who can push to its registry can replace it: set this wherever others depend on the platform.
    """

    requires_backups: bool = False
    """Whether data without a backup end a synth, in place of a warning. Set it in production, where
    a lost volume is a lost system.
    """

    ports: PortPlan = PortPlan()
    """Ports of the host."""

    secret_store: SecretStore | None = None
    """Store of External Secrets that all Secrets are filled from. None: a person or script makes
    them.
    """

    pages: Mapping[PageName, PageProps] = {}
    """Host names of pages that the Ingress serves. Pages that are not listed are served by a port
    of the host, through a NodePort.
    """

    zones: bool = False
    """Whether the nodes are in several zones, by their label `topology.kubernetes.io/zone`. Then
    pods are spread over zones as well as over nodes. False, as on one machine.
    """

    pods: PodDefaults = PodDefaults()
    """Settings of all pods: pull Secrets, PriorityClass, nodes. Tiers and workloads add more."""

    prometheus: ExternalPods = PROMETHEUS
    """Prometheus that reads metrics where no tier of the platform installs one."""

    runbooks: FolderAddress = RUNBOOKS
    """Address of the folder with a page for each alert, which is named after the alert."""

    _contract: "TeamContract | None" = PrivateAttr(None)

    @property
    def contract(self) -> "TeamContract | None":
        """Contract of the team whose program it is, by `of_team`. None: it is a platform."""
        return self._contract

    @classmethod
    def of_team(cls, file: str) -> Self:
        """Return the settings of a team's own program, by the contract that its platform wrote.

        Args:
            file: Path of the contract, as the platform wrote it to `teams/<team>.yaml`.

        Raises:
            ValueError: It is no contract, has unknown fields, or is for another minor Kubernetes.
        """
        from yaml import CSafeLoader, YAMLError, load

        from constructs_lib._version import DISTRIBUTION, __version__
        from constructs_lib.teams.contract import TeamContract

        fix = "ask the platform for dist/teams/<team>.yaml"
        try:
            with open(file, encoding="utf-8") as text:
                stated = load(text, CSafeLoader)
            library = stated.get("library") if isinstance(stated, dict) else None
            if isinstance(library, str) and library != __version__:
                fix = (
                    f"install the library that wrote it (pip install {DISTRIBUTION}=={library}), "
                    f"or {fix} of library {__version__}"
                )
            contract = TeamContract.read(json.dumps(stated))
            if contract.kubernetes.split(".")[:2] != KUBERNETES.split(".")[:2]:
                raise ValueError(
                    f"its objects must fit Kubernetes {contract.kubernetes}, and those of library "
                    f"{__version__} fit {KUBERNETES}"
                )
        except (OSError, ValueError, TypeError, LookupError, AttributeError, YAMLError) as error:
            got = getattr(error, "strerror", None) or str(error)
            if isinstance(error, ValidationError):
                got = next(lines_of(error))
            raise ValueError(
                f"'file' must be a contract that a platform wrote, got {file!r}: "
                f"{' '.join(got.split())}; {fix}"
            ) from None
        folder, _, name = contract.space.path.rpartition("/")
        if not folder:
            raise ValueError(
                f"'path' of the contract must be a folder in a folder, such as 'dist/{name}', got "
                f"{name!r}; ask the platform for that"
            )
        same = ["part_of", "pod_network", "node_networks", "api_server_port", "prometheus"]
        same += ["zones", "requires_digests", "runbooks"]
        known = {each: getattr(contract, each) for each in same}
        made = cls.model_validate({"folder": folder, **known})
        made._contract = contract
        return made

    def page_url(self, name: PageName, *, tls: bool = False) -> str:
        """Return the address of a page. `tls` says whether a server without a host has it."""
        page = self.pages.get(name)
        return f"https://{page.host}" if page else self.ports.url(name, tls=tls)
