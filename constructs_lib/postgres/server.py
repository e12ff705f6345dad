"""The StatefulSet of a PostgreSQL server."""

from collections.abc import Mapping
from fractions import Fraction

from constructs_lib.kube.label_keys import accepted_loss, low_user
from constructs_lib.kube.pod_parts import claim_spec, config_volume, empty_volume
from constructs_lib.kube.quantities import amount, format_quantity
from constructs_lib.kube.structs import k8s
from constructs_lib.postgres.configuration import CONFIGURATION_FOLDER
from constructs_lib.postgres.credentials import PostgresAccessProps, Role
from constructs_lib.postgres.database_props import STARTUP_PERIOD_SECONDS, PostgresDatabaseProps
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.workloads.config_map import checksum
from constructs_lib.workloads.container import ContainerInputs, Probes, container, mounts_of
from constructs_lib.workloads.environment import EnvironmentValue
from constructs_lib.workloads.metadata import WorkloadMetadata
from constructs_lib.workloads.pod import pod_template
from constructs_lib.workloads.stateful_service import stateful_set
from constructs_lib.workloads.workload import TMP

SERVER = "postgresql"
"""Name of the server's container."""

SERVER_SCRIPTS = ("start.sh", "started.sh", "roles.sh")
"""Scripts that make the database at the first start, and renew its roles at every other."""

SERVER_PORT = 5432
"""Port of the server, PostgreSQL's default."""

POSTGRES_USER_ID = 999
"""User and group `postgres` of the official Debian image."""

IS_LOW_USER = low_user("user of the image, to whom the files of the database belong")
"""Annotations of the StatefulSet, for scanners."""

MAINTENANCE_DATABASE = "postgres"
"""Database that every server has. Tools connect to it to work on other databases."""


def server_set(
    metadata: WorkloadMetadata,
    settings: PostgresDatabaseProps,
    configuration: Mapping[str, str],
    own: ContainerInputs,
) -> k8s.StatefulSet:
    """Return the StatefulSet, whose own inputs are those of `server_inputs`."""
    config = f"{metadata.name}-config"
    memory_limit = settings.resources.memory_limit
    shared_memory = format_quantity(Fraction(amount(memory_limit) // 8), like=memory_limit)
    template = pod_template(
        metadata,
        settings.pod,
        [_server(settings, own)],
        user=POSTGRES_USER_ID,
        group=POSTGRES_USER_ID,
        volumes=[
            config_volume("config", config, [], 0o444),
            config_volume("initialization", config, ["roles.sh"], 0o555),
            empty_volume("run", "1Mi"),
            empty_volume(TMP, "64Mi"),
            empty_volume("shared-memory", shared_memory, medium="Memory"),
        ],
        checksums={checksum(configuration)} | settings.checksums(),
        # The image's stop signal is SIGINT, on which the server does not wait for clients.
        grace_seconds=settings.shutdown_seconds,
    )
    return stateful_set(
        metadata,
        settings.pod,
        template,
        claims={"data": claim_spec(settings.storage_size, settings.storage_class)},
        protected=settings.protected,
        annotations={**IS_LOW_USER, **accepted_loss(settings.loss_accepted)},
    )


def _server(settings: PostgresDatabaseProps, own: ContainerInputs) -> k8s.Container:
    # Over TCP: while the image initializes the volume, the server listens only on its socket.
    ask = ["pg_isready", "--quiet", "--host", "127.0.0.1"]
    is_ready = k8s.ExecAction(command=ask)
    # 1 is the answer of a server that recovers from a crash, which a restart would only prolong.
    is_alive = k8s.ExecAction(command=["sh", "-c", f"{' '.join(ask)} || [ $? -eq 1 ]"])
    # Its errors are in the log of the container. A hook that fails would end the server.
    started = f"bash {CONFIGURATION_FOLDER}/started.sh {settings.startup_seconds}"
    sets_up = k8s.ExecAction(command=["sh", "-c", f"{started} 2>/proc/1/fd/2 || true"])
    return container(
        SERVER,
        settings.image,
        settings.resources,
        own,
        settings,
        command=settings.command or ["bash", f"{CONFIGURATION_FOLDER}/start.sh"],
        arguments=[
            "-c",
            f"config_file={CONFIGURATION_FOLDER}/postgresql.conf",
            *settings.arguments,
        ],
        ports=[("postgresql", SERVER_PORT), *settings.ports.items()],
        probes=settings.probes(
            Probes(
                startup=k8s.Probe(
                    exec=is_ready,
                    period_seconds=STARTUP_PERIOD_SECONDS,
                    timeout_seconds=3,
                    failure_threshold=-(-settings.startup_seconds // STARTUP_PERIOD_SECONDS),
                ),
                liveness=k8s.Probe(
                    exec=is_alive, period_seconds=10, timeout_seconds=5, failure_threshold=6
                ),
                readiness=k8s.Probe(
                    exec=is_ready, period_seconds=5, timeout_seconds=3, failure_threshold=3
                ),
            )
        ),
        lifecycle=k8s.Lifecycle(post_start=k8s.LifecycleHandler(exec=sets_up)),
    )


def server_inputs(
    settings: PostgresAccessProps, secrets: Mapping[Role, SecretRef]
) -> ContainerInputs:
    """Return the environment, with the database and all its roles, and mounts of the server."""
    environment: dict[str, EnvironmentValue] = {
        "POSTGRES_USER": secrets["superuser"].key("username"),
        "POSTGRES_PASSWORD": secrets["superuser"].key("password"),
        "POSTGRES_DB": MAINTENANCE_DATABASE,
        "DATABASE": settings.database,
    }
    for role, secret in secrets.items():
        if role != "superuser":
            for key in secret.keys:
                environment[f"{role}_{key}".upper()] = secret.key(key)
    mounts = {
        "data": "/var/lib/postgresql",
        "config": CONFIGURATION_FOLDER,
        "initialization": "/docker-entrypoint-initdb.d",
        "run": "/var/run/postgresql",
        TMP: "/tmp",
        "shared-memory": "/dev/shm",
    }
    return ContainerInputs(environment=environment, mounts=mounts_of(mounts))
