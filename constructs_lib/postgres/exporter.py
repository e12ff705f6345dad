"""The exporter of a PostgreSQL server's statistics for Prometheus.

Emits a Deployment of one pod, a Service, a ServiceAccount, and a Role if it has rights.
"""

from cdk8s import ApiObject
from constructs import Construct

from constructs_lib.kube.default_images import POSTGRES_EXPORTER_IMAGE
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import ServiceName, UserId
from constructs_lib.kube.structs import k8s
from constructs_lib.postgres.database import PostgresDatabase
from constructs_lib.postgres.server import MAINTENANCE_DATABASE, SERVER_PORT
from constructs_lib.props.arguments import checked_namespace, checked_objects
from constructs_lib.props.resources import Pods, ResourcesProps
from constructs_lib.tree.api_objects import context_of, part, path_of
from constructs_lib.workloads.container import Probes
from constructs_lib.workloads.deployment import DeployedPods, DeploymentProps
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.workload import WorkloadProps

METRICS_PORT = 9187
"""Port of the metrics, the exporter's default."""

CONNECT_SECONDS = 3
"""Seconds to wait for the server, in each of a few attempts. Prometheus gives up after ten."""


class PostgresExporterProps(WorkloadProps):
    """Properties for `PostgresExporter`; environment is added to its own."""

    image: ImageRef = POSTGRES_EXPORTER_IMAGE
    """Image of postgres_exporter."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
    )
    """CPU and memory of the container."""

    run_as_user: UserId = 65534
    """User of the process; 65534 is the user `nobody` of the image."""

    run_as_group: UserId = 65534
    """Group of the process."""

    def deployment(self) -> DeploymentProps:
        """Return the settings of its Deployment, which has one pod."""
        stated = {name: getattr(self, name) for name in PostgresExporterProps.model_fields}
        return DeploymentProps.model_validate({**stated, "max_replicas": 1})

    def pods_in_an_update(self) -> Pods:
        """Return the pods in a rolling update."""
        return self.deployment().pods_in_an_update()


class PostgresExporter(DeployedPods):
    """A pod, named after its id, that serves the statistics of a database to Prometheus.

    It is not part of the database's pod, so that its failure never takes the database out of its
    Service.
    """

    service: ApiObject = part("Service")
    """The Service by which Prometheus reaches the pod."""

    def __init__(
        self,
        scope: Construct,
        id: str,
        props: PostgresExporterProps,
        *,
        database: PostgresDatabase,
    ) -> None:
        """Create the objects. The database is in the same namespace."""
        context = context_of(scope, id, ServiceName, props, PostgresExporterProps)
        path = path_of(scope, id)
        checked_objects(path, PostgresDatabase, database=database)
        checked_namespace(path, "database", database.namespace, context.namespace)
        metadata = WorkloadMetadata.of(context, id, "exporter", props.image)
        self.metrics_port = METRICS_PORT
        port = "metrics"
        listens = k8s.TCPSocketAction(port=port)
        # Not the metrics, which ask the server each time, and say themselves whether it is there.
        answers = k8s.HTTPGetAction(path="/", port=port)
        super().__init__(
            scope,
            id,
            metadata,
            props.deployment(),
            ports={"metrics": METRICS_PORT},
            probes=Probes(
                liveness=k8s.Probe(tcp_socket=listens, period_seconds=10, failure_threshold=6),
                readiness=k8s.Probe(http_get=answers, period_seconds=5, failure_threshold=3),
            ),
            environment=_environment(database),
            service=metadata.service({"metrics": METRICS_PORT, **props.ports}),
        )
        self.connections = self.end({"metrics": METRICS_PORT})
        # The environment already has the address.
        self.connections.allow_to(
            database,
            SERVER_PORT,
            reason="Statistics of the server, for metrics",
            with_variables=False,
        )


def _environment(database: PostgresDatabase) -> dict[str, EnvironmentValue]:
    monitoring = database.credentials_for("monitoring")
    return {
        # The server has no TLS: policies alone say who may talk to it.
        "DATA_SOURCE_NAME": (
            f"postgresql://{database.host}:{database.port}/{MAINTENANCE_DATABASE}?sslmode=disable"
        ),
        # Not DATA_SOURCE_PASS, which becomes part of an address: with a space in it, some versions
        # print it and exit.
        "PGUSER": monitoring.key("username"),
        "PGPASSWORD": monitoring.key("password"),
        "PGCONNECT_TIMEOUT": str(CONNECT_SECONDS),
    }
