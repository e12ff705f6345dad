"""The wait for Argo CD, and the backups that wait for a restore, on a real API server."""

import io
import os
import subprocess
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import yaml
from rich.console import Console

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.errors import Failed, Refused
from scripts.cluster.health.applications import all_applications
from scripts.cluster.progress import Progress
from scripts.cluster.status import status
from scripts.cluster.steps.delivery import await_delivery
from scripts.cluster.steps.first_backups import DECISION, FirstBackups
from tests.apiserver.platform_checkout import PlatformCheckout
from tests.apiserver.test_culprits import container, pod, workload
from tests.troubleshooting import shows

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def platform(tmp_path, cluster, api):
    """Returns a checkout with a root Application, a child and a CronJob of backups."""
    platform = PlatformCheckout(tmp_path, cluster, api)
    for name in platform.places:
        cluster.apply(platform.namespace(name))
    platform.write("bootstrap/root.yaml", application(platform, "root"))
    platform.write("apps/child.yaml", application(platform, "child"))
    backup = {
        "namespace": platform.places["data"],
        "name": "backup",
        "store": "data/store",
        "late_after_hours": 26,
        "images": [],
    }
    platform.write("bootstrap/backups.yaml", [backup])
    return platform


def application(platform, name):
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "Application",
        "metadata": {"name": name, "namespace": platform.places["front"]},
        "spec": {
            "project": "default",
            "source": {"repoURL": "https://git.example/a", "path": "."},
            "destination": {
                "server": "https://kubernetes.default.svc",
                "namespace": platform.places["data"],
            },
            "syncPolicy": {"automated": {}},
        },
    }


def deliver(platform, name, sync="Synced", health="Healthy", revision="", **more):
    """Makes an Application in a state that Argo CD writes."""
    compared = {"source": {"repoURL": "a"}, "destination": {}}
    sync = {"status": sync, "comparedTo": compared, "revision": revision}
    state = {"sync": sync, "health": {"status": health}, **more}
    platform.cluster.apply({**application(platform, name), "status": state})


def quiet():
    return Progress(Console(file=io.StringIO()))


def wait(platform, seconds=0.0, **options):
    progress = quiet()
    with progress.step("delivery"):
        await_delivery(
            *(platform.api, Bootstrap(platform.root), progress, lambda: None),
            **{"seconds": seconds, **options},
        )


def why_not(platform):
    with pytest.raises(Failed) as raised:
        wait(platform)
    return str(raised.value).splitlines()


def test_it_ends_when_all_are_synced_and_healthy(platform):
    deliver(platform, "root")
    deliver(platform, "child")
    wait(platform)


def test_those_that_root_has_not_made_yet_are_waited_for(platform):
    deliver(platform, "root")
    assert why_not(platform)[0].endswith("child (absent, absent)")


def test_those_of_a_commit_that_the_cluster_does_not_follow_are_not_waited_for(platform):
    """Of this checkout, which was not pushed: nobody would make them."""
    deliver(platform, "root", sync="OutOfSync")
    with pytest.raises(Failed, match=r"not within 0 s: root \(OutOfSync, Healthy\)\n"):
        wait(platform, follows=False)
    deliver(platform, "root")
    wait(platform, follows=False)


def test_a_degraded_application_is_named_with_its_message_and_its_pods(platform):
    deliver(platform, "root")
    resources = [
        {"kind": "Service", "name": "ok", "version": "v1", "health": {"status": "Healthy"}},
        {"kind": "Ingress", "name": "web", "version": "v1", "health": {"status": "Progressing"}},
        {
            "kind": "Deployment",
            "name": "web",
            "version": "v1",
            "health": {"status": "Degraded", "message": "exceeded its progress deadline"},
        },
    ]
    deliver(platform, "child", health="Degraded", resources=resources)
    waiting = container(waiting={"reason": "CreateContainerConfigError"})
    namespace = platform.places["data"]
    made = pod(platform.cluster, namespace, {"containerStatuses": [waiting]})
    lines = why_not(platform)
    assert shows(lines[1], "application …: Synced, Degraded")
    assert lines[0].endswith("not within 0 s: child (Synced, Degraded)")
    assert lines[1:] == [
        "  application child: Synced, Degraded: Deployment web: exceeded its progress deadline",
        f"  pod {namespace}/web: CreateContainerConfigError",
    ]
    platform.cluster.delete(made, gracePeriodSeconds=0)


def test_what_the_cluster_itself_lacks_is_named_first(platform):
    """Without name servers much fails, and nothing of it says why."""
    # Paused, it gets no pods from controllers that other tests have started.
    server = workload("kube-system", name="name-server", replicas=2, paused=True)
    platform.cluster.create(server)
    waiting = container(waiting={"reason": "CrashLoopBackOff"})
    made = pod(platform.cluster, "kube-system", {"containerStatuses": [waiting]})
    lacks = [
        "deployment kube-system/name-server (0 of 2 pods ready)",
        "pod kube-system/web: CrashLoopBackOff",
    ]
    try:
        deliver(platform, "root")
        deliver(platform, "child", health="Progressing")
        lines = why_not(platform)
        assert lines[2:4] == [f"  {each}" for each in lacks]
        (line,) = lines_of(platform, "workloads")
        assert line.state == "wrong"
        assert line.text.splitlines()[:2] == lacks
    finally:
        platform.cluster.delete(made, gracePeriodSeconds=0)
        platform.cluster.delete(server)


def test_what_keeps_an_application_is_named(platform):
    """With what Argo CD says of it."""

    def line_for(**state):
        deliver(platform, "child", **state)
        (line,) = [each for each in why_not(platform) if each.startswith("  application child")]
        return line

    deliver(platform, "root")
    broken = [{"type": "ComparisonError", "message": "no such chart"}]
    unknown = line_for(sync="Unknown", conditions=broken)
    assert shows(unknown, "application …: Unknown, …: ComparisonError")
    assert unknown.endswith(": Unknown, Healthy: ComparisonError: no such chart")
    refused = [{"type": "SyncError", "message": "exceeded quota"}]
    out_of_sync = line_for(sync="OutOfSync", conditions=refused)
    assert shows(out_of_sync, "application …: OutOfSync, …")
    assert out_of_sync.endswith(": OutOfSync, Healthy: SyncError: exceeded quota")
    progressing = line_for(health="Progressing", conditions=[])
    assert shows(progressing, "application …: Synced, Progressing")
    waiting = {"kind": "Ingress", "name": "web", "version": "v1"}
    health = {"status": "Progressing", "message": ""}
    named = line_for(health="Progressing", resources=[{**waiting, "health": health}])
    assert named.endswith(": Synced, Progressing: Ingress web: Progressing")


def test_what_argo_cd_has_not_looked_at_lately_is_not_done(platform):
    """Its controller may be stopped, or the machine was; what it wrote before stays."""

    def compared(minutes):
        when = datetime.now(UTC) - timedelta(minutes=minutes)
        state = {"reconciledAt": when.strftime("%Y-%m-%dT%H:%M:%SZ")}
        deliver(platform, "root", **state)
        deliver(platform, "child", **state)

    compared(minutes=8)
    wait(platform)
    compared(minutes=12)
    said = why_not(platform)[1]
    assert shows(said, "application …: …: not compared with Git for … min")
    assert said.startswith("  application child: Synced, Healthy: not compared with Git for 1")
    # A clock was ahead: Argo CD does not look by itself until then.
    compared(minutes=-8)
    wait(platform)
    compared(minutes=-12)
    said = why_not(platform)[1]
    assert shows(said, "application …: …: compared with Git … min in the future")
    assert said == "  application child: Synced, Healthy: compared with Git 12 min in the future"
    # Of one that cannot be compared, Argo CD writes no new time.
    broken = [{"type": "InvalidSpecError", "message": "no such project"}]
    long_ago = "2026-01-01T00:00:00Z"
    deliver(platform, "child", sync="Unknown", conditions=broken, reconciledAt=long_ago)
    assert "  application child: Unknown, Healthy: InvalidSpecError: no such project" in why_not(
        platform
    )


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (
            {"conditions": [{"type": "ComparisonError", "message": "no such chart"}]},
            "ComparisonError: no such chart",
        ),
        (
            {
                "operationState": {
                    "phase": "Failed",
                    "message": "quota",
                    "startedAt": "2026-11-26T00:00:00Z",
                    "operation": {},
                }
            },
            "quota",
        ),
        ({"conditions": [{"type": "OrphanedResourceWarning", "message": "a"}]}, ""),
    ],
)
def test_why_an_application_is_not_synced(platform, state, message):
    deliver(platform, "child", sync="OutOfSync", health="Missing", **state)
    bootstrap = Bootstrap(platform.root)
    (child,) = [each for each in all_applications(platform.api, bootstrap) if each.name == "child"]
    assert (child.sync, child.health, child.message) == ("OutOfSync", "Missing", message)


def cron_job(platform, name="backup", **fields):
    pod = {"containers": [{"name": "a", "image": "a:1"}], "restartPolicy": "Never"}
    template = {"spec": {"template": {"spec": pod}}}
    metadata = {"name": name, "namespace": platform.places["data"]}
    manifest = {"apiVersion": "batch/v1", "kind": "CronJob", "metadata": metadata}
    manifest["spec"] = {"schedule": "0 0 1 1 *", "jobTemplate": template, **fields}
    platform.cluster.apply(manifest)
    return manifest


def store(platform, **age):
    """Makes backups of another cluster: begun before, or after, the namespace of this one."""
    folder = platform.root / "backups/data/store"
    folder.mkdir(parents=True)
    begun = (NOW + timedelta(**age)).timestamp()
    os.utime(folder, (begun, begun))


def first_backups(platform):
    return FirstBackups(platform.api, Bootstrap(platform.root), quiet())


def held(platform, manifest):
    """Returns whether the CronJob is suspended, and what was decided, once it was looked at."""
    first_backups(platform).hold()
    stored = platform.cluster.get(manifest)
    return stored["spec"]["suspend"], stored["metadata"].get("annotations", {}).get(DECISION)


def test_backups_wait_beside_those_of_an_earlier_cluster(platform):
    first_backups(platform).hold()  # There is no CronJob yet.
    job = cron_job(platform)
    store(platform, hours=-5)
    assert held(platform, job) == (True, "pending")
    # Argo CD, which applies what Git says, leaves that alone.
    cron_job(platform)
    assert held(platform, job) == (True, "pending")


@pytest.mark.parametrize("age", [{"hours": 5}, None])
def test_backups_of_this_cluster_keep_nobody_waiting(platform, age):
    job = cron_job(platform)
    if age:
        store(platform, **age)
    assert held(platform, job) == (False, None)


@pytest.mark.parametrize(("answer", "decision"), [("none", "declined"), (None, "pending")])
def test_the_answer_is_kept(platform, answer, decision):
    job = cron_job(platform)
    store(platform, hours=-5)
    held(platform, job)
    backups = first_backups(platform)
    if answer:
        backups.offer(None, answer)
    assert held(platform, job) == (answer is None, decision)
    assert len(first_backups(platform).pending()) == (answer is None)


def lines_of(platform, part):
    bootstrap = Bootstrap(platform.root)
    platform.write("bootstrap/addresses.yaml", [])
    return [line for line in status(platform.api, bootstrap, None) if line.part == part]


def test_status_tells_of_backups(platform):
    (line,) = lines_of(platform, "backups")
    assert (line.state, line.text) == ("wrong", "there is no CronJob")
    assert shows(line.text, "there is no CronJob")
    job = cron_job(platform)
    (line,) = lines_of(platform, "backups")
    assert (line.state, line.text) == ("good", "none since it was made 0 h ago")
    assert shows(line.text, "none since it was made … h ago")
    texts = {
        25: ("good", "the newest is 25 h old"),
        27: ("wrong", "the newest is 27 h old"),
        # A clock was ahead: nothing is started until then.
        -25: ("good", "the newest is 25 h in the future"),
        -27: ("wrong", "the newest is 27 h in the future"),
    }
    for hours, (state, text) in texts.items():
        last = (NOW - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
        platform.cluster.subresource(job, "status", {"status": {"lastSuccessfulTime": last}})
        (line,) = lines_of(platform, "backups")
        assert (line.state, line.text) == (state, text)
        assert shows(line.text, "the newest is … h old" if hours > 0 else "… h in the future")
    # As the runbook says.
    platform.cluster.subresource(job, "status", {"status": {"lastSuccessfulTime": None}})
    (line,) = lines_of(platform, "backups")
    assert (line.state, line.text) == ("good", "none since it was made 0 h ago")
    cron_job(platform, suspend=True)
    (line,) = lines_of(platform, "backups")
    assert (line.state, line.text) == ("wrong", "it is suspended")
    assert shows(line.text, "it is suspended")


def test_status_tells_of_backups_that_wait(platform):
    job = cron_job(platform)
    store(platform, hours=-5)
    held(platform, job)
    (line,) = lines_of(platform, "backups")
    assert line.state == "wrong"
    assert shows(line.text, "it waits until a restore is done or declined")


def test_status_compares_the_nodes_with_dist(platform):
    kind = yaml.safe_load((platform.root / "dist/bootstrap/kind.yaml").read_text())
    nodes = platform.api.items("/api/v1/nodes")
    kind["nodes"] = kind["nodes"][:1] * (len(nodes) + 1)
    platform.write("bootstrap/kind.yaml", kind)
    (line,) = lines_of(platform, "nodes")
    assert shows(line.text, "… of … ready")
    assert (line.state, line.text) == ("wrong", f"{len(nodes)} of {len(nodes) + 1} ready")


def test_status_compares_applications_with_the_checkout(platform):
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


def test_each_backup_that_waits_is_asked_for(platform, monkeypatch):
    """The answer for one says nothing of another."""
    platform.write(
        "bootstrap/backups.yaml",
        [
            {
                "namespace": platform.places["data"],
                "name": name,
                "store": "data/store",
                "late_after_hours": 26,
                "images": [],
            }
            for name in ("first", "second")
        ],
    )
    jobs = [cron_job(platform, name) for name in ("first", "second")]
    store(platform, hours=-5)
    (platform.root / "scripts").mkdir()
    script = 'echo "restore.sh $*"; echo "$*" >> restored'
    (platform.root / "scripts/restore.sh").write_text(script)
    kubectl = SimpleNamespace(context="a", on_path=dict)
    for job in jobs:
        assert held(platform, job) == (True, "pending")
    with pytest.raises(Refused, match="first and second wait, and '5a28ad77' names a backup of on"):
        first_backups(platform).offer(kubectl, "5a28ad77")
    answers = ["5a28ad77", "none"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: answers.pop(0))
    first_backups(platform).offer(kubectl, None)
    assert answers == []
    decided = [held(platform, job) for job in jobs]
    assert decided == [(False, "done"), (False, "declined")]
    restored = (platform.root / "restored").read_text().splitlines()
    assert restored == ["--list --context a", "5a28ad77 --yes --context a", "--list --context a"]


def test_status_goes_on_where_a_part_cannot_be_looked_at(platform):
    """Each part is looked at for itself: here there is no checkout in Git to compare with."""
    deliver(platform, "child", health="Progressing")
    (line,) = lines_of(platform, "applications")
    assert line.state == "unknown"
    assert "git rev-parse" in line.text
    # The administrator's login of the tests is a token.
    (certificate,) = lines_of(platform, "certificates")
    assert (certificate.name, certificate.state) == ("API server", "good")
    (workloads,) = lines_of(platform, "workloads")
    assert (workloads.state, workloads.text) == (
        "good",
        "all are ready, or start or end as usual",
    )
