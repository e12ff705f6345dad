"""The commands of the runbooks and of the drills, by a real kubectl and API server."""

import copy
import re
import shlex
import sys

import pytest

from constructs_lib.kube.label_keys import ALLOW_DELETE
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.checkout import ROOT, ended
from tests.monitoring.runbooks import PAGES, commands_in
from tests.objects import made

DATABASE = {
    "NAMESPACE": "db",
    "PERSISTENTVOLUMECLAIM": "data-postgresql-0",
    "CRONJOB": "postgresql-backup",
}
"""Labels of alerts about claims and backups."""

FRONTEND = {
    "NAMESPACE": "app",
    **dict.fromkeys(["JOB", "CONTAINER", "DEPLOYMENT", "PIPELINE"], "frontend"),
    "HORIZONTALPODAUTOSCALER": "frontend",
    "NAME": "app",
    "NODE": "worker",
    "ZONE": "a",
    "PID": "1",
}
"""Labels of all other alerts, but the pod."""

OF_CLUSTERS = [
    made(kind, "frontend", "app", "postgresql.cnpg.io/v1", spec=spec)
    for kind, spec in (
        ("Cluster", {"instances": 1, "storage": {"size": "1Gi"}}),
        ("ScheduledBackup", {"cluster": {"name": "frontend"}, "schedule": "0 0 0 * * *"}),
    )
]
"""What alerts about clusters of CloudNativePG are about: dist/ of Kind has none."""

OF_CHARTS = (
    "alertmanager-kps|alloy|argocd-application-controller|cnpg|cnpg-system|kps-alertmanager|"
    r"kps-operator|loki|kps-prometheus|metrics-server|prometheus-kps(-0)?|v1beta1\.metrics\.k8s\.io"
)
"""Objects that charts make, of which there are none here."""

NOT_HERE = re.compile(
    r"Metrics API not available|no preferred addresses found|error dialing backend"
    r'|the server doesn\'t have a resource type "objectstore"'
    rf'|\(NotFound\): .* "({OF_CHARTS})" not found'
)
"""What kubectl says where only a kubelet, metrics, a chart or the plugin of Barman are missing."""

MADE_ELSEWHERE = ("cnpg.io", "nginx-ingress", "tekton", "topology.kubernetes.io")
"""In selectors of pods that a chart, Tekton or CloudNativePG makes, and of nodes."""

BASH = re.compile(r"```bash\n(.*?)```", re.DOTALL)

DRILLS = ROOT / "docs/how-to/drills.md"

WRAPPER = ".venv/bin/python -m scripts.cluster "


@pytest.fixture
def run(shell, controllers, applied, cluster):
    """Return a function that runs a command with variables, where the platform is applied."""

    def run(command, variables):
        return ended(["bash", "-c", command], cwd=ROOT, env=shell | variables)

    for each in OF_CLUSTERS:
        cluster.apply(each)
    yield run
    for each in OF_CLUSTERS:
        cluster.delete(each)
    for cron_job in of_kind("CronJob"):
        cluster.apply(cron_job)
    for namespace in ("db", "monitoring"):
        for job in cluster.list("batch/v1", "Job", namespace):
            cluster.delete(job)


@pytest.mark.parametrize("page", [*PAGES, DRILLS], ids=lambda page: page.stem)
def test_commands_work(page, run, cluster):
    commands = commands_in(page.read_text())
    names = DATABASE.keys() - {"NAMESPACE"}
    of_database = any(f"${name}" in line for line in commands for name in names)

    def pods_on_nodes(namespace, name):
        selector = f"app.kubernetes.io/name={name}"
        pods = cluster.list("v1", "Pod", namespace, label_selector=selector)
        return [each for each in pods if each["spec"].get("nodeName")]

    wait_until("the database has a node", lambda: pods_on_nodes("db", "postgresql"))
    pods = wait_until("the frontend has a node", lambda: pods_on_nodes("app", "frontend"))
    variables = {**FRONTEND, **(DATABASE if of_database else {})}
    variables["POD"] = pods[0]["metadata"]["name"]
    for command in commands:
        done = run(can_be_run(command), variables)
        assert done.returncode == 0 or NOT_HERE.search(done.stderr), f"{command}\n{done.stderr}"
    # Jobs are made by commands of the same page.
    for command in commands:
        if " --selector " in command and not any(name in command for name in MADE_ELSEWHERE):
            options = " ".join(re.findall(r"--(?:namespace|selector) \S+", command))
            get = f"kubectl get pods {options} --output name"
            wait_until(f"{get} finds a pod", lambda get=get: run(get, variables).stdout)


ENLARGE = (ROOT / "docs/how-to/enlarge-a-volume.md").read_text().split("\n## ")
CLAIM = made("PersistentVolumeClaim", "data-postgresql-0", "db")
POD = made("Pod", "postgresql-0", "db")


@pytest.fixture
def enlarge(run, cluster):
    """Return a function that enlarges the volume of the database by a part of the guide.

    It plays Argo CD, whose attempts are refused until the last of the commands, and returns claim,
    pod and StatefulSet before and after.
    """
    (server,) = (each for each in of_kind("StatefulSet") if each["metadata"]["namespace"] == "db")
    larger = copy.deepcopy({**server})
    (template,) = larger["spec"]["volumeClaimTemplates"]
    template["spec"]["resources"]["requests"]["storage"] = "20Gi"

    def objects():
        return [cluster.get(each) for each in (CLAIM, POD, server)]

    def is_up():
        claim, pod, found = (cluster.find(each) for each in (CLAIM, POD, server))
        owners = pod["metadata"].get("ownerReferences", [{}]) if pod else [{}]
        is_its_own = owners[0].get("uid") == found["metadata"]["uid"]
        is_bound = claim and claim["status"].get("phase") == "Bound"
        states = [found["status"].get(each) for each in ("readyReplicas", "updatedReplicas")]
        return is_its_own and is_bound and states == [1, 1]

    def enlarge(part):
        (text,) = (each for each in ENLARGE if each.startswith(part))
        commands = [line.strip() for block in BASH.findall(text) for line in block.splitlines()]
        wait_until("the database runs", is_up)
        before = objects()
        for command in filter(None, commands):
            assert "updates to statefulset spec" in cluster.refusal(larger, "apply")
            done = run(command, {})
            assert done.returncode == 0, f"{command}\n{done.stderr}"
        cluster.apply(larger)
        wait_until("the database runs again", is_up)
        return zip(before, objects(), strict=True)

    yield enlarge
    for each in (server, CLAIM):
        cluster.annotate(each, {ALLOW_DELETE: "true"})
        cluster.delete(each)
    wait_until("they are gone", lambda: not cluster.find(CLAIM) and not cluster.find(server))
    cluster.apply(server)


def is_same(before, after):
    return before["metadata"]["uid"] == after["metadata"]["uid"]


def size(claim):
    return claim["spec"]["resources"]["requests"]["storage"]


def test_a_volume_grows_where_its_class_lets_it_and_no_pod_stops(enlarge, cluster):
    (storage_class,) = of_kind("StorageClass")
    with pytest.raises(AssertionError, match="must support resize"):
        enlarge("Where the StorageClass expands volumes")
    cluster.merge(storage_class, {"allowVolumeExpansion": True})
    claim, pod, server = enlarge("Where the StorageClass expands volumes")
    cluster.merge(storage_class, {"allowVolumeExpansion": None})
    assert [is_same(*each) for each in (claim, pod, server)] == [True, True, False]
    assert [*map(size, claim)] == ["10Gi", "20Gi"]


def test_elsewhere_a_new_volume_keeps_the_former(enlarge, cluster):
    claim, pod, server = enlarge("Where it does not")
    assert [is_same(*each) for each in (claim, pod, server)] == [False, False, False]
    assert [*map(size, claim)] == ["10Gi", "20Gi"]
    found = cluster.get(made("PersistentVolume", claim[0]["spec"]["volumeName"]))
    assert found["status"]["phase"] == "Released"
    assert found["spec"]["persistentVolumeReclaimPolicy"] == "Retain"


def can_be_run(command):
    """Return the command, or, of one that is none of kubectl, its help."""
    if command.startswith(WRAPPER):
        return command.replace(".venv/bin/python", shlex.quote(sys.executable)) + " --help"
    assert command.startswith(("kubectl ", "git log ")), command
    # There is no kubelet that would end the pods, and tests leave some that no controller made.
    if command.startswith("kubectl drain "):
        return f"{command} --force --dry-run=server"
    # It runs until a user ends it.
    return f"timeout 5 {command}" if " port-forward " in command else command
