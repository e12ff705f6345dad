"""The scheduled restore of a PostgreSQL cluster into a throw-away one, which proves its backups.

Emits a CronJob with its rights, and a ConfigMap with the throw-away cluster.
"""

import json

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib._package_files import package_scripts
from constructs_lib.kube.cron_job import CronJobName, seconds_since_success
from constructs_lib.kube.default_images import PYTHON_IMAGE
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.schedules import CronSchedule, longest_pause_hours
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Connections
from constructs_lib.postgres import cluster_objects as objects
from constructs_lib.postgres.backup_jobs import LATE_HOURS, RestoreSeconds
from constructs_lib.postgres.credentials import login
from constructs_lib.postgres.postgres_cluster import (
    Instances,
    PostgresCluster,
    connect_instances,
)
from constructs_lib.postgres.server import MAINTENANCE_DATABASE, SERVER_PORT
from constructs_lib.props.arguments import checked_namespace, checked_objects
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import context_of, part, path_of
from constructs_lib.workloads.container import InitContainerProps, mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.role import PolicyRule
from constructs_lib.workloads.scheduled_job import ScheduledJob, ScheduledJobProps
from constructs_lib.workloads.volumes import EmptyDir, VolumeProps

SCRIPTS = ("compare.sh", "drill.py", "mark.sh")
"""Scripts of a drill."""


class ClusterDrillProps(Props):
    """Properties for `ClusterDrill`."""

    schedule: CronSchedule = "30 4 * * 0"
    """Schedule, in UTC. By default weekly, two hours after a base backup begins."""

    deadline_seconds: RestoreSeconds = 7200
    """Seconds after which a restore is stopped. Two hours are those of `RestoreDrill`."""

    image: ImageRef = PYTHON_IMAGE
    """Image with Python, whose standard library asks the API server."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="500m", memory_request="64Mi", memory_limit="256Mi"
    )
    """CPU and memory of the programs that drive and compare. The copy has those of an instance."""


class ClusterDrill(ScheduledJob):
    """A CronJob, named after its id, that proves that the newest backup can be restored.

    It writes a row into the living cluster, waits until that is archived, restores the newest base
    backup with all of the log into a throw-away cluster, and compares: the row, the tables, and
    that each row of the database can be read. Then it prints the id of the backup, and deletes the
    copy. A failed drill leaves the copy for debugging, and the next one removes it.
    """

    config_map: ApiObject = part("Copy")
    """The ConfigMap with the throw-away cluster and the scripts."""

    def __init__(
        self, scope: Construct, id: str, props: ClusterDrillProps, *, cluster: PostgresCluster
    ) -> None:
        """Create the objects. The cluster is in the same namespace."""
        context = context_of(scope, id, CronJobName, props, ClusterDrillProps)
        path = path_of(scope, id)
        checked_objects(path, PostgresCluster, cluster=cluster)
        checked_namespace(path, "cluster", cluster.namespace, context.namespace)
        copy = f"{cluster.id}-copy"
        if id == copy:
            raise ValueError(
                f"{path}: 'id' must differ from the name of the throw-away cluster, got {id!r}; "
                "choose another id"
            )
        super().__init__(
            scope,
            id,
            _job(props, cluster, id, copy),
            component="restore-drill",
            container_name="prove",
        )
        self._schedule = props.schedule
        self.age_seconds = seconds_since_success(self.namespace, id)
        """Seconds since the last successful drill, as PromQL on metrics of kube-state-metrics."""
        config = k8s.ConfigMap(
            metadata=k8s.ObjectMeta(name=id, namespace=self.namespace, labels=self.labels),
            data={
                "cluster.json": json.dumps(_copy(cluster, copy), indent=1) + "\n",
                **package_scripts("postgres", SCRIPTS),
            },
        )
        self.add({"Copy": manifest(config)})
        self.copy = Instances(
            Connections(
                copy,
                self.namespace,
                {objects.MEMBER: copy},
                ports=[SERVER_PORT],
                owner=self,
                labels=self.labels,
            )
        )
        """The throw-away cluster."""
        connect_instances(cluster, self.copy)
        self.connections.allow_to_api_server(reason="Makes the throw-away cluster")
        for target in (cluster.instances, self.copy):
            self.connections.allow_to(
                target,
                SERVER_PORT,
                reason="Compares the restored database with the living one",
                with_variables=False,
            )

    @property
    def late_after_hours(self) -> int:
        """Hours since the last success after which the next one is late."""
        return longest_pause_hours(self._schedule) + LATE_HOURS


def _copy(cluster: PostgresCluster, name: str) -> Manifest:
    """Return the throw-away cluster, but for the backup that it restores."""
    metadata = k8s.ObjectMeta(
        name=name, namespace=cluster.namespace, labels={"app.kubernetes.io/component": "drill"}
    )
    copy = objects.cluster(metadata, cluster.props, 1, 0)
    # It preempts no other pods.
    copy["spec"].pop("priorityClassName", None)
    copy["spec"] |= objects.recovery(cluster.id, cluster.props, cluster.server_name)
    return copy


def _job(
    props: ClusterDrillProps, cluster: PostgresCluster, id: str, copy: str
) -> ScheduledJobProps:
    driver: dict[str, EnvironmentValue] = {
        "NAME": cluster.id,
        "NAMESPACE": cluster.namespace,
        "SERVER_NAME": cluster.server_name,
        "DRILL": copy,
        "MANIFEST": "/drill/cluster.json",
    }
    mounts = mounts_of({"drill": "/drill", "work": "/work"})

    def compares(script: str, server: str) -> InitContainerProps:
        return InitContainerProps(
            image=cluster.image,
            command=["bash", f"/drill/{script}"],
            environment={
                **login(cluster.credentials_for("superuser")),
                "PGHOST": f"{server}-rw.{cluster.namespace}.svc.cluster.local",
                "PGDATABASE": MAINTENANCE_DATABASE,
                "DATABASE": cluster.database,
                "WORK": "/work",
            },
            resources=props.resources,
            mounts=mounts,
        )

    restore = InitContainerProps(
        image=props.image,
        command=["python", "/drill/drill.py", "restore"],
        environment=driver,
        resources=props.resources,
        mounts=mounts,
    )
    return ScheduledJobProps(
        image=props.image,
        command=["python", "/drill/drill.py", "prove"],
        environment=driver,
        mounts=mounts,
        resources=props.resources,
        pod=PodProps(
            volumes={
                "drill": VolumeProps(config_map=id),
                "work": VolumeProps(empty_dir=EmptyDir(size_limit="64Mi")),
            },
            init_containers={
                "mark": compares("mark.sh", cluster.id),
                "restore": restore,
                "compare": compares("compare.sh", copy),
            },
            role=_rights(copy),
            role_reason="Makes the throw-away cluster, and deletes it",
        ),
        schedule=props.schedule,
        deadline_seconds=props.deadline_seconds,
        retries=1,
    )


def _rights(copy: str) -> list[PolicyRule]:
    return [
        PolicyRule(
            api_groups=[objects.GROUP],
            resources=["backups"],
            verbs=["list"],
            reason="Finds the newest backup",
        ),
        PolicyRule(
            api_groups=[objects.GROUP],
            resources=["clusters"],
            verbs=["create", "delete", "get", "patch"],
            resource_names=[copy],
            reason="Makes the throw-away cluster, and deletes it",
        ),
    ]
