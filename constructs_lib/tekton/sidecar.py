"""Servers beside the steps of a Task, for as long as they run."""

from collections.abc import Mapping, Sequence

from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import EnvName, FolderPath, UserId
from constructs_lib.kube.pod_parts import container_security_context
from constructs_lib.kube.structs import k8s, tekton
from constructs_lib.kube.text import Argument
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tekton.names import Constant, literal
from constructs_lib.workloads.probe import ExecCommand, ProbeProps
from constructs_lib.workloads.volumes import EmptyDir, MountProps, VolumeProps

DATABASE_VARIABLES = {
    "PGHOST": "127.0.0.1",
    "PGPORT": "5432",
    "PGUSER": "postgres",
    "PGDATABASE": "postgres",
}
"""Variables by which tests, and all clients of PostgreSQL, find the server. All containers of the
pod can log in; other pods cannot reach it.
"""

DATABASE_VOLUMES = {
    "postgresql-data": VolumeProps(empty_dir=EmptyDir(size_limit="1Gi")),
    "postgresql-run": VolumeProps(empty_dir=EmptyDir(size_limit="1Mi")),
}


class TaskSidecar(Props):
    """A server beside the steps of a Task, reached at `127.0.0.1`."""

    image: ImageRef
    """Container image."""

    resources: ResourcesProps
    """CPU and memory. No default, because they add to the needs of the whole pod."""

    ready: ProbeProps
    """Check that it can be used. Steps start once it succeeds."""

    arguments: Sequence[Argument] = ()
    """Arguments instead of the image's own. Empty: those apply."""

    environment: Mapping[EnvName, Constant] = {}
    """Environment variables."""

    mounts: Mapping[FolderPath, MountProps] = {}
    """Volumes of the Task by their paths. The root is read-only."""

    run_as_user: UserId | None = None
    """User of the process. None: that of the steps."""

    def container(self, name: str) -> tekton.TaskSpecSidecars:
        """Return the sidecar for a Task."""
        return tekton.TaskSpecSidecars(
            name=name,
            image=self.image,
            args=list(self.arguments),
            env=[
                k8s.EnvVar(name=variable, value=literal(value))
                for variable, value in self.environment.items()
            ],
            compute_resources=self.resources.requirements(),
            readiness_probe=self.ready.probe(),
            security_context=container_security_context(self.run_as_user, self.run_as_user),
            volume_mounts=[mount.at(path) for path, mount in self.mounts.items()],
        )


def database_sidecar(image: str) -> TaskSidecar:
    """Return a PostgreSQL server of that image, which is empty in each run."""
    return TaskSidecar(
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
            *("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "shared_buffers=32MB")
        ],
        environment={"POSTGRES_HOST_AUTH_METHOD": "trust"},
        mounts={
            "/var/lib/postgresql": MountProps(volume="postgresql-data"),
            "/var/run/postgresql": MountProps(volume="postgresql-run"),
            "/tmp": MountProps(volume="tmp"),
        },
        # User `postgres` of the official Debian image.
        run_as_user=999,
    )
