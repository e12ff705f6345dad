import pytest
from pydantic import ValidationError

from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.reference import GitBackup, GitBackupProps, GitRestore
from constructs_lib.secrets.needed import needed_secrets
from constructs_lib.workloads import PodProps
from tests.objects import single, without_scripts
from tests.other_values import every_option, wired_otherwise

URL = "http://git.test:3000"


@pytest.fixture
def server(chart):
    props = HelmPodsProps(pod_labels={"app.kubernetes.io/name": "gitea"}, ports=[3000])
    return HelmPods(chart, "gitea", props)


def backup(chart, server, **given):
    return made(chart, GitBackupProps(**given), server=server)


def made(chart, props, **wiring):
    return GitBackup(chart, "git-backup", props, **{"url": URL, "login_secret": "admin", **wiring})


def pod(chart, name):
    job = single(chart.to_json(), "CronJob", name)["spec"]["jobTemplate"]["spec"]
    return job["template"]["spec"]


def variables(chart, name):
    (container,) = pod(chart, name)["containers"]
    return {each["name"]: each.get("value") for each in container["env"]}


def test_every_option(chart, server, manifests):
    GitBackup(
        chart,
        "git-backup",
        every_option(GitBackupProps, pod=PodProps()),
        **wired_otherwise(GitBackup, server=server),
    )
    assert without_scripts(chart.to_json()) == manifests


def test_the_key_outlives_the_cluster(chart, server):
    backup(chart, server)
    assert {each["name"]: each["values"] for each in needed_secrets(chart)} == {
        "admin": {"username": "random", "password": "random"},
        "git-backup-key": {
            "password": {"kept_in_file": "test-git-backup.key", "opens": "test/git-backup"}
        },
    }


def test_a_volume_of_a_class_has_what_only_its_key_opens_elsewhere(chart, server):
    made = backup(chart, server, storage_class="kept")
    assert made.volume is None
    claim = single(chart.to_json(), "PersistentVolumeClaim", "git-backup")
    assert claim["spec"]["storageClassName"] == "kept"
    (key,) = [each for each in needed_secrets(chart) if each["name"] == "git-backup-key"]
    assert key["values"] == {"password": {"kept_in_file": "test-git-backup.key"}}


def test_a_scheduled_backup_waits_for_a_restore_and_a_person_does_not(chart, server):
    made = backup(chart, server, deadline_seconds=14400)
    GitRestore(chart, "git-restore", backup=made)
    assert variables(chart, "git-backup")["LOCK_SECONDS"] == "7200"
    assert "LOCK_SECONDS" not in variables(chart, "git-restore")


@pytest.mark.parametrize(
    ("given", "message"),
    [
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
    ],
)
def test_refuses(chart, server, given, message):
    with pytest.raises(ValidationError, match=message):
        backup(chart, server, **given)


def test_refuses_a_variable_that_it_sets_itself(chart, server):
    with pytest.raises(ValueError, match=r"'environment' must not have names .* 'GITEA_URL'"):
        backup(chart, server, environment={"GITEA_URL": "http://elsewhere"})
