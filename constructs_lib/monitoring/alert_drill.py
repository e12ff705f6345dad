"""The scheduled drill of all alerts, which proves that they arrive.

Emits a CronJob that sends a drill of each alert, and their receiver, which only counts them.
"""

from constructs import Construct

from constructs_lib._package_files import package_scripts
from constructs_lib.kube.addresses import FolderAddress, url_port
from constructs_lib.kube.cron_job import CronJobName, seconds_since_success
from constructs_lib.kube.default_images import PYTHON_IMAGE
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.schedules import CronSchedule
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.tree.api_objects import Group, context_of, path_of
from constructs_lib.workloads.config_map import ConfigMap, ConfigMapProps
from constructs_lib.workloads.container import mounts_of
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.service import WebService, WebServiceProps
from constructs_lib.workloads.volumes import VolumeProps

SCRIPTS = "scripts"
"""Volume with the script, and the folder that it is mounted at."""

PORT, METRICS_PORT = 8080, 9464
"""Ports of the receiver of drills, and of its metrics."""

ARRIVAL_SECONDS = 120
"""Seconds within which a drill must arrive. Three Alertmanagers take up to 45 to agree on who
sends it, and one that has failed to send tries again for as long.
"""


class AlertDrillProps(Props):
    """Properties for `AlertDrill`."""

    schedule: CronSchedule = "17 5,17 * * *"
    """Schedule, in UTC. By default twice a day: one run can fail and be made up for before
    `AlertDrillTooOld` fires, a day after the last proven delivery.
    """

    image: ImageRef = PYTHON_IMAGE
    """Image with Python, whose standard library is all that is needed."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="10m", cpu_limit="200m", memory_request="32Mi", memory_limit="128Mi"
    )
    """CPU and memory of a run, and of the receiver of drills."""

    def pods(self) -> list[Pods]:
        """Return the most pods at once, for a quota: the receiver in an update, and a run."""
        return [Pods.of_deployment(1, self.resources), Pods(1, self.resources)]


class AlertDrill(Group):
    """A CronJob, named after its id, that sends a drill of every alert, and their receiver.

    A drill has the labels of an alert, and the label `drill`, by which an `AlertReceiver` sends it
    to the receiver of drills alone. A run succeeds if all have arrived. Otherwise its
    log names those that went astray, and with the success that is missing its age grows.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: AlertDrillProps,
        *,
        alertmanager: HelmPods | ExternalPods,
        alertmanager_url: FolderAddress,
        prometheus: HelmPods | ExternalPods,
        prometheus_url: FolderAddress,
    ) -> None:
        """Create the objects.

        Args:
            scope: Parent in the construct tree.
            id: Name of the CronJob; the receiver is `<id>-receiver`.
            props: Properties.
            alertmanager: Pods of Alertmanager.
            alertmanager_url: Address of its API in the cluster, with the port of the pods.
            prometheus: Pods of the Prometheus that evaluates the alerts.
            prometheus_url: Address of its API in the cluster, with the port of the pods.
        """
        context = context_of(scope, id, CronJobName, props, AlertDrillProps)
        path = path_of(scope, id)
        checked_objects(path, HelmPods | ExternalPods, alertmanager=alertmanager)
        checked_objects(path, HelmPods | ExternalPods, prometheus=prometheus)
        checked_argument(path, "alertmanager_url", FolderAddress, alertmanager_url)
        checked_argument(path, "prometheus_url", FolderAddress, prometheus_url)
        super().__init__(scope, id)
        scripts = ConfigMapProps(data=package_scripts("monitoring", ["drill.py"]))
        self.scripts = ConfigMap(self, f"{id}-scripts", scripts)
        """The script of both."""
        pod = PodProps(volumes={SCRIPTS: VolumeProps(config_map=self.scripts)})
        self.receiver = WebService(
            self,
            f"{id}-receiver",
            WebServiceProps(
                image=props.image,
                command=["python3", f"/{SCRIPTS}/drill.py", "receive"],
                environment={"PORT": str(PORT), "METRICS_PORT": str(METRICS_PORT)},
                port=PORT,
                metrics_port=METRICS_PORT,
                # What has arrived is in the memory of one.
                min_replicas=1,
                max_replicas=1,
                resources=props.resources,
                mounts=mounts_of({SCRIPTS: f"/{SCRIPTS}"}),
                pod=pod,
            ),
        )
        """The receiver of drills."""
        self.job = ScheduledJob(
            self,
            id,
            ScheduledJobProps(
                image=props.image,
                command=["python3", f"/{SCRIPTS}/drill.py", "run"],
                environment={
                    "ALERTMANAGER_URL": alertmanager_url,
                    "PROMETHEUS_URL": prometheus_url,
                    "RECEIVER_URL": self.receiver.url,
                    "ARRIVAL_SECONDS": str(ARRIVAL_SECONDS),
                },
                mounts=mounts_of({SCRIPTS: f"/{SCRIPTS}"}),
                pod=pod,
                resources=props.resources,
                schedule=props.schedule,
                # A machine that slept through a run makes up for it.
                starting_deadline_seconds=12 * 3600,
                deadline_seconds=900,
            ),
            component="alert-drill",
        )
        """The CronJob."""
        self.age_seconds = seconds_since_success(context.namespace, id)
        """Seconds since the last proven delivery, as PromQL on metrics of kube-state-metrics."""
        self.alerts_url = f"{self.receiver.url}/alerts"
        """Address at which the receiver takes drills."""
        connections = self.job.connections
        for target, url, reason in (
            (alertmanager, alertmanager_url, "Sends a drill of each alert"),
            (prometheus, prometheus_url, "Asks which alerts there are"),
        ):
            connections.allow_to(target, url_port(url), reason=reason)
        connections.allow_to(
            self.receiver, reason="Asks which drills have arrived", with_variables=False
        )
        alertmanager.connections.allow_to(self.receiver, PORT, reason="Drills arrive")
