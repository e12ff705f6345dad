"""PostgreSQL of several servers, which CloudNativePG runs.

Emits a Cluster, the place and schedule of its backups, its pooler, and what proves the backups.
"""

from dataclasses import dataclass
from typing import Annotated

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.declarations import Declarations
from constructs_lib.kube.manifests import Manifest, manifest
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.pod_parts import disruption_budget
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.network.connections import Connectable, Connections
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.postgres import cluster_objects as objects
from constructs_lib.postgres.cluster_props import PostgresClusterProps
from constructs_lib.postgres.credentials import Role
from constructs_lib.postgres.server import SERVER_PORT
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tree.api_objects import ApiObjects, context_of, optional_part, part, path_of
from constructs_lib.workloads.metadata import WorkloadMetadata

METRICS_PORT = 9187
"""Port on which each instance serves its own metrics."""

STATUS_PORT = 8000
"""Port by which the operator asks an instance how it is, and instances ask one another."""

CLUSTER_OPERATOR = ExternalPods(
    name="cloudnative-pg",
    namespace="cnpg-system",
    pod_labels={"app.kubernetes.io/name": "cloudnative-pg"},
)
"""Pods of the operator, where its own manifests install it."""

ClusterName = Annotated[
    str,
    text_field(
        "the name of a cluster (lower-case letters, digits and '-', a letter at the start, a "
        "letter or digit at the end, at most 37 characters)",
        matching("[a-z]([-a-z0-9]*[a-z0-9])?", 37),
    ),
]
"""Name of a cluster. The longest name that is made of it, that of a CronJob, has 15 more."""


@dataclass(frozen=True)
class Instances:
    """The servers of a cluster, with the jobs that make them, as one end of connections."""

    connections: Connections
    """Their end of connections."""


class PostgresCluster(ApiObjects):
    """A database on several servers, named after its id, with the interface of `PostgresDatabase`.

    An application takes either: host, port, credentials and connections have the same form.
    A new one begins empty, from a backup (`recover_from`), or as a copy (`imported_from`).
    """

    cluster: ApiObject = part("Resource")
    """The Cluster."""
    object_store: ApiObject = part("ObjectStore")
    """The ObjectStore, the place of the backups."""
    scheduled_backup: ApiObject = part("ScheduledBackup")
    """The schedule of the base backups."""
    pooler: ApiObject | None = optional_part("Pooler")
    """The Pooler, or None if applications connect to the primary."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PostgresClusterProps,
        *,
        operator: Connectable = CLUSTER_OPERATOR,
    ) -> None:
        """Create the objects. `operator` are the pods of CloudNativePG."""
        context = context_of(scope, id, ClusterName, props, PostgresClusterProps)
        path = path_of(scope, id)
        checked_objects(path, Connectable, operator=operator)
        self.server_name = props.server_name or id
        """Server in the object store into whose folder it archives."""
        if props.recover_from and props.recover_from.server_name == self.server_name:
            raise ValueError(
                f"{path}: 'server_name' must differ from 'recover_from.server_name', since a "
                f"recovered cluster archives into a folder of its own, got {self.server_name!r} "
                f"for both; choose another, such as '{id}-2'"
            )
        metadata = WorkloadMetadata.of(context, id, "database", props.image)
        self.props = props
        """Its settings."""
        self.namespace = context.namespace
        self.database = props.database
        self.image = props.image
        self.port = SERVER_PORT
        self.metrics_port = METRICS_PORT
        pooler = f"{id}-pooler"
        service = pooler if props.pooler else f"{id}-rw"
        self.host = f"{service}.{context.namespace}.svc.cluster.local"
        servers = {f"{context.namespace}/{each}": SERVER_PORT for each in (id, pooler)}
        self._secrets = props.role_secrets(context.namespace, servers)
        self.operator = operator
        """Pods of the operator."""
        store = SecretRef(
            name=f"{id}-store",
            keys=("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
            values={"AWS_ACCESS_KEY_ID": "given", "AWS_SECRET_ACCESS_KEY": "given"},
        )
        cluster = objects.cluster(
            objects.living_metadata(metadata, props.protected),
            props,
            props.instances,
            props.synchronous_standbys,
        )
        cluster["spec"] |= objects.bootstrap(id, props)
        described: dict[str, Manifest] = {
            "Resource": cluster,
            "ObjectStore": objects.object_store(metadata.metadata(), props, store.name),
            "ScheduledBackup": objects.scheduled_backup(metadata.metadata(), props),
        }
        if props.pooler:
            described["Pooler"] = objects.pooler(
                metadata.metadata("-pooler"), id, props.pooler, props.priority_class
            )
            if props.pooler.instances > 1:
                selector = k8s.LabelSelector(match_labels={objects.POOLER: pooler})
                budget = disruption_budget(metadata.metadata("-pooler"), selector)
                described["DisruptionBudget"] = manifest(budget)
        secrets = [*self._secrets.values(), store]
        declared = Declarations(secrets=[each.declaration(self.namespace) for each in secrets])
        super().__init__(scope, id, described, declared)
        self.instances = Instances(self._end(id, {objects.MEMBER: id}, metadata))
        """The servers; the operator, Prometheus and the drill connect to them."""
        end = self._end(pooler, {objects.POOLER: pooler}, metadata) if props.pooler else None
        self.connections = end or self.instances.connections
        """Where applications connect: to the pooler if there is one, otherwise to the servers."""
        if end:
            self.connections.allow_to_api_server(reason="Reads its configuration and passwords")
            self.connections.allow_to(
                self.instances, SERVER_PORT, reason="Passes statements on to the primary"
            )
        connect_instances(self, self.instances)

    def _end(self, name: str, selector: dict[str, str], metadata: WorkloadMetadata) -> Connections:
        return Connections(
            name,
            self.namespace,
            selector,
            ports=[SERVER_PORT],
            environment={
                "PGHOST": self.host,
                "PGPORT": str(self.port),
                "PGDATABASE": self.database,
            },
            owner=self,
            labels=metadata.labels,
        )

    def credentials_for(self, role: Role, *, namespace: str | None = None) -> SecretRef:
        """Return the Secret with `username` and `password` of a role.

        In another `namespace` it is a copy of the same name, which whatever makes the Secrets keeps
        equal.
        """
        checked_argument(path_of(self), "role", Role, role, "name one of them")
        checked_argument(path_of(self), "namespace", DnsLabel | None, namespace)
        return self._secrets[role].seen_from(namespace or self.namespace)


def connect_instances(cluster: PostgresCluster, instances: Instances) -> None:
    """Let the servers of a cluster, or of a copy of it, do what all servers need."""
    end = instances.connections
    end.allow_to_api_server(reason="Reads its Cluster, and writes who is the primary")
    end.allow_to(instances, SERVER_PORT, STATUS_PORT, reason="Standbys follow the primary")
    cluster.operator.connections.allow_to(
        instances, SERVER_PORT, STATUS_PORT, reason="Asks each server how it is"
    )
    address = cluster.props.store.address()
    if address.outside:
        end.allow_to_outside(address.port, reason="The store of the backups")
