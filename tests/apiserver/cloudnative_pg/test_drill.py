"""The scripts of births and drills, with the rights of their pods, against a real bucket."""

import json
import os
import subprocess

import pytest

from tests.apiserver.cloudnative_pg.objects import (
    NAMESPACE,
    config_map,
    made,
    of_kinds,
    without_birth,
)
from tests.apiserver.cluster import Cluster, Refused, wait_until
from tests.checkout import ROOT
from tests.images.pythons import python_of_scripts
from tests.services.stores import s3

CLUSTER = made()["Cluster", "postgresql"]
COPY = without_birth(CLUSTER, "postgresql-copy")
SCRIPT = ROOT / "constructs_lib/postgres/scripts/birth.py"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Return the address of an object store, its folder and a login."""
    folder = tmp_path_factory.mktemp("store")
    with s3(folder) as (repository, login):
        endpoint = repository.removeprefix("s3:").rpartition("/")[0]
        yield endpoint, folder / "root/backups/db/postgresql", login


@pytest.fixture
def scene(cluster, store, gone, tmp_path):
    """Put a Cluster that archives as `postgresql-2`, and the jobs' rights, in force."""
    endpoint, folder, _ = store
    objects = made(endpoint)
    for each in of_kinds(objects, "ServiceAccount", "Role", "RoleBinding"):
        cluster.apply(each)
    for number in (1, 2, 10):
        (folder / f"postgresql-{number}/base").mkdir(parents=True, exist_ok=True)
        (folder / f"postgresql-{number}/base/data").write_text("data")
    (folder / "proven.json").unlink(missing_ok=True)
    living = archiving(serverName="postgresql-2")
    for leftover in (COPY, CLUSTER, config_map("", "")):
        gone(leftover)
    # Where other tests put the policy of births in force, it wants to know what is proven.
    cluster.apply(config_map("", "postgresql-2"))
    wait_until("the living cluster is there", lambda: is_applied(cluster, living))
    cluster.delete(config_map("", ""))
    yield objects
    for leftover in (COPY, CLUSTER, config_map("", "")):
        gone(leftover)


def archiving(**name):
    archive = {"barmanObjectName": "postgresql", **name}
    plugin = {"name": "barman-cloud.cloudnative-pg.io", "parameters": archive}
    return {**CLUSTER, "spec": {**CLUSTER["spec"], "plugins": [plugin], "bootstrap": EMPTY}}


def is_applied(cluster, manifest):
    try:
        return cluster.apply(manifest)
    except Refused:
        return None


EMPTY = {"initdb": {"database": "guestbook", "owner": "owner"}}


@pytest.fixture
def start(control_plane, cluster, store, scene, tmp_path):
    """Start the script as a job does, and return the process."""

    def start(command, job="postgresql-restore-drill"):
        account = tmp_path / "account"
        account.mkdir(exist_ok=True)
        (account / "token").write_text(cluster.token_of(job, NAMESPACE))
        (account / "ca.crt").write_bytes(control_plane.ca_file.read_bytes())
        (tmp_path / "cluster.json").write_text(
            scene["ConfigMap", "postgresql-restore-drill"]["data"]["cluster.json"]
        )
        endpoint, _, login = store
        variables = {
            **login,
            "PATH": os.environ["PATH"],
            "ACCOUNT": str(account),
            "WORK": str(tmp_path),
            "MANIFEST": str(tmp_path / "cluster.json"),
            "POLL_SECONDS": "0.2",
            "KUBERNETES_SERVICE_HOST": "127.0.0.1",
            "KUBERNETES_SERVICE_PORT": str(control_plane.port),
            "NAME": "postgresql",
            "NAMESPACE": NAMESPACE,
            "DRILL": "postgresql-copy",
            "ENDPOINT": endpoint,
            "BUCKET": "backups",
            "REGION": "us-east-1",
        }
        return subprocess.Popen(
            [python_of_scripts(), SCRIPT, command],
            env=variables,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    return start


def finished(process):
    output, _ = process.communicate(timeout=60)
    return process.returncode, output


def becomes(cluster, phase):
    wait_until("the copy is there", lambda: cluster.find(COPY))
    cluster.subresource(COPY, "status", {"status": {"phase": phase}})


def test_what_is_not_proven_is_not_recorded(start, cluster):
    """And the name under which a new cluster archives is that of no folder in the bucket."""
    assert finished(start("record", "postgresql-birth"))[0] == 0
    assert cluster.get(config_map("", ""))["data"] == {"server": "", "next": "postgresql-11"}


def test_a_drill_proves_the_server_that_it_restored(start, cluster, store):
    process = start("restore")
    wait_until("the copy is there", lambda: cluster.find(COPY))
    copy = cluster.get(COPY)
    (origin,) = copy["spec"]["externalClusters"]
    assert origin["plugin"]["parameters"]["serverName"] == "postgresql-2"
    becomes(cluster, "Setting up primary")
    assert process.poll() is None
    wait_until(
        "it waits until the copy is healthy",
        lambda: becomes(cluster, "Cluster in healthy state") or process.poll() is not None,
    )
    assert finished(process)[0] == 0
    assert cluster.find(config_map("", "")) is None
    code, output = finished(start("prove"))
    assert (code, output) == (
        0,
        "a new postgresql is born from postgresql-2, and archives as postgresql-11\n",
    )
    assert json.loads((store[1] / "proven.json").read_text()).keys() == {"server", "seconds", "at"}
    assert cluster.get(config_map("", ""))["data"]["server"] == "postgresql-2"
    assert cluster.find(COPY) is None
    assert cluster.find(CLUSTER)


def test_a_cluster_that_states_no_name_archives_under_its_own(start, cluster):
    cluster.apply(archiving())
    process = start("restore")
    wait_until("the copy is there", lambda: cluster.find(COPY))
    (origin,) = cluster.get(COPY)["spec"]["externalClusters"]
    assert origin["plugin"]["parameters"]["serverName"] == "postgresql"
    process.kill()
    process.communicate()


def test_what_was_proven_outlives_the_cluster(start, cluster, store):
    """Another cluster of Kubernetes, with nothing but the bucket, is told."""
    (store[1] / "proven.json").write_text('{"server": "postgresql-1"}')
    assert finished(start("record", "postgresql-birth"))[0] == 0
    assert cluster.get(config_map("", ""))["data"]["server"] == "postgresql-1"


def test_a_copy_that_was_left_is_removed_first(start, cluster):
    left = {**COPY, "spec": {**COPY["spec"], "bootstrap": EMPTY}}
    uid = cluster.apply(left).object["metadata"]["uid"]
    process = start("restore")
    wait_until(
        "the copy is another",
        lambda: (found := cluster.find(COPY)) and found["metadata"]["uid"] != uid,
    )
    process.kill()
    process.communicate()


def test_without_the_bucket_nothing_is_recorded(start, cluster, store, monkeypatch):
    """That nothing is known is not that nothing is proven."""
    monkeypatch.setitem(store[2], "AWS_SECRET_ACCESS_KEY", "wrong")
    code, output = finished(start("record", "postgresql-birth"))
    assert code == 1
    assert "403" in output
    assert cluster.find(config_map("", "")) is None


@pytest.mark.parametrize("verb", ["delete", "apply"])
def test_a_drill_cannot_touch_the_living_cluster(control_plane, cluster, scene, verb):
    token = cluster.token_of("postgresql-restore-drill", NAMESPACE)
    drill = Cluster(control_plane.kubeconfig("drill", token))
    with pytest.raises(Refused, match="forbidden"):
        getattr(drill, verb)(CLUSTER)
