"""The documented way back after the loss of the database's namespace."""

import re
import shlex
import subprocess

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests
from tests.apiserver.platform_checkout import values_of
from tests.checkout import ROOT, Checkout
from tests.objects import made

pytestmark = pytest.mark.by_turns("trouble")

CLAIM = made("PersistentVolumeClaim", "postgresql-backup", "db")
VOLUME = made("PersistentVolume", "db-postgresql-backup")


def documented():
    text = (ROOT / "docs/how-to/restore.md").read_text()
    section = text.partition("## After the loss of the database's namespace")[2]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1].splitlines()


@pytest.fixture
def does(tmp_path, shell, controllers, applied):
    checkout = Checkout(tmp_path)
    for name in ("scripts", ".gitignore"):
        subprocess.run(["cp", "-r", ROOT / name, checkout.root], check=True)
    subprocess.run(["git", "init", "--quiet", checkout.root], check=True)

    # `make up` makes this folder for backups, beside which the key is.
    (tmp_path / "cdk8s-web-platform/web-platform").mkdir(parents=True)
    variables = {name: shell[name] for name in ("KUBECONFIG", "PATH")}
    variables["XDG_DATA_HOME"] = str(tmp_path)

    def does(command):
        done = checkout.run(*shlex.split(command), **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return does


def passwords(cluster, namespace):
    found = cluster.list("v1", "Secret", namespace)
    values = {each["metadata"]["name"]: values_of(each) for each in found}
    return {name: each["password"] for name, each in values.items() if "password" in each}


def pods(cluster, name):
    selector = f"app.kubernetes.io/name={name}"
    found = cluster.list("v1", "Pod", "app", label_selector=selector)
    return {each["metadata"]["uid"] for each in found if each["status"]["phase"] == "Running"}


def wait_for(cluster, manifest, phase):
    what = f"{manifest['kind']} is {phase}"
    wait_until(what, lambda: cluster.get(manifest)["status"]["phase"] == phase)


def test_the_way_back(does, cluster):
    annotate, delete, *commands = documented()
    for command in commands[:2]:
        does(command)
    before = passwords(cluster, "db")
    wait_for(cluster, CLAIM, "Bound")
    kept = cluster.get(VOLUME)
    wait_until("the backend runs", lambda: pods(cluster, "backend"))
    backends, frontends = pods(cluster, "backend"), pods(cluster, "frontend")

    does(annotate)
    does(delete)
    # Argo CD does that as soon as the namespace is gone.
    for manifest in manifests():
        if "db" in (manifest["metadata"].get("namespace"), manifest["metadata"]["name"]):
            cluster.apply(manifest)
    wait_for(cluster, VOLUME, "Released")
    said = "".join(does(command) for command in commands)

    after = passwords(cluster, "db")
    same = [name for name, password in after.items() if password == before[name]]
    assert same == ["postgresql-backup-key"]
    assert [password for password in after.values() if password in said] == []
    copies = passwords(cluster, "app")
    assert {"postgresql-application", "postgresql-owner"} <= copies.keys()
    assert copies.items() <= after.items()
    wait_for(cluster, CLAIM, "Bound")
    assert cluster.get(VOLUME)["metadata"]["uid"] == kept["metadata"]["uid"]
    assert cluster.get(CLAIM)["spec"]["volumeName"] == kept["metadata"]["name"]
    wait_until("the backends are others", lambda: pods(cluster, "backend").isdisjoint(backends))
    wait_until("the backend runs", lambda: pods(cluster, "backend"))
    # Its autoscaler may have added some.
    assert pods(cluster, "frontend") >= frontends
