"""scripts/restore.sh against a real API server; the pods of its Jobs are simulated and end well."""

import re
import subprocess

import pytest

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.checkout import ROOT

RESTORE = ROOT / "scripts/restore.sh"


@pytest.fixture
def start(shell, controllers, applied):
    """Return a function that starts the script, or another command, as administrator."""

    def start(*arguments, command=("bash", RESTORE), **variables):
        return subprocess.Popen(
            [*command, *arguments],
            env=shell | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def jobs(cluster, namespace="db"):
    return cluster.list("batch/v1", "Job", namespace)


def variables_of(job):
    (container,) = job["spec"]["template"]["spec"]["containers"]
    return {each["name"]: each for each in container["env"]}


@pytest.fixture
def cron_job():
    (found,) = [
        each for each in of_kind("CronJob") if each["metadata"]["name"] == "postgresql-restore"
    ]
    return found


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--list",), {"ACTION": "list", "BACKUP": ""}),
        (("latest", "--yes"), {"ACTION": "restore", "BACKUP": "latest"}),
        (("it's $(odd)", "--dry-run"), {"ACTION": "check", "BACKUP": "it's $(odd)"}),
        (("--undo", "before_x", "--yes"), {"ACTION": "undo", "BACKUP": "before_x"}),
    ],
)
def test_makes_a_job_that_does_it(start, cluster, cron_job, arguments, wanted):
    """It differs from the template in these variables alone, and is gone when it has ended well."""
    with start(*arguments) as process:
        seen = []
        wait_until("there is a job", lambda: seen.extend(jobs(cluster)) or seen)
        assert process.wait(timeout=60) == 0, process.stderr.read()
    before, after = variables_of(cron_job["spec"]["jobTemplate"]), variables_of(seen[0])
    assert {name for name, each in after.items() if each != before[name]} <= wanted.keys()
    assert {name: after[name].get("value", "") for name in wanted} == wanted
    wait_until("the job is gone", lambda: not jobs(cluster))


@pytest.mark.parametrize(
    ("namespace", "name", "wanted"),
    [("db", "backup", "/scripts/backup.sh"), ("cicd", "git-restore", "'ACTION', 'restore'")],
)
def test_jobs_are_made_by_hand_as_documented(start, cluster, namespace, name, wanted):
    lines = (ROOT / "docs/how-to/restore.md").read_text().splitlines()
    beginning, made = f"kubectl --namespace {namespace} create job", f" {name}-$(date +%s)"
    (command,) = [line for line in lines if line.startswith(beginning) and made in line]
    process = start(command=["bash", "-o", "pipefail", "-c", command])
    output, error = process.communicate()
    assert process.returncode == 0, error
    (made,) = re.findall(rf"job\.batch/({name}-\d{{10}}) created", output)
    (job,) = [each for each in jobs(cluster, namespace) if each["metadata"]["name"] == made]
    (container,) = job["spec"]["template"]["spec"]["containers"]
    variables = [(each["name"], each.get("value")) for each in container["env"]]
    assert wanted in str([container["command"], variables])
    cluster.delete(job)
    wait_until("the job is gone", lambda: job not in jobs(cluster, namespace))


@pytest.fixture
def no_node(cluster):
    """Keep new pods from being scheduled."""
    nodes = cluster.list("v1", "Node")
    for node in nodes:
        cluster.merge(node, {"spec": {"unschedulable": True}})
    yield
    for node in nodes:
        cluster.merge(node, {"spec": {"unschedulable": None}})


@pytest.fixture
def start_with(start, tmp_path):
    """Return a function that starts a restore by the script with another patience."""

    def start_with(**seconds):
        text = RESTORE.read_text()
        for name, value in seconds.items():
            text = re.sub(f"^{name}=.*", f"{name}={value}", text, flags=re.MULTILINE)
        script = tmp_path / "restore.sh"
        script.write_text(text)
        return start("latest", "--yes", command=("bash", script))

    return start_with


def test_ends_when_the_pod_of_its_job_is_gone(start_with, cluster, no_node):
    """As at the Job's deadline, after which the controller deletes the pod.

    By the word of the Job, and not because its own patience is over.
    """
    with start_with(END_SECONDS=1000) as process:
        wait_until("there is a job", lambda: jobs(cluster))
        (job,) = jobs(cluster)
        cluster.merge(job, {"spec": {"activeDeadlineSeconds": 1}})
        try:
            _, error = process.communicate(timeout=90)
        finally:
            process.kill()
            cluster.delete(job, propagationPolicy="Background")
    assert process.returncode == 1
    assert "Failed: DeadlineExceeded" in error
    wait_until("the job is gone", lambda: not jobs(cluster))


def test_says_why_a_job_does_not_start(start_with, cluster):
    """Such as a quota that is used up: there is no pod then that could say it."""
    (quota,) = cluster.list("v1", "ResourceQuota", "db")
    pods = quota["spec"]["hard"]["pods"]
    cluster.merge(quota, {"spec": {"hard": {"pods": "0"}}})
    try:
        process = start_with(START_SECONDS=8)
        _, error = process.communicate(timeout=90)
    finally:
        cluster.merge(quota, {"spec": {"hard": {"pods": pods}}})
    assert process.returncode == 1
    at_once, later = error.split("does not start")
    assert re.search("still waiting: FailedCreate: .*exceeded quota", at_once)
    assert at_once.count("exceeded quota") == 1
    assert "exceeded quota" in later
    wait_until("the job is gone", lambda: not jobs(cluster))


def test_refuses_what_is_not_the_platform(start, cluster, kubeconfig, cron_job):
    def refusal(*arguments, **variables):
        process = start(*arguments, **variables)
        output, error = process.communicate()
        assert (process.returncode, output, jobs(cluster)) == (3, "", []), error
        return error

    error = refusal("latest", "--yes", KUBECONFIG=str(kubeconfig))
    assert "the current context is 'elsewhere', not 'kind-web-platform'" in error
    error = refusal("latest", "--yes", "--context", "nowhere")
    assert "context 'nowhere' has no namespace 'db', or cannot be reached" in error
    (namespace,) = [each for each in of_kind("Namespace") if each["metadata"]["name"] == "db"]
    part_of = "app.kubernetes.io/part-of"
    ours = namespace["metadata"]["labels"][part_of]
    try:
        cluster.merge(namespace, {"metadata": {"labels": {part_of: "another"}}})
        error = refusal("latest", "--yes")
    finally:
        cluster.merge(namespace, {"metadata": {"labels": {part_of: ours}}})
    assert "is not of the platform: its part-of is 'another'" in error
    cluster.delete(cron_job)
    try:
        error = refusal("--list")
    finally:
        cluster.apply(cron_job)
    assert "there is no CronJob 'postgresql-restore'; is the data tier synced?" in error
