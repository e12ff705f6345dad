import pytest

from scripts.postgres import free_port
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind, secrets
from tests.apiserver.fixtures import cluster, control_plane, needs
from tests.apiserver.prometheus_operator.objects import observed, of_charts
from tests.apiserver.prometheus_operator.written import Written
from tests.programs import made

__all__ = ["cluster", "control_plane"]


@pytest.fixture(scope="package", autouse=True)
def _is_possible():
    needs("etcd", "kube-apiserver", definitions=True)


@pytest.fixture(scope="package")
def operator(control_plane, cluster):
    """Return the address of the operator, which watches the objects of dist/ and of the charts."""
    for manifest in [*of_kind("Namespace", "StorageClass"), *secrets("{} {}".format), *observed()]:
        cluster.apply(manifest)
    (deployment,) = (
        each
        for each in of_charts()
        if (each["kind"], each["metadata"]["name"]) == ("Deployment", "kps-operator")
    )
    address = f"127.0.0.1:{free_port()}"
    control_plane.start(
        "operator",
        *deployment["spec"]["template"]["spec"]["containers"][0]["args"],
        f"--web.listen-address={address}",
        program=str(made("prometheus-operator") / "operator"),
        env={"KUBECONFIG": str(control_plane.kubeconfig("admin"))},
    )
    control_plane.wait_for("operator", f"http://{address}/healthz")
    return f"http://{address}"


@pytest.fixture(scope="package")
def written(control_plane, cluster, operator):
    """Return what the operator writes for the Prometheus and Alertmanager of the charts."""
    (prometheus,) = (each for each in observed() if each["kind"] == "Prometheus")
    metadata = prometheus["metadata"]
    written = Written(cluster, metadata["namespace"], metadata["name"])
    log = control_plane.folder / "operator.log"
    wait_until(
        "the operator has written",
        lambda: written.prometheus() and written.alertmanager(),
        why=lambda: log.read_text()[-3000:],
    )
    return written
