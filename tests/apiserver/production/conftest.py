import pytest
import yaml

from tests.apiserver.fixtures import api, cluster, control_plane, kubeconfig
from tests.programs import made

__all__ = ["api", "cluster", "control_plane", "kubeconfig"]


@pytest.fixture(scope="package", autouse=True)
def _kind_of_the_plugin(cluster):
    """Defines the kind of CloudNativePG's plugin for backups, which only its Go module has."""
    for file in (made("cloudnative-pg") / "plugin-crds").glob("*.yaml"):
        for definition in yaml.safe_load_all(file.read_text()):
            cluster.apply(definition)
