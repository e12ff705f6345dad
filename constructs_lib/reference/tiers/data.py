"""The data tier: Charts (so files) for the database, its exporter, and backups and restore."""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from pydantic import model_validator

from constructs_lib import Props, Tier, TierProps, TierScope
from constructs_lib.kube import OwnNamespace, longest_pause_hours
from constructs_lib.monitoring import (
    alert,
    alerts_about,
    backup_alerts,
    missing_target_alerts,
    monitor,
    postgres_cluster_alerts,
)
from constructs_lib.postgres import (
    CLUSTER_OPERATOR,
    USERS,
    ClusterDrill,
    ClusterDrillProps,
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseRestore,
    PostgresCluster,
    PostgresClusterProps,
    PostgresDatabase,
    PostgresDatabaseProps,
    PostgresExporter,
    PostgresExporterProps,
    RestoreDrill,
)
from constructs_lib.props import Pods
from constructs_lib.reference.tiers.postgres_operator import (
    PostgresOperatorTier,
    PostgresOperatorTierProps,
)
from constructs_lib.tree import checked_props
from constructs_lib.workloads import quota_of

CLUSTER = "postgres"
"""Name of the cluster, which stands beside the single server while that is imported."""


class DataTierProps(Props):
    """Properties for `DataTier`."""

    engine: Literal["postgresql", "cloudnative-pg"] = "postgresql"
    """Database that applications use: the single server, or the cluster. The single server is only
    there with the first.
    """

    postgresql: PostgresDatabaseProps
    """The single server."""

    exporter: PostgresExporterProps = PostgresExporterProps()
    """The exporter of its statistics."""

    backup: DatabaseBackupProps = DatabaseBackupProps()
    """Its backups."""

    cluster: PostgresClusterProps | None = None
    """The cluster of CloudNativePG. None: there is none."""

    cluster_drill: ClusterDrillProps = ClusterDrillProps()
    """The scheduled restore of the cluster, which proves its backups."""

    operator: PostgresOperatorTierProps | None = PostgresOperatorTierProps()
    """The operator of the cluster, in a tier of its own before this one, if there is a cluster.
    None: CloudNativePG is on the cluster of Kubernetes already.
    """

    namespace: OwnNamespace = "db"
    """Namespace of the tier."""

    @property
    def inner_namespaces(self) -> Mapping[str, str]:
        """Namespaces of the tiers that it makes, by the names of their settings."""
        made = self.operator if self.cluster else None
        return {"operator": made.namespace} if made else {}

    @model_validator(mode="after")
    def _the_engine_is_there(self) -> Self:
        if self.engine == "cloudnative-pg" and self.cluster is None:
            raise ValueError(
                "'cluster' must be given for engine 'cloudnative-pg', got None; state it"
            )
        return self


class DataTier(Tier):
    """A database with an exporter and daily backups, in an otherwise closed namespace."""

    def __init__(
        self,
        platform: TierScope,
        props: DataTierProps,
        *,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, after tiers that must be healthy before it is delivered."""
        checked_props("db", props, DataTierProps)
        self.operator: PostgresOperatorTier | None = None
        """The tier of CloudNativePG. None: it makes none."""
        if props.cluster and props.operator:
            self.operator = PostgresOperatorTier(platform, props.operator, after=after)
            after = [*after, self.operator]
        super().__init__(
            platform,
            TierProps(
                name="db", namespace=props.namespace, description="The database and its backups"
            ),
            after=after,
        )
        self.props = props
        """Its settings."""
        self.add_namespace(quota_of(_pods(props)))
        self.server = SingleServer(self, props) if props.engine == "postgresql" else None
        """The single server, and what belongs to it. None: applications use the cluster."""
        self.backup_hours = dict(self.server.backup_hours) if self.server else {}
        """Hours since the last success after which a job on the backups is late, by its id."""
        self.cluster: PostgresCluster | None = None
        """The cluster. None: there is none."""
        if props.cluster:
            self._add_cluster(props.cluster, props.cluster_drill)
        alert(self, "backups", backup_alerts(self.namespace, self.backup_hours))

    @property
    def database(self) -> PostgresDatabase | PostgresCluster:
        """The database that applications use."""
        used = self.server.database if self.server else self.cluster
        if used is None:
            raise RuntimeError("props have neither")
        return used

    def _add_cluster(self, props: PostgresClusterProps, drill: ClusterDrillProps) -> None:
        chart = self.chart(CLUSTER)
        operator = self.operator.operator if self.operator else CLUSTER_OPERATOR
        made = PostgresCluster(chart, CLUSTER, props, operator=operator)
        self.cluster = made
        proof = ClusterDrill(chart, f"{CLUSTER}-restore-drill", drill, cluster=made)
        self.backup_hours[proof.id] = proof.late_after_hours
        if self.server and props.imported_from:
            made.instances.connections.allow_to(
                self.server.database, self.server.database.port, reason="Takes over its database"
            )
        metrics = monitor(self, made.instances, made.metrics_port)
        alerts = postgres_cluster_alerts(
            self.namespace,
            metrics.job,
            instances=props.instances,
            backup_hours=longest_pause_hours(props.store.schedule),
        )
        missing = missing_target_alerts(self.namespace, [metrics.job])
        alert(self, CLUSTER, [*alerts, *missing])


class SingleServer:
    """The single server of a data tier, with its exporter, backups, restore and drill."""

    def __init__(self, tier: Tier, props: DataTierProps) -> None:
        """Add them to the tier, each in a Chart."""
        self.database = PostgresDatabase(tier.chart("postgresql"), "postgresql", props.postgresql)
        self.exporter = PostgresExporter(
            tier.chart("postgresql-exporter"),
            "postgresql-exporter",
            props.exporter,
            database=self.database,
        )
        backup = tier.chart("backup")
        self.backup = DatabaseBackup(
            backup, "postgresql-backup", props.backup, database=self.database
        )
        self.restore = DatabaseRestore(backup, "postgresql-restore", backup=self.backup)
        self.drill = RestoreDrill(backup, "postgresql-restore-drill", backup=self.backup)
        jobs_in_time = [self.backup, self.drill, *filter(None, [self.backup.prune])]
        self.backup_hours = {job.id: job.late_after_hours for job in jobs_in_time}
        """Hours since the last success after which a job on the backups is late, by its id."""
        exporter = monitor(tier, self.exporter).job
        server = alerts_about(
            "postgres",
            namespace=tier.namespace,
            exporter=exporter,
            server=self.database.id,
            claim=f"data-{self.database.id}-0",
            patient_users=(USERS["backup"], USERS["superuser"]),
        )
        missing = missing_target_alerts(tier.namespace, [exporter])
        alert(tier, "postgresql", [*server, *missing])


def _pods(props: DataTierProps) -> list[Pods]:
    """Return the most pods that run together."""
    pods = []
    if props.engine == "postgresql":
        # The database, its exporter in an update, a backup, a drill, a restore, what a person asks
        # for meanwhile, such as a list, and what removes old backups.
        jobs = Pods(5 if props.backup.prune else 4, props.backup.pod_resources())
        server = Pods(1, props.postgresql.pod_resources())
        pods = [server, props.exporter.pods_in_an_update(), jobs]
    if cluster := props.cluster:
        # The copy of a drill and the job that makes it, the drill and one that a person starts.
        pods += [
            *cluster.pods_in_an_update(),
            Pods(2, cluster.instance_resources()),
            Pods(2, props.cluster_drill.resources),
        ]
    return pods
