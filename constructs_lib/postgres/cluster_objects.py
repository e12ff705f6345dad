"""The objects of a PostgreSQL cluster, which CloudNativePG and its Barman Cloud plugin know."""

from typing import Any

from constructs_lib.kube.label_keys import protection, unmanaged
from constructs_lib.kube.manifests import Manifest, manifest, rendered
from constructs_lib.kube.pod_parts import spread_constraints
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.structs import cnpg, k8s
from constructs_lib.postgres.cluster_props import (
    ImportProps,
    PoolerProps,
    PostgresClusterProps,
)
from constructs_lib.postgres.configuration import (
    IDLE_TRANSACTION_SECONDS,
    KEEPALIVES,
    PRIVATE_LOG,
    SUPERUSER_CONNECTIONS,
    tuning,
)
from constructs_lib.postgres.credentials import USERS, Role
from constructs_lib.workloads.metadata import WorkloadMetadata

GROUP = "postgresql.cnpg.io"
"""API group of the operator."""

PLUGIN = "barman-cloud.cloudnative-pg.io"
"""Name of the plugin that stores base backups and the write-ahead log."""

MEMBER = "cdk8s-web-platform/postgres-cluster"
"""Label of all instances of a cluster, and of the jobs that make them. Those that the operator
itself sets are also on pods of poolers.
"""

POOLER = "cnpg.io/poolerName"
"""Label of the pods of a pooler, which the operator sets."""

ORIGIN = "origin"
"""Name, within a Cluster, of the server whose backup or database it begins from."""

ATTRIBUTES: dict[Role, dict[str, Any]] = {
    "application": {},
    "monitoring": {"in_roles": ["pg_monitor"]},
    "backup": {"in_roles": ["pg_read_all_data"], "bypassrls": True},
}
"""Roles that the operator manages, with what they may do beyond what the owner grants."""


def cluster(
    metadata: k8s.ObjectMeta, props: PostgresClusterProps, instances: int, standbys: int
) -> Manifest:
    """Return a Cluster without its bootstrap and archive."""
    wal = props.wal_storage_size
    secrets = props.role_secrets()
    synchronous = cnpg.ClusterSpecPostgresqlSynchronous(
        # Never fewer than stated: otherwise a commit could be lost in silence.
        method="any",
        number=standbys,
        data_durability="required",
        failover_quorum=True,
    )
    member = {MEMBER: str(metadata.name)}
    zones = k8s.TopologySpreadConstraint(
        max_skew=1,
        topology_key="topology.kubernetes.io/zone",
        when_unsatisfiable="DoNotSchedule" if props.zones == "required" else "ScheduleAnyway",
        label_selector=k8s.LabelSelector(match_labels=member),
    )
    spec = cnpg.ClusterSpec(
        image_name=props.image,
        instances=instances,
        priority_class_name=props.priority_class,
        inherited_metadata=cnpg.ClusterSpecInheritedMetadata(labels=member),
        affinity=cnpg.ClusterSpecAffinity(
            pod_anti_affinity_type="required", topology_key="kubernetes.io/hostname"
        ),
        topology_spread_constraints=[zones],
        resources=props.resources.requirements(),
        storage=cnpg.ClusterSpecStorage(size=props.storage_size, storage_class=props.storage_class),
        wal_storage=cnpg.ClusterSpecWalStorage(size=wal, storage_class=props.storage_class)
        if wal
        else None,
        postgresql=cnpg.ClusterSpecPostgresql(
            parameters=_parameters(props),
            synchronous=synchronous if standbys else None,
        ),
        enable_superuser_access=True,
        superuser_secret=cnpg.ClusterSpecSuperuserSecret(name=secrets["superuser"].name),
        managed=cnpg.ClusterSpecManaged(
            roles=[
                cnpg.ClusterSpecManagedRoles(
                    name=USERS[role],
                    login=True,
                    # The server's defaults. The server adds them inside a list, where Argo CD may
                    # see a diff.
                    ensure="present",
                    inherit=True,
                    connection_limit=-1,
                    password_secret=cnpg.ClusterSpecManagedRolesPasswordSecret(
                        name=secrets[role].name
                    ),
                    **attributes,
                )
                for role, attributes in ATTRIBUTES.items()
            ]
        ),
        # The primary is updated last, by a switch to a standby.
        primary_update_strategy="unsupervised",
        primary_update_method="switchover",
    )
    return manifest(cnpg.Cluster(metadata=metadata, spec=spec))


def _parameters(props: PostgresClusterProps) -> dict[str, str]:
    memory, wal = props.resources.memory_limit, props.wal_storage_size or props.storage_size
    return {
        **tuning(props.configuration, amount(memory), amount(wal)),
        "max_connections": str(props.configuration.max_connections),
        "superuser_reserved_connections": str(SUPERUSER_CONNECTIONS),
        "idle_in_transaction_session_timeout": f"{IDLE_TRANSACTION_SECONDS}s",
        **KEEPALIVES,
        **PRIVATE_LOG,
    }


def living_metadata(metadata: WorkloadMetadata, protected: bool) -> k8s.ObjectMeta:
    """Return the metadata of the Cluster, whose deletion would delete its volumes."""
    return metadata.metadata(labels=protection(protected), annotations=unmanaged(protected))


def bootstrap(name: str, props: PostgresClusterProps) -> Manifest:
    """Return the fields of a Cluster by which it begins, and archives as a server."""
    plugin = {**_plugin(name, props.server_name or name), "isWALArchiver": True}
    if given := props.recover_from:
        begins = recovery(name, props, given.server_name, given.backup_id)
    else:
        begins = {"bootstrap": {"initdb": _initdb(props)}}
        if props.imported_from:
            begins["externalClusters"] = [_imported_server(props, props.imported_from)]
    return {**begins, "plugins": [plugin]}


def recovery(
    name: str, props: PostgresClusterProps, server: str, backup: str | None = None
) -> Manifest:
    """Return the fields of a Cluster by which it begins from a backup of a server."""
    target = {"recoveryTarget": {"backupID": backup}} if backup else {}
    return {
        "bootstrap": {"recovery": {"source": ORIGIN, **_ownership(props), **target}},
        "externalClusters": [{"name": ORIGIN, "plugin": _plugin(name, server)}],
    }


def _plugin(name: str, server: str) -> Manifest:
    """Return the plugin, for a server in the ObjectStore of a cluster."""
    return {
        "name": PLUGIN,
        # The server's defaults. The server adds them inside a list, where Argo CD may see a diff.
        "enabled": True,
        "isWALArchiver": False,
        "parameters": {"barmanObjectName": name, "serverName": server},
    }


def _initdb(props: PostgresClusterProps) -> Manifest:
    """Return how a new database is made, which is a copy of another where one is imported."""
    database = props.database
    roles = ", ".join(f'"{USERS[role]}"' for role in ATTRIBUTES)
    initdb: Manifest = {
        **_ownership(props),
        "dataChecksums": True,
        # Texts are sorted as in most languages, and the same whatever the image has.
        "localeProvider": "icu",
        "icuLocale": "und",
        "postInitSQL": [
            *(f'CREATE ROLE "{USERS[role]}"' for role in ATTRIBUTES),
            # The operator's own roles connect to `postgres`, standbys to see replication slots.
            "REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC",
            "REVOKE ALL ON DATABASE template1 FROM PUBLIC",
        ],
        "postInitApplicationSQL": [
            f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC',
            # With the operator's own role of metrics, which connects to this database for most.
            f'GRANT CONNECT ON DATABASE "{database}" TO {roles}, pg_monitor',
        ],
    }
    if props.imported_from:
        initdb["import"] = {
            "type": "microservice",
            "databases": [props.imported_from.database or database],
            "source": {"externalCluster": ORIGIN},
        }
    return initdb


def _ownership(props: PostgresClusterProps) -> Manifest:
    return {
        "database": props.database,
        "owner": USERS["owner"],
        "secret": {"name": props.owner_secret},
    }


def _imported_server(props: PostgresClusterProps, given: ImportProps) -> Manifest:
    """Return the server that is imported from, as an external cluster."""
    parameters = {
        "host": given.host,
        "port": str(given.port),
        "user": USERS["superuser"],
        "dbname": given.database or props.database,
    }
    password = {"name": props.superuser_secret, "key": "password"}
    return {"name": ORIGIN, "connectionParameters": parameters, "password": password}


def object_store(metadata: k8s.ObjectMeta, props: PostgresClusterProps, secret: str) -> Manifest:
    """Return the ObjectStore with the place and the login of the backups, as data."""
    store = props.store
    # Each file needs a program with a second of CPU. A standby that is promoted asks for files that
    # do not exist: with more programs than CPUs, clients wait longer for the new primary.
    programs = max(1, int(amount(store.resources.cpu_limit)))
    return {
        "apiVersion": "barmancloud.cnpg.io/v1",
        "kind": "ObjectStore",
        "metadata": rendered(metadata),
        "spec": {
            "configuration": {
                "destinationPath": f"s3://{store.bucket}/{metadata.namespace}/{metadata.name}",
                "endpointURL": store.endpoint,
                "s3Credentials": {
                    "accessKeyId": {"name": secret, "key": "AWS_ACCESS_KEY_ID"},
                    "secretAccessKey": {"name": secret, "key": "AWS_SECRET_ACCESS_KEY"},
                },
                "wal": {"compression": "gzip", "maxParallel": programs},
                "data": {"compression": "gzip", "immediateCheckpoint": True},
            },
            "retentionPolicy": f"{store.retention_days}d",
            "instanceSidecarConfiguration": {
                "env": [{"name": "AWS_DEFAULT_REGION", "value": store.region}],
                "resources": rendered(store.resources.requirements()),
            },
        },
    }


def scheduled_backup(metadata: k8s.ObjectMeta, props: PostgresClusterProps) -> Manifest:
    """Return the schedule of the base backups, the first of which is made at once."""
    spec = cnpg.ScheduledBackupSpec(
        # The operator's schedules begin with seconds.
        schedule=f"0 {props.store.schedule}",
        cluster=cnpg.ScheduledBackupSpecCluster(name=str(metadata.name)),
        method="plugin",
        plugin_configuration=cnpg.ScheduledBackupSpecPluginConfiguration(name=PLUGIN),
        backup_owner_reference="self",
        immediate=True,
    )
    return manifest(cnpg.ScheduledBackup(metadata=metadata, spec=spec))


def pooler(
    metadata: k8s.ObjectMeta, name: str, props: PoolerProps, priority_class: str | None
) -> Manifest:
    """Return the Pooler in front of the primary of a cluster, as data."""
    selector = k8s.LabelSelector(match_labels={POOLER: str(metadata.name)})
    container = {
        "name": "pgbouncer",
        "image": props.image,
        "resources": rendered(props.resources.requirements()),
    }
    return {
        "apiVersion": f"{GROUP}/v1",
        "kind": "Pooler",
        "metadata": rendered(metadata),
        "spec": {
            "cluster": {"name": name},
            "type": "rw",
            "instances": props.instances,
            "pgbouncer": {
                "poolMode": props.mode,
                "parameters": {
                    "max_client_conn": str(props.max_client_connections),
                    "default_pool_size": str(props.pool_size),
                },
            },
            "template": {
                "metadata": {"labels": {}},
                "spec": {
                    "containers": [container],
                    "topologySpreadConstraints": rendered(spread_constraints(selector, zones=True)),
                    **({"priorityClassName": priority_class} if priority_class else {}),
                },
            },
        },
    }
