"""A PostgreSQL cluster as the library describes it."""

from cdk8s import App, Chart

from constructs_lib.postgres import (
    ClusterDrill,
    ClusterDrillProps,
    ObjectStoreProps,
    PoolerProps,
    PostgresCluster,
    PostgresClusterProps,
)
from constructs_lib.tree.reading import read_tree

NAMESPACE = "db"


def made(**settings):
    """Return the objects of a cluster and its drill, by kind and name."""
    chart = Chart(App(), "chart", namespace=NAMESPACE, disable_resource_name_hashes=True)
    store = ObjectStoreProps(endpoint="https://s3.example.com", bucket="backups")
    settings = {"pooler": PoolerProps(), "wal_storage_size": "2Gi", **settings}
    props = PostgresClusterProps(database="guestbook", store=store, **settings)
    cluster = PostgresCluster(chart, "postgresql", props)
    ClusterDrill(chart, "postgresql-restore-drill", ClusterDrillProps(), cluster=cluster)
    return {(each["kind"], each["metadata"]["name"]): each for each in read_tree(chart).objects}


def of_kinds(objects, *kinds):
    return [each for (kind, _), each in objects.items() if kind in kinds]


def named(manifest, name):
    return {**manifest, "metadata": {**manifest["metadata"], "name": name}}
