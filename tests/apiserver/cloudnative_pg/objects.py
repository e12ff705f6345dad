"""A PostgreSQL cluster as the library describes it."""

from cdk8s import App, Chart

from constructs_lib.core.trees import read_tree
from constructs_lib.postgres import (
    BirthGuard,
    ClusterDrill,
    ClusterDrillProps,
    ObjectStoreProps,
    PoolerProps,
    PostgresCluster,
    PostgresClusterProps,
)

NAMESPACE = "db"


def made(endpoint="https://s3.example.com", **settings):
    """Return the objects of a cluster and its drill, by kind and name."""
    chart = Chart(App(), "chart", namespace=NAMESPACE, disable_resource_name_hashes=True)
    store = ObjectStoreProps(endpoint=endpoint, bucket="backups")
    settings = {"pooler": PoolerProps(), "wal_storage_size": "2Gi", **settings}
    props = PostgresClusterProps(database="guestbook", store=store, **settings)
    cluster = PostgresCluster(chart, "postgresql", props)
    BirthGuard(chart, "birth-guard")
    ClusterDrill(chart, "postgresql-restore-drill", ClusterDrillProps(), cluster=cluster)
    return {(each["kind"], each["metadata"]["name"]): each for each in read_tree(chart).objects}


def of_kinds(objects, *kinds):
    return [each for (kind, _), each in objects.items() if kind in kinds]


def config_map(server, following):
    """Return what tells the policy what is proven."""
    return {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "postgresql-birth", "namespace": NAMESPACE},
        "data": {"server": server, "next": following},
    }


def without_birth(manifest, name):
    """Return a Cluster of another name, which no policy of births completes or refuses."""
    metadata = manifest["metadata"]
    labels = {k: v for k, v in metadata["labels"].items() if "completed-at-birth" not in k}
    return {**manifest, "metadata": {**metadata, "name": name, "labels": labels}}
