import pytest

from tests.live import images
from tests.live.cluster import Cluster, tools_missing

ENTRIES = """
    insert into entry (id, name, message)
    select gen_random_uuid(), 'visitor ' || n, md5(n::text) from generate_series(1, 1000) n
"""


@pytest.fixture(scope="session")
def prepared():
    """Skips where no cluster can be made."""
    if missing := tools_missing():
        pytest.skip(missing)
    if missing := images.prepare():
        pytest.skip(f"needs images that Docker neither has nor can pull: {', '.join(missing)}")


@pytest.fixture(scope="session")
def cluster(prepared, tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        cluster.create()
        cluster.deliver()
        cluster.psql(ENTRIES)
        yield cluster
    finally:
        cluster.delete()
