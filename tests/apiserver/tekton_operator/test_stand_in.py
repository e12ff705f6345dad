"""What stands in for Tekton's operator on a cluster does as the TektonConfig says."""

import os
from copy import deepcopy

import pytest
import yaml

from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.checkout import ROOT
from tests.go_tools import find
from tests.live.stand_ins import charts, tekton

SCRIPT = ROOT / "tests/live/stand_ins/images/tekton-operator/operator.sh"
MIRROR = "mirror.example:5000/ghcr.io"
INSTALL_SECONDS = 300
OWN = "tekton-operator-proxy-webhook"
"""The operator's own server, which the stand-in has not."""


def config():
    (found,) = of_kind("TektonConfig")
    return deepcopy(dict(found))


def of_chart():
    (release,) = (r for r in charts.releases(ROOT / "dist") if r.chart == "tekton-operator")
    return [each for each in yaml.safe_load_all(charts.rendered(release)) if each]


@pytest.fixture(scope="module")
def installed(control_plane, cluster, controllers, tmp_path_factory):
    """Returns the API server when the TektonConfig of dist/ is ready, with simulated pods."""
    for manifest in [*of_kind("Namespace", "LimitRange", "ResourceQuota"), *of_chart(), config()]:
        cluster.apply(manifest)
    work, objects = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("release")
    tekton.write(objects)
    (account,) = (each for each in of_chart() if each["kind"] == "ServiceAccount")
    token = cluster.token_of(account["metadata"]["name"], account["metadata"]["namespace"])
    control_plane.start(
        "operator",
        str(SCRIPT),
        program="bash",
        env={
            "PATH": f"{find('kubectl').parent}:{os.environ['PATH']}",
            "KUBECONFIG": str(control_plane.kubeconfig("operator", token)),
            "RELEASE": str(objects),
            "WORK": str(work),
            "TEKTON_REGISTRY_OVERRIDE": MIRROR,
        },
    )
    log = control_plane.folder / "operator.log"
    wait_until(
        "the TektonConfig is ready",
        lambda: is_ready(cluster),
        INSTALL_SECONDS,
        why=lambda: log.read_text()[-3000:],
    )
    return cluster


def is_ready(cluster):
    found = cluster.get(config())
    conditions = found.get("status", {}).get("conditions", [])
    return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)


def servers(cluster):
    namespace = config()["spec"]["targetNamespace"]
    return {
        each["metadata"]["name"]: each for each in cluster.list("apps/v1", "Deployment", namespace)
    }


def container(deployment):
    (found,) = deployment["spec"]["template"]["spec"]["containers"]
    return found


def test_every_server_runs_from_the_mirror(installed):
    found = servers(installed)
    assert {
        "tekton-pipelines-controller",
        "tekton-pipelines-webhook",
        "tekton-triggers-controller",
        "tekton-triggers-webhook",
        "tekton-triggers-core-interceptors",
    } == {name for name, each in found.items() if each["spec"]["replicas"] > 0}
    for each in found.values():
        assert each["status"].get("readyReplicas", 0) == each["spec"]["replicas"]
        assert container(each)["image"].startswith(f"{MIRROR}/tektoncd/")


def test_programs_of_steps_come_from_the_mirror(installed):
    words = container(servers(installed)["tekton-pipelines-controller"])["args"]
    named = {flag: words[words.index(flag) + 1] for flag in ("-entrypoint-image", "-shell-image")}
    assert named["-entrypoint-image"].startswith(f"{MIRROR}/tektoncd/pipeline/entrypoint-")
    assert named["-shell-image"] == f"{MIRROR}/chainguard/busybox:latest"


def test_servers_have_the_resources_of_the_config(installed):
    spec = config()["spec"]
    wanted = {
        name: container(change)["resources"]
        for part in ("pipeline", "trigger")
        for name, change in spec[part]["options"]["deployments"].items()
        if "template" in change["spec"] and name != OWN
    }
    found = servers(installed)
    assert {name: container(found[name])["resources"] for name in wanted} == wanted


def test_flags_are_those_of_the_config(installed):
    namespace = config()["spec"]["targetNamespace"]
    metadata = {"name": "feature-flags", "namespace": namespace}
    flags = installed.get({"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata})["data"]
    assert flags["enable-api-fields"] == "stable"
    assert flags["set-security-context"] == "true"
    assert flags["set-security-context-read-only-root-filesystem"] == "true"


def test_a_change_arrives(installed):
    """Last, since it changes what others look at."""
    changed = config()
    deployments = changed["spec"]["trigger"]["options"]["deployments"]
    container(deployments["tekton-triggers-webhook"])["resources"]["limits"]["memory"] = "200Mi"
    installed.apply(changed)
    wait_until(
        "the server has the memory",
        lambda: (
            container(servers(installed)["tekton-triggers-webhook"])["resources"]["limits"][
                "memory"
            ]
            == "200Mi"
        ),
        INSTALL_SECONDS,
    )
