import pytest
from pydantic import ValidationError

from constructs_lib.network.graph import flow_graph
from constructs_lib.postgres import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseRestore,
    PostgresDatabase,
    PostgresDatabaseProps,
    RestoreDrill,
)
from constructs_lib.postgres.backup_store import BackupStoreProps
from constructs_lib.secrets.needed import needed_secrets
from constructs_lib.testing import assert_rules
from tests.objects import single

S3 = "s3:https://s3.example.com/backups"
REST = "rest:https://backups.example.com:8000"
SFTP = "sftp://keeper@host.example.com:2222//srv/backups"


@pytest.fixture
def backed_up(chart):
    """Return a function that makes a database with its three jobs, and return their objects."""

    def make(**given):
        database = PostgresDatabase(chart, "postgresql", PostgresDatabaseProps(database="shop"))
        backup = DatabaseBackup(
            chart,
            "backup",
            DatabaseBackupProps(**given),
            database=database,
        )
        DatabaseRestore(chart, "restore", backup=backup)
        RestoreDrill(chart, "drill", backup=backup)
        assert_rules(chart)
        return chart.to_json()

    return make


def pods(objects):
    """Return the pods of the three jobs."""
    jobs = [each for each in objects if each["kind"] == "CronJob"]
    assert len(jobs) == 3
    return [each["spec"]["jobTemplate"]["spec"]["template"]["spec"] for each in jobs]


def variables(pod):
    return {
        each["name"]: each.get("value", each.get("valueFrom"))
        for each in pod["containers"][0]["env"]
    }


def volumes(pod):
    return {each["name"]: each for each in pod["volumes"]}


def test_a_bucket_needs_no_volume(backed_up):
    objects = backed_up(repository=S3)
    assert not [each for each in objects if each["kind"].startswith("PersistentVolume")]
    for pod in pods(objects):
        assert variables(pod)["RESTIC_REPOSITORY"] == f"{S3}/test/backup"
        assert volumes(pod)["backups"]["emptyDir"] == {"sizeLimit": "10Gi"}
        for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            assert variables(pod)[key] == {"secretKeyRef": {"name": "backup-store", "key": key}}


def test_another_machine_is_logged_in_to_with_a_key(backed_up):
    for pod in pods(backed_up(repository=SFTP)):
        assert variables(pod)["RESTIC_REPOSITORY"] == f"{SFTP}/test/backup"
        mounts = {each["mountPath"]: each["name"] for each in pod["containers"][0]["volumeMounts"]}
        secret = volumes(pod)[mounts[variables(pod)["STORE_LOGIN"]]]["secret"]
        assert secret["secretName"] == "backup-store"
        assert [each["key"] for each in secret["items"]] == ["id", "known_hosts"]


def test_another_login_removes_old_backups(chart, backed_up):
    """The backup then says to its script that it removes nothing."""
    pruning = REST.replace("8000", "8001")
    objects = backed_up(repository=REST, prune={"repository": pruning, "schedule": "0 7 * * *"})
    job = single(objects, "CronJob", "backup-prune")["spec"]
    assert job["schedule"] == "0 7 * * *"
    pod = job["jobTemplate"]["spec"]["template"]["spec"]
    assert pod["containers"][0]["command"] == ["/scripts/prune.sh"]
    assert "prune.sh" in single(objects, "ConfigMap", "backup-scripts")["data"]
    backup = single(objects, "CronJob", "backup")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    for each, place, login in ((pod, pruning, "backup-prune"), (backup, REST, "backup-store")):
        assert variables(each)["RESTIC_REPOSITORY"] == f"{place}/test/backup"
        assert variables(each)["RESTIC_PASSWORD"]["secretKeyRef"]["name"] == "backup-key"
        for key in ("RESTIC_REST_USERNAME", "RESTIC_REST_PASSWORD"):
            assert variables(each)[key] == {"secretKeyRef": {"name": login, "key": key}}
    assert variables(backup)["REMOVES_OLD"] == "no"
    secrets = {each["name"]: each["values"] for each in needed_secrets(chart)}
    assert set(secrets["backup-prune"].values()) == {"given"}
    assert secrets["backup-key"]["password"]["opens_elsewhere"] == f"{REST}/test/backup"


@pytest.mark.parametrize(
    ("settings", "opens"),
    [
        ({}, {"opens": "test/backup"}),
        ({"repository": S3}, {"opens_elsewhere": f"{S3}/test/backup"}),
        ({"repository": SFTP}, {"opens_elsewhere": f"{SFTP}/test/backup"}),
        ({"storage_class": "nfs"}, {}),
    ],
)
def test_the_key_names_what_it_opens(chart, backed_up, settings, opens):
    backed_up(**settings)
    secrets = {each["name"]: each["values"] for each in needed_secrets(chart)}
    assert secrets["backup-key"] == {"password": {"kept_in_file": "test-backup.key", **opens}}
    # A user gives the login of another place: it is neither random nor in Git.
    assert set(secrets.get("backup-store", {}).values()) == (
        {"given"} if "repository" in settings else set()
    )


@pytest.mark.parametrize(
    ("repository", "port"),
    [
        (S3, 443),
        (SFTP, 2222),
        (REST, 8000),
        ("rest:https://backups.example.com/a/b", 443),
        ("s3:http://s3.example.com/a/b", 80),
        ("s3:https://s3.example.com:9000/a", 9000),
        ("sftp://keeper@host.example.com//srv", 22),
    ],
)
def test_jobs_reach_it_and_no_other_port(chart, backed_up, repository, port):
    backed_up(repository=repository)
    outside = [flow for flow in flow_graph(chart) if flow.target == "outside"]
    assert {(flow.source, flow.ports) for flow in outside} == {
        (f"test/{name}", (port,)) for name in ("backup", "restore", "drill")
    }
    policies = [
        rule
        for each in chart.to_json()
        if each["kind"] == "NetworkPolicy"
        for rule in each["spec"].get("egress", [])
        if rule.get("ports") == [{"port": port, "protocol": "TCP"}]
    ]
    assert [each["to"] for each in policies] == [
        [{"ipBlock": {"cidr": "0.0.0.0/0", "except": ["10.244.0.0/16"]}}]
    ] * 3


@pytest.mark.parametrize("host", ["minio", "minio.storage.svc.cluster.local"])
def test_the_way_to_a_service_is_for_its_owner_to_declare(chart, backed_up, host):
    backed_up(repository=f"s3:http://{host}:9000/backups")
    assert not [flow for flow in flow_graph(chart) if flow.target == "outside"]


def test_a_volume_of_a_class(backed_up):
    objects = backed_up(storage_class="nfs", storage_size="20Gi")
    assert not [each for each in objects if each["kind"] == "PersistentVolume"]
    spec = single(objects, "PersistentVolumeClaim", "backup")["spec"]
    assert (spec["storageClassName"], spec.get("volumeName")) == ("nfs", None)
    assert spec["resources"]["requests"]["storage"] == "20Gi"
    for pod in pods(objects):
        assert volumes(pod)["backups"]["persistentVolumeClaim"] == {"claimName": "backup"}


def test_refuses_an_address_that_is_too_long():
    with pytest.raises(ValidationError, match="'repository' must be the address of a bucket"):
        BackupStoreProps(repository=f"{S3}/{'a' * 1024}")
