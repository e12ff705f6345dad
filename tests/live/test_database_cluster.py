"""Production's database on CloudNativePG survives a lost node and is restored from its bucket."""

import re
from contextlib import ExitStack

import pytest

from constructs_lib.postgres import PostgresClusterProps, RecoveryProps
from constructs_lib.postgres.cluster_objects import bootstrap
from tests.checkout import ROOT
from tests.live.cluster import tools_missing
from tests.live.commands import ran, wait_until
from tests.live.database_cluster import BUCKET, DATABASE, HEALTHY, DatabaseCluster
from tests.live.jobs import Job
from tests.live.writers import Writers
from tests.services.stores import s3

pytestmark = pytest.mark.by_turns("database cluster")


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
        cluster.psql("create table written (writer text, number int, primary key (writer, number))")
        cluster.psql(
            "alter table written owner to owner; grant insert, select on written to application"
        )
        yield cluster


def backups(cluster):
    return [each["status"].get("phase") for each in cluster.list("backup.postgresql.cnpg.io")]


def rows(cluster, pod=None):
    return cluster.psql("select count(*), max(writer || number) from written", pod)


def archived(cluster):
    file = cluster.psql("select pg_walfile_name(pg_current_wal_insert_lsn())")
    cluster.psql("select pg_switch_wal()")
    archived = "select last_archived_wal from pg_stat_archiver"
    wait_until("all is archived", lambda: cluster.psql(archived) >= file, 120)


def recovery():
    """Return the commands of the document that start a copy and that take rows from it."""
    text = (ROOT / "docs/how-to/postgresql.md").read_text()
    section = text.partition("## Recover to a point in time")[2]
    return re.findall(r"^```bash\n(.*?)^```", section, re.DOTALL | re.MULTILINE)[:2]


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
    assert plugin["parameters"]["serverName"] == "postgres"
    assert list((cluster.bucket / "postgres/base").iterdir())


def test_its_metrics_are_there(cluster):
    ask = r"printf 'GET /metrics HTTP/1.0\r\n\r\n' >&3"
    read = f"exec 3<>/dev/tcp/127.0.0.1/9187; {ask}; cat <&3"
    command = ("exec", cluster.primary(), "--container", "postgres", "--", "bash", "-c", read)
    metrics = cluster.kubectl(*command, namespace="db")
    assert 'cnpg_pg_database_size_bytes{datname="guestbook"}' in metrics
    assert "cnpg_pg_stat_archiver_seconds_since_last_archival" in metrics


def test_no_acknowledged_write_is_lost_with_the_node_of_the_primary(cluster):
    """The operator, which promotes a standby, is lost with the same node."""
    primary = cluster.primary()
    node = cluster.get("pod", primary)["spec"]["nodeName"]
    cluster.gather_operator(node)
    with Writers(cluster) as writers:
        ran("docker", "kill", node)
        wait_until(
            "another is the primary",
            lambda: cluster.primary() != primary,
            240,
            why=cluster.trouble,
        )
        writers.go_on()
        ran("docker", "start", node)
        cluster.await_healthy()
        writers.go_on()
        acknowledged = writers.acknowledged()
    stored = cluster.psql("select writer, number from written").splitlines()
    assert acknowledged - {tuple(line.split("|")) for line in stored} == set()
    standbys = cluster.psql("select sync_state from pg_stat_replication")
    assert standbys.split() == ["quorum"] * 2


def test_a_drill_proves_the_backup(cluster):
    job = Job(cluster, "postgres-restore-drill")
    assert job.ended() == "Complete", job.log()
    (newest,) = (cluster.bucket / "postgres/base").iterdir()
    assert f"proven: server_name postgres, backup_id {newest.name} in " in job.log()
    assert [each["metadata"]["name"] for each in cluster.list("cluster")] == ["postgres"]


def test_a_copy_of_a_point_in_time_has_what_is_gone_since(cluster):
    cluster.psql("insert into written select 'before', n from generate_series(1, 1000) n")
    before = rows(cluster)
    moment = cluster.psql("select clock_timestamp()")
    cluster.psql("delete from written")
    archived(cluster)
    begin, take = recovery()
    ran("bash", "-euc", re.sub("at='.*?'", f"at='{moment}'", begin), **cluster.environment)
    wait_until(
        "the copy is healthy",
        lambda: cluster.get("cluster", "postgres-copy").get("status", {}).get("phase") == HEALTHY,
        300,
        why=cluster.trouble,
    )
    assert rows(cluster, "postgres-copy-1") == before
    assert rows(cluster) == "0|"
    ran("bash", "-euo", "pipefail", "-c", take.replace("entry", "written"), **cluster.environment)
    assert rows(cluster) == before
    assert [each["metadata"]["name"] for each in cluster.list("cluster")] == ["postgres"]


def test_a_lost_cluster_is_recovered_from_its_backup(cluster):
    cluster.psql("insert into written select 'after the drill', n from generate_series(1, 1000) n")
    before = rows(cluster)
    archived(cluster)
    cluster.kubectl("delete", "cluster", "postgres", namespace="db")
    wait_until("its volumes are gone", lambda: not cluster.list("pvc"), 120)
    origin = RecoveryProps(server_name="postgres")
    settings = {**DATABASE, "store": {"endpoint": "https://s3.example.com", "bucket": BUCKET}}
    props = PostgresClusterProps(**settings, server_name="postgres-2", recover_from=origin)
    cluster.bear(**bootstrap("postgres", props))
    assert rows(cluster) == before
    (plugin,) = cluster.get("cluster", "postgres")["spec"]["plugins"]
    assert plugin["parameters"]["serverName"] == "postgres-2"
    archived(cluster)
    assert list((cluster.bucket / "postgres-2/wals").iterdir())
