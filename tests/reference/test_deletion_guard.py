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
from constructs_lib.reference import DeletionGuard
from constructs_lib.workloads import TierNamespace, TierNamespaceProps


def test_refuses_what_it_cannot_judge_and_stays(chart):
    """With `Ignore` an error in the expression would let everything be deleted."""
    guard = DeletionGuard(chart, "deletion-guard")
    policy, binding = guard.policy.to_json(), guard.binding.to_json()
    assert policy["spec"]["failurePolicy"] == "Fail"
    assert binding["spec"] == {"policyName": "deletion-guard", "validationActions": ["Deny"]}
    # The commit that takes it out of Git may take out what it protects as well.
    for each in (policy, binding):
        options = each["metadata"]["annotations"]["argocd.argoproj.io/sync-options"]
        assert set(options.split(",")) == {"Delete=false", "Prune=false"}
        assert each["metadata"]["name"] == "deletion-guard"
        assert "namespace" not in each["metadata"]


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
