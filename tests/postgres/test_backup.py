import pytest

from constructs_lib.postgres import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseRestore,
    PostgresDatabase,
    PostgresDatabaseProps,
    RestoreDrill,
)
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import PodProps
from tests.objects import beside_the_database, single, without_scripts
from tests.other_values import every_option, wired_otherwise


@pytest.fixture
def database(chart):
    return PostgresDatabase(chart, "postgresql", PostgresDatabaseProps(database="shop"))


def backup(chart, database, **given):
    return DatabaseBackup(chart, "backup", DatabaseBackupProps(**given), database=database)


def restore(chart, database, of=None, **given):
    return DatabaseRestore(chart, "restore", backup=of or backup(chart, database), **given)


def one(chart, kind, name="backup"):
    return single(chart.to_json(), kind, name)


def job(chart, name="backup"):
    return one(chart, "CronJob", name)["spec"]["jobTemplate"]["spec"]


def variables(chart, name="backup"):
    (container,) = job(chart, name)["template"]["spec"]["containers"]
    assert len({variable["name"] for variable in container["env"]}) == len(container["env"])
    return {variable["name"]: variable.get("value") for variable in container["env"]}


def test_every_option(chart, database, manifests):
    DatabaseBackup(
        chart,
        "backup",
        every_option(DatabaseBackupProps, pod=PodProps()),
        **wired_otherwise(DatabaseBackup, database=database),
    )
    assert without_scripts(beside_the_database(chart.to_json())) == manifests
    assert_rules(chart)


def test_a_backup_knows_no_password_of_a_superuser(chart, database):
    backup(chart, database)
    (container,) = job(chart)["template"]["spec"]["containers"]
    sources = [
        each["valueFrom"]["secretKeyRef"] for each in container["env"] if "valueFrom" in each
    ]
    assert {(source["name"], source["key"]) for source in sources} == {
        *(("postgresql-backup", key) for key in ("username", "password")),
        ("postgresql-owner", "username"),
        ("backup-key", "password"),
    }


def test_a_backup_is_tried_again_and_a_restore_starts_by_hand_alone(chart, database):
    restore(chart, database, of=backup(chart, database, deadline_seconds=1234))
    assert (job(chart)["backoffLimit"], job(chart)["activeDeadlineSeconds"]) == (2, 1234)
    assert one(chart, "CronJob", "restore")["spec"]["suspend"] is True
    assert job(chart, "restore")["backoffLimit"] == 0


def test_a_drill_every_week(chart, database):
    made = RestoreDrill(chart, "drill", backup=backup(chart, database))
    assert one(chart, "CronJob", "drill")["spec"]["schedule"] == "30 4 * * 0"
    assert variables(chart, "drill")["ACTION"] == "drill"
    assert made.age_seconds == (
        'time() - kube_cronjob_status_last_successful_time{namespace="test",cronjob="drill"}'
    )
    assert_rules(chart)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"environment": {"BACKUPS": "/a"}}, "'environment' .* 'BACKUPS'"),
        ({"mounts": {"/scripts": {"volume": "tmp"}}}, "'mounts' .*/scripts"),
        (
            {"pod": {"volumes": {"backups": {"persistent_volume_claim": "a"}}}},
            "'volumes' must not have names .* got 'backups'",
        ),
    ],
)
def test_refuses_collisions(chart, database, given, message):
    with pytest.raises(ValueError, match=f"test/backup: {message}"):
        backup(chart, database, **given)
