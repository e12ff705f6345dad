"""What happens to backups when pods and nodes go away in the middle of one."""

import pytest

from tests.live.commands import ran, wait_until
from tests.live.jobs import Job, fingerprint

pytestmark = pytest.mark.by_turns("interruptions and logs")

# Fewer than a hundred, so that the backup after they are gone is not suspicious; 430 kB each.
ROWS = 90


@pytest.fixture(scope="module", autouse=True)
def _enough_to_interrupt(cluster):
    cluster.psql(f"""
        create table ballast as select n, (
            select string_agg(md5((m + n * random())::text), '') from generate_series(1, 13500) m
        ) as text from generate_series(1, {ROWS}) n;
        alter table ballast owner to owner
    """)
    yield
    cluster.psql("drop table ballast")


def dumping(cluster):
    job = Job(cluster, "postgresql-backup")
    job.says("dumping")
    return job


def assert_sound(cluster):
    """Restores the newest backup into a database of its own, and reads all that is stored."""
    drill = Job(cluster, "postgresql-restore-drill")
    assert drill.ended() == "Complete", drill.log()


@pytest.mark.parametrize("how", ["--grace-period=0", "--grace-period=5"])
def test_a_pod_that_is_deleted_is_made_up_for(cluster, how):
    """By a retry of the Job, which ends the lock of the first pod."""
    job = dumping(cluster)
    (pod,) = job.pods()
    name = pod["metadata"]["name"]
    force = ("--force",) if how.endswith("=0") else ()
    cluster.kubectl("delete", "pod", name, how, *force, namespace="db")
    assert job.ended() == "Complete", job.log()
    assert name not in [each["metadata"]["name"] for each in job.pods()]
    assert_sound(cluster)


def test_a_node_that_stops_is_made_up_for(cluster):
    before = fingerprint(cluster)
    job = dumping(cluster)
    (pod,) = job.pods()
    node = pod["spec"]["nodeName"]
    ran("docker", "stop", node)
    ran("docker", "start", node)
    wait_until("the node is back", lambda: cluster.is_ready(node))
    assert job.ended() == "Complete", job.log()
    cluster.await_ready("db", "app")
    assert_sound(cluster)
    assert fingerprint(cluster) == before
