"""What is brought to the cluster before Argo CD can deliver it, by a real kubectl."""

from types import SimpleNamespace

import pytest
import yaml

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.programs.kubectl import Kubectl
from scripts.cluster.steps.charts import install_charts
from tests.apiserver.platform_checkout import PlatformCheckout
from tests.programs import find
from tests.scripts.tools import program


def config_map(namespace, name):
    metadata = {"name": name, "namespace": namespace}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata}


def workload(namespace, release):
    """Returns one without pods, so that it is ready where no controller runs."""
    labels = {"app.kubernetes.io/instance": release}
    container = {"name": "a", "image": "a"}
    pod = {"metadata": {"labels": labels}, "spec": {"containers": [container]}}
    return {
        **{"apiVersion": "apps/v1", "kind": "Deployment"},
        "metadata": {"name": release, "namespace": namespace, "labels": labels},
        "spec": {"replicas": 0, "selector": {"matchLabels": labels}, "template": pod},
    }


class Charts:
    """A checkout with a policy and charts, of which Argo CD delivers some."""

    def __init__(self, folder, cluster, api):
        self._platform = PlatformCheckout(folder, cluster, api)
        self.namespace = self._platform.places["front"]
        cluster.apply(self._platform.namespace("front"))
        self._platform.write("bootstrap/root.yaml", self._application("root"))
        self._platform.write("bootstrap/manifests.yaml", ["dist/front/policy.yaml"])
        self._platform.write("front/policy.yaml", config_map(self.namespace, "policy"))
        program(folder, "helm", f"cat <<END\n{yaml.safe_dump(config_map('', 'chart'))}END")
        self._tools = {"helm": folder / "helm", "kubectl": find("kubectl")}

    def declare(self, *releases):
        entries = [
            {
                **{"name": each, "chart": each, "repository": "", "version": "1.0.0"},
                **{"namespace": self.namespace, "values": "a", "only_if_absent": True},
            }
            for each in releases
        ]
        self._platform.write("bootstrap/releases.yaml", entries)

    def deliver(self, *names):
        for name in names:
            self._platform.cluster.apply(self._application(name))

    def run(self, name):
        deployment = workload(self.namespace, name)
        self._platform.cluster.apply(deployment)
        status = {"status": {"observedGeneration": 1}}
        self._platform.cluster.subresource(deployment, "status", status)

    def install(self):
        """Returns which of the policy and the chart are there afterwards."""
        api = self._platform.api
        install_charts(
            *(api, Bootstrap(self._platform.root), Kubectl(self._tools, api.context)),
            *(self._tools, SimpleNamespace(say=str, wait_for=lambda look, *_: look())),
        )
        objects = [config_map(self.namespace, name) for name in ("policy", "chart")]
        return [each["metadata"]["name"] for each in objects if self._platform.cluster.find(each)]

    def _application(self, name):
        return {
            **{"apiVersion": "argoproj.io/v1alpha1", "kind": "Application"},
            "metadata": {"name": name, "namespace": self.namespace},
            "spec": {
                "project": "default",
                "source": {"repoURL": "https://git.example/a", "path": "."},
                "destination": {"namespace": self.namespace},
            },
        }


@pytest.fixture
def charts(tmp_path, monkeypatch, kubeconfig, cluster, api):
    monkeypatch.setenv("KUBECONFIG", str(kubeconfig))
    return Charts(tmp_path, cluster, api)


def test_an_empty_cluster(charts):
    charts.declare("argocd")
    assert charts.install() == ["policy", "chart"]


def test_what_argo_cd_delivers_is_left_to_it(charts):
    charts.declare("argocd")
    charts.deliver("root", "argocd")
    charts.run("argocd")
    assert charts.install() == []


def test_a_chart_that_the_cluster_did_not_have_gets_what_it_needs(charts):
    """As Gitea, where the cluster has followed a repository outside: nobody would reach it."""
    charts.declare("argocd", "gitea")
    charts.deliver("root", "argocd")
    charts.run("argocd")
    assert charts.install() == ["policy", "chart"]
