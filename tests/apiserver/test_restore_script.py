"""scripts/restore.sh against a real API server; the pods of its Jobs are simulated and end well."""

import json
import re
import subprocess

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import manifests
from tests.checkout import ROOT
from tests.postgres.test_restore_script import NAME as BACKUP
from tests.postgres.test_restore_script import folder  # noqa: F401 - it is a fixture
from tests.programs import find

RESTORE = ("bash", ROOT / "scripts/restore.sh")
JOB = {"apiVersion": "batch/v1", "kind": "Job"}


@pytest.fixture
def start(control_plane, controllers, applied, tmp_path):
    """Returns a function that starts the script, or another, as administrator of that cluster."""
    if find("kubectl") is None:
        pytest.skip("needs kubectl: run 'make test-apiserver', which builds it")

    def start(*arguments, command=RESTORE, context="kind-web-platform"):
        config = json.loads(control_plane.kubeconfig("admin").read_text())
        config["contexts"][0]["name"] = config["current-context"] = context
        (tmp_path / "kubeconfig").write_text(json.dumps(config))
        return subprocess.Popen(
            [*command, *arguments],
            env={
                "PATH": f"{find('kubectl').parent}:/usr/bin:/bin",
                "KUBECONFIG": str(tmp_path / "kubeconfig"),
                "HOME": str(tmp_path),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def jobs(cluster):
    return cluster.list("batch/v1", "Job", "db")


def refused(process):
    output, error = process.communicate()
    assert (process.returncode, output) == (3, ""), error
    return error


def the_cron_job():
    (found,) = [
        each
        for each in manifests()
        if (each["kind"], each["metadata"]["name"]) == ("CronJob", "postgresql-restore")
    ]
    return found


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--list",), {"ACTION": "list", "BACKUP": ""}),
        (("latest", "--yes"), {"ACTION": "restore", "BACKUP": "latest"}),
        (("1a2b3c4d", "--yes"), {"ACTION": "restore", "BACKUP": "1a2b3c4d"}),
        (("--accept", "1a2b3c4d", "--yes"), {"ACTION": "accept", "BACKUP": "1a2b3c4d"}),
        (
            ("--drop", "guestbook_before_x", "--yes"),
            {"ACTION": "drop", "BACKUP": "guestbook_before_x"},
        ),
        (("latest", "--dry-run"), {"ACTION": "check", "BACKUP": "latest"}),
        (("it's $(odd)", "--dry-run"), {"ACTION": "check", "BACKUP": "it's $(odd)"}),
        (
            ("--undo", "guestbook_before_x", "--yes"),
            {"ACTION": "undo", "BACKUP": "guestbook_before_x"},
        ),
    ],
)
def test_makes_a_job_that_does_it(start, cluster, arguments, wanted):
    """It differs from the template in these variables alone, and is gone when it has ended well."""
    with start(*arguments) as process:
        seen = []
        wait_until("there is a job", lambda: seen.extend(jobs(cluster)) or seen)
        job = seen[0]
        assert process.wait(timeout=60) == 0, process.stderr.read()
    template = the_cron_job()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = job["spec"]["template"]["spec"]["containers"]
    (given,) = template["containers"]
    assert container["command"] == given["command"]
    before = {each["name"]: each for each in given["env"]}
    after = {each["name"]: each for each in container["env"]}
    changed = {name for name, each in after.items() if each != before[name]}
    assert changed <= set(wanted)
    assert {name: after[name].get("value", "") for name in wanted} == wanted
    wait_until("the job is gone", lambda: not jobs(cluster))


def documented(start_of_command):
    """Returns a command of the page on backups."""
    lines = (ROOT / "docs/backup-and-restore.md").read_text().splitlines()
    (command,) = [line for line in lines if line.startswith(start_of_command)]
    return command


def test_a_backup_is_made_by_hand_as_documented(start, cluster):
    command = documented("kubectl --namespace db create job")
    process = start(command=["bash", "-c", command])
    output, error = process.communicate()
    assert error == ""
    assert re.fullmatch(r"job\.batch/backup-\d{10} created\n", output)
    (job,) = jobs(cluster)
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["command"] == ["/scripts/backup.sh"]
    cluster.delete(job)
    wait_until("the job is gone", lambda: not jobs(cluster))


def test_repositories_are_restored_as_documented(start, cluster):
    command = documented("kubectl --namespace cicd create job")
    process = start(command=["bash", "-o", "pipefail", "-c", command])
    output, error = process.communicate()
    assert process.returncode == 0, error
    (name,) = re.findall(r"job\.batch/(git-restore-\d{10}) created", output)
    job = cluster.get({**JOB, "metadata": {"namespace": "cicd", "name": name}})
    (container,) = job["spec"]["template"]["spec"]["containers"]
    action = [each["value"] for each in container["env"] if each["name"] == "ACTION"]
    assert action == ["restore"]
    cluster.delete(job)


def test_a_folder_is_received_by_the_job_that_restores_it(start, cluster, folder):  # noqa: F811
    """The simulated pod ends without taking it, as one that refuses it does; so nothing is sent."""
    with start("--file", folder, "--not-authenticated", "--yes") as process:
        variables = {}

        def ended():
            for job in jobs(cluster):
                (container,) = job["spec"]["template"]["spec"]["containers"]
                found = {each["name"]: each.get("value") for each in container["env"]}
                variables.setdefault(found["ACTION"], found)
            return process.poll() is not None

        wait_until("it ends", ended, seconds=90)
        assert process.returncode == 0, process.stderr.read()
    assert list(variables) == ["receive"]
    assert variables["receive"]["BACKUP"] == BACKUP
    wait_until("the jobs are gone", lambda: not jobs(cluster))


@pytest.fixture
def no_node(cluster):
    """Keeps new pods from being scheduled."""
    nodes = [{"apiVersion": "v1", "kind": "Node", **n} for n in cluster.list("v1", "Node")]
    for node in nodes:
        cluster.merge(node, {"spec": {"unschedulable": True}})
    yield
    for node in nodes:
        cluster.merge(node, {"spec": {"unschedulable": None}})


def test_ends_when_the_pod_of_its_job_is_gone(start, cluster, no_node, tmp_path):
    """As at the Job's deadline, after which the controller deletes the pod.

    By the word of the Job, and not because its own patience is over.
    """
    script = tmp_path / "restore.sh"
    script.write_text(
        re.sub("^END_SECONDS=.*", "END_SECONDS=1000", RESTORE[1].read_text(), flags=re.M)
    )
    with start("latest", "--yes", command=("bash", script)) as process:
        wait_until("there is a job", lambda: jobs(cluster))
        (job,) = jobs(cluster)
        job = {**job, "apiVersion": "batch/v1", "kind": "Job"}
        cluster.merge(job, {"spec": {"activeDeadlineSeconds": 1}})
        try:
            _, error = process.communicate(timeout=90)
        finally:
            process.kill()
            cluster.delete(job, propagationPolicy="Background")
    assert process.returncode == 1
    assert "Failed: DeadlineExceeded" in error
    wait_until("the job is gone", lambda: not jobs(cluster))


def test_says_why_a_job_does_not_start(start, cluster, tmp_path):
    """Such as a quota that is used up: there is no pod then that could say it."""
    script = tmp_path / "restore.sh"
    text = RESTORE[1].read_text()
    script.write_text(text.replace("START_SECONDS=120", "START_SECONDS=8"))
    (quota,) = cluster.list("v1", "ResourceQuota", "db")
    quota = {"apiVersion": "v1", "kind": "ResourceQuota", **quota}
    pods = quota["spec"]["hard"]["pods"]
    cluster.merge(quota, {"spec": {"hard": {"pods": "0"}}})
    try:
        process = start("latest", "--yes", command=("bash", script))
        _, error = process.communicate(timeout=90)
    finally:
        cluster.merge(quota, {"spec": {"hard": {"pods": pods}}})
    assert process.returncode == 1
    at_once, later = error.split("does not start")
    assert re.search("still waiting: FailedCreate: .*exceeded quota", at_once)
    assert at_once.count("exceeded quota") == 1
    assert "exceeded quota" in later
    wait_until("the job is gone", lambda: not jobs(cluster))


def test_refuses_another_context(start, cluster):
    error = refused(start("latest", "--yes", context="production"))
    assert "the current context is 'production', not 'kind-web-platform'" in error
    process = start("latest", "--yes", "--context", "nowhere")
    assert "context 'nowhere' has no namespace 'db', or cannot be reached" in refused(process)
    assert jobs(cluster) == []


def test_refuses_a_cluster_that_is_not_the_platform(start, cluster):
    (namespace,) = [
        each
        for each in manifests()
        if (each["kind"], each["metadata"]["name"]) == ("Namespace", "db")
    ]
    foreign = json.loads(json.dumps(namespace))
    foreign["metadata"]["labels"]["app.kubernetes.io/part-of"] = "another"
    try:
        cluster.apply(foreign)
        error = refused(start("latest", "--yes"))
    finally:
        cluster.apply(namespace)
    assert "is not of the platform: its part-of is 'another'" in error
    assert jobs(cluster) == []


def test_names_what_is_not_there_yet(start, cluster):
    cluster.delete(the_cron_job())
    try:
        error = refused(start("--list"))
    finally:
        cluster.apply(the_cron_job())
    assert "there is no CronJob 'postgresql-restore'; is the data tier synced?" in error
