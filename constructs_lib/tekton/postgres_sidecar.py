"""A PostgreSQL server beside the tests of an application, empty in each run."""

from constructs_lib.core.resources import ResourcesProps
from constructs_lib.tekton.sidecar import TaskSidecar
from constructs_lib.workloads.probe import ExecCommand, ProbeProps
from constructs_lib.workloads.volumes import EmptyDir, MountProps, VolumeProps

NAME = "postgresql"
"""Name of the sidecar."""

USER_ID = 999
"""User `postgres` of the official Debian image."""

VARIABLES = {
    "PGHOST": "127.0.0.1",
    "PGPORT": "5432",
    "PGUSER": "postgres",
    "PGDATABASE": "postgres",
}
"""Variables by which tests, and all clients of PostgreSQL, find the server. Anybody in the pod may
log in, and nobody outside reaches it.
"""

VOLUMES = {
    "postgresql-data": VolumeProps(empty_dir=EmptyDir(size_limit="1Gi")),
    "postgresql-run": VolumeProps(empty_dir=EmptyDir(size_limit="1Mi")),
}


def sidecars(image: str) -> dict[str, TaskSidecar]:
    """Return the server with that image, by its name."""
    server = TaskSidecar(
        image=image,
        resources=ResourcesProps(
            cpu_request="50m", cpu_limit="1", memory_request="128Mi", memory_limit="512Mi"
        ),
        # By TCP, since the server that makes the files of the database listens on a socket alone.
        ready=ProbeProps(
            exec=ExecCommand(command=["pg_isready", "--host=127.0.0.1", "--username=postgres"]),
            period_seconds=2,
        ),
        # Nothing is kept, so nothing has to reach the disk.
        arguments=[
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            "shared_buffers=32MB",
        ],
        environment={"POSTGRES_HOST_AUTH_METHOD": "trust"},
        mounts={
            "/var/lib/postgresql": MountProps(volume="postgresql-data"),
            "/var/run/postgresql": MountProps(volume="postgresql-run"),
            "/tmp": MountProps(volume="tmp"),
        },
        run_as_user=USER_ID,
    )
    return {NAME: server}
