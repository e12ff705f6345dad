import os
import subprocess

import pytest
from cdk8s import App, Chart

from constructs_lib import WebService, WebServiceProps
from constructs_lib.postgres import PostgresDatabase, PostgresDatabaseProps
from constructs_lib.postgres.configuration import PostgresConfigurationProps
from constructs_lib.postgres.credentials import USERS
from constructs_lib.testing import assert_rules, inventory_of
from constructs_lib.workloads import PodProps
from tests.checkout import ROOT
from tests.objects import single, without_scripts
from tests.other_values import every_option, wired_otherwise


def database(chart, **given):
    return PostgresDatabase(
        chart, "postgresql", PostgresDatabaseProps(**{"database": "shop", **given})
    )


def one(chart, kind, name="postgresql"):
    return single(chart.to_json(), kind, name)


def pod(chart):
    return one(chart, "StatefulSet")["spec"]["template"]


def configuration(chart):
    """Return the settings in postgresql.conf, by name."""
    text = one(chart, "ConfigMap", "postgresql-config")["data"]["postgresql.conf"]
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return dict(line.split(" = ", 1) for line in lines)


def test_every_option(chart, manifests):
    PostgresDatabase(
        chart,
        "postgresql",
        every_option(PostgresDatabaseProps, pod=PodProps()),
        **wired_otherwise(PostgresDatabase),
    )
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


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
                "configuration": PostgresConfigurationProps(max_connections=100),
            },
            {
                "shared_buffers": "953MB",  # 4e9 / 4 = 953.7 * 2^20
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


def test_the_image_runs_one_script_at_its_first_start(chart):
    """It runs all that are in that folder."""
    database(chart)
    (files,) = [each for each in pod(chart)["spec"]["volumes"] if each["name"] == "initialization"]
    assert [each["key"] for each in files["configMap"]["items"]] == ["roles.sh"]


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


@pytest.mark.parametrize(("answer", "lives"), [(0, True), (1, True), (2, False)], ids=str)
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


def test_a_changed_setting_restarts_the_server(chart):
    def annotations(**given):
        chart.node.try_remove_child("postgresql")
        database(chart, configuration=PostgresConfigurationProps(**given))
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


def test_each_role_has_a_secret_of_its_own(chart):
    secret = database(chart).credentials_for("owner")
    assert (secret.name, secret.keys) == ("postgresql-owner", ("username", "password"))
    assert inventory_of(chart).keys_of("Secret", "test", secret.name) == {"username", "password"}


def test_a_login_in_another_namespace_is_a_copy(chart):
    found = database(chart).credentials_for("owner", namespace="shop")
    assert found.declaration("shop").values == {
        "username": {"copied_from": "test"},
        "password": {"copied_from": "test"},
    }
    own = database(Chart(App(), "own", namespace="db")).credentials_for("owner", namespace="db")
    assert own.copied_from is None


def test_roles_keep_the_names_that_backups_contain():
    same = {role: role for role in ("owner", "application", "monitoring", "backup")}
    assert dict(USERS) == {"superuser": "postgres", **same}


DIGEST = f"sha256:{'0' * 64}"


@pytest.mark.parametrize(
    "given",
    [
        {"image": "registry.example:5000/mirror/postgres:19.1-trixie"},
        {"image": "postgres:18rc1"},
        {"image": "company/pg:v18.2-3"},
        {"image": "pgvector/pgvector:0.8.1-pg18-trixie"},
        {"image": f"company/pg@{DIGEST}", "major_version": 18},
        {"image": "company/pg:20260301", "major_version": 18},
        {"image": "postgres:18.6", "major_version": 18},
    ],
    ids=str,
)
def test_takes_an_image_of_a_known_version(given):
    PostgresDatabaseProps(database="shop", **given)


def test_a_stated_version_is_that_of_the_labels(chart):
    made = database(chart, image="company/pg:prod-3", major_version=18)
    assert made.labels["app.kubernetes.io/version"] == "18"


@pytest.mark.parametrize("role", ["nobody", None])
def test_refuses_a_role_that_is_not_there(chart, role):
    message = rf"test/postgresql: 'role' must be 'superuser', 'owner', .* got {role!r}; name one"
    with pytest.raises(ValueError, match=message):
        database(chart).credentials_for(role)
