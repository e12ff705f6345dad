"""The wait for Argo CD, and the backups that wait for a restore, on a real API server."""

import io
import os
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
import yaml
from rich.console import Console

from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.progress import Progress
from scripts.cluster.status import status
from scripts.cluster.steps import argo_cd
from scripts.cluster.steps.argo_cd import await_delivery
from scripts.cluster.steps.first_backups import DECISION, FirstBackups
from tests.apiserver.platform_checkout import PlatformCheckout
from tests.apiserver.test_culprits import container, pod
from tests.objects import made
from tests.troubleshooting import shows

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def platform(tmp_path, cluster, api):
    """Return a checkout with a root Application, a child and a CronJob of backups."""
    platform = PlatformCheckout(tmp_path, cluster, api)
    for name in platform.places:
        cluster.apply(platform.namespace(name))
    platform.write("bootstrap/root.yaml", application(platform, "root"))
    platform.write("bootstrap/addresses.yaml", [])
    platform.write("apps/child.yaml", application(platform, "child"))
    declare_backups(platform, "backup")
    return platform


def declare_backups(platform, *names):
    of_all = {"store": "data/store", "late_after_hours": 26, "images": []}
    place = {"namespace": platform.places["data"]}
    platform.write("bootstrap/backups.yaml", [{"name": each, **place, **of_all} for each in names])


def application(platform, name):
    spec = {"project": "default", "source": {"repoURL": "https://git.example/a", "path": "."}}
    spec |= {"destination": {"namespace": platform.places["data"]}, "syncPolicy": {"automated": {}}}
    place = (name, platform.places["front"], "argoproj.io/v1alpha1")
    return made("Application", *place, spec=spec)


def deliver(platform, name, sync="Synced", health="Healthy", revision="", **more):
    """Make an Application in a state that Argo CD writes."""
    compared = {"source": {"repoURL": "a"}, "destination": {}}
    sync = {"status": sync, "comparedTo": compared, "revision": revision}
    state = {"sync": sync, "health": {"status": health}, **more}
    platform.cluster.apply({**application(platform, name), "status": state})


def quiet():
    return Progress(Console(file=io.StringIO()))


def wait(platform, **options):
    progress = quiet()
    with progress.step("delivery"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(argo_cd, "DELIVERED_SECONDS", 0)
        bootstrap = Bootstrap(platform.root)
        await_delivery(platform.api, bootstrap, progress, lambda: None, **options)


def why_not(platform, **options):
    with pytest.raises(Failed) as raised:
        wait(platform, **options)
    return str(raised.value).splitlines()


def test_all_are_waited_for_but_those_that_nobody_makes(platform):
    """As those of a checkout that was not pushed."""
    deliver(platform, "root", sync="OutOfSync")
    waits = "root (OutOfSync, Healthy)"
    assert why_not(platform, follows=False)[0].endswith(f"not within 0 s: {waits}")
    assert why_not(platform)[0].endswith(f"{waits}, child (absent, absent)")
    deliver(platform, "root")
    wait(platform, follows=False)
    deliver(platform, "child")
    wait(platform)


def test_a_degraded_application_is_named_with_its_message_and_its_pods(platform):
    deliver(platform, "root")
    judged = {
        "Service": {"status": "Healthy"},
        "Ingress": {"status": "Progressing"},
        "Deployment": {"status": "Degraded", "message": "exceeded its progress deadline"},
    }
    resources = [
        {"kind": kind, "name": "web", "version": "v1", "health": health}
        for kind, health in judged.items()
    ]
    deliver(platform, "child", health="Degraded", resources=resources)
    waiting = container(waiting={"reason": "CreateContainerConfigError"})
    namespace = platform.places["data"]
    pod(platform.cluster, namespace, {"containerStatuses": [waiting]})
    lines = why_not(platform)
    assert shows(lines[1], "application …: Synced, Degraded")
    assert lines[1:] == [
        "  application child: Synced, Degraded: Deployment web: exceeded its progress deadline",
        f"  pod {namespace}/web: CreateContainerConfigError",
    ]


def test_what_the_cluster_itself_lacks_is_named_first(platform):
    waiting = container(waiting={"reason": "CrashLoopBackOff"})
    server = pod(platform.cluster, "kube-system", {"containerStatuses": [waiting]})
    lacks = ["pod kube-system/web: CrashLoopBackOff"]
    try:
        deliver(platform, "root")
        deliver(platform, "child", health="Progressing")
        assert why_not(platform)[2:3] == [f"  {each}" for each in lacks]
        assert lines_of(platform, "workloads")[0].state == "wrong"
    finally:
        platform.cluster.delete(server, gracePeriodSeconds=0)


def test_what_keeps_an_application_is_named(platform):
    def line_for(**state):
        deliver(platform, "child", **state)
        (line,) = [each for each in why_not(platform) if each.startswith("  application child")]
        return line

    deliver(platform, "root")
    warning = {"type": "OrphanedResourceWarning", "message": "nothing"}
    broken = [warning, {"type": "ComparisonError", "message": "no such chart"}]
    unknown = line_for(sync="Unknown", conditions=broken)
    assert shows(unknown, "application …: Unknown, …: ComparisonError")
    assert unknown.endswith(": Unknown, Healthy: ComparisonError: no such chart")
    when = "2026-11-26T00:00:00Z"
    failed = {"phase": "Failed", "message": "quota", "startedAt": when, "operation": {}}
    refused = line_for(sync="OutOfSync", conditions=[], operationState=failed)
    assert shows(refused, "application …: OutOfSync, …")
    assert refused.endswith(": OutOfSync, Healthy: quota")
    role = {"group": "rbac.authorization.k8s.io", "version": "v1", "kind": "ClusterRole"}
    results = [
        {**role, "namespace": "", "name": "reader", "status": "SyncFailed", "message": "no kind"},
        {**role, "namespace": "", "name": "writer", "status": "Synced"},
    ]
    failed["syncResult"] = {"revision": "", "source": {"repoURL": ""}, "resources": results}
    of_one = line_for(sync="OutOfSync", conditions=[], operationState=failed)
    assert of_one.endswith(": OutOfSync, Healthy: ClusterRole reader: no kind")
    waiting = {"kind": "Ingress", "name": "web", "version": "v1"}
    resources = [{**waiting, "health": {"status": "Progressing", "message": ""}}]
    progressing = line_for(health="Progressing", resources=resources)
    assert shows(progressing, "application …: Synced, Progressing")
    assert progressing.endswith(": Synced, Progressing: Ingress web: Progressing")


def test_what_argo_cd_has_not_looked_at_lately_is_not_done(platform):
    """Its controller may be stopped, or the machine was; what it wrote before stays."""

    def compared(minutes):
        when = datetime.now(UTC) - timedelta(minutes=minutes)
        for name in ("root", "child"):
            deliver(platform, name, reconciledAt=when.strftime("%Y-%m-%dT%H:%M:%SZ"))

    compared(minutes=8)
    wait(platform)
    compared(minutes=12)
    said = why_not(platform)[1]
    assert shows(said, "application …: …: not compared with Git for … min")
    assert said.startswith("  application child: Synced, Healthy: not compared with Git for 1")
    # Argo CD writes no new time for an Application that it cannot compare.
    broken = [{"type": "InvalidSpecError", "message": "no such project"}]
    long_ago = "2026-01-01T00:00:00Z"
    deliver(platform, "child", sync="Unknown", conditions=broken, reconciledAt=long_ago)
    assert "  application child: Unknown, Healthy: InvalidSpecError: no such project" in why_not(
        platform
    )


def cron_job(platform, name="backup", **fields):
    pod = {"containers": [{"name": "a", "image": "a:1"}], "restartPolicy": "Never"}
    template = {"spec": {"template": {"spec": pod}}}
    spec = {"schedule": "0 0 1 1 *", "jobTemplate": template, **fields}
    job = made("CronJob", name, platform.places["data"], "batch/v1", spec=spec)
    platform.cluster.apply(job)
    return job


def store(platform, **age):
    """Make backups of another cluster: begun before, or after, the namespace of this one."""
    folder = platform.root / "backups/data/store"
    folder.mkdir(parents=True)
    begun = (NOW + timedelta(**age)).timestamp()
    os.utime(folder, (begun, begun))


def first_backups(platform):
    return FirstBackups(platform.api, Bootstrap(platform.root), quiet())


def held(platform, manifest):
    """Return whether the CronJob is suspended, and what was decided, once it was looked at."""
    first_backups(platform).hold()
    stored = platform.cluster.get(manifest)
    return stored["spec"]["suspend"], stored["metadata"].get("annotations", {}).get(DECISION)


def test_backups_wait_beside_those_of_an_earlier_cluster(platform):
    store(platform, hours=-5)
    first_backups(platform).hold()  # There is no CronJob yet.
    job = cron_job(platform)
    assert held(platform, job) == (True, "pending")
    (line,) = lines_of(platform, "backups")
    assert line.state == "wrong"
    assert shows(line.text, "it waits until a restore is done or declined")
    # Argo CD, which applies what Git says, leaves that alone.
    cron_job(platform)
    assert held(platform, job) == (True, "pending")
    assert first_backups(platform).pending()
    first_backups(platform).offer("none")
    assert held(platform, job) == (False, "declined")
    assert first_backups(platform).pending() == []


@pytest.mark.parametrize("age", [{"hours": 5}, None])
def test_backups_of_this_cluster_keep_nobody_waiting(platform, age):
    job = cron_job(platform)
    if age:
        store(platform, **age)
    assert held(platform, job) == (False, None)


def test_each_backup_that_waits_is_asked_for(platform, monkeypatch):
    """The answer for one says nothing of another."""
    declare_backups(platform, "first", "second")
    jobs = [cron_job(platform, name) for name in ("first", "second")]
    store(platform, hours=-5)
    (platform.root / "scripts").mkdir()
    script = 'echo "restore.sh $*"; echo "$*" >> restored'
    (platform.root / "scripts/restore.sh").write_text(script)
    for job in jobs:
        assert held(platform, job) == (True, "pending")
    with pytest.raises(Refused, match="first and second wait, and '5a28ad77' names a backup of on"):
        first_backups(platform).offer("5a28ad77")
    answers = ["5a28ad77", "none"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: answers.pop(0))
    first_backups(platform).offer(None)
    decided = [held(platform, job) for job in jobs]
    assert decided == [(False, "done"), (False, "declined")]
    restored = (platform.root / "restored").read_text().splitlines()
    assert restored == [
        "--list --context kind-web-platform",
        "5a28ad77 --yes --context kind-web-platform",
        "--list --context kind-web-platform",
    ]


def lines_of(platform, part):
    bootstrap = Bootstrap(platform.root)
    return [line for line in status(platform.api, bootstrap) if line.part == part]


def test_status_tells_of_backups(platform):
    def seen():
        (line,) = lines_of(platform, "backups")
        return line.state, line.text

    absent = seen()
    assert absent[0] == "wrong"
    assert shows(absent[1], "there is no CronJob")
    job = cron_job(platform)
    fresh = seen()
    assert fresh[0] == "good"
    assert shows(fresh[1], "none since it was made … h ago")

    def after(hours):
        last = (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        platform.cluster.subresource(job, "status", {"status": {"lastSuccessfulTime": last}})
        return seen()

    assert after(25) == ("good", "the newest is 25 h old")
    late = after(27)
    assert late[0] == "wrong"
    assert shows(late[1], "the newest is … h old")
    # A clock was ahead: nothing is started until then.
    ahead = after(-27)
    assert ahead[0] == "wrong"
    assert shows(ahead[1], "… h in the future")
    # As the runbook says.
    platform.cluster.subresource(job, "status", {"status": {"lastSuccessfulTime": None}})
    assert seen() == fresh
    cron_job(platform, suspend=True)
    suspended = seen()
    assert suspended[0] == "wrong"
    assert shows(suspended[1], "it is suspended")


def test_status_compares_with_the_checkout(platform):
    kind = yaml.safe_load((platform.root / "dist/bootstrap/kind.yaml").read_text())
    nodes = platform.api.items("nodes")
    kind["nodes"] = kind["nodes"][:1] * (len(nodes) + 1)
    platform.write("bootstrap/kind.yaml", kind)
    line = lines_of(platform, "nodes")[-1]
    assert line.state == "wrong"
    assert shows(line.text, "… of … are there")
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.invalid")
    git = ("git", "-C", platform.root, *person)
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message", "A"], check=True)
    head = subprocess.check_output([*git, "rev-parse", "HEAD"], text=True).strip()
    deliver(platform, "root", revision=head)
    deliver(platform, "child", revision="0" * 40)
    child, root = lines_of(platform, "applications")
    assert shows(child.text, "(this checkout is at another commit)")
    assert (child.state, child.name) == ("good", "child")
    assert root.text == f"Synced, Healthy, at {head[:12]}"


def test_status_goes_on_where_a_part_cannot_be_looked_at(platform):
    deliver(platform, "child", health="Progressing")
    (line,) = lines_of(platform, "applications")
    assert line.state == "unknown"
    assert "git rev-parse" in line.text
    (workloads,) = lines_of(platform, "workloads")
    assert workloads.state == "good"
    assert workloads.text == "all are ready, or start or end for less than 2 min"
