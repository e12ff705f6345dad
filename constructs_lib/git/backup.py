"""Nightly backups of all repositories of Gitea, and their restore.

Emits a CronJob and its ServiceAccount for each; scripts, and the volume with its claim.
"""

from dataclasses import replace
from typing import Self

from cdk8s import ApiObject
from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field

from constructs_lib.backups.store import (
    STARTING_DEADLINE_SECONDS,
    BackupStore,
    BackupVolumeSettings,
)
from constructs_lib.config.container import ContainerInputs
from constructs_lib.config.pod import PodSettings
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.core.api_objects import context_of, manifest
from constructs_lib.core.cron_job import CronJobName, seconds_since_success
from constructs_lib.core.fields import DnsSubdomain, LabelValue, Origin, Port
from constructs_lib.core.image import ImageRef
from constructs_lib.core.package_files import package_text
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.git.jobs import SCRIPTS, GitJob, Job
from constructs_lib.network.chart_pods import ChartPods
from constructs_lib.network.peer import Peer
from constructs_lib.versions import GITEA_IMAGE


class GitBackupSettings(BackupVolumeSettings, ContainerInputs):
    """Settings of backups of repositories; environment and mounts are added to the job's own.

    They lie on a volume: one writer at a time holds a lock there, which a place outside the cluster
    has no equal of.
    """

    schedule: CronSchedule = "0 2 * * *"
    """Schedule of the backups. At two at night, half an hour before the database's."""

    time_zone: TimeZone = "Etc/UTC"
    """Time zone of the schedule. UTC has no summer time, so no night is missed or repeated."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days whose backups are kept: the newest that have a sound one, however old they are."""

    deadline_seconds: int = Field(default=4 * 60 * 60, ge=60, le=86400)
    """Seconds after which a backup and its retries are stopped.

    For half of them it waits for a restore to end, which by default takes two hours at most: then
    the backup of that night is late, and not lost.
    """

    image: ImageRef = GITEA_IMAGE
    """Image that runs the scripts: Gitea's, which has git, curl and bash."""

    work_size: Storage = "10Gi"
    """Size of the pod's own folder: three times what all repositories take in Git."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="1", memory_request="128Mi", memory_limit="1Gi"
    )
    """CPU and memory of a backup or restore. Git packs the largest repository in memory."""

    pod: PodSettings = PodSettings()
    """Settings of the pods: volumes, additional containers, labels, placement, rights."""

    def pod_resources(self) -> ResourcesProps:
        """Returns the CPU and memory of the pod of a backup or restore."""
        return self.pod.resources_of(self.resources)


class GitBackupProps(GitBackupSettings):
    """Properties for `GitBackup`."""

    server: ChartPods | Peer
    """Pods of Gitea."""

    port: Port = 3000
    """Port of those pods: Gitea's default."""

    url: Origin
    """Address at which the jobs reach it."""

    login_secret: DnsSubdomain
    """Secret with `username` and `password` of an administrator, who sees every repository."""

    component: LabelValue = "backup"
    """Role in the system, for the label `app.kubernetes.io/component`."""

    @classmethod
    def of(
        cls,
        settings: GitBackupSettings,
        *,
        server: ChartPods | Peer,
        url: str,
        login_secret: str,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(settings, server=server, url=url, login_secret=login_secret)


class GitBackup(GitJob):
    """A CronJob, named after its id, that backs up every repository and removes old backups."""

    def __init__(self, scope: Construct, id: str, props: GitBackupProps) -> None:
        context = context_of(scope, id, CronJobName, props, GitBackupProps)
        login = SecretRef(name=props.login_secret, keys=("username", "password"))
        self.job = Job(
            program="backup",
            component=props.component,
            server=props.server,
            port=props.port,
            store=BackupStore(props, context.namespace, id),
            image=props.image,
            environment={
                "GITEA_URL": props.url,
                "GITEA_USERNAME": login.key("username"),
                "GITEA_PASSWORD": login.key("password"),
                "NAMESPACE": context.namespace,
                "RETENTION_DAYS": str(props.retention_days),
            },
            schedule=props.schedule,
            time_zone=props.time_zone,
            starting_deadline_seconds=STARTING_DEADLINE_SECONDS,
            retries=2,
            deadline_seconds=props.deadline_seconds,
            resources=props.resources,
            work_size=props.work_size,
            inputs=props,
            pod=props.pod,
        )
        super().__init__(scope, id, self.job)
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful backup, as PromQL on metrics of kube-state-metrics."""
        self.add(
            {
                **self.job.store.objects(self.labels),
                "Scripts": manifest(
                    k8s.KubeConfigMapProps(
                        metadata=k8s.ObjectMeta(
                            name=self.job.store.scripts,
                            namespace=self.namespace,
                            labels=self.labels,
                        ),
                        data={name: package_text("git", f"scripts/{name}") for name in SCRIPTS},
                    )
                ),
            }
        )

    @property
    def volume(self) -> ApiObject | None:
        """The PersistentVolume, None where backups do not lie in a folder of the nodes."""
        return self.optional_child("Volume")

    @property
    def claim(self) -> ApiObject:
        """The PersistentVolumeClaim of the volume."""
        return self.child("Claim")

    @property
    def scripts(self) -> ApiObject:
        """The ConfigMap with the scripts."""
        return self.child("Scripts")


class GitRestoreProps(Props):
    """Properties for `GitRestore`."""

    backup: GitBackup
    """Backup whose repositories are restored, in the same namespace."""

    component: LabelValue = "restore"
    """Role in the system, for the label `app.kubernetes.io/component`."""

    deadline_seconds: int = Field(default=7200, ge=60, le=86400)
    """Seconds after which a restore is stopped. A restore takes longer than a backup."""


class GitRestore(GitJob):
    """A suspended CronJob, named after its id; a Job created from it brings repositories back.

    It uses the volume and the scripts of the backup, and its settings of container and pods. An
    unchanged Job lists the backups. A Job may change the variables `ACTION` (list, check, restore,
    accept), `BACKUP` (the ID of a snapshot, or latest) and `REPOSITORY` (one; empty: all).
    """

    def __init__(self, scope: Construct, id: str, props: GitRestoreProps) -> None:
        context_of(scope, id, CronJobName, props, GitRestoreProps)
        backup = props.backup.job
        job = replace(
            backup,
            program="restore",
            component=props.component,
            environment={
                **backup.environment,
                "ACTION": "list",
                "BACKUP": "latest",
                "REPOSITORY": "",
            },
            # Required, but without effect: the CronJob is suspended.
            schedule="0 0 1 1 *",
            time_zone=None,
            starting_deadline_seconds=None,
            suspended=True,
            # After a failure, a person should look at the cause before trying again.
            retries=0,
            deadline_seconds=props.deadline_seconds,
        )
        super().__init__(scope, id, job)
