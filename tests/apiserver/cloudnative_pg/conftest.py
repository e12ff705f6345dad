import shutil
from base64 import b64encode

import pytest
import yaml

from scripts.postgres import free_port
from tests.apiserver.cloudnative_pg.objects import NAMESPACE
from tests.apiserver.cluster import Cluster, wait_until
from tests.apiserver.fixtures import control_plane, define, needs
from tests.objects import made as manifest
from tests.programs import made

__all__ = ["control_plane"]

OPERATOR_NAMESPACE = "cnpg-system"


@pytest.fixture(scope="package", autouse=True)
def _is_possible():
    needs("etcd", "kube-apiserver")


@pytest.fixture(scope="package")
def definitions(control_plane):
    """Return the API server with the kinds of the operator and of its plugin."""
    cluster = Cluster(control_plane.kubeconfig("admin"))
    folders = [made("cloudnative-pg") / each for each in ("crds", "plugin-crds")]
    define(cluster, [file.read_text() for each in folders for file in each.glob("*.yaml")])
    labels = {"pod-security.kubernetes.io/enforce": "restricted"}
    for name in (NAMESPACE, OPERATOR_NAMESPACE):
        cluster.apply(manifest("Namespace", name, metadata={"labels": labels}))
    return cluster


@pytest.fixture(scope="package")
def cluster(control_plane, definitions):
    """Return the API server with the operator, which fills in and judges its objects."""
    certificates = control_plane.folder / "webhook"
    certificates.mkdir()
    for ours, theirs in (("server.pem", "apiserver.crt"), ("server.key", "apiserver.key")):
        shutil.copy(control_plane.folder / ours, certificates / theirs)
    # It looks beside itself for the programs that it puts into pods, by their machines.
    (control_plane.folder / "operator").mkdir()
    for machine in ("amd64", "arm64"):
        program = control_plane.folder / f"operator/manager_{machine}"
        program.symlink_to(made("cloudnative-pg") / "manager")
    port = free_port()
    control_plane.start(
        "cloudnative-pg",
        *("controller", f"--webhook-port={port}", "--metrics-bind-address=0"),
        program=str(made("cloudnative-pg") / "manager"),
        env={
            "KUBECONFIG": str(control_plane.kubeconfig("admin")),
            "OPERATOR_NAMESPACE": OPERATOR_NAMESPACE,
            "OPERATOR_IMAGE_NAME": "ghcr.io/cloudnative-pg/cloudnative-pg:1.30.1",
            "WEBHOOK_CERT_DIR": str(certificates),
        },
    )
    control_plane.wait_for("cloudnative-pg", f"https://127.0.0.1:{port}/readyz")
    authority = b64encode(control_plane.ca_file.read_bytes()).decode()
    for file in (made("cloudnative-pg") / "webhooks").glob("*.yaml"):
        for each in yaml.safe_load_all(file.read_text()):
            for webhook in (each or {}).get("webhooks", ()):
                path = webhook["clientConfig"]["service"]["path"]
                url = f"https://127.0.0.1:{port}{path}"
                webhook["clientConfig"] = {"url": url, "caBundle": authority}
            if "webhooks" in (each or {}):
                definitions.apply(each)
    return definitions


@pytest.fixture
def gone(cluster):
    """Return what deletes the Cluster of a test, and do so after it."""

    def gone(manifest):
        if cluster.find(manifest):
            cluster.delete(manifest)
            # No garbage collector runs.
            wait_until("the Cluster is gone", lambda: cluster.find(manifest) is None)

    return gone
