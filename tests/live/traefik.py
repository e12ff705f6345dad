"""Traefik in the cluster, which serves Gateways and is allowed whatever it asks for."""

import json
import shutil
from pathlib import Path

from scripts.import_api import ROUTES, gateway_api
from tests.live.commands import ran
from tests.programs import made

NAMESPACE = "edge"
IMAGE = "example.com/traefik:test"
PORT = 8000
WATCHED = (*ROUTES, "backendtlspolicies", "gatewayclasses", "tlsroutes")

GATEWAY = {
    "gateway_class": "traefik",
    "pod_namespace": NAMESPACE,
    "pod_labels": {"app.kubernetes.io/name": "traefik"},
    "http_port": PORT,
}


def install(cluster, folder):
    shutil.copy(made("traefik") / "traefik", folder)
    (folder / "Dockerfile").write_text('FROM scratch\nCOPY traefik /\nENTRYPOINT ["/traefik"]\n')
    ran("docker", "build", "--quiet", "--tag", IMAGE, folder)
    ran("kind", "load", "docker-image", IMAGE, "--name", cluster.name)
    for text in gateway_api(WATCHED):
        cluster.apply(text)
    cluster.kubectl(
        "wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all"
    )
    cluster.apply(Path(__file__).with_suffix(".yaml").read_text())
    cluster.await_ready(NAMESPACE)


def setting():
    return json.dumps(GATEWAY)
