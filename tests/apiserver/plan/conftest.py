import pytest

from tests.apiserver.fixtures import NODE, cluster, control_plane, controllers, controllers_left_out
from tests.objects import made

__all__ = ["cluster", "control_plane", "controllers", "controllers_left_out"]


@pytest.fixture(scope="package")
def nodes(cluster, controllers):
    """Add nodes for the pods of all cases at once."""
    for number in range(8):
        name = f"more-{number}"
        status = {"capacity": NODE, "allocatable": NODE}
        labels = {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux"}
        cluster.create(made("Node", name, metadata={"labels": labels}, status=status))
