"""A PostgreSQL server for one database.

Emits a StatefulSet of one pod, its Service and headless Service, a ServiceAccount and a ConfigMap.
"""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib._package_files import package_scripts
from constructs_lib.kube.names import DnsLabel, StatefulSetName
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.structs import k8s
from constructs_lib.network.connections import Connections
from constructs_lib.postgres.configuration import PG_HBA_CONF, postgresql_conf
from constructs_lib.postgres.credentials import Role
from constructs_lib.postgres.database_props import PostgresDatabaseProps
from constructs_lib.postgres.server import (
    SERVER,
    SERVER_PORT,
    SERVER_SCRIPTS,
    server_inputs,
    server_set,
)
from constructs_lib.props.arguments import checked_argument
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.tree.api_objects import context_of, part, path_of
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.stateful_service import HEADLESS
from constructs_lib.workloads.workload import Workload


class PostgresDatabase(Workload):
    """A PostgreSQL server, named after its id and reached through its Service.

    It has one pod, on the node of its volume: while that node is down, so is the database.
    """

    stateful_set: ApiObject = part("Resource")
    """The StatefulSet of the server."""
    service: ApiObject = part("Service")
    """The Service by which clients reach the server."""
    headless_service: ApiObject = part("HeadlessService")
    """The Service that gives the pod a name of its own."""
    configuration: ApiObject = part("Configuration")
    """The ConfigMap with the files of the server."""

    def __init__(self, scope: Construct, id: str, props: PostgresDatabaseProps) -> None:
        """Create the objects that `PostgresDatabaseProps` describes."""
        context = context_of(scope, id, StatefulSetName, props, PostgresDatabaseProps)
        version = None if props.major_version is None else str(props.major_version)
        metadata = WorkloadMetadata.of(context, id, "database", props.image, version)
        self.database = props.database
        self.image = props.image
        self.host = f"{id}.{context.namespace}.svc.cluster.local"
        self.port = SERVER_PORT
        servers = {f"{context.namespace}/{id}": SERVER_PORT}
        self._secrets = props.role_secrets(context.namespace, servers)
        memory_limit = amount(props.resources.memory_limit)
        storage_size = amount(props.storage_size)
        configuration = {
            "postgresql.conf": postgresql_conf(props.configuration, memory_limit, storage_size),
            "pg_hba.conf": PG_HBA_CONF,
            **package_scripts("postgres", SERVER_SCRIPTS),
        }
        own = server_inputs(props, self._secrets)
        structs: dict[str, k8s.Object] = {
            "Resource": server_set(metadata, props, configuration, own),
            "Service": metadata.service({**props.ports, "postgresql": SERVER_PORT}),
            "HeadlessService": metadata.service(
                {"postgresql": SERVER_PORT}, suffix=HEADLESS, headless=True
            ),
            "ServiceAccount": metadata.service_account(),
            "Configuration": k8s.ConfigMap(
                metadata=metadata.metadata("-config"), data=configuration
            ),
        }
        super().__init__(scope, id, metadata, structs, props.pod, [own, props], container=SERVER)
        self.connections = Connections(
            id,
            self.namespace,
            self.selector,
            ports=[SERVER_PORT],
            environment={
                "PGHOST": self.host,
                "PGPORT": str(SERVER_PORT),
                "PGDATABASE": self.database,
            },
            owner=self,
            labels=self.labels,
        )

    def credentials_for(self, role: Role, *, namespace: str | None = None) -> SecretRef:
        """Return the Secret with `username` and `password` of a role.

        In another `namespace` it is a copy of the same name, which whatever makes the Secrets keeps
        equal.
        """
        checked_argument(path_of(self), "role", Role, role, "name one of them")
        checked_argument(path_of(self), "namespace", DnsLabel | None, namespace)
        return self._secrets[role].seen_from(namespace or self.namespace)
