"""Nightly backups of all repositories of Gitea, and their restore.

Emits a CronJob and its ServiceAccount for each; scripts, and the volume with its claim.
"""

from dataclasses import replace

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib import ExternalPods, ResourcesProps, SecretRef
from constructs_lib.kube import (
    CronJobName,
    CronSchedule,
    DnsSubdomain,
    ImageRef,
    Origin,
    Port,
    Storage,
)
from constructs_lib.network import HelmPods
from constructs_lib.postgres import (
    Backup,
    BackupJob,
    BackupProps,
    BackupStore,
    BackupVolumeProps,
    Restore,
    job_scripts,
)
from constructs_lib.props import checked_argument, checked_objects
from constructs_lib.reference.charts.gitea import HTTP_PORT
from constructs_lib.reference.versions import GITEA_IMAGE
from constructs_lib.tree import context_of, part, path_of


class GitBackupProps(BackupVolumeProps, BackupProps):
    """Properties for `GitBackup`; environment and mounts are added to the job's own.

    They lie on a volume: one writer at a time holds a lock there, which a place outside the cluster
    has no equal of.
    """

    schedule: CronSchedule = "0 2 * * *"
    """Schedule of the backups. At two at night, half an hour before the database's."""

    image: ImageRef = GITEA_IMAGE
    """Image that runs the scripts: Gitea's, which has git, curl and bash."""

    work_size: Storage = "10Gi"
    """Size of the pod's own folder: three times what all repositories take in Git."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="1", memory_request="128Mi", memory_limit="1Gi"
    )
    """CPU and memory of a backup or restore. Git packs the largest repository in memory."""


CLAIM = "gitea-shared-storage"
"""Claim with the data of Gitea, as its chart names it."""


class GitBackup(Backup):
    """A CronJob, named after its id, that backs up every repository and removes old backups."""

    claim: ApiObject = part("Claim")
    """The PersistentVolumeClaim of the volume."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: GitBackupProps,
        *,
        server: HelmPods | ExternalPods,
        url: Origin,
        login_secret: DnsSubdomain,
        port: Port = HTTP_PORT,
    ) -> None:
        """Create the objects.

        `login_secret` has `username` and `password` of an administrator, who sees every repository.
        """
        context = context_of(scope, id, CronJobName, props, GitBackupProps)
        path = path_of(scope, id)
        checked_objects(path, HelmPods | ExternalPods, server=server)
        checked_argument(path, "url", Origin, url)
        checked_argument(path, "login_secret", DnsSubdomain, login_secret)
        checked_argument(path, "port", Port, port)
        login = SecretRef(name=login_secret, keys=("username", "password"))
        job = BackupJob(
            component="backup",
            data=f"PersistentVolumeClaim {CLAIM}",
            server=server,
            port=port,
            store=BackupStore(props, context.namespace, id),
            scripts=job_scripts("reference.git", "backup.sh", "common.sh", "restore.sh"),
            image=props.image,
            environment={
                "GITEA_URL": url,
                "GITEA_USERNAME": login.key("username"),
                "GITEA_PASSWORD": login.key("password"),
                "NAMESPACE": context.namespace,
                "RETENTION_DAYS": str(props.retention_days),
                # The image names a folder that only its own entrypoint makes.
                "TMPDIR": "/tmp",
            },
            tmp_size=props.work_size,
            settings=props,
        )
        super().__init__(scope, id, job)


class GitRestore(Restore):
    """A suspended CronJob, named after its id; a Job created from it brings repositories back.

    It uses the volume and the scripts of the backup, and its settings of container and pods. An
    unchanged Job lists the backups. A Job may change the variables `ACTION` (list, check, restore,
    accept), `BACKUP` (the ID of a snapshot, or latest) and `REPOSITORY` (one; empty: all).
    """

    def __init__(self, scope: Construct, id: str, *, backup: GitBackup) -> None:
        """Create the objects. The backup is in the same namespace."""
        context_of(scope, id, CronJobName)
        checked_objects(path_of(scope, id), GitBackup, backup=backup)
        action = {"ACTION": "list", "BACKUP": "latest", "REPOSITORY": ""}
        job = replace(backup.job, environment={**backup.job.environment, **action})
        super().__init__(scope, id, job)
