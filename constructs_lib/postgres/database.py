"""A PostgreSQL server for one database.

Emits a StatefulSet of one pod, its Service and headless Service, a ServiceAccount and a ConfigMap.
"""

from fractions import Fraction
from typing import Self

from cdk8s_plus_27 import k8s
from constructs import Construct
from pydantic import Field, model_validator

from constructs_lib.cluster.storage_class import LOCAL_PATH
from constructs_lib.config.config_map import checksum
from constructs_lib.config.environment import EnvironmentValue, env_vars
from constructs_lib.config.secret_ref import SecretRef
from constructs_lib.core.api_objects import (
    ApiObjects,
    Struct,
    context_of,
    int_or_string,
    manifest,
    with_newer_fields,
)
from constructs_lib.core.declarations import Declarations
from constructs_lib.core.fields import DnsSubdomain, PostgresName, ServiceName
from constructs_lib.core.image import ImageRef, parse_image
from constructs_lib.core.labels import labels, protection, selector_labels
from constructs_lib.core.package_files import package_text
from constructs_lib.core.pods import (
    claim_spec,
    config_volume,
    container_security_context,
    empty_volume,
    mounts,
    pod_security_context,
)
from constructs_lib.core.quantity import Quantity, amount, format_quantity
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.network.connections import Connections
from constructs_lib.postgres.configuration import (
    CONFIGURATION_FOLDER,
    PG_HBA_CONF,
    PostgresConfigurationSettings,
    postgresql_conf,
)
from constructs_lib.postgres.credentials import PostgresCredentialsProps, Role
from constructs_lib.postgres.exporter import EXPORTER_RESOURCES, METRICS_PORT, exporter
from constructs_lib.versions import POSTGRES_EXPORTER_IMAGE, POSTGRES_IMAGE

SERVER_PORT = 5432
"""Port of the server, PostgreSQL's default."""

POSTGRES_USER_ID = 999
"""User and group `postgres` of the official Debian image."""

MAINTENANCE_DATABASE = "postgres"
"""Database that every server has; tools connect to it where they work on others."""

STARTUP_PERIOD_SECONDS = 5
"""Seconds between startup probes, and so the most by which a started server is noticed late."""

MEMORY_PER_CONNECTION = "4Mi"
"""Least part of the memory limit for each connection: its process, and what that sorts in."""

SMALLEST_STORAGE = "1Gi"
"""Least volume: a new server and its write-ahead log already take some hundred megabytes."""


class PostgresDatabaseProps(PostgresCredentialsProps, ResourcesProps):
    """Properties for `PostgresDatabase`."""

    database: PostgresName
    """Name of the database, which is made when the server starts for the first time."""

    image: ImageRef = POSTGRES_IMAGE
    """Image of the server: the official Debian one of PostgreSQL 18 or newer."""

    exporter_image: ImageRef = POSTGRES_EXPORTER_IMAGE
    """Image of the exporter of metrics."""

    cpu_request: Quantity = "500m"
    """CPU that is set aside for the server."""

    cpu_limit: Quantity = "1"
    """CPU above which the server is slowed down."""

    memory_request: Quantity = "512Mi"
    """Memory that is set aside for the server."""

    memory_limit: Quantity = "1Gi"
    """Memory above which the server is killed; its caches are sized by it."""

    storage_size: Quantity = "10Gi"
    """Size of the volume. Few storage classes can change it later."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volume; by default a folder on a node. None: the cluster's default."""

    protected: bool = True
    """Whether a `DeletionGuard` protects the StatefulSet and its claim.

    The claim's part cannot change: it is in a template that a StatefulSet keeps for life.
    """

    startup_seconds: int = Field(default=600, ge=STARTUP_PERIOD_SECONDS, le=86400)
    """Seconds that the server may take to start. 600 leave time for recovery from a crash."""

    shutdown_seconds: int = Field(default=120, ge=1, le=3600)
    """Seconds that the server may take to stop. 120 leave time to write all that it holds."""

    configuration: PostgresConfigurationSettings = PostgresConfigurationSettings()
    """What is tuned of the server."""

    @model_validator(mode="after")
    def _large_enough(self) -> Self:
        connections = self.configuration.max_connections
        least = connections * amount(MEMORY_PER_CONNECTION)
        if amount(self.memory_limit) < least:
            wanted = format_quantity(least, like=MEMORY_PER_CONNECTION)
            raise ValueError(
                f"'memory_limit' must be {MEMORY_PER_CONNECTION} or more for each of "
                f"max_connections, got {self.memory_limit} for {connections}; "
                f"raise it to {wanted} or lower their number"
            )
        if amount(self.storage_size) < amount(SMALLEST_STORAGE):
            raise ValueError(
                f"'storage_size' must be {SMALLEST_STORAGE} or more, got {self.storage_size}; "
                "raise it"
            )
        return self

    def containers(self) -> list[ResourcesProps]:
        """Returns what each container of the pod may use."""
        return [self, EXPORTER_RESOURCES]


class PostgresDatabase(ApiObjects):
    """A PostgreSQL server, named like its id and reached through its Service.

    It has one pod, on the node of its volume: while the node is away, so is the database.
    """

    def __init__(self, scope: Construct, id: str, props: PostgresDatabaseProps) -> None:
        context = context_of(scope, id, ServiceName, props, PostgresDatabaseProps)
        self.name = id
        self.namespace = context.namespace
        self.database = props.database
        self.image = props.image
        self.host = f"{id}.{self.namespace}.svc.cluster.local"
        self.port = SERVER_PORT
        self.metrics_port = METRICS_PORT
        self.selector = selector_labels(context, id)
        self.labels = labels(context, id, "database", parse_image(props.image).version)
        self._secrets = props.secrets()
        self._configuration = {
            "postgresql.conf": postgresql_conf(
                props.configuration, amount(props.memory_limit), amount(props.storage_size)
            ),
            "pg_hba.conf": PG_HBA_CONF,
        }
        structs: dict[str, Struct] = {
            "Resource": self._stateful_set(props),
            "Service": self._service(postgresql=SERVER_PORT, metrics=METRICS_PORT),
            "HeadlessService": self._service("-headless", "None", postgresql=SERVER_PORT),
            "ServiceAccount": k8s.KubeServiceAccountProps(
                metadata=self._metadata(), automount_service_account_token=False
            ),
            "Configuration": k8s.KubeConfigMapProps(
                metadata=self._metadata("-config"),
                data={
                    **self._configuration,
                    "roles.sh": package_text("postgres", "scripts/roles.sh"),
                },
            ),
        }
        manifests = {child: manifest(struct) for child, struct in structs.items()}
        secrets = [secret.declaration(self.namespace) for secret in self._secrets.values()]
        super().__init__(scope, id, manifests, Declarations(secrets=secrets))
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

    def credentials_for(self, role: Role) -> SecretRef:
        """Returns the Secret with `username` and `password` of a role."""
        return self._secrets[role]

    def _metadata(self, suffix: str = "") -> k8s.ObjectMeta:
        name = f"{self.name}{suffix}"
        return k8s.ObjectMeta(name=name, namespace=self.namespace, labels=self.labels)

    def _stateful_set(self, props: PostgresDatabaseProps) -> k8s.KubeStatefulSetProps:
        claim = k8s.KubePersistentVolumeClaimProps(
            metadata=k8s.ObjectMeta(name="data", labels=protection(props.protected) or None),
            spec=claim_spec(props.storage_size, props.storage_class),
        )
        return k8s.KubeStatefulSetProps(
            metadata=k8s.ObjectMeta(
                name=self.name,
                namespace=self.namespace,
                labels=self.labels | protection(props.protected),
            ),
            spec=k8s.StatefulSetSpec(
                replicas=1,
                service_name=f"{self.name}-headless",
                selector=k8s.LabelSelector(match_labels=self.selector),
                # Else a pod that never gets ready keeps the correction from being rolled out.
                pod_management_policy="Parallel",
                template=self._pod_template(props),
                volume_claim_templates=[
                    # The server adds both, which Argo CD else takes for a difference for ever.
                    with_newer_fields(claim, apiVersion="v1", kind="PersistentVolumeClaim")
                ],
            ),
        )

    def _pod_template(self, props: PostgresDatabaseProps) -> k8s.PodTemplateSpec:
        config = f"{self.name}-config"
        # Without roles.sh, which runs on a new volume only and is worth no restart.
        annotations = {"checksum/config": checksum(self._configuration)}
        shared_memory = format_quantity(
            Fraction(amount(props.memory_limit) // 8), like=props.memory_limit
        )
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(labels=self.labels, annotations=annotations),
            spec=k8s.PodSpec(
                service_account_name=self.name,
                automount_service_account_token=False,
                enable_service_links=False,
                security_context=pod_security_context(POSTGRES_USER_ID, POSTGRES_USER_ID),
                # The image's stop signal is SIGINT, on which the server waits for no client.
                termination_grace_period_seconds=props.shutdown_seconds,
                containers=[
                    self._server(props),
                    exporter(
                        props.exporter_image,
                        f"127.0.0.1:{SERVER_PORT}/{MAINTENANCE_DATABASE}",
                        self._secrets["monitoring"],
                    ),
                ],
                volumes=[
                    config_volume("config", config, list(self._configuration), 0o444),
                    config_volume("initialization", config, ["roles.sh"], 0o555),
                    empty_volume("run", "1Mi"),
                    empty_volume("tmp", "64Mi"),
                    empty_volume("shared-memory", shared_memory, medium="Memory"),
                ],
            ),
        )

    def _server(self, props: PostgresDatabaseProps) -> k8s.Container:
        # Over TCP: while the image initializes the volume, the server listens on its socket only.
        is_ready = k8s.ExecAction(command=["pg_isready", "--quiet", "--host", "127.0.0.1"])
        return k8s.Container(
            name="postgresql",
            image=props.image,
            args=["-c", f"config_file={CONFIGURATION_FOLDER}/postgresql.conf"],
            ports=[k8s.ContainerPort(name="postgresql", container_port=SERVER_PORT)],
            env=env_vars(self._environment()),
            resources=props.requirements(),
            security_context=container_security_context(),
            startup_probe=k8s.Probe(
                exec=is_ready,
                period_seconds=STARTUP_PERIOD_SECONDS,
                timeout_seconds=3,
                failure_threshold=-(-props.startup_seconds // STARTUP_PERIOD_SECONDS),
            ),
            liveness_probe=k8s.Probe(
                exec=is_ready, period_seconds=10, timeout_seconds=5, failure_threshold=6
            ),
            readiness_probe=k8s.Probe(
                exec=is_ready, period_seconds=5, timeout_seconds=3, failure_threshold=3
            ),
            volume_mounts=mounts(
                {
                    "data": "/var/lib/postgresql",
                    "config": CONFIGURATION_FOLDER,
                    "initialization": "/docker-entrypoint-initdb.d",
                    "run": "/var/run/postgresql",
                    "tmp": "/tmp",
                    "shared-memory": "/dev/shm",
                }
            ),
        )

    def _environment(self) -> dict[str, EnvironmentValue]:
        environment: dict[str, EnvironmentValue] = {
            "POSTGRES_USER": self._secrets["superuser"].key("username"),
            "POSTGRES_PASSWORD": self._secrets["superuser"].key("password"),
            "POSTGRES_DB": MAINTENANCE_DATABASE,
            "DATABASE": self.database,
        }
        for role, secret in self._secrets.items():
            if role != "superuser":
                for key in secret.keys:
                    environment[f"{role}_{key}".upper()] = secret.key(key)
        return environment

    def _service(
        self, suffix: str = "", cluster_ip: str | None = None, **ports: int
    ) -> k8s.KubeServiceProps:
        return k8s.KubeServiceProps(
            metadata=self._metadata(suffix),
            spec=k8s.ServiceSpec(
                type="ClusterIP",
                cluster_ip=cluster_ip,
                selector=self.selector,
                ports=[
                    k8s.ServicePort(name=name, port=port, target_port=int_or_string(name))
                    for name, port in ports.items()
                ],
            ),
        )
