import pytest

from constructs_lib.kube.label_keys import PROTECTED
from constructs_lib.postgres import (
    DatabaseBackup,
    DatabaseBackupProps,
    ObjectStoreProps,
    PostgresCluster,
    PostgresClusterProps,
    PostgresDatabase,
    PostgresDatabaseProps,
)
from constructs_lib.workloads import TierNamespace, TierNamespaceProps

LEFT_ALONE = {
    "argocd.argoproj.io/sync-options": "Prune=false",
    "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
}


@pytest.mark.parametrize("given", [{}, {"protected": False}])
def test_what_holds_data_is_protected_unless_told_otherwise(chart, given):
    TierNamespace(chart, "shop", TierNamespaceProps(**given))
    database = PostgresDatabase(chart, "db", PostgresDatabaseProps(database="shop", **given))
    DatabaseBackup(chart, "backup", DatabaseBackupProps(**given), database=database)
    store = ObjectStoreProps(endpoint="https://s3.example.com", bucket="backups")
    settings = PostgresClusterProps(database="shop", store=store, **given)
    PostgresCluster(chart, "cluster", settings)
    expected = {
        ("Namespace", "shop"),
        ("StatefulSet", "db"),
        ("Cluster", "cluster"),
        ("PersistentVolumeClaim", "data"),
        ("PersistentVolumeClaim", "backup"),
        ("PersistentVolume", "test-backup"),
    }
    objects = [{"spec": {}, **each} for each in chart.to_json()]
    claims = [c for each in objects for c in each["spec"].get("volumeClaimTemplates", ())]
    protected = {
        (each["kind"], each["metadata"]["name"])
        for each in [*objects, *claims]
        if each["metadata"].get("labels", {}).get(PROTECTED) == "true"
    }
    assert protected == (set() if given else expected)
    # A deletion that is refused would keep all else of the folder from being applied.
    alone = {
        (each["kind"], each["metadata"]["name"])
        for each in objects
        if each["metadata"].get("annotations", {}).items() >= LEFT_ALONE.items()
    }
    # The claim of a template is made by the StatefulSet, and is in no folder.
    assert alone == protected - {("PersistentVolumeClaim", "data")}
