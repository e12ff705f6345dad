from secrets import token_urlsafe

import pytest
import yaml

from tests.apiserver.control_plane import free_port
from tests.apiserver.fixtures import cluster, control_plane, controllers, needs
from tests.gitops import argocd
from tests.gitops.delivery import DIST, Delivery
from tests.gitops.gitea_server import Gitea
from tests.gitops.reports import received
from tests.gitops.simulated_controllers import simulate

__all__ = ["cluster", "control_plane", "controllers"]


@pytest.fixture(scope="session", autouse=True)
def _is_possible():
    """Skips before anything is started."""
    needs("argocd", "gitea", "helm")
    if programs := argocd.missing():
        pytest.skip(f"needs {' and '.join(programs)}: install Debian's git and redis-server")


@pytest.fixture(scope="session")
def first_delivery(control_plane, controllers, cluster, tmp_path_factory):
    """Lets Argo CD deliver dist/ to an empty cluster, and records how."""
    port = free_port()
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    gitea = Gitea(control_plane, app_ini, argocd=f"http://127.0.0.1:{port}")
    values = content_of("cicd/argocd-values.yaml")
    secrets = {
        each["name"]: {
            key: token_urlsafe() for key, how in each["values"].items() if how == "random"
        }
        for each in content_of("bootstrap/secrets.yaml")["secrets"]
    }
    with received() as (reports, reports_url), simulate(cluster):
        argocd.start(
            control_plane, cluster, values, secrets["argocd-secret"], port, gitea.url, reports_url
        )
        wanted = content_of("bootstrap/gitea.yaml")
        delivery = Delivery(cluster, gitea, wanted, secrets, tmp_path_factory.mktemp("delivery"))
        delivery.reports = reports
        delivery.webhook = f"http://127.0.0.1:{port}/api/webhook"
        delivery.webhook_secret = secrets["argocd-secret"]["webhook.gogs.secret"]
        delivery.begin()
        yield delivery


def content_of(file):
    return yaml.safe_load((DIST / file).read_text())


@pytest.fixture
def delivery(first_delivery):
    """Returns the delivery, settled; afterwards all is as in dist/ again."""
    first_delivery.wait_until_settled()
    yield first_delivery
    first_delivery.restore()
