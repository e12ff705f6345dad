import pytest
from cdk8s import Chart
from pydantic import ValidationError

from constructs_lib import (
    DatabaseBackup,
    DatabaseBackupProps,
    DatabaseBackupSettings,
    DatabaseRestore,
    DatabaseRestoreProps,
    PostgresDatabase,
    PostgresDatabaseProps,
    ResourcesProps,
    RestoreDrill,
    RestoreDrillProps,
    flow_graph,
    needed_secrets,
)
from constructs_lib.core.package_files import package_text
from constructs_lib.testing import assert_rules
from tests.objects import single, without_scripts
from tests.other_values import every_option

SCRIPTS = [
    *("backup.sh", "common.sh", "create.sql", "dump.sh", "entries.sql", "losses.sql"),
    *("manifest.sql", "new_database.sh", "properties.sql", "receive.sh", "restore.sh"),
]


@pytest.fixture
def database(chart):
    return PostgresDatabase(chart, "postgresql", PostgresDatabaseProps(database="shop"))


def backup(chart, database, **given):
    return DatabaseBackup(chart, "backup", DatabaseBackupProps(database=database, **given))


def restore(chart, database, of=None, **given):
    props = DatabaseRestoreProps(backup=of or backup(chart, database), **given)
    return DatabaseRestore(chart, "restore", props)


def ours(chart):
    """Returns what is not the database's own."""
    return without_scripts(
        [
            o
            for o in chart.to_json()
            if o["metadata"]["labels"]["app.kubernetes.io/component"] != "database"
        ]
    )


def one(chart, kind, name="backup"):
    return single(chart.to_json(), kind, name)


def job(chart, name="backup"):
    return one(chart, "CronJob", name)["spec"]["jobTemplate"]["spec"]


def variables(chart, name="backup"):
    (container,) = job(chart, name)["template"]["spec"]["containers"]
    assert len({variable["name"] for variable in container["env"]}) == len(container["env"])
    return {variable["name"]: variable.get("value") for variable in container["env"]}


def test_defaults(chart, database, manifests):
    restore(chart, database)
    assert ours(chart) == manifests
    assert_rules(chart)


def test_every_option(chart, database, manifests):
    made = DatabaseBackup(chart, "backup", every_option(DatabaseBackupProps, database=database))
    DatabaseRestore(chart, "restore", every_option(DatabaseRestoreProps, backup=made))
    assert ours(chart) == manifests
    assert_rules(chart)


def test_one_backup_at_a_time(chart, database):
    backup(chart, database)
    assert one(chart, "CronJob")["spec"]["concurrencyPolicy"] == "Forbid"


def test_a_failed_backup_is_tried_again_within_its_deadline(chart, database):
    """Such as one during a restart of the server; without, a day would have none."""
    backup(chart, database, deadline_seconds=1234)
    assert (job(chart)["backoffLimit"], job(chart)["activeDeadlineSeconds"]) == (2, 1234)


def test_jobs_write_as_the_group_that_owns_the_volume(chart, database):
    """A group of its own would read all visitors' data, or could write no backup."""
    restore(chart, database)
    for name in ("backup", "restore"):
        assert job(chart, name)["template"]["spec"]["securityContext"] == {
            "runAsNonRoot": True,
            "runAsUser": 999,
            "runAsGroup": 999,
            "fsGroup": 999,
            "seccompProfile": {"type": "RuntimeDefault"},
        }


def test_a_backup_that_was_slept_through_is_made_up_for(chart, database):
    """From half past two at night until the afternoon, but not until the next night's."""
    backup(chart, database)
    assert one(chart, "CronJob")["spec"]["startingDeadlineSeconds"] == 12 * 3600


def test_how_long_backups_are_kept(chart, database):
    backup(chart, database, retention_days=14)
    assert variables(chart)["RETENTION_DAYS"] == "14"


def test_jobs_work_on_the_database_from_outside_of_it(chart, database):
    """Nobody can restore a database that he is connected to."""
    restore(chart, database)
    for name in ("backup", "restore"):
        found = variables(chart, name)
        assert (found["PGHOST"], found["PGPORT"]) == (database.host, "5432")
        assert (found["PGDATABASE"], found["DATABASE"]) == ("postgres", "shop")


def test_scripts_are_those_of_the_package(chart, database):
    backup(chart, database)
    data = one(chart, "ConfigMap", "backup-scripts")["data"]
    own = {name: package_text("postgres", f"scripts/{name}") for name in SCRIPTS}
    shared = ("snapshots.awk", "store.sh")
    assert data == own | {name: package_text("backups", f"scripts/{name}") for name in shared}
    (volume,) = [v for v in job(chart)["template"]["spec"]["volumes"] if v["name"] == "scripts"]
    assert volume["configMap"]["defaultMode"] == 0o555


def test_the_volume_is_bound_to_the_claim_and_outlives_it(chart, database):
    backup(chart, database)
    volume = one(chart, "PersistentVolume", "test-backup")
    assert "namespace" not in volume["metadata"]
    assert volume["spec"]["persistentVolumeReclaimPolicy"] == "Retain"
    claim = volume["spec"]["claimRef"]
    assert (claim["namespace"], claim["name"]) == ("test", "backup")
    spec = one(chart, "PersistentVolumeClaim")["spec"]
    assert (spec["volumeName"], spec["storageClassName"]) == ("test-backup", "")


def test_jobs_may_reach_the_database_and_nothing_else(chart, database):
    restore(chart, database)
    assert [(flow.source, flow.target, flow.ports) for flow in flow_graph(chart)] == [
        ("test/backup", "test/postgresql", (5432,)),
        ("test/restore", "test/postgresql", (5432,)),
    ]


def credentials(chart, name):
    """Returns the Secrets whose values are in the environment of a job."""
    (container,) = job(chart, name)["template"]["spec"]["containers"]
    sources = [
        each["valueFrom"]["secretKeyRef"] for each in container["env"] if "valueFrom" in each
    ]
    return {(source["name"], source["key"]) for source in sources}


def test_a_backup_knows_no_password_of_a_superuser(chart, database):
    backup(chart, database)
    assert credentials(chart, "backup") == {
        ("postgresql-backup", "username"),
        ("postgresql-backup", "password"),
        ("postgresql-owner", "username"),
        ("backup-key", "password"),
    }


def test_the_key_outlives_the_cluster(chart, database):
    backup(chart, database)
    (key,) = [each for each in needed_secrets(chart) if each["name"] == "backup-key"]
    assert key == {
        "namespace": "test",
        "name": "backup-key",
        "values": {"password": {"kept_in_file": "test-backup.key", "opens": "test/backup"}},
    }


def test_the_program_comes_from_the_image_of_restic(chart, database):
    backup(chart, database, restic_image="registry.example/restic:1")
    spec = job(chart)["template"]["spec"]
    (copy,) = spec["initContainers"]
    assert (copy["image"], copy["command"][:2]) == (
        "registry.example/restic:1",
        ["cp", "/usr/bin/restic"],
    )
    mounts = {each["name"]: each["mountPath"] for each in spec["containers"][0]["volumeMounts"]}
    assert copy["command"][2] == f"{mounts['restic']}/restic" == variables(chart)["RESTIC"]
    (volume,) = [each for each in spec["volumes"] if each["name"] == "restic"]
    assert volume["emptyDir"] == {"sizeLimit": "128Mi"}


def test_a_drill_every_week(chart, database):
    made = RestoreDrill(chart, "drill", RestoreDrillProps(backup=backup(chart, database)))
    spec = one(chart, "CronJob", "drill")["spec"]
    assert (spec["schedule"], spec.get("suspend"), spec["concurrencyPolicy"]) == (
        "30 4 * * 0",
        None,
        "Forbid",
    )
    assert variables(chart, "drill")["ACTION"] == "drill"
    assert made.age_seconds == (
        'time() - kube_cronjob_status_last_successful_time{namespace="test",cronjob="drill"}'
    )
    assert_rules(chart)


def test_a_restore_never_starts_by_itself_and_never_again(chart, database):
    restore(chart, database)
    assert one(chart, "CronJob", "restore")["spec"]["suspend"] is True
    assert job(chart, "restore")["backoffLimit"] == 0


def test_a_job_that_changes_nothing_of_a_restore_lists_the_backups(chart, database):
    restore(chart, database)
    found = variables(chart, "restore")
    assert {name: found[name] for name in ("ACTION", "BACKUP")} == {
        "ACTION": "list",
        "BACKUP": "latest",
    }


def test_its_age_as_a_query(chart, database):
    assert backup(chart, database).age_seconds == (
        'time() - kube_cronjob_status_last_successful_time{namespace="test",cronjob="backup"}'
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"schedule": "@daily"}, "'schedule' must be a cron schedule", id="schedule"),
        pytest.param({"time_zone": "Local"}, "'time_zone' must be the name of an", id="zone"),
        pytest.param({"retention_days": 0}, "greater than or equal to 1", id="retention"),
        pytest.param({"deadline_seconds": 59}, "greater than or equal to 60", id="deadline"),
        pytest.param({"host_path": "backups"}, "'host_path' must be an absolute path", id="path"),
        pytest.param({"storage_size": "10GB"}, "must be a Kubernetes quantity", id="size"),
        pytest.param(
            {"resources": {"memory_request": "1Gi"}}, "must not exceed 'memory_limit'", id="memory"
        ),
        pytest.param({"keep": 7}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        DatabaseBackupSettings(**given)


def test_refuses_a_database_that_is_no_construct():
    with pytest.raises(ValidationError, match="instance of PostgresDatabase"):
        DatabaseBackupProps(database="shop")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"deadline_seconds": 59}, "greater than or equal to 60", id="deadline"),
        pytest.param({"action": "undo"}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses_a_restore(chart, database, given, message):
    with pytest.raises(ValidationError, match=message):
        restore(chart, database, **given)


def test_a_partial_group_starts_from_the_default():
    """One number in a settings file must not ask for the other three."""
    assert DatabaseBackupSettings(resources={"cpu_limit": "2"}).resources == ResourcesProps(
        cpu_request="100m", cpu_limit="2", memory_request="128Mi", memory_limit="512Mi"
    )


def test_props_are_settings_and_wiring(database):
    settings = DatabaseBackupSettings(retention_days=3)
    props = DatabaseBackupProps.of(settings, database=database, component="safety")
    assert (props.retention_days, props.database, props.component) == (3, database, "safety")


def test_the_shape_of_every_workload_holds_for_backup_and_restore(chart, database):
    restore(
        chart,
        database,
        of=backup(
            chart,
            database,
            environment={"LANG": "de_DE.utf8"},
            mounts={"/more": {"volume": "more"}},
            pod={
                "volumes": {"more": {"empty_dir": {"size_limit": "1Gi"}}},
                "node_selector": {"disk": "large"},
            },
        ),
    )
    for name in ("backup", "restore"):
        spec = job(chart, name)["template"]["spec"]
        assert variables(chart, name)["LANG"] == "de_DE.utf8"
        paths = [mount["mountPath"] for mount in spec["containers"][0]["volumeMounts"]]
        assert paths == ["/scripts", "/backups", "/restic", "/more", "/tmp"]
        assert spec["nodeSelector"] == {"disk": "large"}
    assert_rules(chart)


def test_what_it_builds_is_at_hand(chart, database):
    made = backup(chart, database)
    built = [made.cron_job, made.service_account, made.volume, made.claim, made.scripts]
    assert [each.kind for each in built] == [
        "CronJob",
        "ServiceAccount",
        "PersistentVolume",
        "PersistentVolumeClaim",
        "ConfigMap",
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"environment": {"BACKUPS": "/a"}}, "'environment' .* 'BACKUPS'", id="name"),
        pytest.param({"mounts": {"/scripts": {"volume": "tmp"}}}, "'mounts' .*/scripts", id="path"),
        pytest.param(
            {
                "pod": {
                    "init_containers": {
                        "restic": {
                            "image": "a:1",
                            "resources": {
                                "cpu_request": "1m",
                                "cpu_limit": "1m",
                                "memory_request": "4Mi",
                                "memory_limit": "4Mi",
                            },
                        }
                    }
                }
            },
            "'init_containers' must not have names .* got 'restic'",
            id="init container",
        ),
        pytest.param(
            {"pod": {"volumes": {"backups": {"persistent_volume_claim": "a"}}}},
            "'volumes' must not have names .* got 'backups'",
            id="volume",
        ),
    ],
)
def test_refuses_collisions(chart, database, given, message):
    with pytest.raises(ValueError, match=f"test/backup: {message}"):
        backup(chart, database, **given)


def test_refuses_a_database_elsewhere(chart, database):
    other = Chart(chart.node.root, "other", namespace="other")
    message = r"other/backup: 'database' must be in the namespace .* \('other'\), got one in 'test'"
    with pytest.raises(ValueError, match=message):
        backup(other, database)
