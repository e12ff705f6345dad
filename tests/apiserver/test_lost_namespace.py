"""The documented way back after the loss of the database's namespace, with a real PostgreSQL."""

import json
import re
import shlex
import subprocess
from copy import copy

import pytest

from scripts.cluster.declared.bootstrap import ROOT
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests
from tests.apiserver.platform_checkout import values_of
from tests.checkout import Checkout
from tests.programs import find
from tests.services.backups.site import Site

DOCUMENT = (ROOT / "docs/backup-and-restore.md").read_text()
ROLES = ("superuser", "owner", "application", "monitoring", "backup", "backup-key")


def documented():
    """Returns the commands of the way back."""
    section = DOCUMENT.partition("## After the loss of the database's namespace")[2]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1].splitlines()


@pytest.fixture
def checkout(tmp_path, kubeconfig, controllers, applied):
    """Returns a checkout, in which commands find kubectl, and the cluster as the current one."""
    if find("kubectl") is None:
        pytest.skip("needs kubectl: run 'make test-apiserver', which builds it")
    checkout = Checkout(tmp_path)
    config = json.loads(kubeconfig.read_text()) | {"current-context": "kind-web-platform"}
    (tmp_path / "kubeconfig").write_text(json.dumps(config))
    for name in ("scripts", ".gitignore"):
        subprocess.run(["cp", "-r", ROOT / name, checkout.root], check=True)
    subprocess.run(["git", "init", "--quiet", checkout.root], check=True)

    def run(command):
        path = f"{find('kubectl').parent}:/usr/bin:/bin"
        variables = {"KUBECONFIG": str(tmp_path / "kubeconfig"), "PATH": path}
        done = checkout.run(*shlex.split(command), **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    checkout.does = run
    return checkout


def secrets(cluster, namespace):
    found = cluster.list("v1", "Secret", namespace)
    return {each["metadata"]["name"]: values_of(each) for each in found}


@pytest.fixture
def sites(tmp_path_factory):
    """Returns a function that starts a server of these Secrets, each with the same backups."""
    backups, started = tmp_path_factory.mktemp("backups"), []

    def start(values):
        site = Site(backups, values)
        started.append(site)
        site.start()
        return site

    yield start
    for site in started:
        site.stop()


def deliver(cluster, namespace):
    """Does what Argo CD does as soon as the namespace is gone."""
    for manifest in manifests():
        metadata = manifest["metadata"]
        if namespace in (metadata.get("namespace"), metadata["name"]):
            cluster.apply(manifest)


def pods(cluster, name):
    """Returns the running pods of the app tier whose name is this."""
    selector = f"app.kubernetes.io/name={name}"
    found = cluster.list("v1", "Pod", "app", label_selector=selector)
    return {each["metadata"]["uid"] for each in found if each["status"]["phase"] == "Running"}


def claim(cluster):
    metadata = {"name": "postgresql-backup", "namespace": "db"}
    return cluster.get({"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": metadata})


def volume(cluster):
    metadata = {"name": "db-postgresql-backup"}
    return cluster.get({"apiVersion": "v1", "kind": "PersistentVolume", "metadata": metadata})


def logs_in(site, values):
    """Returns whether the program of the backend can log in with these Secrets."""
    pod = copy(site)
    pod.secrets = values
    return pod.connects("application") and pod.connects("owner")


def test_the_way_back(checkout, cluster, sites):
    annotate, delete, *commands = documented()
    for command in commands[:2]:
        checkout.does(command)
    before, copies = secrets(cluster, "db"), secrets(cluster, "app")
    site = sites(before)
    assert site.refusal("owner", "create table entry (id int); insert into entry values (7)") == ""
    assert logs_in(site, copies)
    backup = re.search(r"backup: (\w{8}) is done: 1 rows", site.back_up().output)[1]
    site.server.stop()
    wait_until("the claim is bound", lambda: claim(cluster)["status"]["phase"] == "Bound")
    kept = volume(cluster)
    wait_until("the backend runs", lambda: pods(cluster, "backend"))
    backends, frontends = pods(cluster, "backend"), pods(cluster, "frontend")

    checkout.does(annotate)
    checkout.does(delete)
    deliver(cluster, "db")
    wait_until("the volume is released", lambda: volume(cluster)["status"]["phase"] == "Released")
    said = [checkout.does(command) for command in commands]

    after = secrets(cluster, "db")
    for role in ROLES:
        name = f"postgresql-{role}"
        same = after[name]["password"] == before[name]["password"]
        assert same == (role == "backup-key"), name
    for text in said:
        for secret in after.values():
            assert secret["password"] not in text
    wait_until("the claim is bound", lambda: claim(cluster)["status"]["phase"] == "Bound")
    assert volume(cluster)["metadata"]["uid"] == kept["metadata"]["uid"]
    assert claim(cluster)["spec"]["volumeName"] == kept["metadata"]["name"]
    wait_until("the backends are others", lambda: pods(cluster, "backend").isdisjoint(backends))
    wait_until("the backend runs", lambda: pods(cluster, "backend"))
    # Its autoscaler may have added some.
    assert pods(cluster, "frontend") >= frontends

    new = sites(after)
    assert not logs_in(new, copies)
    assert logs_in(new, secrets(cluster, "app"))
    assert "of another server" in new.restore(BACKUP="latest").output
    assert new.restore(BACKUP=backup).returncode == 0
    assert new.psql("select id from entry") == "7"
    assert logs_in(new, secrets(cluster, "app"))
