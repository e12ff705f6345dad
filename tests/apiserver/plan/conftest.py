import pytest

from tests.apiserver.fixtures import cluster, control_plane, controllers, controllers_left_out, node

__all__ = ["cluster", "control_plane", "controllers", "controllers_left_out"]


@pytest.fixture(scope="package")
def nodes(cluster, controllers):
    """Add nodes for the pods of all cases at once."""
    for number in range(8):
        cluster.create(node(f"more-{number}"))
