"""Continuous delivery: Argo CD, Tekton and Gitea, each in a Chart (so a file) of its own."""

from typing import Self

from constructs_lib.argocd.git_source import GitSource, git_port
from constructs_lib.argocd.helm.component import HelmComponent
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.api_objects import ApiObjects, checked_props
from constructs_lib.core.changes import batch
from constructs_lib.core.declarations import Declarations, DeclaredRegistry
from constructs_lib.core.fields import LabelValue, OwnNamespace, PodNetwork
from constructs_lib.core.props import Props
from constructs_lib.core.resources import Pods, ResourcesProps
from constructs_lib.monitoring.alerts.argocd import argocd_alerts
from constructs_lib.monitoring.alerts.backups import backup_alerts
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.alerts.tekton import LIBRARY_METRICS, TASK_METRICS, tekton_alerts
from constructs_lib.monitoring.observer import METRICS, OBSERVER, Observer
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.reference.charts.argocd import (
    JOBS,
    PASSWORD_SECRET,
    ArgoCdProps,
    ArgoCdSettings,
    argocd,
)
from constructs_lib.reference.charts.gitea import (
    ADMIN_SECRET,
    HTTP_PORT,
    GiteaProps,
    GiteaSettings,
    gitea,
)
from constructs_lib.reference.charts.gitea import JOB as GITEA_JOB
from constructs_lib.reference.charts.gitea.contents import REPOSITORY
from constructs_lib.reference.git.backup import (
    GitBackup,
    GitBackupProps,
    GitBackupSettings,
    GitRestore,
)
from constructs_lib.reference.kind.ports import (
    ARGO_CD_HTTPS_NODE_PORT,
    NODE_PORTS,
    PortPlanSettings,
)
from constructs_lib.reference.tiers.git_settings import GitSettings
from constructs_lib.tekton.config import (
    METRICS_PORT_NAME,
    PIPELINES_METRICS_PORT,
    TRIGGERS_METRICS_PORT,
    TektonConfig,
    TektonConfigProps,
)
from constructs_lib.tekton.secrets import WEBHOOK_SECRET
from constructs_lib.tekton.servers import PIPELINES_CONTROLLER, TRIGGERS_CONTROLLER
from constructs_lib.tekton.webhook_handler import EVENTLISTENER_LABEL, PORT, service_of
from constructs_lib.tier import HEADROOM, Page, Tier, TierProps, quota_of

WEBHOOK_HANDLER = "webhook-handler"
"""Name of the EventListener of the webhook handler, by which its pods are found."""

TEKTON_JOBS = (PIPELINES_CONTROLLER, TRIGGERS_CONTROLLER)
"""Jobs of the metrics of Tekton, by the names of the Services of its controllers."""


class CicdTierSettings(Props):
    """Settings of continuous delivery."""

    argocd: ArgoCdSettings = ArgoCdSettings()
    """Argo CD."""

    gitea: GiteaSettings = GiteaSettings()
    """Git server and registry of images, which runs if no external repository is named."""

    git_backup: GitBackupSettings = GitBackupSettings()
    """Backups of the repositories in Gitea."""

    tekton: TektonConfigProps = TektonConfigProps()
    """Pipelines and Triggers."""

    webhook_handler_resources: ResourcesProps = ResourcesProps(
        cpu_request="200m", cpu_limit="400m", memory_request="256Mi", memory_limit="512Mi"
    )
    """CPU and memory of the server that is told of pushes and deliveries."""

    namespace: OwnNamespace = "cicd"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class CicdTierProps(CicdTierSettings):
    """Properties for `CicdTier`."""

    git: GitSettings
    """Repository that `dist/` is committed to."""

    ports: PortPlanSettings
    """Ports of the host."""

    pod_network: PodNetwork
    """Addresses of all pods. Policies for nodes, API server and outside addresses exclude them."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    observer: Observer = OBSERVER
    """Prometheus that reads metrics, and the place of the runbooks."""

    @classmethod
    def of(
        cls,
        settings: CicdTierSettings,
        *,
        git: GitSettings,
        ports: PortPlanSettings,
        pod_network: str,
        mirrors: Mirrors,
        observer: Observer = OBSERVER,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            git=git,
            ports=ports,
            pod_network=pod_network,
            mirrors=mirrors,
            observer=observer,
        )


class CicdTier(Tier):
    """Argo CD, Tekton, and Gitea with backups of its repositories if no external one is named.

    The webhook handler, `webhook_handler`, is made elsewhere, by who knows what it starts.
    """

    @batch()
    def __init__(self, props: CicdTierProps) -> None:
        checked_props("cicd", props, CicdTierProps)
        super().__init__(
            TierProps(
                name="cicd",
                namespace=props.namespace,
                part_of=props.part_of,
                description="Continuous delivery, itself included",
            )
        )
        self._domain = f"{self.namespace}.svc.cluster.local"
        self._pod_network = props.pod_network
        gitea_url = f"http://gitea-http.{self._domain}:{HTTP_PORT}"
        self.git = GitSource(
            repository=props.git.repository or f"{gitea_url}/{REPOSITORY}.git",
            revision=props.git.revision,
        )
        self.webhook_handler = ExternalPods(
            name=WEBHOOK_HANDLER,
            namespace=self.namespace,
            pod_labels={EVENTLISTENER_LABEL: WEBHOOK_HANDLER},
            ports=(PORT,),
        )
        """Pods of the server that is told of pushes and deliveries, which Tekton makes for the
        EventListener of that name.
        """
        self.webhook_handler_resources = props.webhook_handler_resources
        """CPU and memory of it, of which the quota has room for one in an update."""
        argocd = self._argocd(props)
        self.git_backup: GitBackup | None = None
        """The backup of the repositories in Gitea. None: there is no Gitea."""
        self.gitea_pods: HelmPods | None = None
        """The pods of Gitea. None: there is no Gitea."""
        self.gitea = None if props.git.repository else self._gitea(props, gitea_url)
        self.tekton = TektonConfig(
            self.chart("tekton"), "tekton", props.tekton, pod_network=props.pod_network
        )
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
        self._connect_argocd(props, argocd)
        self._connect_tekton(props)
        self.argocd_webhook = f"http://argocd-server.{self._domain}/api/webhook"
        """Address at which Argo CD is notified of a push."""
        registry = None if props.git.repository else props.ports.registry_address
        declared = Declarations(registries=[DeclaredRegistry(address=registry)])
        ApiObjects(self, "Registry", {}, declared)
        targets = [*JOBS, *TEKTON_JOBS, *([GITEA_JOB] if self.gitea else [])]
        self.alert("cicd", props.observer, missing_target_alerts(self.namespace, targets))
        outside_ports = {props.mirrors.charts_port}
        if props.git.repository:
            outside_ports.add(git_port(props.git.repository))
        if self.gitea:
            self._connect_gitea(props, self.gitea, gitea_url)
        self.repo_server.connections.allow_to_outside(
            props.pod_network, *outside_ports, reason="Charts, and a Git server that is outside"
        )

    @property
    def webhook_handler_url(self) -> str:
        """Address of the webhook handler in the cluster."""
        return f"http://{service_of(WEBHOOK_HANDLER)}.{self._domain}:{PORT}"

    def _argocd(self, props: CicdTierProps) -> HelmComponent:
        return argocd(
            ArgoCdProps.of(
                props.argocd,
                url=props.ports.url("argocd"),
                webhook_handler=self.webhook_handler_url,
                node_port=NODE_PORTS["argocd"],
                https_node_port=ARGO_CD_HTTPS_NODE_PORT,
                mirrors=props.mirrors,
            )
        )

    def _connect_argocd(self, props: CicdTierProps, component: HelmComponent) -> None:
        self.install(component)
        self.pages.append(Page("argocd", "argocd-server", 80, PASSWORD_SECRET.name))
        chart = self.chart("argocd")
        controller = self.pods(chart, component, "argocd-application-controller")
        self.server = self.pods(chart, component, "argocd-server", "http")
        self.repo_server = self.pods(chart, component, "argocd-repo-server", "grpc")
        self.notifications = self.pods(chart, component, "argocd-notifications-controller")
        """The part of Argo CD that tells the webhook handler of deliveries."""
        redis = self.pods(chart, component, "argocd-redis", "redis")
        for caller in (controller, self.server, self.notifications):
            caller.connections.allow_to_api_server(
                self._pod_network, reason="Applications, and the objects that they deliver"
            )
            caller.connections.allow_to(self.repo_server, reason="Manifests rendered from Git")
        for caller in (controller, self.server, self.repo_server):
            caller.connections.allow_to(redis, reason="Cache of manifests and of the cluster")
        self.server.connections.allow_from_nodes(
            self._pod_network, reason="Argo CD's pages, by the port of the host and a NodePort"
        )
        self.notifications.connections.allow_to(
            self.webhook_handler, reason="Tells that a revision is delivered"
        )
        for part in (controller, self.server, self.repo_server, self.notifications):
            metrics = component.pods[part.id].ports["metrics"]
            props.observer.prometheus.connections.allow_to(part, metrics, reason=METRICS)
        self.alert("argocd", props.observer, argocd_alerts(self.namespace))

    def _connect_tekton(self, props: CicdTierProps) -> None:
        self.webhook_handler.connections.allow_to(
            self.tekton.interceptors, reason="Has the signatures of events checked"
        )
        controllers = {
            self.tekton.pipelines_controller: PIPELINES_METRICS_PORT,
            self.tekton.triggers_controller: TRIGGERS_METRICS_PORT,
        }
        for controller, port in controllers.items():
            self.monitor(
                controller,
                props.observer,
                port,
                service_port=METRICS_PORT_NAME,
                dropped=[LIBRARY_METRICS, TASK_METRICS],
            )
        self.alert("tekton", props.observer, tekton_alerts(self.namespace))
        secret = WEBHOOK_SECRET.declaration(self.namespace)
        ApiObjects(self, "WebhookSecret", {}, Declarations(secrets=[secret]))

    def _gitea(self, props: CicdTierProps, url: str) -> HelmComponent:
        return gitea(
            GiteaProps.of(
                props.gitea,
                url=url,
                repository=self.git.repository,
                webhook_hosts=(
                    f"argocd-server.{self._domain}",
                    f"{service_of(WEBHOOK_HANDLER)}.{self._domain}",
                ),
                node_port=props.ports.registry,
                mirrors=props.mirrors,
            )
        )

    def _connect_gitea(self, props: CicdTierProps, component: HelmComponent, url: str) -> None:
        self.install(component)
        self.pages.append(Page("gitea", "gitea-http", HTTP_PORT, ADMIN_SECRET.name))
        self.gitea_pods = pods = self.pods(self.chart("gitea"), component, "gitea", "http")
        self.monitor(pods, props.observer, HTTP_PORT)
        pods.connections.allow_from_nodes(
            self._pod_network,
            reason="Pages, pushes, and images for the nodes, by ports of the host and a NodePort",
        )
        chart = self.chart("git-backup")
        self.git_backup = backup = GitBackup(
            chart,
            "git-backup",
            GitBackupProps.of(
                props.git_backup, server=pods, url=url, login_secret=ADMIN_SECRET.name
            ),
        )
        GitRestore(chart, "git-restore", backup=backup)
        late = {backup.id: backup.late_after_hours}
        self.alert("backups", props.observer, backup_alerts(self.namespace, late))
        for notified in (self.server, self.webhook_handler):
            pods.connections.allow_to(notified, reason="Webhooks that tell of a push")
        self.repo_server.connections.allow_to(pods, reason="The repository that is delivered")
