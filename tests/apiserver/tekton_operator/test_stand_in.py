"""What stands in for Tekton's operator on a cluster does as the TektonConfig says."""

import os
from copy import deepcopy
from itertools import pairwise

import pytest
import yaml

from constructs_lib.charts.tekton_operator import TektonOperatorProps, tekton_operator
from constructs_lib.helm.mirrors import Mirrors
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.checkout import ROOT
from tests.live.stand_ins import charts, tekton
from tests.programs import find

SCRIPT = ROOT / "tests/live/stand_ins/images/tekton-operator/operator.sh"
MIRROR = "mirror.example:5000"
WINDOWS = "-shell-image-win"
"""Argument with the image of scripts on nodes with Windows, which nothing runs."""
INSTALL_SECONDS = 300
OWN = "tekton-operator-proxy-webhook"
"""The operator's own server, which the stand-in has not."""


def config():
    (found,) = of_kind("TektonConfig")
    return deepcopy(dict(found))


def images_at_the_mirror():
    """Returns what the chart gives the operator to know the images that it installs."""
    props = TektonOperatorProps(target_namespace="cicd", mirrors=Mirrors(images=MIRROR))
    stated = tekton_operator(props).values.data()["operator"]["additionalEnvs"]
    return {each["name"]: each["value"] for each in stated}


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
            **images_at_the_mirror(),
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


def test_every_image_comes_from_the_mirror_those_of_arguments_included(installed):
    for each in servers(installed).values():
        words = container(each).get("args", [])
        named = [container(each)["image"], *(word for word in words if "/" in word)]
        elsewhere = [image for image in named if not image.startswith(f"{MIRROR}/")]
        assert elsewhere == [image for flag, image in pairwise(words) if flag == WINDOWS]


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
