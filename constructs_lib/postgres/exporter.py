"""The container beside a PostgreSQL server that reads its statistics for Prometheus."""

from cdk8s_plus_27 import k8s

from constructs_lib.config.container import ContainerInputs, Probes, container
from constructs_lib.config.environment import EnvironmentValue
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.core.api_objects import int_or_string
from constructs_lib.core.resources import ResourcesProps

METRICS_PORT = 9187
"""Port of the metrics, the exporter's default."""

EXPORTER_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="32Mi", memory_limit="64Mi"
)
"""CPU and memory of the exporter."""


def exporter(image: str, address: str, credentials: SecretRef) -> k8s.Container:
    """Returns the container.

    Args:
        image: Image of postgres_exporter.
        address: Host, port and database of the server.
        credentials: Secret of a role that reads statistics.
    """
    listens = k8s.TcpSocketAction(port=int_or_string("metrics"))
    environment: dict[str, EnvironmentValue] = {
        # Both run in the same pod, without a network in between.
        "DATA_SOURCE_URI": f"{address}?sslmode=disable",
        "DATA_SOURCE_USER": credentials.key("username"),
        "DATA_SOURCE_PASS": credentials.key("password"),
    }
    return container(
        "exporter",
        image,
        EXPORTER_RESOURCES,
        ContainerInputs(environment=environment),
        ports=[("metrics", METRICS_PORT)],
        probes=Probes(
            liveness=k8s.Probe(tcp_socket=listens, period_seconds=10, failure_threshold=6),
            readiness=k8s.Probe(tcp_socket=listens, period_seconds=5, failure_threshold=3),
        ),
    )
