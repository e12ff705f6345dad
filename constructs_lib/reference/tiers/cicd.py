"""Continuous delivery: Argo CD, Tekton and Gitea, each in a Chart (so a file) of its own."""

from collections.abc import Sequence

from constructs_lib import Props, ResourcesProps, Tier, TierProps, TierScope
from constructs_lib.argocd import ArgoCluster, GitSource, HelmComponent, chart_pods, install
from constructs_lib.kube import (
    Declarations,
    DeclaredRegistry,
    OwnNamespace,
    git_port,
    url_host,
    url_port,
)
from constructs_lib.monitoring import (
    DroppedMetrics,
    alert,
    alerts_about,
    backup_alerts,
    missing_target_alerts,
    monitor,
)
from constructs_lib.network import EVERYWHERE, METRICS_REASON, HelmPods
from constructs_lib.platform import Page
from constructs_lib.props import NODE_PORTS, Pods, checked_objects
from constructs_lib.reference.charts.argocd import APPLICATION_SETS, JOBS, PASSWORD_SECRET, argocd
from constructs_lib.reference.charts.argocd.props import ArgoCdProps
from constructs_lib.reference.charts.gitea import ADMIN_SECRET, HTTP_PORT, GiteaProps, gitea
from constructs_lib.reference.charts.gitea import JOB as GITEA_JOB
from constructs_lib.reference.charts.gitea.contents import REPOSITORY
from constructs_lib.reference.git.backup import GitBackup, GitBackupProps, GitRestore
from constructs_lib.reference.tiers.git_props import GitProps
from constructs_lib.tekton import (
    WEBHOOK_SECRET,
    TektonConfig,
    TektonConfigProps,
    handler_pods,
    handler_url,
)
from constructs_lib.tree import ApiObjects, batch, checked_props
from constructs_lib.workloads import HEADROOM, quota_of

WEBHOOK_HANDLER = "webhook-handler"
"""Name of the EventListener of the webhook handler, by which its pods are found."""

TEKTON_DROPPED = (
    DroppedMetrics(
        pattern="(go|http|kn|process|rpc|workqueue)_.*",
        reason="of the libraries that Tekton is made of, and of no alert or dashboard",
    ),
    DroppedMetrics(
        pattern="tekton_pipelines_controller_(pipelinerun_taskrun|taskruns?)_.*",
        reason="of tasks, some with a label for each run, so that there would be ever more series",
    ),
)
"""Metrics of Tekton's servers that are not kept."""


class CicdTierProps(Props):
    """Properties for `CicdTier`."""

    argocd: ArgoCdProps = ArgoCdProps()
    """Argo CD."""

    gitea: GiteaProps = GiteaProps()
    """Git server and registry of images, which runs if no external repository is named."""

    git_backup: GitBackupProps = GitBackupProps()
    """Backups of the repositories in Gitea."""

    tekton: TektonConfigProps = TektonConfigProps()
    """Pipelines and Triggers."""

    webhook_handler_resources: ResourcesProps = ResourcesProps(
        cpu_request="200m", cpu_limit="400m", memory_request="256Mi", memory_limit="512Mi"
    )
    """CPU and memory of the server that is told of pushes and deliveries."""

    namespace: OwnNamespace = "cicd"
    """Namespace of the tier."""


class CicdTier(Tier):
    """Argo CD, Tekton, and Gitea with backups of its repositories if no external one is named.

    The webhook handler, `webhook_handler`, is made elsewhere, by who knows what it starts.
    """

    @batch()
    def __init__(
        self,
        platform: TierScope,
        props: CicdTierProps,
        *,
        git: GitProps,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, which is delivered when those in `after` are healthy.

        `git` is the repository that `dist/` is committed to.
        """
        checked_props("cicd", props, CicdTierProps)
        checked_objects("cicd", GitProps, git=git)
        super().__init__(
            platform,
            TierProps(
                name="cicd",
                namespace=props.namespace,
                description="Continuous delivery, itself included",
            ),
            after=after,
        )
        self._domain = f"{self.namespace}.svc.cluster.local"
        gitea_url = f"http://gitea-http.{self._domain}:{HTTP_PORT}"
        self.git = GitSource(
            repository=git.repository or f"{gitea_url}/{REPOSITORY}.git", revision=git.revision
        )
        self.webhook_handler = handler_pods(WEBHOOK_HANDLER, self.namespace)
        """Pods of the server that is told of pushes and deliveries, which Tekton makes for the
        EventListener of that name.
        """
        self.webhook_handler_resources = props.webhook_handler_resources
        """CPU and memory of it, of which the quota has room for one in an update."""
        self.gpg_keys = props.argocd.gpg_keys
        """Public keys of authors, which Argo CD knows. None: there are none."""
        self.signature_keys = props.argocd.signature_keys
        """IDs of keys, one of which must have signed a delivered commit. None: none is needed."""
        self.application_sets: HelmPods | None = None
        """Pods of the ApplicationSet controller. None: `application_sets` is off."""
        argocd = self._argocd(props)
        self.git_backup: GitBackup | None = None
        """The backup of the repositories in Gitea. None: there is no Gitea."""
        self.gitea_pods: HelmPods | None = None
        """The pods of Gitea. None: there is no Gitea."""
        self.main_branch = props.gitea.main_branch
        """Rules of the branch that is delivered, where Gitea has it."""
        self.gitea = None if git.repository else self._gitea(props, gitea_url)
        self.tekton = TektonConfig(self.chart("tekton"), "tekton", props.tekton)
        pods = [
            *argocd.pods_in_an_update,
            *self.tekton.pods_in_an_update,
            Pods.of_deployment(1, props.webhook_handler_resources),
            HEADROOM,
        ]
        if self.gitea:
            # A backup, a restore, and what a person asks for meanwhile, such as a list.
            jobs = Pods(3, props.git_backup.pod_resources())
            pods += [*self.gitea.pods_in_an_update, jobs]
        self.add_namespace(quota_of(pods))
        self._connect_argocd(argocd, props.argocd)
        tekton_jobs = self._connect_tekton()
        scheme = "https" if props.argocd.tls else "http"
        self.argocd_webhook = f"{scheme}://argocd-server.{self._domain}/api/webhook"
        """Address at which Argo CD is notified of a push."""
        registry = None if git.repository else self.context.ports.registry_address
        declared = Declarations(registries=[DeclaredRegistry(address=registry)])
        ApiObjects(self, "Registry", {}, declared)
        sets = [f"{APPLICATION_SETS}-metrics"] if props.argocd.application_sets else []
        targets = [*JOBS, *sets, *tekton_jobs, *([GITEA_JOB] if self.gitea else [])]
        alert(self, "cicd", missing_target_alerts(self.namespace, targets))
        outside_ports = {self.context.mirrors.charts_port}
        if git.repository:
            outside_ports.add(git_port(git.repository))
        if self.gitea:
            self._connect_gitea(props, self.gitea, gitea_url)
        self.repo_server.connections.allow_to_outside(
            *outside_ports, reason="Charts, and a Git server that is outside"
        )

    @property
    def webhook_handler_url(self) -> str:
        """Address of the webhook handler in the cluster."""
        return handler_url(WEBHOOK_HANDLER, self.namespace)

    @property
    def _has_page(self) -> bool:
        """Whether an Ingress leads to Argo CD, and no port of the host."""
        return "argocd" in self.context.pages

    def _argocd(self, props: CicdTierProps) -> HelmComponent:
        if self._has_page and props.argocd.tls:
            raise ValueError(
                f"{self.name}: 'argocd.tls' must be false where 'pages' has 'argocd', since the "
                "Ingress ends TLS, got true; leave out one of the two"
            )
        return argocd(
            props.argocd,
            url=self.context.page_url("argocd", tls=props.argocd.tls),
            webhook_handler=self.webhook_handler_url,
            node_port=None if self._has_page else NODE_PORTS["argocd"],
            https_node_port=None if self._has_page else NODE_PORTS["argocd-https"],
            zones=self.context.zones,
        )

    def _connect_argocd(self, component: HelmComponent, props: ArgoCdProps) -> None:
        install(self, component)
        login = None if props.single_sign_on else PASSWORD_SECRET.name
        port = 443 if props.tls else 80
        chart = self.chart("argocd")
        controller = chart_pods(chart, component, "argocd-application-controller")
        self.server = chart_pods(chart, component, "argocd-server", "http")
        url = self.context.page_url("argocd", tls=props.tls)
        self.pages.append(Page("argocd", self.server, "argocd-server", port, login, url))
        self.repo_server = chart_pods(chart, component, "argocd-repo-server", "grpc")
        self.notifications = chart_pods(chart, component, "argocd-notifications-controller")
        """The part of Argo CD that tells the webhook handler of deliveries."""
        redis = chart_pods(chart, component, "argocd-redis", "redis")
        for caller in (controller, self.server, self.notifications):
            caller.connections.allow_to_api_server(
                reason="Applications, and the objects that they deliver"
            )
            caller.connections.allow_to(self.repo_server, reason="Manifests rendered from Git")
        for caller in (controller, self.server, self.repo_server):
            caller.connections.allow_to(redis, reason="Cache of manifests and of the cluster")
        if props.single_sign_on:
            self.server.connections.allow_to_outside(443, reason="The provider of logins")
        if props.highly_available:
            ports = component.pods["argocd-redis-server"].ports
            servers = chart_pods(chart, component, "argocd-redis-server", *ports)
            redis.connections.allow_to(servers, reason="The server that is the leader")
            servers.connections.allow_to(servers, reason="Copies of the cache, and its leader")
        for caller in (controller, self.server) if props.clusters else ():
            for_clusters = {url_port(each.server) for each in props.clusters.values()}
            caller.connections.allow_to_outside(
                *for_clusters,
                networks=EVERYWHERE,
                name="clusters",
                reason="Other clusters that are delivered to",
            )
        for name, cluster in props.clusters.items():
            ArgoCluster(chart, name, cluster)
        if not self._has_page:
            self.server.connections.allow_from_nodes(
                reason="Argo CD's pages, by the port of the host and a NodePort"
            )
        self.notifications.connections.allow_to(
            self.webhook_handler, reason="Tells that a revision is delivered"
        )
        parts = [controller, self.server, self.repo_server, self.notifications]
        if props.application_sets:
            self.application_sets = sets = chart_pods(chart, component, APPLICATION_SETS)
            parts.append(sets)
            sets.connections.allow_to_api_server(reason="ApplicationSets, and their Applications")
            sets.connections.allow_to(self.repo_server, reason="Folders and files of Git")
        for part in parts:
            metrics = component.pods[part.id].ports["metrics"]
            self.platform.prometheus.connections.allow_to(part, metrics, reason=METRICS_REASON)
        alert(self, "argocd", alerts_about("argocd", namespace=self.namespace))

    def _connect_tekton(self) -> Sequence[str]:
        """Add policies, monitors and alerts of Tekton, and return the jobs of its metrics."""
        self.webhook_handler.connections.allow_to(
            self.tekton.interceptors, reason="Has the signatures of events checked"
        )
        monitors = [
            monitor(self, pods, port, service_port="http-metrics", dropped=TEKTON_DROPPED)
            for pods, port in self.tekton.metrics_ports.items()
        ]
        alert(self, "tekton", alerts_about("tekton", namespace=self.namespace))
        secret = WEBHOOK_SECRET.declaration(self.namespace)
        ApiObjects(self, "WebhookSecret", {}, Declarations(secrets=[secret]))
        return [each.job for each in monitors]

    def _gitea(self, props: CicdTierProps, url: str) -> HelmComponent:
        return gitea(
            props.gitea,
            url=url,
            repository=self.git.repository,
            webhook_hosts=(f"argocd-server.{self._domain}", url_host(self.webhook_handler_url)),
            # Argo CD may have signed its certificate itself. What it is told is signed, too.
            verifies_webhooks=not props.argocd.tls,
            node_port=self.context.ports.registry,
        )

    def _connect_gitea(self, props: CicdTierProps, component: HelmComponent, url: str) -> None:
        install(self, component)
        self.gitea_pods = pods = chart_pods(self.chart("gitea"), component, "gitea", "http")
        pages = self.context.ports.url("gitea")
        self.pages.append(Page("gitea", pods, "gitea-http", HTTP_PORT, ADMIN_SECRET.name, pages))
        monitor(self, pods, HTTP_PORT)
        pods.connections.allow_from_nodes(
            reason="Pages, pushes, and images for the nodes, by ports of the host and a NodePort"
        )
        chart = self.chart("git-backup")
        self.git_backup = backup = GitBackup(
            chart,
            "git-backup",
            props.git_backup,
            server=pods,
            url=url,
            login_secret=ADMIN_SECRET.name,
        )
        GitRestore(chart, "git-restore", backup=backup)
        late = {backup.id: backup.late_after_hours}
        alert(self, "backups", backup_alerts(self.namespace, late))
        for notified in (self.server, self.webhook_handler):
            pods.connections.allow_to(notified, reason="Webhooks that tell of a push")
        self.repo_server.connections.allow_to(pods, reason="The repository that is delivered")
