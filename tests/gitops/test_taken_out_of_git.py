"""What is taken out of Git is pruned, but not what is protected, which comes back unharmed."""

import pytest
import yaml

from scripts.cluster.health import Application
from tests.apiserver.dist import title
from tests.gitops.delivery import documents, state_of
from tests.gitops.late_kinds import definition_of, object_of
from tests.gitops.mistakes import rewritten
from tests.gitops.test_changes import change_label, generations, one

pytestmark = pytest.mark.by_turns("taken out of Git")

LEFT_ALONE = "ignored (no prune)"
"""What a sync says of a protected object that is not in Git."""


def test_a_removed_file_is_pruned_and_nothing_else(delivery, cluster):
    file, _ = one(delivery, "Ingress")
    removed = [title(manifest) for manifest in documents(file)]
    before = generations(delivery, cluster)
    file.unlink()
    delivery.push("Without the Ingress")
    delivery.wait_until_settled()
    assert generations(delivery, cluster) == before | dict.fromkeys(removed, (None, None))


def until_only_these_are_gone(delivery, cluster, others):
    delivery.until(
        "what is not protected is gone, and Argo CD says that the rest is not",
        lambda: (
            not any(cluster.find(manifest) for manifest in others)
            and LEFT_ALONE in delivery.complaints()
        ),
        lambda: [delivery.complaints(), [title(m) for m in others if cluster.find(m)]],
    )


def test_a_database_that_is_taken_out_of_git_keeps_its_data_and_comes_back(delivery, cluster):
    file = delivery.files / "db/postgresql.yaml"
    removed = documents(file)
    (database,) = [manifest for manifest in removed if manifest["kind"] == "StatefulSet"]
    others = [manifest for manifest in removed if manifest is not database]
    claims = identities(cluster, database)
    file.unlink()
    delivery.push("Without the database")
    until_only_these_are_gone(delivery, cluster, others)
    assert identities(cluster, database) == claims
    delivery.correct()
    assert all(cluster.find(manifest) for manifest in removed)
    assert identities(cluster, database) == claims


def test_the_guard_protects_from_the_commit_that_removes_it_too(delivery, cluster):
    files = [
        delivery.files / name for name in ("cluster/deletion-guard.yaml", "db/postgresql.yaml")
    ]
    guard, removed = map(documents, files)
    (database,) = [manifest for manifest in removed if manifest["kind"] == "StatefulSet"]
    claims = identities(cluster, database)
    for file in files:
        file.unlink()
    delivery.push("Without the guard and what it guards")
    delivery.until(
        "Argo CD has seen that the guard is not in Git",
        lambda: state_of(delivery.applications()["cluster"])[0] == "OutOfSync",
    )
    delivery.until(
        "Argo CD has left the database alone", lambda: LEFT_ALONE in delivery.complaints()
    )
    assert all(cluster.find(manifest) for manifest in guard)
    assert identities(cluster, database) == claims
    delivery.correct(tries=30)


def test_backups_that_are_taken_out_of_git_keep_their_volumes_and_come_back(delivery, cluster):
    """A volume that is on its way out stays so, and no correction would bring it back."""
    files = [delivery.files / name for name in ("db/backup.yaml", "cicd/git-backup.yaml")]
    removed = [manifest for file in files for manifest in documents(file)]
    volumes = [manifest for manifest in removed if manifest["kind"] == "PersistentVolume"]
    others = [each for each in removed if not each["kind"].startswith("PersistentVolume")]
    assert len(volumes) == len(files)
    for file in files:
        file.unlink()
    delivery.push("Without backups")
    until_only_these_are_gone(delivery, cluster, others)
    delivery.correct()
    assert all(cluster.find(manifest) for manifest in removed)
    assert not any("deletionTimestamp" in cluster.get(each)["metadata"] for each in volumes)


def test_what_is_protected_keeps_nothing_else_back(delivery, cluster):
    """As where backups go to another store from now on: the old one stays, the rest is applied."""
    file = delivery.files / "db/backup.yaml"
    removed = [each for each in documents(file) if each["kind"].startswith("PersistentVolume")]
    assert removed
    file.write_text(yaml.safe_dump_all([m for m in documents(file) if m not in removed]))
    of_the_folder = next(each for each in documents(file) if each["kind"] == "ConfigMap")
    of_a_later_wave = delivery.applications()["app"]
    change_label(file, "another-store")
    change_label(delivery.files / "apps/app.yaml", "another-store")
    delivery.push("Another store")
    # The rest may be deleted in years, or never.
    delivery.wait_until_settled()
    for each in (of_the_folder, of_a_later_wave):
        assert cluster.get(each)["metadata"]["labels"]["of"] == "another-store"
    assert LEFT_ALONE in delivery.complaints()
    found = Application.of(delivery.applications()["db"])
    assert found.is_good
    said, _, left = found.message.partition(": ")
    assert said == "not in Git, but protected"
    assert sorted(left.split(", ")) == sorted(
        f"{each['kind']} {each['metadata']['name']}" for each in removed
    )
    assert not any("deletionTimestamp" in cluster.get(each)["metadata"] for each in removed)
    delivery.correct()


def test_a_definition_that_is_taken_out_of_git_stays_with_its_objects(delivery, cluster):
    """Argo CD deletes none, or every object of an operator would go by one value of a chart."""
    kind = {"group": "taken.example.com", "kind": "Taken"}
    defined, kept = definition_of(**kind), object_of(**kind, namespace="cicd")
    file = delivery.files / "cicd/definition.yaml"
    file.write_text(yaml.safe_dump(defined))
    allow(delivery.files / "projects/cicd.yaml", defined)
    delivery.push("A definition")
    delivery.wait_until_settled()
    try:
        uid = cluster.apply(kept).object["metadata"]["uid"]
        file.unlink()
        delivery.push("Without the definition")
        delivery.wait_until_settled()
        delivery.refresh("hard")
        delivery.wait_until_settled()
        assert "deletionTimestamp" not in cluster.get(defined)["metadata"]
        assert cluster.get(kept)["metadata"]["uid"] == uid
    finally:
        cluster.delete(defined)


def allow(file, definition):
    """Let a project have a definition, since it has by name what its tier holds."""
    name = definition["metadata"]["name"]
    entry = {"group": "apiextensions.k8s.io", "kind": definition["kind"], "name": name}
    rewritten(file, lambda project: project["spec"]["clusterResourceWhitelist"].append(entry))


def identities(cluster, database):
    """Return the uids of a database and of its volume, neither of which is on its way out."""
    found = [cluster.get(database)]
    labels = database["spec"]["selector"]["matchLabels"]
    found += cluster.list(
        "v1",
        "PersistentVolumeClaim",
        database["metadata"]["namespace"],
        label_selector=",".join(f"{key}={value}" for key, value in labels.items()),
    )
    assert len(found) == 2
    assert all("deletionTimestamp" not in each["metadata"] for each in found)
    return [each["metadata"]["uid"] for each in found]
