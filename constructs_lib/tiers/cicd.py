"""Continuous delivery: Argo CD, the Git server and the registry; one Chart, one file, for each."""

from functools import partial

from cdk8s import App, Chart
from constructs import Construct

from constructs_lib.argocd.git_source import GitAddress, GitRevision, GitSource, git_port
from constructs_lib.charts.argo_cd import ArgoCdProps, ArgoCdValuesProps, argo_cd_values
from constructs_lib.charts.gitea import GiteaProps, GiteaValues, GiteaValuesProps, gitea_values
from constructs_lib.cluster.namespace import (
    ContainerDefaultsProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.fields import Cidr, DnsLabel, LabelValue
from constructs_lib.core.props import Props
from constructs_lib.kind.ports import PortPlanProps
from constructs_lib.network.chart_pods import ChartPods, ChartPodsProps
from constructs_lib.network.connections import Peer
from constructs_lib.registry.registry import (
    ContainerRegistry,
    ContainerRegistryProps,
    RegistryProps,
)
from constructs_lib.tiers.tier import PROMETHEUS, tier_chart

GITEA_REPOSITORY = "platform/web-platform"
"""Owner and name of the repository in Gitea."""

GITEA_PORT = 3000
"""Port of Gitea's pods and of its Service."""

HTTPS_PORT = 443
"""Port of chart repositories."""

METRICS_PORTS = {
    "argocd-application-controller": 8082,
    "argocd-server": 8083,
    "argocd-repo-server": 8084,
    "argocd-notifications-controller": 9001,
}
"""Ports on which the parts of Argo CD serve metrics."""


class GitProps(Props):
    """Where `dist/` is committed to."""

    repo_url: GitAddress | None = None
    """Address of an outside repository. None: Gitea runs on the cluster."""

    revision: GitRevision = "HEAD"
    """Branch to follow, or tag or commit to stay at. `HEAD` is the default branch."""


class CicdProps(Props):
    """What of continuous delivery may differ."""

    argo_cd: ArgoCdProps = ArgoCdProps()
    """Argo CD."""

    gitea: GiteaProps = GiteaProps()
    """The Git server, where no outside repository is named."""

    registry: RegistryProps = RegistryProps()
    """The registry of images."""

    namespace: DnsLabel = "cicd"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class CicdTierProps(CicdProps):
    """Properties for `CicdTier`."""

    git: GitProps
    """Where `dist/` is committed to."""

    ports: PortPlanProps
    """Ports of the host."""

    pod_network: Cidr
    """Addresses of pods, which may not come by way of nodes."""


class CicdTier(Construct):
    """Namespace, policies and values of Argo CD and Gitea, and a registry.

    The namespace has no quota: what pods a release brings, and how many while it is updated, is the
    chart's affair.
    """

    def __init__(self, scope: App, id: str, props: CicdTierProps) -> None:
        super().__init__(scope, id)
        self.part_of = props.part_of
        self._pod_network = props.pod_network
        domain = f"{props.namespace}.svc.cluster.local"
        chart = partial(tier_chart, scope, namespace=props.namespace, part_of=props.part_of)
        self.namespace = TierNamespace(
            chart("namespace"),
            props.namespace,
            TierNamespaceProps(container_defaults=ContainerDefaultsProps()),
        )
        gitea_url = f"http://gitea-http.{domain}:{GITEA_PORT}"
        self.git = GitSource(
            repository=props.git.repo_url or f"{gitea_url}/{GITEA_REPOSITORY}.git",
            revision=props.git.revision,
        )
        self.webhook_handler = Peer(
            name="webhook-handler",
            namespace=props.namespace,
            pod_labels={"app.kubernetes.io/name": "webhook-handler"},
            ports=(8080,),
        )
        self.argo_cd_values = argo_cd_values(
            ArgoCdValuesProps(
                **dict(props.argo_cd),
                url=props.ports.url("argo_cd"),
                webhook_handler=f"http://webhook-handler.{domain}:8080",
            )
        )
        self._connect_argo_cd(chart("argocd"))
        self.argo_cd_webhook = f"http://argocd-server.{domain}/api/webhook"
        """Where Argo CD wants to be told of a push."""
        self.gitea_values: GiteaValues | None = None
        outside_ports = {HTTPS_PORT}
        if props.git.repo_url:
            outside_ports.add(git_port(props.git.repo_url))
        else:
            self._connect_gitea(chart("gitea"))
            hosts = (f"argocd-server.{domain}", f"webhook-handler.{domain}")
            self.gitea_values = gitea_values(
                GiteaValuesProps(**dict(props.gitea), url=gitea_url, webhook_hosts=hosts)
            )
        self.repo_server.connections.allow_to_outside(props.pod_network, *outside_ports)
        self.registry = ContainerRegistry(
            chart("registry"),
            "registry",
            ContainerRegistryProps(
                **dict(props.registry),
                node_port=props.ports.registry,
                pod_network=props.pod_network,
            ),
        )

    def _connect_argo_cd(self, chart: Chart) -> None:
        controller = _pods(chart, "argocd-application-controller")
        self.server = _pods(chart, "argocd-server", 8080)
        self.repo_server = _pods(chart, "argocd-repo-server", 8081)
        notifications = _pods(chart, "argocd-notifications-controller")
        redis = _pods(chart, "argocd-redis", 6379)
        for caller in (controller, self.server, notifications):
            caller.connections.allow_to_api_server(self._pod_network)
            caller.connections.allow_to(self.repo_server)
        for caller in (controller, self.server, self.repo_server):
            caller.connections.allow_to(redis)
        self.server.connections.allow_from_nodes(self._pod_network)
        notifications.connections.allow_to(self.webhook_handler)
        for part in (controller, self.server, self.repo_server, notifications):
            PROMETHEUS.connections.allow_to(part, METRICS_PORTS[part.connections.name])

    def _connect_gitea(self, chart: Chart) -> None:
        gitea = _pods(chart, "gitea", GITEA_PORT)
        gitea.connections.allow_from_nodes(self._pod_network)
        # It tells both of a push.
        gitea.connections.allow_to(self.server)
        gitea.connections.allow_to(self.webhook_handler)
        self.repo_server.connections.allow_to(gitea)


def _pods(chart: Chart, name: str, *ports: int) -> ChartPods:
    return ChartPods(
        chart, name, ChartPodsProps(pod_labels={"app.kubernetes.io/name": name}, ports=ports)
    )
