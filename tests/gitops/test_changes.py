"""Changes in Git arrive, changes in the cluster are healed, mistakes do no harm."""

import re
import time
from copy import deepcopy

import pytest
import yaml

from scripts.cluster.health.applications import Application
from tests.apiserver.dist import title
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import documents, merge, rewritten, state_of
from tests.gitops.gitea_server import REPOSITORY
from tests.gitops.objects import LATE, definition_of, object_of

WEBHOOK_SECONDS = 60

LEFT_ALONE = "ignored (no prune)"
"""What a sync says of a protected object that is not in Git."""


def one(delivery, kind):
    """Returns the file and the manifest of the first object of a kind."""
    return delivery.manifests(kind)[0]


def containers_of(workload):
    return workload["spec"]["template"]["spec"]["containers"]


def push_image(delivery, image):
    """Pushes another image of the first Deployment; returns that as it is in Git."""
    file, deployment = one(delivery, "Deployment")
    file.write_text(file.read_text().replace(containers_of(deployment)[0]["image"], image))
    delivery.push("A new image")
    return one(delivery, "Deployment")[1]


def change_label(file, text):
    rewritten(file, lambda manifest: manifest["metadata"]["labels"].update(of=text))


def generation(cluster, manifest):
    metadata = (cluster.find(manifest) or {"metadata": {}})["metadata"]
    return metadata.get("uid"), metadata.get("generation")


def generations(delivery, cluster):
    """Returns uid and generation of every object that the first commit delivered."""
    return {title(manifest): generation(cluster, manifest) for manifest in delivery.delivered}


def test_what_is_changed_again_and_again_is_healed_each_time(delivery, cluster):
    """Argo CD waits longer each time, at most as long as before it tries a sync again."""
    before = len(delivery.log())
    _, deployment = one(delivery, "Deployment")
    changed = deepcopy(containers_of(deployment))
    changed[0]["image"] = "example.com/changed-by-hand:1"
    for _ in range(5):
        cluster.merge(deployment, {"spec": {"template": {"spec": {"containers": changed}}}})
        delivery.wait_until(
            f"{title(deployment)} has its image again",
            lambda: containers_of(cluster.get(deployment))[0]["image"] != changed[0]["image"],
        )
    waits = re.findall(r"retrying in ([^)]*)\)", delivery.log()[before:])
    assert waits
    # As Go prints durations, such as `1m2.3s` or `45ms`.
    assert not [each for each in waits if re.match(r"\d+m\d|(?!10s)\d\d[\d.]*s", each)]


def test_a_deleted_object_comes_back(delivery, cluster):
    _, service = one(delivery, "Service")
    former, _ = generation(cluster, service)
    cluster.delete(service)
    delivery.wait_until(
        f"{title(service)} is there again",
        lambda: generation(cluster, service)[0] not in (None, former),
    )


def test_auto_sync_that_was_disabled_is_enabled_again(delivery, cluster):
    """As the button on Argo CD's page does it: by a field of its own."""
    off = {"syncPolicy": {"automated": {"enabled": False}}}
    cluster.merge(delivery.applications()["ingress"], {"spec": off})

    def automated():
        return delivery.applications()["ingress"]["spec"]["syncPolicy"]["automated"]

    assert automated()["selfHeal"]
    delivery.wait_until("it is synced by itself again", lambda: automated().get("enabled", True))


def test_only_the_branch_is_delivered(delivery):
    """Whoever may push a tag would decide what runs, if Argo CD took it for the branch.

    From 3.4 on it does not take a tag `refs/heads/main` for the branch either.
    """
    repository, (file, _) = delivery.repository, one(delivery, "Deployment")
    tags = [f"refs/tags/{name}" for name in ("HEAD", "main", "heads/main")]
    change_label(file, "a-tag")
    repository.git("commit", "--all", "--message", "Of a tag")
    tagged = repository.git("rev-parse", "HEAD")
    repository.git("push", "origin", *(f"HEAD:{tag}" for tag in tags))
    repository.git("reset", "--hard", "HEAD~1")
    try:
        # Of names that are short for two it took now one, now the other.
        for text in ("one", "two", "three"):
            change_label(file, text)
            delivery.push("Of the branch")
            delivery.wait_until_settled()
    finally:
        repository.git("push", "--delete", "origin", *tags)
    assert not [report for *_, report in delivery.reports if tagged in report["revisions"]]


def test_pushed_commits_arrive_and_root_syncs_nothing_for_them(delivery, cluster):
    """By the webhook: the interval of polling is longer, and starts anew with a refresh.

    Argo CD writes to the Applications that root applies while it compares them.
    """
    delivery.refresh()
    delivery.wait_until_settled()
    before = delivery.operation("root")["startedAt"]
    for number in range(3):
        deployment = push_image(delivery, f"example.com/pushed:{number}")
        delivery.wait_until_settled(WEBHOOK_SECONDS)
        assert containers_of(cluster.get(deployment)) == containers_of(deployment)
    assert delivery.operation("root")["startedAt"] == before


@pytest.fixture
def nobody_is_told(delivery):
    """Lets Gitea call no webhook of the repository."""
    hooks = f"/repos/{REPOSITORY}/hooks"
    found = [f"{hooks}/{each['id']}" for each in delivery.gitea.api("GET", hooks)]
    assert found
    for path in found:
        delivery.gitea.api("PATCH", path, {"active": False})
    yield
    for path in found:
        delivery.gitea.api("PATCH", path, {"active": True})


def test_a_push_that_argo_cd_was_not_told_of_arrives(nobody_is_told, delivery, cluster):
    """As where it comes while Argo CD still compares with the push before."""
    deployment = push_image(delivery, "example.com/pushed:3")
    delivery.wait_until_settled()
    assert containers_of(cluster.get(deployment)) == containers_of(deployment)


def test_what_keeps_an_application_from_being_healthy_is_named(delivery, cluster):
    """As `make up` and `make status` show it."""
    file, deployment = one(delivery, "Deployment")
    nowhere = {"spec": {"template": {"spec": {"nodeSelector": {"is": "nowhere"}}}}}
    rewritten(file, lambda each: merge(each, nowhere if each["kind"] == "Deployment" else {}))
    delivery.push("A program that never gets ready")

    def is_named():
        found = Application.of(delivery.applications()["app"])
        said = f"Deployment {deployment['metadata']['name']}: "
        return found.health == "Progressing" and found.message.startswith(said)

    delivery.wait_until("it is named", is_named)


def test_a_backup_that_failed_holds_up_nothing(delivery, cluster):
    """Its Application is one of those that all later ones come after, and no commit mends it."""
    times = {
        "lastSuccessfulTime": "2026-01-01T02:30:00Z",
        "lastScheduleTime": "2026-01-02T02:30:00Z",
    }
    for _, job in delivery.manifests("CronJob"):
        cluster.subresource(job, "status", {"status": times})
    change_label(delivery.files / "apps/app.yaml", "a-later-wave")
    delivery.push("Of a later wave")
    delivery.wait_until_settled()
    assert delivery.applications()["app"]["metadata"]["labels"]["of"] == "a-later-wave"


def test_a_broken_commit_is_named_and_changes_nothing(delivery, cluster):
    """Nor is the Deployment pruned, which is no longer in Git by its name."""
    file, _ = one(delivery, "Deployment")
    before = generations(delivery, cluster)
    file.write_text(file.read_text().replace("kind: Deployment", "kind: Deploymnet", 1))
    delivery.push_mistake("Deploymnet")
    assert generations(delivery, cluster) == before


def test_a_removed_file_is_pruned_and_nothing_else(delivery, cluster):
    file, _ = one(delivery, "Ingress")
    removed = [title(manifest) for manifest in documents(file)]
    before = generations(delivery, cluster)
    file.unlink()
    delivery.push("Without the Ingress")
    delivery.wait_until_settled()
    assert generations(delivery, cluster) == before | dict.fromkeys(removed, (None, None))


PROTECTED = ("StatefulSet", "PersistentVolume", "PersistentVolumeClaim")
CLAIM = {
    "apiVersion": "v1",
    "kind": "PersistentVolumeClaim",
    "metadata": {"name": "data-postgresql-0", "namespace": "db"},
}


def identities(cluster, manifests):
    """Returns the uids of objects, none of which is on its way out."""
    found = [cluster.get(each)["metadata"] for each in manifests]
    assert not [each for each in found if "deletionTimestamp" in each]
    return [each["uid"] for each in found]


def test_what_holds_data_stays_out_of_git_keeps_nothing_else_back_and_comes_back(delivery, cluster):
    """A volume that is on its way out would stay so, and no correction would bring it back."""
    names = ("db/postgresql.yaml", "db/backup.yaml", "cicd/git-backup.yaml")
    files = [delivery.files / name for name in names]
    removed = [manifest for file in files for manifest in documents(file)]
    kept = [each for each in removed if each["kind"] in PROTECTED]
    assert len(kept) == 5
    before = identities(cluster, [*kept, CLAIM])
    for file in files:
        file.unlink()
    for name in ("db/namespace.yaml", "apps/app.yaml"):
        change_label(delivery.files / name, "without-data")
    delivery.push("Without the database and backups")
    # Somebody may delete what is left in years, or never.
    delivery.wait_until_settled()
    assert [each for each in removed if cluster.find(each)] == kept
    assert identities(cluster, [*kept, CLAIM]) == before
    for each in (
        documents(delivery.files / "db/namespace.yaml")[0],
        delivery.applications()["app"],
    ):
        assert cluster.get(each)["metadata"]["labels"]["of"] == "without-data"
    assert LEFT_ALONE in delivery.complaints()
    found = Application.of(delivery.applications()["db"])
    assert found.is_good
    said, _, left = found.message.partition(": ")
    assert said == "not in Git, but protected"
    assert sorted(left.split(", ")) == sorted(
        f"{each['kind']} {each['metadata']['name']}"
        for each in kept
        if "git-backup" not in each["metadata"]["name"]
    )
    delivery.mend()
    assert all(cluster.find(manifest) for manifest in removed)
    assert identities(cluster, [*kept, CLAIM]) == before


def test_the_guard_protects_from_the_commit_that_removes_it_too(delivery, cluster):
    """As of a merge that went wrong."""
    files = [
        delivery.files / name for name in ("cluster/deletion-guard.yaml", "db/postgresql.yaml")
    ]
    guard, removed = map(documents, files)
    kept = [*guard, *(each for each in removed if each["kind"] in PROTECTED), CLAIM]
    before = identities(cluster, kept)
    for file in files:
        file.unlink()
    delivery.push("Without the guard and what it guards")
    delivery.wait_until(
        "Argo CD has seen that the guard is not in Git, and has left the database alone",
        lambda: (
            state_of(delivery.applications()["cluster"])[0] == "OutOfSync"
            and LEFT_ALONE in delivery.complaints()
        ),
    )
    assert identities(cluster, kept) == before
    delivery.mend(tries=30)


def test_a_definition_that_is_taken_out_of_git_stays_with_its_objects(delivery, cluster):
    """Argo CD deletes none, or every object of an operator would go by one value of a chart."""
    defined, kept = definition_of(**LATE), object_of(**LATE, namespace="cicd")
    (delivery.files / "cicd/definition.yaml").write_text(yaml.safe_dump(defined))
    delivery.push("A definition")
    delivery.wait_until_settled()
    try:
        cluster.apply(kept)
        before = identities(cluster, [defined, kept])
        delivery.restore()
        delivery.refresh("hard")
        delivery.wait_until_settled()
        assert identities(cluster, [defined, kept]) == before
    finally:
        cluster.delete(defined)


@pytest.fixture
def namespace(delivery, cluster):
    """Deletes a namespace, which hangs in a finalizer."""
    ((_, found),) = delivery.manifests("Namespace", name="ingress")
    cluster.annotate(found, {"cdk8s-web-platform/allow-delete": "true"})
    cluster.merge(found, {"metadata": {"finalizers": ["example.com/hangs"]}})
    cluster.delete(found)
    yield found
    if "deletionTimestamp" in (cluster.find(found) or found)["metadata"]:
        cluster.merge(found, {"metadata": {"finalizers": None}})


@pytest.mark.slow
def test_a_namespace_that_hangs_in_deletion_for_a_minute(delivery, namespace, cluster):
    """No commit made that trouble, and none mends it."""
    uid = cluster.get(namespace)["metadata"]["uid"]
    delivery.wait_for_retry("ingress")
    time.sleep(60)
    assert cluster.get(namespace)["metadata"]["uid"] == uid
    cluster.merge(namespace, {"metadata": {"finalizers": None}})
    delivery.assert_heals(tries=30)
    assert cluster.get(namespace)["metadata"]["uid"] != uid


@pytest.fixture
def stray(delivery, cluster):
    """Makes an Application of the project that Argo CD itself brings."""
    spec = {**delivery.root["spec"], "project": "default"}
    spec["source"] = {**spec["source"], "path": "dist/ingress"}
    made = {**delivery.root, "metadata": {"name": "stray", "namespace": NAMESPACE}, "spec": spec}
    cluster.apply(made)
    yield made
    cluster.delete(made)


def test_an_application_of_the_project_default_may_do_nothing(stray, delivery, cluster):
    delivery.wait_until(
        "its repository and its destination are refused",
        lambda: any("not permitted in project 'default'" in each for each in delivery.complaints()),
    )
    assert "operationState" not in cluster.get(stray)["status"]
