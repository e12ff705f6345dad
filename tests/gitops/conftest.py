import pytest
import yaml

from scripts.gitea_api import Login
from scripts.postgres import free_port
from tests.apiserver.control_plane import ControlPlane
from tests.apiserver.fixtures import cluster, control_plane, controllers, needs
from tests.gitops import argocd
from tests.gitops.chart_repository import ChartRepository
from tests.gitops.delivery import DIST, Delivery, documents
from tests.gitops.gitea_server import Gitea, secrets_of
from tests.gitops.mistakes import account, rewritten
from tests.gitops.reports import received
from tests.gitops.simulated_controllers import simulate

__all__ = ["cluster", "control_plane", "controllers"]


@pytest.fixture(scope="package", autouse=True)
def _is_possible():
    needs("argocd", "gitea", "helm")
    if programs := argocd.missing():
        pytest.skip(f"needs {' and '.join(programs)}: install Debian's git, gpg and redis-server")


@pytest.fixture(scope="package")
def controllers_left_out():
    """Autoscalers are simulated: without a metrics API, all of them would be Degraded."""
    return ["horizontal-pod-autoscaler-controller"]


@pytest.fixture(scope="module")
def processes(tmp_path_factory):
    """Only for what is started with it: no server of Kubernetes runs."""
    processes = ControlPlane(tmp_path_factory.mktemp("processes"))
    yield processes
    processes.stop()


@pytest.fixture(scope="package")
def first_delivery(control_plane, controllers, cluster, tmp_path_factory):
    port = free_port()
    app_ini = content_of("cicd/gitea-values.yaml")["gitea"]["config"]
    wanted = content_of("bootstrap/gitea.yaml")
    listed = content_of("bootstrap/secrets.yaml")
    secrets = secrets_of(listed)
    administrator = Login.of(secrets[wanted["administrator"]])
    gitea = Gitea(control_plane, app_ini, administrator, f"http://127.0.0.1:{port}")
    gitea.make(wanted, secrets)
    values = content_of("cicd/argocd-values.yaml")
    with received() as (reports, reports_url), simulate(cluster):
        argocd.start(control_plane, cluster, values, secrets, port, gitea.url, reports_url)
        for each in listed["secrets"]:
            if "argocd.argoproj.io/secret-type" in each.get("labels", {}):
                cluster.apply(manifest_of(each, secrets[each["name"]]))
        log = control_plane.folder / "argocd-application-controller.log"
        delivery = Delivery(cluster, gitea, wanted, tmp_path_factory.mktemp("delivery"), log)
        delivery.reports = reports
        delivery.public_keys = control_plane.folder / "argocd" / argocd.PUBLIC_KEYS
        delivery.webhook = f"http://127.0.0.1:{port}/api/webhook"
        delivery.delivery_token = secrets["argocd-notifications-secret"]["deliveryToken"]
        delivery.webhook_secret = secrets["argocd-secret"]["webhook.gogs.secret"]
        delivery.begin()
        yield delivery


def manifest_of(listed, data):
    metadata = {key: listed[key] for key in ("namespace", "name", "labels")}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": data}


def content_of(file):
    return yaml.safe_load((DIST / file).read_text())


@pytest.fixture
def delivery(first_delivery):
    """Return the delivery, settled; afterwards all is as in dist/ again."""
    first_delivery.wait_until_settled()
    yield first_delivery
    first_delivery.restore()


@pytest.fixture(scope="module")
def charts(tmp_path_factory):
    repository = ChartRepository(tmp_path_factory.mktemp("charts"))
    repository.open()
    yield repository
    repository.close()


@pytest.fixture(scope="module")
def with_charts(first_delivery, charts):
    """Add those Applications of dist/ that others wait for, with stand-ins for their charts."""
    first, names = first_delivery.first, ("argocd", "nginx-ingress")
    for file in first_delivery.files.glob("apps/*.yaml"):
        added = [m for m in documents(DIST / "apps" / file.name) if m["metadata"]["name"] in names]
        for application in added:
            source = application["spec"]["sources"][0]
            charts.publish(source["chart"], source["targetRevision"], account("of-a-chart"))
            source["repoURL"] = charts.url
        file.write_text(yaml.safe_dump_all([*documents(file), *added]))
        project = first_delivery.files / "projects" / file.name
        rewritten(project, lambda each: each["spec"]["sourceRepos"].append(charts.url))
    first_delivery.push("Charts")
    first_delivery.wait_until_settled()
    first_delivery.first = first_delivery.commit
    yield first_delivery
    first_delivery.first = first
    first_delivery.restore()


@pytest.fixture
def settled(with_charts):
    """Return the delivery, settled; after a test that failed, all is as before again."""
    with_charts.wait_until_settled()
    yield with_charts
    with_charts.restore()
