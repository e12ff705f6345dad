"""The platform's settings: environments/<name>.yaml, overridden by PLATFORM_* variables."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from constructs_lib import PlatformContext
from constructs_lib.argocd import Mirrors
from constructs_lib.kube import (
    API_SERVER_PORT,
    PRIVATE_NETWORKS,
    Cidr,
    FolderAddress,
    LabelValue,
    PodNetwork,
    Port,
)
from constructs_lib.platform import PageProps
from constructs_lib.postgres import RESERVED_CONNECTIONS
from constructs_lib.props import PageName, PortPlan, SecretStore
from constructs_lib.reference import (
    AppTierProps,
    BuildsTierProps,
    CicdTierProps,
    ClusterTierProps,
    DataTierProps,
    GitProps,
    IngressTierProps,
    KindClusterProps,
    MonitoringTierProps,
    TektonOperatorTierProps,
)
from constructs_lib.settings import InvalidSettingsError, PlatformSettings, load

ENVIRONMENTS = Path(__file__).parent / "environments"

ENVIRONMENT = "PLATFORM_ENVIRONMENT"
"""Variable that names another file of that folder than the default."""

DEFAULT = "kind"


class Settings(PlatformSettings):
    """All settings of the reference system, by tier."""

    app: AppTierProps
    """The application tier."""

    data: DataTierProps
    """The data tier."""

    cicd: CicdTierProps = CicdTierProps()
    """Continuous delivery."""

    tekton: TektonOperatorTierProps = TektonOperatorTierProps()
    """The operator that installs Tekton."""

    builds: BuildsTierProps
    """Pipelines that test, build and deploy what is pushed."""

    ingress: IngressTierProps = IngressTierProps()
    """The Ingress tier."""

    monitoring: MonitoringTierProps = MonitoringTierProps()
    """Monitoring."""

    cluster: ClusterTierProps = ClusterTierProps()
    """The cluster tier, which all other tiers need."""

    git: GitProps = GitProps()
    """The repository that Argo CD follows."""

    ports: PortPlan = PortPlan()
    """Ports of the host."""

    kind: KindClusterProps = KindClusterProps()
    """The Kind cluster."""

    node_networks: Annotated[Sequence[Cidr], Field(min_length=1)] = PRIVATE_NETWORKS
    """Networks that the addresses of all nodes, and of the API server, are in. By default those
    that are not on the Internet.
    """

    api_server_port: Port = API_SERVER_PORT
    """Port of the API server at its own address, not that of its Service. By default of kubeadm;
    those of clouds mostly have 443.
    """

    pod_network: PodNetwork | None = None
    """Addresses of all pods of a cluster that is there already. Policies use them to tell pods from
    everything else. None: the cluster is made, with Kind, as `kind` says.
    """

    pages: Mapping[PageName, PageProps] = {}
    """Host names at which the Ingress serves the pages of Argo CD and Grafana. Pages that are not
    listed are served by a port of the host.
    """

    zones: bool = False
    """Whether the nodes are in several zones, over which pods are spread."""

    part_of: LabelValue = "web-platform"
    """System that all tiers belong to, for the label `app.kubernetes.io/part-of`."""

    runbooks: FolderAddress | None = None
    """Address of the folder with a page for each alert. None: in the repository of the platform."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from, instead of from their publishers."""

    secret_store: SecretStore | None = None
    """Store of External Secrets that all Secrets are filled from. None: the wrapper makes them."""

    requires_digests: bool = False
    """Whether an image or chart without a digest ends a synth, in place of a warning. `make pin`
    writes digests. A mirror of ours has none: its charts and images are had without.
    """

    requires_backups: bool = False
    """Whether data without a backup or a reason to have none end a synth, in place of a warning."""

    @property
    def namespaces(self) -> list[str]:
        """Namespaces of the tiers, whose logs are shipped."""
        return [namespace for _, namespace in self._own()]

    def _own(self) -> Iterator[tuple[str, str]]:
        """Yield the field of each tier that has a namespace of its own, and that."""
        for name, tier in self:
            if isinstance(namespace := getattr(tier, "namespace", None), str):
                yield name, namespace
            for inner, of_inner in getattr(tier, "inner_namespaces", {}).items():
                yield f"{name}.{inner}", of_inner

    @property
    def ingress_namespaces(self) -> list[str]:
        """Namespaces whose Ingresses are served."""
        owners = {"argocd": self.cicd.namespace, "grafana": self.monitoring.namespace}
        found = [self.app.namespace, *(owners[name] for name in self.pages)]
        if self.builds.webhook_ingress:
            found.append(self.cicd.namespace)
        return list(dict.fromkeys(found))

    @property
    def made_cluster(self) -> KindClusterProps | None:
        """The Kind cluster that is made. None: there is a cluster already."""
        return None if self.pod_network else self.kind

    @property
    def context(self) -> PlatformContext:
        """What all tiers share."""
        return PlatformContext(
            part_of=self.part_of,
            pod_network=self.pod_network or self.kind.pod_network,
            node_networks=self.node_networks,
            api_server_port=self.api_server_port,
            mirrors=self.mirrors,
            secret_store=self.secret_store,
            requires_digests=self.requires_digests,
            requires_backups=self.requires_backups,
            ports=self.ports,
            pages=self.pages,
            zones=self.zones,
            runbooks=self.runbooks or self.git.page("docs/runbooks", gitea=self.ports.url("gitea")),
        )

    def at_mirrors(self) -> Self:
        """Return the settings with all images as the mirrors have them, but those that are built.

        They are pushed to their registry, and the settings in Git have them by that name.
        """
        turned = self.mirrors.applied_to(self)
        app = turned.app
        built = {
            "frontend": app.frontend.model_copy(update={"image": self.app.frontend.image}),
            "backend": app.backend.model_copy(update={"image": self.app.backend.image}),
        }
        return turned.model_copy(update={"app": app.model_copy(update=built)})

    @model_validator(mode="after")
    def _namespaces_differ(self) -> Self:
        owners: dict[str, str] = {}
        for name, namespace in self._own():
            if namespace in owners:
                raise ValueError(
                    f"'{owners[namespace]}.namespace' and '{name}.namespace' must differ, "
                    f"got {namespace!r} for both; change one"
                )
            owners[namespace] = name
        return self

    @model_validator(mode="after")
    def _what_pipelines_commit_is_followed(self) -> Self:
        revision, branch = self.git.revision, self.builds.branch
        if revision.startswith("refs/heads/") and revision != f"refs/heads/{branch}":
            raise ValueError(
                "'git.revision' must be the branch 'builds.branch', to which pipelines commit, got "
                f"'{revision}' and '{branch}'; change one, or pin a tag or a commit"
            )
        return self

    @model_validator(mode="after")
    def _backups_share_a_folder(self) -> Self:
        database, git = self.data.backup.host_path, self.cicd.git_backup.host_path
        is_used = not (self.git.repository or self.cicd.git_backup.storage_class)
        if database != git and is_used:
            raise ValueError(
                "'data.backup.host_path' and 'cicd.git_backup.host_path' must be the same, since "
                f"one folder of the host is on the nodes, got '{database}' and '{git}'; change one"
            )
        return self

    @model_validator(mode="after")
    def _the_database_has_connections(self) -> Self:
        place = "cluster" if self.data.engine == "cloudnative-pg" else "postgresql"
        most = getattr(self.data, place).configuration.max_connections
        backend, kept = self.app.connections_of_backend(), sum(RESERVED_CONNECTIONS.values())
        if backend + kept > most:
            others = ", ".join(f"{name} {number}" for name, number in RESERVED_CONNECTIONS.items())
            raise ValueError(
                f"'app.backend.max_replicas' must leave room in "
                f"'data.{place}.configuration.max_connections', got "
                f"{self.app.backend.max_replicas} and {most}: all pods in an update have {backend}"
                f", and others {kept} ({others}); lower the first or raise the second"
            )
        return self


def load_settings() -> Settings:
    """Return the settings of the environment that PLATFORM_ENVIRONMENT names (default: kind).

    Raises:
        InvalidSettingsError: The file or a variable is wrong, or pipelines would use another file.
    """
    settings = load(Settings, folder=ENVIRONMENTS, default=DEFAULT)
    if unknown := list(_unknown_to_pipelines(settings, os.environ.get(ENVIRONMENT, DEFAULT))):
        raise InvalidSettingsError("\n".join(f"{ENVIRONMENT}: {each}" for each in unknown))
    return settings.at_mirrors()


def _unknown_to_pipelines(settings: Settings, environment: str) -> Iterator[str]:
    """Yield what lets pipelines commit what another environment makes of `dist/`."""
    builds, file = settings.builds, f"environments/{environment}.yaml"
    for name in ("frontend", "backend"):
        stated: str = getattr(builds, name).environment_file
        if stated != file:
            yield (
                f"'builds.{name}.environment_file' must be '{file}', where the image is read from, "
                f"got '{stated}'; change it"
            )
    is_told = (
        builds.tasks.package_environment.get(ENVIRONMENT) == environment
        or f"{ENVIRONMENT}={environment}" in builds.tasks.synth_command.split()
    )
    if environment != DEFAULT and not is_told:
        yield (
            f"'{environment}' must be known to the pipelines, which would synthesize '{DEFAULT}'; "
            f"add {ENVIRONMENT} to 'builds.tasks.package_environment'"
        )
