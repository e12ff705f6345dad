import pytest
import yaml

from tests import reference
from tests.apiserver.cluster import Refused
from tests.apiserver.dist import in_order
from tests.apiserver.fixtures import api, cluster, control_plane, kubeconfig
from tests.programs import made
from tests.test_production import PRODUCTION

__all__ = ["api", "cluster", "control_plane", "kubeconfig"]


@pytest.fixture(scope="package", autouse=True)
def _kind_of_the_plugin(cluster):
    """Defines the kind of CloudNativePG's plugin for backups, which only its Go module has."""
    for file in (made("cloudnative-pg") / "plugin-crds").glob("*.yaml"):
        for definition in yaml.safe_load_all(file.read_text()):
            cluster.apply(definition)


@pytest.fixture(scope="package")
def answers(cluster):
    """Apply all for the first time; returns each object with what the server said to it."""

    def applied(manifest):
        try:
            return cluster.apply(manifest)
        except Refused as refusal:
            return refusal

    return [(each, applied(each)) for each in in_order(reference.files(**PRODUCTION))]
