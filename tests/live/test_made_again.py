"""The ways back after the namespace or the whole cluster was deleted."""

import pytest

from tests.live.cluster import OPTIONS
from tests.live.commands import ran
from tests.live.jobs import Job, backed_up, fingerprint

pytestmark = pytest.mark.by_turns("made again")

CRON_JOB = "postgresql-backup"


def restored_onto_new_server(cluster, snapshot, before):
    """The newest backup is of another server, so it has to be named."""
    refused = cluster.restore_script("latest", "--yes")
    assert refused.returncode == 3, refused.output
    assert "is of another server" in refused.output
    # Until then there is none, which would be of an empty database.
    assert cluster.get("cronjob", CRON_JOB)["spec"]["suspend"]
    cluster.up("--restore", snapshot)
    assert fingerprint(cluster) == before
    assert not cluster.get("cronjob", CRON_JOB)["spec"]["suspend"]
    assert Job(cluster, CRON_JOB).ended() == "Complete"


def test_namespace_made_again(cluster):
    snapshot, before = backed_up(cluster), fingerprint(cluster)
    refused = cluster.try_kubectl("delete", "namespace", "db")
    assert "is protected from deletion" in refused.output
    cluster.kubectl("annotate", "namespace", "db", "cdk8s-web-platform/allow-delete=true")
    cluster.kubectl("delete", "namespace", "db")
    cluster.up()
    restored_onto_new_server(cluster, snapshot, before)


def values(secrets):
    return {(*place, key): data[key] for place, data in secrets.items() for key in data}


def made_with_a_kill_after_each_step(cluster):
    steps, stored = [], {}

    def is_done(line):
        step, done, _ = line.partition(": done in")
        if not done or step in steps:
            return False
        steps.append(step)
        return True

    while cluster.checkout.wrapper_killed(is_done, "up", *OPTIONS):
        if "Secrets" in steps:
            now = values(cluster.secrets())
            assert stored.items() <= now.items(), steps
            stored = now
    assert stored.items() <= values(cluster.secrets()).items()
    return steps


def test_cluster_made_again(cluster):
    """Folder and key of the old one are left; `up` is killed after each of its steps."""
    snapshot, before = backed_up(cluster), fingerprint(cluster)
    cluster.down()
    assert cluster.name not in ran("kind", "get", "clusters").split()
    steps = made_with_a_kill_after_each_step(cluster)
    assert {"Secrets", "charts", "repository", "images", "delivery"} <= set(steps)
    restored_onto_new_server(cluster, snapshot, before)
