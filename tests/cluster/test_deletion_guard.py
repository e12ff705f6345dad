import pytest
from cdk8s import App, Chart

from constructs_lib import (
    DatabaseBackup,
    DatabaseBackupProps,
    DeletionGuard,
    PostgresDatabase,
    PostgresDatabaseProps,
    TierNamespace,
    TierNamespaceProps,
)
from constructs_lib.core.labels import PROTECTED
from constructs_lib.testing import assert_rules


def test_defaults(chart, manifests):
    DeletionGuard(chart, "deletion-guard")
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_belongs_to_the_cluster_and_needs_no_namespace(tmp_path):
    chart = Chart(App(outdir=str(tmp_path)), "chart")
    DeletionGuard(chart, "deletion-guard")
    assert all("namespace" not in each["metadata"] for each in chart.to_json())


def test_argo_cd_does_not_delete_it(chart):
    """The commit that takes it out of Git may take out what it protects as well."""
    guard = DeletionGuard(chart, "deletion-guard")
    for each in (guard.policy, guard.binding):
        options = each.to_json()["metadata"]["annotations"]["argocd.argoproj.io/sync-options"]
        assert set(options.split(",")) == {"Delete=false", "Prune=false"}


def parts(chart):
    """Returns the specs of policy and binding."""
    guard = DeletionGuard(chart, "deletion-guard")
    return guard.policy.to_json()["spec"], guard.binding.to_json()["spec"]


def test_refuses_what_it_cannot_judge(chart):
    """With `Ignore` an error in the expression would let everything be deleted."""
    policy, binding = parts(chart)
    assert policy["failurePolicy"] == "Fail"
    assert binding == {"policyName": "deletion-guard", "validationActions": ["Deny"]}


def test_only_the_value_true_allows_a_deletion(chart):
    """Another one, such as `false`, must not; nor a namespace that stays. An Application may go
    alone, and be changed, but for what would take along what it applied."""
    policy, _ = parts(chart)
    (validation,) = policy["validations"]
    annotation = "oldObject.metadata.?annotations['cdk8s-web-platform/allow-delete']"
    cascades = (
        ".metadata.?finalizers.orValue([])"
        ".exists(each, each.startsWith('resources-finalizer.argocd.argoproj.io'))"
    )
    assert validation["expression"] == (
        f"{annotation}.orValue('') == 'true' || "
        "(namespaceObject != null && has(namespaceObject.metadata.deletionTimestamp)) || "
        "(request.operation == 'DELETE' && oldObject.kind == 'Application' && "
        f"!oldObject{cascades}) || "
        f"(request.operation == 'UPDATE' && (oldObject{cascades} || !object{cascades} || "
        "object.metadata.?labels['cdk8s-web-platform/protected'].orValue('') != 'true'))"
    )


def test_every_kind_that_holds_data_is_guarded_by_its_label(chart):
    policy, _ = parts(chart)
    matched = policy["matchConstraints"]
    assert matched["objectSelector"] == {"matchLabels": {PROTECTED: "true"}}
    assert [
        (rule["apiGroups"], rule["resources"], rule["operations"], rule["scope"])
        for rule in matched["resourceRules"]
    ] == [
        ([""], ["namespaces", "persistentvolumes", "persistentvolumeclaims"], ["DELETE"], "*"),
        (["apps"], ["statefulsets"], ["DELETE"], "*"),
        (["argoproj.io"], ["appprojects"], ["DELETE"], "*"),
        (["argoproj.io"], ["applications"], ["DELETE", "UPDATE"], "*"),
    ]


def protected(objects):
    """Returns kind and name of what carries the label, templates of claims included."""
    objects = [
        *objects,
        *(claim for each in objects for claim in each["spec"].get("volumeClaimTemplates", ())),
    ]
    return {
        (each["kind"], each["metadata"]["name"])
        for each in objects
        if each["metadata"].get("labels", {}).get(PROTECTED) == "true"
    }


LEFT_ALONE = {
    "argocd.argoproj.io/sync-options": "Prune=false",
    "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
}


@pytest.mark.parametrize("given", [{}, {"protected": False}])
def test_what_holds_data_is_protected_unless_told_otherwise(chart, given):
    TierNamespace(chart, "shop", TierNamespaceProps(**given))
    database = PostgresDatabase(chart, "db", PostgresDatabaseProps(database="shop", **given))
    DatabaseBackup(chart, "backup", DatabaseBackupProps(database=database, **given))
    expected = {
        ("Namespace", "shop"),
        ("StatefulSet", "db"),
        ("PersistentVolumeClaim", "data"),
        ("PersistentVolumeClaim", "backup"),
        ("PersistentVolume", "test-backup"),
    }
    objects = [{"spec": {}, **each} for each in chart.to_json()]
    assert protected(objects) == (set() if given else expected)
    # A deletion that is refused would keep all else of the folder from being applied.
    alone = {
        (each["kind"], each["metadata"]["name"])
        for each in objects
        if each["metadata"].get("annotations", {}).items() >= LEFT_ALONE.items()
    }
    # The claim of a template is made by the StatefulSet, and is in no folder.
    assert alone == protected(objects) - {("PersistentVolumeClaim", "data")}


def test_refuses_an_id_that_names_no_object(chart):
    with pytest.raises(ValueError, match="test/Deletion_Guard: 'id' must be a DNS subdomain"):
        DeletionGuard(chart, "Deletion_Guard")
