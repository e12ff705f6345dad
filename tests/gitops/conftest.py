import pytest
import yaml

from tests.apiserver.fixtures import cluster, control_plane, controllers, needs
from tests.gitops import argocd
from tests.gitops.delivery import DIST, ROOT_APPLICATION, Delivery
from tests.gitops.played import play

__all__ = ["cluster", "control_plane", "controllers"]


@pytest.fixture(scope="session", autouse=True)
def _is_possible():
    """Skips before anything is started."""
    if not ROOT_APPLICATION.exists():
        pytest.skip("dist/ has no bootstrap/root.yaml, from which Argo CD would start")
    needs("argocd")
    if programs := argocd.missing():
        pytest.skip(f"needs {' and '.join(programs)}: install Debian's git and redis-server")


@pytest.fixture(scope="session")
def first_delivery(control_plane, controllers, cluster, tmp_path_factory):
    """Lets Argo CD deliver dist/ to an empty cluster, and records how."""
    values = yaml.safe_load((DIST / "cicd/argocd-values.yaml").read_text())
    argocd.start(control_plane, cluster, values["configs"]["cm"])
    delivery = Delivery(cluster, tmp_path_factory.mktemp("delivery"))
    try:
        with play(cluster):
            delivery.begin()
            yield delivery
    finally:
        delivery.repository.stop()


@pytest.fixture
def delivery(first_delivery):
    """Returns the delivery, settled; afterwards all is as in dist/ again."""
    first_delivery.wait_until_settled()
    yield first_delivery
    first_delivery.restore()
