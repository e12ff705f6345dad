import pytest

from tests import reference
from tests.apiserver.dist import in_order
from tests.apiserver.fixtures import api, cluster, control_plane, define, kubeconfig
from tests.programs import made
from tests.test_production import PRODUCTION

__all__ = ["api", "cluster", "control_plane", "kubeconfig"]


@pytest.fixture(scope="package", autouse=True)
def _kind_of_the_plugin(cluster):
    """Defines the kind of CloudNativePG's plugin for backups, which only its Go module has."""
    files = (made("cloudnative-pg") / "plugin-crds").glob("*.yaml")
    define(cluster, [file.read_text() for file in files])


@pytest.fixture(scope="package")
def answers(cluster):
    return [(each, cluster.answer(each)) for each in in_order(reference.files(**PRODUCTION))]
