"""The script of a drill, with the rights of its pod, against a real API server."""

import os
import subprocess

import pytest

from tests.apiserver.cloudnative_pg.objects import NAMESPACE, made, named, of_kinds
from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.checkout import ROOT
from tests.images.pythons import python_of_scripts
from tests.objects import made as manifest

OBJECTS = made()
CLUSTER = OBJECTS["Cluster", "postgresql"]
COPY = named(CLUSTER, "postgresql-copy")
SCRIPT = ROOT / "constructs_lib/postgres/scripts/drill.py"


def backup(name, cluster="postgresql"):
    plugin = {"name": "barman-cloud.cloudnative-pg.io"}
    spec = {"cluster": {"name": cluster}, "method": "plugin", "pluginConfiguration": plugin}
    return manifest("Backup", name, NAMESPACE, "postgresql.cnpg.io/v1", spec=spec)


@pytest.fixture
def backups(cluster):
    """Return a function that makes Backups that have ended, or one that has not."""
    made = []

    def end(name, day, phase="completed", of="postgresql"):
        made.append(backup(name, of))
        cluster.apply(made[-1])
        stopped = f"2026-12-{day:02}T02:35:00Z"
        status = {"phase": phase, "backupId": f"202612{day:02}T023000", "stoppedAt": stopped}
        cluster.subresource(made[-1], "status", {"status": status})

    yield end
    for each in made:
        cluster.delete(each)


@pytest.fixture
def start(control_plane, cluster, gone, tmp_path):
    """Return a function that starts the script as the job does, and returns the process."""
    for each in of_kinds(OBJECTS, "ServiceAccount", "Role", "RoleBinding"):
        cluster.apply(each)
    gone(COPY)
    config = OBJECTS["ConfigMap", "postgresql-restore-drill"]["data"]
    (tmp_path / "cluster.json").write_text(config["cluster.json"])
    account = tmp_path / "account"
    account.mkdir()
    (account / "token").write_text(cluster.token_of("postgresql-restore-drill", NAMESPACE))
    (account / "ca.crt").write_bytes(control_plane.ca_file.read_bytes())
    started = []

    def start(command):
        variables = {
            "PATH": os.environ["PATH"],
            "ACCOUNT": str(account),
            "WORK": str(tmp_path),
            "MANIFEST": str(tmp_path / "cluster.json"),
            "POLL_SECONDS": "0.2",
            "KUBERNETES_SERVICE_HOST": "127.0.0.1",
            "KUBERNETES_SERVICE_PORT": str(control_plane.port),
            "NAME": "postgresql",
            "SERVER_NAME": "postgresql",
            "NAMESPACE": NAMESPACE,
            "DRILL": "postgresql-copy",
        }
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        program = [python_of_scripts(), SCRIPT, command]
        started.append(subprocess.Popen(program, env=variables, **pipes))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()
    gone(COPY)


def finished(process):
    output, _ = process.communicate(timeout=60)
    return process.returncode, output


def becomes(cluster, phase):
    wait_until("the copy is there", lambda: cluster.find(COPY))
    cluster.subresource(COPY, "status", {"status": {"phase": phase}})


def test_a_drill_restores_the_newest_backup_and_prints_its_id(start, cluster, backups):
    backups("first", 1)
    backups("newest", 3)
    backups("between", 2)
    backups("failed", 4, phase="failed")
    backups("of-another", 5, of="another")
    process = start("restore")
    wait_until("the copy is there", lambda: cluster.find(COPY))
    recovery = cluster.get(COPY)["spec"]["bootstrap"]["recovery"]
    assert recovery["recoveryTarget"]["backupID"] == "20261203T023000"
    becomes(cluster, "Setting up primary")
    assert process.poll() is None
    wait_until(
        "it waits until the copy is healthy",
        lambda: becomes(cluster, "Cluster in healthy state") or process.poll() is not None,
    )
    assert finished(process)[0] == 0
    code, output = finished(start("prove"))
    assert code == 0
    assert output.startswith("proven: server_name postgresql, backup_id 20261203T023000 in ")
    assert cluster.find(COPY) is None


def test_without_a_completed_backup_nothing_is_restored(start, cluster, backups):
    backups("failed", 4, phase="failed")
    code, output = finished(start("restore"))
    assert (code, "has no completed backup" in output) == (1, True)
    assert cluster.find(COPY) is None


def test_a_copy_that_was_left_is_removed_first(start, cluster, backups):
    backups("first", 1)
    uid = cluster.apply(COPY).object["metadata"]["uid"]
    start("restore")
    wait_until(
        "the copy is another",
        lambda: (found := cluster.find(COPY)) and found["metadata"]["uid"] != uid,
    )


@pytest.mark.parametrize("verb", ["delete", "apply"])
def test_a_drill_cannot_touch_the_living_cluster(control_plane, cluster, start, verb):
    token = cluster.token_of("postgresql-restore-drill", NAMESPACE)
    drill = Cluster(control_plane.kubeconfig("drill", token))
    with pytest.raises(Refused, match="forbidden"):
        getattr(drill, verb)(CLUSTER)
