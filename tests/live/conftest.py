from pathlib import Path

import pytest

from constructs_lib.kube.default_images import BASE_IMAGE, CRANE_IMAGE, NODE_IMAGE
from tests.live import images
from tests.live.cluster import Cluster, tools_missing
from tests.live.mirror import Mirror

ORDER = (
    *("delivery", "monitoring", "pipelines", "autoscaling", "pods", "logs", "backups", "calm"),
    *("interruptions", "reboot", "entries", "gateway", "made_again", "visitors"),
)
"""Modules in the order in which they run.

Of pipelines some fail, about which alerts fire for an hour. Up to `calm` nothing makes a container
restart.
"""

ENTRIES = """
    insert into entry (id, name, message)
    select gen_random_uuid(), 'visitor ' || n, md5(n::text) from generate_series(1, 1000) n
"""


@pytest.fixture(scope="session")
def mirror(tmp_path_factory):
    """Mirrors with stand-ins, where $KIND_NODE_IMAGE names one for the nodes; otherwise None."""
    if missing := tools_missing():
        pytest.skip(missing)
    node = images.node_image()
    if node is None:
        yield None
        return
    if missing := images.missing():
        pytest.skip(f"needs stand-ins of images that Docker lacks: {', '.join(missing)}")
    mirror = Mirror(tmp_path_factory.mktemp("mirror"))
    try:
        mirror.open()
        mirror.fill(images.DIST, [BASE_IMAGE, *images.images()])
        mirror.tag(node, f"docker.io/{images.node_version()}")
        for image in (NODE_IMAGE, CRANE_IMAGE):
            mirror.tag(image, image)
        yield mirror
    finally:
        mirror.close()


@pytest.fixture(scope="session")
def cluster(mirror, tmp_path_factory):
    cluster = Cluster(tmp_path_factory.mktemp("cluster"), mirror)
    try:
        cluster.up()
        cluster.psql(ENTRIES)
        yield cluster
    finally:
        cluster.down()


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    places = {here / f"test_{name}.py": place for place, name in enumerate(ORDER)}
    ours = sorted((item for item in items if item.path in places), key=lambda i: places[i.path])
    items[:] = [*(item for item in items if item.path not in places), *ours]
