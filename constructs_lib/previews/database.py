"""A PostgreSQL server for a preview, filled from SQL and gone with its pod."""

from collections.abc import Mapping
from typing import Annotated

from constructs import Construct
from pydantic import Field

from constructs_lib._package_files import package_text
from constructs_lib.kube.default_images import POSTGRES_IMAGE
from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import DataKey, PostgresName, StatefulSetName
from constructs_lib.kube.quantities import Storage
from constructs_lib.kube.text import MOST_BYTES, Text, at_most_in_all
from constructs_lib.kube.validation import matching, text_field
from constructs_lib.postgres.server import POSTGRES_USER_ID, SERVER_PORT
from constructs_lib.props.model import Props
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.tree.api_objects import context_of
from constructs_lib.workloads.config_map import ConfigMap, ConfigMapProps
from constructs_lib.workloads.container import mounts_of
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.probe import ExecCommand, ProbeProps
from constructs_lib.workloads.stateful_service import StatefulService, StatefulServiceProps
from constructs_lib.workloads.volumes import EmptyDir, VolumeProps

USER = "postgres"
"""Role that clients log in as. It may do everything, in a database that nobody else has."""

SqlFile = Annotated[
    DataKey,
    text_field("the name of a file that ends with '.sql'", matching(r".+\.sql", 253)),
]
"""Name of a file with SQL."""


class SeededDatabaseProps(Props):
    """Properties for `SeededDatabase`."""

    database: PostgresName
    """Name of the database."""

    seed: Annotated[Mapping[SqlFile, Text], at_most_in_all(MOST_BYTES)] = Field(min_length=1)
    """Files of SQL by name, at most 1 MiB in all. They run in the order of their names, each in a
    transaction.
    """

    image: ImageRef = POSTGRES_IMAGE
    """Image of the server: the official Debian image of PostgreSQL, or made from it."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="500m", memory_request="128Mi", memory_limit="256Mi"
    )
    """CPU and memory of the server, small as previews are many."""

    size: Storage = "1Gi"
    """Maximum size of the data; a pod that exceeds it is evicted."""


class SeededDatabase(StatefulService):
    """A PostgreSQL server, named after its id, whose data lives as long as its pod.

    Clients need no password: NetworkPolicies restrict who connects. They get the variables of a
    `PostgresDatabase`, and `PGUSER`.
    """

    def __init__(self, scope: Construct, id: str, props: SeededDatabaseProps) -> None:
        """Create the objects that `SeededDatabaseProps` describes."""
        context_of(scope, id, StatefulSetName, props, SeededDatabaseProps)
        self.database = props.database
        self.seed = ConfigMap(scope, f"{id}-seed", ConfigMapProps(data=props.seed))
        """The ConfigMap with the SQL."""
        ready = ExecCommand(
            command=["pg_isready", "--quiet", "--host=127.0.0.1", f"--port={SERVER_PORT}"]
        )
        server = StatefulServiceProps(
            image=props.image,
            command=["bash", "-c", package_text("previews", "scripts/database.sh")],
            ports={"postgresql": SERVER_PORT},
            environment={
                "PGDATA": "/data/files",
                "PGDATABASE": props.database,
                "PGUSER": USER,
                "SEED": "/seed",
                "SOCKETS": "/tmp",
                "PORT": str(SERVER_PORT),
            },
            mounts=mounts_of({"data": "/data", "seed": "/seed"}),
            resources=props.resources,
            run_as_user=POSTGRES_USER_ID,
            run_as_group=POSTGRES_USER_ID,
            protected=False,
            startup_probe=ProbeProps(exec=ready, period_seconds=2, failure_threshold=300),
            liveness_probe=ProbeProps(exec=ready, period_seconds=10, failure_threshold=6),
            readiness_probe=ProbeProps(exec=ready, period_seconds=5),
            pod=PodProps(
                volumes={
                    "data": VolumeProps(empty_dir=EmptyDir(size_limit=props.size)),
                    "seed": VolumeProps(config_map=self.seed),
                }
            ),
        )
        super().__init__(scope, id, server)
        self.connections = self.end(
            [SERVER_PORT],
            {
                "PGHOST": self.host,
                "PGPORT": str(SERVER_PORT),
                "PGDATABASE": props.database,
                "PGUSER": USER,
            },
        )
