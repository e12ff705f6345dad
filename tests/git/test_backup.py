import pytest
from cdk8s import Chart
from pydantic import ValidationError

from constructs_lib import (
    ChartPods,
    ChartPodsProps,
    GitBackup,
    GitBackupProps,
    GitRestore,
    GitRestoreProps,
    flow_graph,
    needed_secrets,
)
from constructs_lib.testing import assert_rules
from tests.objects import single, without_scripts
from tests.other_values import every_option

URL = "http://git.test:3000"


@pytest.fixture
def server(chart):
    props = ChartPodsProps(pod_labels={"app.kubernetes.io/name": "gitea"}, ports=[3000])
    return ChartPods(chart, "gitea", props)


def backup(chart, server, **given):
    props = GitBackupProps(**{"server": server, "url": URL, "login_secret": "admin", **given})
    return GitBackup(chart, "git-backup", props)


def pod(chart, name):
    job = single(chart.to_json(), "CronJob", name)["spec"]["jobTemplate"]["spec"]
    return job["template"]["spec"]


def variables(chart, name):
    (container,) = pod(chart, name)["containers"]
    return {each["name"]: each.get("value") for each in container["env"]}


def test_defaults(chart, server, manifests):
    GitRestore(chart, "git-restore", GitRestoreProps(backup=backup(chart, server)))
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_every_option(chart, server, manifests):
    made = GitBackup(chart, "git-backup", every_option(GitBackupProps, server=server))
    GitRestore(chart, "git-restore", every_option(GitRestoreProps, backup=made))
    assert without_scripts(chart.to_json()) == manifests


def test_only_the_jobs_reach_the_server(chart, server):
    GitRestore(chart, "git-restore", GitRestoreProps(backup=backup(chart, server)))
    assert [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(chart)] == [
        "test/git-backup test/gitea (3000,)",
        "test/git-restore test/gitea (3000,)",
    ]


def test_the_key_outlives_the_cluster(chart, server):
    backup(chart, server)
    assert {each["name"]: each["values"] for each in needed_secrets(chart)} == {
        "admin": {"username": "random", "password": "random"},
        "git-backup-key": {
            "password": {"kept_in_file": "test-git-backup.key", "opens": "test/git-backup"}
        },
    }


def test_the_user_is_that_of_the_backups_of_databases(chart, server):
    """Each pod gives the folder, which they share, to its group."""
    backup(chart, server)
    context = pod(chart, "git-backup")["securityContext"]
    assert (context["runAsUser"], context["fsGroup"]) == (999, 999)


def test_the_place_names_the_namespace(chart, server):
    backup(chart, server)
    assert variables(chart, "git-backup")["RESTIC_REPOSITORY"] == "/backups/test/git-backup"
    volume = single(chart.to_json(), "PersistentVolume", "test-git-backup")
    assert volume["spec"]["persistentVolumeReclaimPolicy"] == "Retain"


def test_a_volume_of_a_class_has_what_only_its_key_opens_elsewhere(chart, server):
    made = backup(chart, server, storage_class="kept")
    assert made.volume is None
    claim = single(chart.to_json(), "PersistentVolumeClaim", "git-backup")
    assert claim["spec"]["storageClassName"] == "kept"
    (key,) = [each for each in needed_secrets(chart) if each["name"] == "git-backup-key"]
    assert key["values"] == {"password": {"kept_in_file": "test-git-backup.key"}}


def test_a_scheduled_backup_waits_for_a_restore_and_a_person_does_not(chart, server):
    made = backup(chart, server, deadline_seconds=14400)
    GitRestore(chart, "git-restore", GitRestoreProps(backup=made))
    assert variables(chart, "git-backup")["LOCK_SECONDS"] == "7200"
    assert "LOCK_SECONDS" not in variables(chart, "git-restore")


def test_an_unchanged_job_of_the_restore_only_lists(chart, server):
    GitRestore(chart, "git-restore", GitRestoreProps(backup=backup(chart, server)))
    assert variables(chart, "git-restore")["ACTION"] == "list"
    assert single(chart.to_json(), "CronJob", "git-restore")["spec"]["suspend"] is True


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"retention_days": 0}, "greater than or equal to 1", id="no day"),
        pytest.param({"image": "docker.gitea.com/gitea"}, "exact tag", id="moving image"),
        pytest.param(
            {"repository": "s3:https://s3.example/backups"},
            "repository\n  Extra inputs are not permitted",
            id="no volume",
        ),
        pytest.param(
            {"host_path": "/srv/backups", "storage_class": "kept"},
            "only one of 'host_path' and 'storage_class' may be given, got host_path "
            "'/srv/backups' and storage_class 'kept'; remove one",
            id="two volumes",
        ),
        pytest.param({"url": "gitea:3000"}, "'url' must be the origin", id="no address"),
    ],
)
def test_refuses(chart, server, given, message):
    with pytest.raises(ValidationError, match=message):
        backup(chart, server, **given)


def test_refuses_a_variable_that_it_sets_itself(chart, server):
    with pytest.raises(ValueError, match=r"'environment' must not have names .* 'GITEA_URL'"):
        backup(chart, server, environment={"GITEA_URL": "http://elsewhere"})


def test_is_in_the_namespace_of_its_chart(chart):
    other = Chart(chart, "other", namespace="other", disable_resource_name_hashes=True)
    props = ChartPodsProps(pod_labels={"a": "b"}, ports=[3000])
    backup(other, ChartPods(other, "gitea", props))
    assert {each["metadata"].get("namespace") for each in other.to_json()} == {"other", None}
