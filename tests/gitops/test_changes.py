"""Changes in Git arrive, changes in the cluster are healed, mistakes do no harm."""

import re
from copy import deepcopy

import pytest

from scripts.cluster.health import Application
from tests.apiserver.dist import title
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import SECONDS
from tests.gitops.mistakes import rewritten
from tests.gitops.steps import push_mistake

pytestmark = pytest.mark.by_turns("changes")

WEBHOOK_SECONDS = 60


def one(delivery, kind):
    return delivery.manifests(kind)[0]


def image_of(workload):
    return workload["spec"]["template"]["spec"]["containers"][0]["image"]


def test_what_is_changed_again_and_again_is_healed_each_time(delivery, cluster):
    """Argo CD waits longer each time, at most as long as before it tries a sync again."""
    before = len(delivery.log())
    _, deployment = one(delivery, "Deployment")
    changed = deepcopy(deployment["spec"]["template"]["spec"]["containers"])
    changed[0]["image"] = "example.com/changed-by-hand:1"
    for _ in range(5):
        cluster.merge(deployment, {"spec": {"template": {"spec": {"containers": changed}}}})
        delivery.until(
            f"{title(deployment)} has its image again",
            lambda: image_of(cluster.get(deployment)) == image_of(deployment),
        )
    waits = re.findall(r"retrying in ([^)]*)\)", delivery.log()[before:])
    assert waits
    assert max(map(seconds, waits)) <= 10, waits


def seconds(duration):
    """Return the seconds of a duration as Go prints it, such as `1m2.3s` or `45ms`."""
    units = {"m": 60, "s": 1, "ms": 0.001, "µs": 0.000001}
    return sum(
        float(number) * units[unit] for number, unit in re.findall(r"([\d.]+)(ms|µs|m|s)", duration)
    )


def test_only_the_branch_is_delivered(delivery):
    """A user who can push a tag could choose the code, if Argo CD took it for the branch.

    From 3.4 on it does not take a tag `refs/heads/main` for the branch either.
    """
    names = ("HEAD", "main", "heads/main")
    file, _ = one(delivery, "Deployment")
    change_label(file, "a-tag")
    tagged = delivery.repository.commit_aside()
    delivery.repository.tag(tagged, *names)
    try:
        # It took either of two names with the same short form.
        for text in ("one", "two", "three"):
            change_label(file, text)
            delivery.push("Of the branch")
            delivery.wait_until_settled()
    finally:
        delivery.repository.tag("", *names)
    assert not [report for *_, report in delivery.reports if tagged in report["revisions"]]


def change_label(file, text):
    rewritten(file, lambda manifest: manifest["metadata"]["labels"].update(of=text))


def test_a_deleted_object_comes_back(delivery, cluster):
    _, service = one(delivery, "Service")
    former, _ = generation(cluster, service)
    cluster.delete(service)
    delivery.until(
        f"{title(service)} is there again",
        lambda: generation(cluster, service)[0] not in (None, former),
    )


def test_auto_sync_that_was_disabled_is_enabled_again(delivery, cluster):
    """As the button on Argo CD's page does it: by a field of its own."""
    application = delivery.applications()["ingress"]

    def automated():
        return cluster.get(application)["spec"]["syncPolicy"]["automated"]

    off = {**automated(), "enabled": False}
    cluster.merge(application, {"spec": {"syncPolicy": {"automated": off}}})
    delivery.until(
        "it is synced by itself again",
        lambda: automated().get("enabled") is not False,
        lambda: [automated(), delivery.unsettled()],
    )


def test_a_pushed_commit_arrives(delivery, cluster):
    """By the webhook: the interval of polling is longer, and starts anew with a refresh."""
    delivery.refresh()
    delivery.wait_until_settled()
    push_image(delivery, cluster, "example.com/pushed:2", WEBHOOK_SECONDS)


def push_image(delivery, cluster, image, seconds=SECONDS):
    file, deployment = one(delivery, "Deployment")
    file.write_text(file.read_text().replace(image_of(deployment), image))
    delivery.push("A new image")
    delivery.wait_until_settled(seconds)
    assert image_of(cluster.get(deployment)) == image


@pytest.fixture
def nobody_is_told(delivery):
    hooks = f"/api/v1/repos/{delivery.gitea_repository}/hooks"
    login = delivery.gitea.administrator
    found = delivery.gitea.ask("GET", hooks, login).json()
    assert found

    def activate(active):
        for hook in found:
            change = {"active": active}
            answer = delivery.gitea.ask("PATCH", f"{hooks}/{hook['id']}", login, json=change)
            assert answer.is_success, answer.text

    activate(False)
    yield
    activate(True)


def test_a_push_that_argo_cd_was_not_told_of_arrives(nobody_is_told, delivery, cluster):
    push_image(delivery, cluster, "example.com/pushed:3")


def test_root_syncs_nothing_for_commits_that_change_none_of_its_objects(delivery, cluster):
    def root_operation():
        return delivery.applications()["root"]["status"]["operationState"]["startedAt"]

    before = root_operation()
    for number in range(3):
        push_image(delivery, cluster, f"example.com/pushed:{number}")
    assert root_operation() == before


def test_what_keeps_an_application_from_being_healthy_is_named(delivery, cluster):
    file, deployment = one(delivery, "Deployment")
    name = deployment["metadata"]["name"]

    def never_ready(manifest):
        if title(manifest) == title(deployment):
            manifest["spec"]["template"]["spec"]["nodeSelector"] = {"is": "nowhere"}

    rewritten(file, never_ready)
    delivery.push("A program that never gets ready")

    def said():
        found = Application.of(delivery.applications()["app"])
        return found.health, found.message

    delivery.until(
        "it is not ready",
        lambda: said()[0] == "Progressing" and said()[1].startswith(f"Deployment {name}: "),
        said,
    )


def test_a_backup_that_failed_holds_up_nothing(delivery, cluster):
    """Its Application is one of those that all later ones come after, and no commit mends it."""
    for _, job in delivery.manifests("CronJob"):
        times = {
            "lastSuccessfulTime": "2026-01-01T02:30:00Z",
            "lastScheduleTime": "2026-01-02T02:30:00Z",
        }
        cluster.subresource(job, "status", {"status": times})
    change_label(delivery.files / "apps/app.yaml", "after-the-backup")
    delivery.push("Of a later wave")
    delivery.wait_until_settled()
    assert delivery.applications()["app"]["metadata"]["labels"]["of"] == "after-the-backup"


def test_a_broken_commit_is_named_and_changes_nothing(delivery, cluster):
    """Nor is the Deployment pruned, which is no longer in Git by its name."""
    file, deployment = one(delivery, "Deployment")
    before = generations(delivery, cluster)

    def misspell(manifest):
        if title(manifest) == title(deployment):
            manifest["kind"] = "Deploymnet"

    rewritten(file, misspell)
    push_mistake(delivery, "Deploymnet")
    assert generations(delivery, cluster) == before


def generations(delivery, cluster):
    """Return uid and generation of every object that the first commit delivered."""
    return {title(manifest): generation(cluster, manifest) for manifest in delivery.delivered}


def generation(cluster, manifest):
    metadata = (cluster.find(manifest) or {"metadata": {}})["metadata"]
    return metadata.get("uid"), metadata.get("generation")


@pytest.fixture
def stray(delivery, cluster):
    """Make an Application of the project that Argo CD itself brings."""
    spec = {**delivery.root["spec"], "project": "default"}
    spec["source"] = {**spec["source"], "path": "dist/ingress"}
    made = {**delivery.root, "metadata": {"name": "stray", "namespace": NAMESPACE}, "spec": spec}
    cluster.apply(made)
    yield made
    cluster.delete(made)


def test_an_application_of_the_project_default_may_do_nothing(stray, delivery, cluster):
    refused = "is not permitted in project 'default'"
    delivery.until("it is refused", lambda: refused in str(delivery.complaints()))
    assert "operationState" not in cluster.get(stray)["status"]
