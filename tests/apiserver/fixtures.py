"""A control plane for the tests of a folder, whose conftest.py imports these fixtures.

They are no plugin, so that each folder gets a control plane of its own.
"""

import hashlib
import json
import os
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from scripts.cluster.kubectl import Kubectl
from scripts.import_api import ROUTES, CrdLoader, gateway_api, sources
from tests.apiserver.cluster import Cluster
from tests.apiserver.control_plane import ControlPlane
from tests.apiserver.volumes import provision
from tests.objects import made
from tests.programs import find, kept
from tests.waiting import wait_until

NODE = {"cpu": "4", "memory": "8Gi", "pods": "110", "ephemeral-storage": "100Gi"}
"""Capacity of a worker of a Kind cluster on a small laptop."""


def needs(*programs, definitions=False):
    missing = [program for program in programs if find(program) is None]
    if missing:
        targets = "'make test-apiserver' and 'make test-gitops' build them"
        pytest.skip(f"needs {', '.join(missing)}: {targets}")
    if definitions and "CRDS_DIR" not in os.environ:
        pytest.skip("needs definitions of kinds of others, in a folder CRDS_DIR")


@pytest.fixture(scope="package")
def control_plane():
    needs("etcd", "kube-apiserver")
    # SIGTERM ends the tests as Ctrl-C does: with the steps below.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    plane = ControlPlane(Path(tempfile.mkdtemp(prefix="control-plane-")))
    try:
        plane.start_server(defined_kinds())
        yield plane
    finally:
        plane.stop()


@pytest.fixture(scope="package")
def cluster(control_plane):
    return Cluster(control_plane.kubeconfig("admin"))


def defined_kinds():
    """Return data of etcd with the kinds that tests need, which are defined once for all runs.

    To define them costs 20 seconds of CPU.
    """
    texts = custom_resource_definitions()
    programs = [f"{find(each)}" for each in ("etcd", "kube-apiserver")]
    digest = hashlib.sha256("\n".join(programs + texts).encode()).hexdigest()[:16]
    folder = kept() / f"etcd-{digest}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        plane = ControlPlane(Path(tempfile.mkdtemp(prefix="defined-", dir=folder.parent)))
        try:
            plane.start_server()
            define(Cluster(plane.kubeconfig("admin")), texts)
            # Another may have made it meanwhile.
            with suppress(OSError):
                plane.data().rename(folder)
        finally:
            plane.stop()
    return folder


def define(cluster, texts):
    for text in texts:
        for definition in filter(None, yaml.load_all(text, CrdLoader)):
            cluster.apply(definition)

    def are_established():
        crds = cluster.list("apiextensions.k8s.io/v1", "CustomResourceDefinition")
        found = [crd["status"].get("conditions") or [] for crd in crds]
        return all(("Established", "True") in [(c["type"], c["status"]) for c in f] for f in found)

    wait_until("every CustomResourceDefinition is established", are_established, 120)


def custom_resource_definitions():
    """Return texts: those behind our bindings, and of the folder beside $CRDS_DIR for servers.

    Those of the Gateway API, of which Traefik watches three more, are in its Go module.
    """
    texts = sources()
    if find("go"):
        texts += gateway_api((*ROUTES, "backendtlspolicies", "gatewayclasses", "tlsroutes"))
    if folder := os.environ.get("CRDS_DIR"):
        files = sorted(Path(folder, "../crds-server").glob("*.yaml"))
        texts += [file.read_text() for file in files]
    return texts


def node(name, capacity=NODE):
    labels = {"kubernetes.io/hostname": name, "kubernetes.io/os": "linux"}
    status = {"capacity": capacity, "allocatable": capacity}
    return made("Node", name, metadata={"labels": labels}, status=status)


@pytest.fixture(scope="package")
def controllers_left_out():
    return []


@pytest.fixture(scope="package")
def controllers(control_plane, cluster, controllers_left_out):
    """Start controllers and scheduler, and simulate a control plane, two workers and volumes."""
    needs("kube-controller-manager", "kube-scheduler", "kwok")
    for name in ("control-plane", "worker", "worker2"):
        each = node(name)
        if name == "control-plane":
            taint = {"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}
            each["spec"] = {"taints": [taint]}
        cluster.create(each)
    control_plane.start_controllers(*controllers_left_out)
    view = made("ClusterRole", "view", api_version="rbac.authorization.k8s.io/v1")
    wait_until("ClusterRole view is put together", lambda: cluster.get(view).get("rules"))
    with provision(cluster):
        yield


@pytest.fixture(scope="package")
def kubeconfig(control_plane):
    """Return a kubeconfig whose current context leads nowhere, beside that of the platform."""
    config = json.loads(control_plane.kubeconfig("admin").read_text())
    config["contexts"][0]["name"] = "kind-web-platform"
    config["current-context"] = "elsewhere"
    context = {"cluster": "elsewhere", "user": "admin"}
    config["contexts"].append({"name": "elsewhere", "context": context})
    nowhere = {"server": "https://127.0.0.1:1", "insecure-skip-tls-verify": True}
    config["clusters"].append({"name": "elsewhere", "cluster": nowhere})
    file = control_plane.folder / "platform.kubeconfig"
    file.write_text(json.dumps(config))
    return file


@pytest.fixture(scope="package")
def api(kubeconfig, cluster):
    needs("kubectl")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KUBECONFIG", str(kubeconfig))
        yield Kubectl(find("kubectl"), "kind-web-platform")
