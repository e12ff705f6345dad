"""Traefik in the cluster, which serves Gateways and is allowed whatever it asks for."""

import json
import shutil

import yaml

from scripts.import_api import ROUTES, gateway_api
from tests.live.commands import ran
from tests.programs import made

NAMESPACE = "edge"
IMAGE = "example.com/traefik:test"
LABELS = {"app.kubernetes.io/name": "traefik"}
PORT = 8000
WATCHED = (*ROUTES, "backendtlspolicies", "gatewayclasses", "tlsroutes")

GATEWAY = {
    "gateway_class": "traefik",
    "pod_namespace": NAMESPACE,
    "pod_labels": LABELS,
    "http_port": PORT,
}
"""Setting `own_gateway` that it serves."""

CONTAINER = {
    "name": "traefik",
    "image": IMAGE,
    "args": [
        "--global.checknewversion=false",
        f"--entrypoints.web.address=:{PORT}",
        "--providers.kubernetesgateway",
    ],
}
OBJECTS = [
    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}},
    {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRoleBinding",
        "metadata": {"name": "traefik"},
        "roleRef": {
            "apiGroup": "rbac.authorization.k8s.io",
            "kind": "ClusterRole",
            "name": "cluster-admin",
        },
        "subjects": [{"kind": "ServiceAccount", "name": "default", "namespace": NAMESPACE}],
    },
    {
        "apiVersion": "gateway.networking.k8s.io/v1",
        "kind": "GatewayClass",
        "metadata": {"name": "traefik"},
        "spec": {"controllerName": "traefik.io/gateway-controller"},
    },
    {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "traefik", "namespace": NAMESPACE},
        "spec": {
            "selector": {"matchLabels": LABELS},
            "template": {"metadata": {"labels": LABELS}, "spec": {"containers": [CONTAINER]}},
        },
    },
    {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": "traefik", "namespace": NAMESPACE},
        "spec": {"selector": LABELS, "ports": [{"port": PORT}]},
    },
]


def install(cluster, folder):
    """Bring its image to the nodes, and run it beside the kinds of the Gateway API."""
    shutil.copy(made("traefik") / "traefik", folder)
    (folder / "Dockerfile").write_text('FROM scratch\nCOPY traefik /\nENTRYPOINT ["/traefik"]\n')
    ran("docker", "build", "--quiet", "--tag", IMAGE, folder)
    ran("kind", "load", "docker-image", IMAGE, "--name", cluster.name)
    for text in gateway_api(WATCHED):
        cluster.apply(text)
    cluster.kubectl(
        "wait", "--for=condition=Established", "--timeout=60s", "customresourcedefinitions", "--all"
    )
    cluster.apply(yaml.safe_dump_all(OBJECTS))
    cluster.await_ready(NAMESPACE)


def setting():
    """Return the Gateway as a variable of settings has it."""
    return json.dumps(GATEWAY)
