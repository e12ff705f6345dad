import pytest

from tests.live import images
from tests.live.cluster import Cluster, tools_missing


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
        yield cluster
    finally:
        cluster.delete()
