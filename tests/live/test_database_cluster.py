"""Production's database on CloudNativePG: it is born, and its backup is proven."""

import json
from contextlib import ExitStack

import pytest

from tests.live.cluster import tools_missing
from tests.live.commands import wait_until
from tests.live.database_cluster import BUCKET, DatabaseCluster
from tests.live.jobs import Job
from tests.services.stores import s3

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Return a cluster whose database was born empty, with a bucket on this machine."""
    if missing := tools_missing():
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("database")
    cluster = DatabaseCluster(folder)
    with ExitStack() as stack:
        stack.callback(cluster.down)
        cluster.up()
        _, host = cluster.outside()
        store = folder / "store"
        store.mkdir()
        repository, login = stack.enter_context(s3(store, host))
        endpoint = repository.removeprefix("s3:").removesuffix(f"/{BUCKET}")
        cluster.bucket = store / "root" / BUCKET / "db/postgres"
        cluster.deliver(endpoint, login)
        cluster.bear()
        yield cluster


def backups(cluster):
    """Return how far the base backups are."""
    return [each["status"].get("phase") for each in cluster.list("backup.postgresql.cnpg.io")]


def test_it_is_born_empty_and_backed_up_at_once(cluster):
    wait_until(
        "the base backup is made",
        lambda: "completed" in backups(cluster),
        180,
        why=lambda: cluster.kubectl(
            "get", "backup.postgresql.cnpg.io", "-o", "yaml", namespace="db"
        ),
    )
    (plugin,) = cluster.get("cluster", "postgres")["spec"]["plugins"]
    assert plugin["parameters"]["serverName"] == "postgres-1"
    assert list((cluster.bucket / "postgres-1/base").iterdir())


def test_its_metrics_are_there(cluster):
    ask = r"printf 'GET /metrics HTTP/1.0\r\n\r\n' >&3"
    read = f"exec 3<>/dev/tcp/127.0.0.1/9187; {ask}; cat <&3"
    command = ("exec", cluster.primary(), "--container", "postgres", "--", "bash", "-c", read)
    metrics = cluster.kubectl(*command, namespace="db")
    assert 'cnpg_pg_database_size_bytes{datname="guestbook"}' in metrics
    assert "cnpg_pg_stat_archiver_seconds_since_last_archival" in metrics


def test_a_drill_proves_the_backup(cluster):
    job = Job(cluster, "postgres-restore-drill")
    assert job.ended() == "Complete", job.log()
    proven = json.loads((cluster.bucket / "proven.json").read_text())
    assert proven["server"] == "postgres-1"
    assert [each["metadata"]["name"] for each in cluster.list("cluster")] == ["postgres"]
