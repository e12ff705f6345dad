import os
import re
import subprocess

import pytest
from pydantic import ValidationError

from constructs_lib import (
    PostgresConfigurationSettings,
    PostgresDatabase,
    PostgresDatabaseProps,
    PostgresDatabaseSettings,
    ResourcesProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.core.package_files import package_text
from constructs_lib.rules.inventory import Inventory
from constructs_lib.testing import assert_rules
from tests.checkout import ROOT
from tests.objects import single, without_scripts
from tests.other_values import every_option


def database(chart, **given):
    return PostgresDatabase(
        chart, "postgresql", PostgresDatabaseProps(**{"database": "shop", **given})
    )


def one(chart, kind, name="postgresql"):
    return single(chart.to_json(), kind, name)


def pod(chart):
    return one(chart, "StatefulSet")["spec"]["template"]


def configuration(chart):
    """Returns the settings in postgresql.conf, by name."""
    text = one(chart, "ConfigMap", "postgresql-config")["data"]["postgresql.conf"]
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(line.split(" = ", 1) for line in lines)


def test_defaults(chart, manifests):
    database(chart)
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    PostgresDatabase(chart, "postgresql", every_option(PostgresDatabaseProps))
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_the_claim_template_says_what_it_is(chart):
    """Without both fields Argo CD finds a difference for ever."""
    database(chart)
    (claim,) = one(chart, "StatefulSet")["spec"]["volumeClaimTemplates"]
    assert (claim["apiVersion"], claim["kind"]) == ("v1", "PersistentVolumeClaim")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {},
            {
                "shared_buffers": "256MB",  # 1024 / 4
                "work_mem": "4369kB",  # 1024 * 1024 / 4 / 60
                "maintenance_work_mem": "64MB",  # 1024 / 16
                "effective_cache_size": "768MB",  # 1024 * 3 / 4
                "max_wal_size": "1024MB",  # 10 * 1024 / 10
            },
            id="of the reference system",
        ),
        pytest.param(
            {
                "resources": {"memory_limit": "4G"},
                "storage_size": "5Gi",
                "configuration": PostgresConfigurationSettings(
                    max_connections=100, shared_buffers_percent=40
                ),
            },
            {
                "shared_buffers": "1525MB",  # 4e9 * 40 / 100 = 1 525.9 * 2^20
                "work_mem": "9765kB",  # 4e9 / 4 / 100 = 9 765.6 * 2^10
                "maintenance_work_mem": "238MB",  # 4e9 / 16 = 238.4 * 2^20
                "effective_cache_size": "2861MB",  # 4e9 * 3 / 4 = 2 861.0 * 2^20
                "max_wal_size": "512MB",  # 5 * 1024 / 10
            },
            id="larger, in powers of ten",
        ),
        pytest.param({"storage_size": "1Ti"}, {"max_wal_size": "1024MB"}, id="large volume"),
    ],
)
def test_memory_and_log_follow_from_the_limits(chart, given, expected):
    database(chart, **given)
    assert expected.items() <= configuration(chart).items()


def test_shared_memory_is_an_eighth_of_the_limit(chart):
    """Its content counts as memory of the container."""
    database(chart, resources={"memory_limit": "2Gi"})
    (volume,) = [v for v in pod(chart)["spec"]["volumes"] if v["name"] == "shared-memory"]
    assert volume["emptyDir"] == {"medium": "Memory", "sizeLimit": "256Mi"}


def test_what_is_committed_survives_a_crash(chart):
    database(chart)
    on = {name for name, value in configuration(chart).items() if value == "on"}
    assert on >= {"fsync", "full_page_writes", "synchronous_commit"}


def test_nobody_logs_in_without_a_password(chart):
    database(chart)
    text = one(chart, "ConfigMap", "postgresql-config")["data"]["pg_hba.conf"]
    rules = [line.split() for line in text.splitlines() if not line.startswith("#")]
    assert rules == [
        ["local", "all", "all", "scram-sha-256"],
        ["host", "all", "all", "all", "scram-sha-256"],
    ]


def test_roles_are_made_by_the_packaged_script(chart):
    """The image runs what is executable, and reads the rest into its own shell."""
    database(chart)
    data = one(chart, "ConfigMap", "postgresql-config")["data"]
    assert data["roles.sh"] == package_text("postgres", "scripts/roles.sh")
    config, volume = (
        each
        for each in pod(chart)["spec"]["volumes"]
        if each["name"] in ("config", "initialization")
    )
    assert "items" not in config["configMap"]
    assert volume["configMap"]["defaultMode"] == 0o555
    assert volume["configMap"]["items"] == [{"key": "roles.sh", "path": "roles.sh"}]


def test_a_hook_that_fails_ends_no_server(chart):
    database(chart, startup_seconds=30)
    (server,) = pod(chart)["spec"]["containers"]
    assert server["command"] == ["bash", "/etc/postgresql/start.sh"]
    hook = server["lifecycle"]["postStart"]["exec"]["command"]
    assert hook[:2] == ["sh", "-c"]
    assert hook[2].startswith("bash /etc/postgresql/started.sh 30 ")
    # Neither where the script fails, nor where the log of the container cannot be written.
    for log in ("/dev/null", "/nowhere/log"):
        command = hook[2].replace("/proc/1/fd/2", log)
        assert command != hook[2]
        assert subprocess.run([*hook[:2], command], check=False).returncode == 0


def test_a_hook_waits_no_longer_for_a_server_than_its_probe(tmp_path):
    program = tmp_path / "pg_isready"
    program.write_text("#!/bin/sh\nexit 2\n")
    program.chmod(0o755)
    script = ROOT / "constructs_lib/postgres/scripts/started.sh"
    done = subprocess.run(
        ["bash", script, "0"], env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, check=False
    )
    assert done.returncode == 1


def test_a_command_of_the_user_takes_the_place_of_the_entry_point(chart):
    database(chart, command=["run-postgres"])
    (server,) = pod(chart)["spec"]["containers"]
    assert server["command"] == ["run-postgres"]


def test_probes_ask_over_tcp(chart):
    """While the image initializes the volume, the server listens on its socket only."""
    database(chart)
    (server,) = pod(chart)["spec"]["containers"]
    for probe in ("startupProbe", "readinessProbe"):
        command = ["pg_isready", "--quiet", "--host", "127.0.0.1"]
        assert server[probe]["exec"]["command"] == command
    assert (
        server["startupProbe"]["failureThreshold"] * server["startupProbe"]["periodSeconds"] == 600
    )


@pytest.mark.parametrize(
    ("answer", "lives"), [(0, True), (1, True), (2, False), (3, False)], ids=str
)
def test_a_server_that_recovers_is_not_restarted(chart, tmp_path, answer, lives):
    """pg_isready says 1 while a server refuses connections, and 2 if nothing answers."""
    database(chart)
    (server,) = pod(chart)["spec"]["containers"]
    program = tmp_path / "pg_isready"
    program.write_text(
        f'#!/bin/sh\n[ "$*" = "--quiet --host 127.0.0.1" ] && exit {answer}\nexit 9\n'
    )
    program.chmod(0o755)
    variables = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(server["livenessProbe"]["exec"]["command"], env=variables)
    assert (done.returncode == 0) == lives


def test_a_busy_server_leaves_its_service_before_it_is_restarted(chart):
    """A restart in the middle of a peak would take all connections with it."""
    database(chart)
    (server,) = pod(chart)["spec"]["containers"]
    readiness, liveness = (
        server[probe]["periodSeconds"] * server[probe]["failureThreshold"]
        for probe in ("readinessProbe", "livenessProbe")
    )
    assert (readiness, liveness) == (15, 60)


def test_data_is_on_the_volume_of_the_claim(chart):
    """The image declares a volume there, which would take its place and go with the pod."""
    database(chart)
    stateful_set = one(chart, "StatefulSet")["spec"]
    (claim,) = stateful_set["volumeClaimTemplates"]
    (server,) = pod(chart)["spec"]["containers"]
    assert {"name": claim["metadata"]["name"], "mountPath": "/var/lib/postgresql"} in server[
        "volumeMounts"
    ]
    assert stateful_set["replicas"] == 1
    assert claim["spec"]["accessModes"] == ["ReadWriteOnce"]


def test_a_broken_release_can_be_replaced_and_its_pod_has_a_name(chart):
    """In order, a pod that never becomes ready blocks the rollout of its fix."""
    made = database(chart)
    spec = one(chart, "StatefulSet")["spec"]
    assert spec["podManagementPolicy"] == "Parallel"
    headless = made.headless_service.to_json()
    assert spec["serviceName"] == headless["metadata"]["name"]
    assert headless["spec"]["clusterIP"] == "None"


def test_the_server_reads_its_configuration_and_has_time_to_stop(chart):
    database(chart, shutdown_seconds=77)
    spec = pod(chart)["spec"]
    assert spec["containers"][0]["args"] == ["-c", "config_file=/etc/postgresql/postgresql.conf"]
    assert {"name": "config", "mountPath": "/etc/postgresql"} in spec["containers"][0][
        "volumeMounts"
    ]
    assert spec["terminationGracePeriodSeconds"] == 77


def test_pods_fulfil_pod_security_restricted(chart):
    database(chart)
    spec = pod(chart)["spec"]
    assert spec["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 999,
        "runAsGroup": 999,
        "fsGroup": 999,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert spec["automountServiceAccountToken"] is False
    for container in spec["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
            "readOnlyRootFilesystem": True,
        }


def test_a_changed_setting_restarts_the_server(chart):
    def annotations(**given):
        chart.node.try_remove_child("postgresql")
        database(chart, configuration=PostgresConfigurationSettings(**given))
        return pod(chart)["metadata"]["annotations"]

    assert annotations() == annotations() != annotations(max_connections=61)


def test_the_caller_learns_where_the_database_is(chart):
    caller = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    caller.connections.allow_to(database(chart))
    (container,) = one(chart, "Deployment", "shop")["spec"]["template"]["spec"]["containers"]
    assert {variable["name"]: variable["value"] for variable in container["env"]} == {
        "PGHOST": "postgresql.test.svc.cluster.local",
        "PGPORT": "5432",
        "PGDATABASE": "shop",
    }
    assert_rules(chart)


@pytest.mark.parametrize("role", ["superuser", "owner", "application", "monitoring"])
def test_each_role_has_a_secret_of_its_own(chart, role):
    secret = database(chart).credentials_for(role)
    assert (secret.name, secret.keys) == (f"postgresql-{role}", ("username", "password"))
    assert Inventory.of(chart).keys_of("Secret", "test", secret.name) == {"username", "password"}


def test_only_the_server_is_in_its_pod(chart):
    """A container that is not ready takes the pod out of its Service, and the database with it."""
    database(chart)
    assert [container["name"] for container in pod(chart)["spec"]["containers"]] == ["postgresql"]


DIGEST = f"sha256:{'0' * 64}"


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="default"),
        pytest.param({"image": "postgres:18"}, id="major version"),
        pytest.param({"image": "registry.example:5000/mirror/postgres:19.1-trixie"}, id="mirror"),
        pytest.param({"image": f"postgres:18.6@{DIGEST}"}, id="tag and digest"),
        pytest.param({"image": "postgres:18rc1"}, id="release candidate"),
        pytest.param({"image": "company/pg:v18.2-3"}, id="own image"),
        pytest.param(
            {"image": "pgvector/pgvector:0.8.1-pg18-trixie"}, id="version of another part"
        ),
        pytest.param({"image": "pgvector/pgvector:pg18"}, id="no version of another part"),
        pytest.param({"image": f"company/pg@{DIGEST}", "major_version": 18}, id="digest"),
        pytest.param({"image": "company/pg:prod-3", "major_version": 18}, id="own tag"),
        pytest.param({"image": "company/pg:20260301", "major_version": 18}, id="date"),
        pytest.param({"image": "company/pg:3.1", "major_version": 19}, id="own version"),
        pytest.param({"image": "postgres:18.6", "major_version": 18}, id="both"),
    ],
)
def test_takes_an_image_of_a_known_version(given):
    PostgresDatabaseProps(database="shop", **given)


TOO_OLD = (
    r"'image' must be PostgreSQL 18 or newer, since older ones keep their data outside the "
    r"volume of the claim, got '{}'; use a newer one"
)
UNKNOWN = (
    r"'image' must have the version of PostgreSQL in its tag if 'major_version' is not given, "
    r"got '{}'; state 'major_version'"
)
OTHER = (
    r"'image' must be the official Debian image of PostgreSQL or be made from it, got '{}'; "
    r"use docker.io/library/postgres"
)
ALPINE = r"'image' must be a Debian variant, .* got '{}'; use the tag without 'alpine'"
DIFFERENT = r"'major_version' must be that of the image, got 18 for '{}'; remove it or correct"


@pytest.mark.parametrize(
    ("image", "stated", "message"),
    [
        pytest.param("postgres:16", None, TOO_OLD, id="old"),
        pytest.param("docker.io/library/postgres:17.7-trixie", None, TOO_OLD, id="last before"),
        pytest.param("postgres:9.6", None, TOO_OLD, id="very old"),
        pytest.param(f"postgres:16.4@{DIGEST}", None, TOO_OLD, id="old, with digest"),
        pytest.param("postgis/postgis:17-3.5", None, TOO_OLD, id="old, made from it"),
        pytest.param("pgvector/pgvector:0.8.1-pg17", None, TOO_OLD, id="old, after another part"),
        pytest.param("pgvector/pgvector:0.8.1", None, TOO_OLD, id="another part alone"),
        pytest.param("postgres:16", 18, DIFFERENT, id="contradiction"),
        pytest.param("postgres:19", 18, DIFFERENT, id="contradiction, newer"),
        pytest.param("company/pg:prod-3", None, UNKNOWN, id="own tag"),
        pytest.param("postgres:trixie", None, UNKNOWN, id="no version"),
        pytest.param(f"postgres@{DIGEST}", None, UNKNOWN, id="digest"),
        pytest.param("company/pg:20260301", None, UNKNOWN, id="date"),
        pytest.param("mysql:8.0", None, OTHER, id="MySQL"),
        pytest.param("mysql:26.0", 18, OTHER, id="MySQL, stated"),
        pytest.param("docker.io/library/mariadb:12", None, OTHER, id="MariaDB"),
        pytest.param("mongo:8", None, OTHER, id="MongoDB"),
        pytest.param("docker.io/bitnami/postgresql:18", None, OTHER, id="other layout"),
        pytest.param("ghcr.io/cloudnative-pg/postgresql:18", None, OTHER, id="no entry point"),
        pytest.param("postgres:18-alpine", None, ALPINE, id="Alpine"),
        pytest.param("postgres:18.6-alpine3.22", 18, ALPINE, id="Alpine, stated"),
        pytest.param("postgres:alpine", None, ALPINE, id="Alpine alone"),
    ],
)
def test_refuses_an_image_that_would_lose_data_or_not_start(image, stated, message):
    with pytest.raises(ValidationError, match=message.format(re.escape(image))):
        PostgresDatabaseProps(database="shop", image=image, major_version=stated)


def test_refuses_to_be_told_an_old_version():
    with pytest.raises(ValidationError, match=r"major_version\n .*greater than or equal to 18"):
        PostgresDatabaseProps(database="shop", image="company/pg:prod-3", major_version=17)


def test_a_stated_version_is_that_of_the_labels(chart):
    made = database(chart, image="company/pg:prod-3", major_version=18)
    assert made.labels["app.kubernetes.io/version"] == "18"


CONNECTIONS = PostgresConfigurationSettings(max_connections=100)
SMALL = (
    r"'memory_limit' must be 4Mi or more for each of max_connections, got 256Mi for 100; "
    r"raise it to 400Mi"
)
SAME = r"must differ, got 'postgresql-owner' twice; give each role its own"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"database": "pg_shop"}, "'database' must be the name of a", id="reserved"),
        pytest.param({"database": "postgres"}, "got 'postgres'", id="PostgreSQL's own"),
        pytest.param(
            {
                "resources": {"memory_limit": "256Mi", "memory_request": "4Mi"},
                "configuration": CONNECTIONS,
            },
            SMALL,
            id="memory",
        ),
        pytest.param(
            {"storage_size": "1023Mi"},
            "'storage_size' must be 1Gi or more, got 1023Mi; raise it",
            id="storage",
        ),
        pytest.param({"application_secret": "postgresql-owner"}, SAME, id="shared Secret"),
        pytest.param({"storage_class": ""}, "'storage_class' must be a DNS subdomain", id="class"),
        pytest.param({"image": "postgres"}, "'image' must be an image reference", id="image"),
        pytest.param({"startup_seconds": 4}, "greater than or equal to 5", id="startup"),
        pytest.param({"shutdown_seconds": 0}, "greater than or equal to 1", id="shutdown"),
        pytest.param({"replicas": 2}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        PostgresDatabaseProps(**{"database": "shop", **given})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"max_connections": 9}, "greater than or equal to 10", id="connections"),
        pytest.param({"shared_buffers_percent": 41}, "less than or equal to 40", id="buffers"),
        pytest.param({"idle_transaction_seconds": 0}, "greater than or equal to 1", id="idle"),
        pytest.param({"work_mem": "1MB"}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses_a_configuration(given, message):
    with pytest.raises(ValidationError, match=message):
        PostgresConfigurationSettings(**given)


def test_refuses_an_id_that_names_no_service(chart):
    message = "test/1db: 'id' must be the name of a Service .* got '1db'"
    with pytest.raises(ValueError, match=message):
        PostgresDatabase(chart, "1db", PostgresDatabaseProps(database="shop"))


def test_a_partial_group_starts_from_the_default():
    """One number in a settings file must not ask for the other three."""
    props = PostgresDatabaseProps(database="shop", resources={"cpu_limit": "2"})
    assert props.resources == ResourcesProps(
        cpu_request="500m", cpu_limit="2", memory_request="512Mi", memory_limit="1Gi"
    )


def test_props_are_settings_and_a_role_in_the_system():
    settings = PostgresDatabaseSettings(database="shop", shutdown_seconds=5)
    assert PostgresDatabaseProps.of(settings, component="store") == PostgresDatabaseProps(
        database="shop", shutdown_seconds=5, component="store"
    )


def test_the_shape_of_every_workload(chart):
    """Beside its own the server takes environment and mounts, and the pod the rest."""
    made = database(
        chart,
        component="store",
        environment={"LANG": "de_DE.utf8"},
        environment_from=[{"secret": {"name": "more", "keys": ["A"]}}],
        mounts={"/dump": {"volume": "dump"}},
        pod={
            "labels": {"team": "shop"},
            "volumes": {"dump": {"empty_dir": {"size_limit": "1Gi"}}},
            "sidecars": {"log": {"image": "log:1", "resources": {}}},
            "priority_class_name": "important",
        },
    ).stateful_set.to_json()
    spec = made["spec"]["template"]["spec"]
    (server,) = spec["containers"]
    assert made["metadata"]["labels"]["team"] == "shop"
    assert made["metadata"]["labels"]["app.kubernetes.io/component"] == "store"
    assert {"name": "LANG", "value": "de_DE.utf8"} in server["env"]
    assert server["envFrom"] == [{"secretRef": {"name": "more"}}]
    assert {"name": "dump", "mountPath": "/dump"} in server["volumeMounts"]
    assert [container["name"] for container in spec["initContainers"]] == ["log"]
    assert spec["priorityClassName"] == "important"
    assert Inventory.of(chart).keys_of("Secret", "test", "more") == {"A"}
    assert_rules(chart)


def test_what_it_builds_is_at_hand(chart):
    made = database(chart)
    built = [
        made.stateful_set,
        made.service,
        made.headless_service,
        made.service_account,
        made.configuration,
    ]
    assert [(each.kind, each.name) for each in built] == [
        ("StatefulSet", "postgresql"),
        ("Service", "postgresql"),
        ("Service", "postgresql-headless"),
        ("ServiceAccount", "postgresql"),
        ("ConfigMap", "postgresql-config"),
    ]


@pytest.mark.parametrize("role", ["nobody", None])
def test_refuses_a_role_that_is_not_there(chart, role):
    message = rf"test/postgresql: 'role' must be 'superuser', 'owner', .* got {role!r}; name one"
    with pytest.raises(ValueError, match=message):
        database(chart).credentials_for(role)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"environment": {"DATABASE": "a"}}, "got 'DATABASE' twice", id="variable"),
        pytest.param({"mounts": {"/dev/shm": {"volume": "tmp"}}}, "got '/dev/shm'", id="mount"),
        pytest.param(
            {"pod": {"volumes": {"data": {"empty_dir": {"size_limit": "1Gi"}}}}},
            "'volumes' of the pod must differ, got 'data' twice",
            id="volume of the claim",
        ),
        pytest.param(
            {"pod": {"sidecars": {"postgresql": {"image": "a:1", "resources": {}}}}},
            "'containers' of the pod must differ, got 'postgresql' twice",
            id="container",
        ),
    ],
)
def test_refuses_collisions(chart, given, message):
    with pytest.raises(ValueError, match=f"test/postgresql: .*{message}"):
        database(chart, **given)
