"""What is brought to the cluster before Argo CD can deliver it, by a real kubectl."""

import pytest
import yaml
from rich.console import Console

from scripts.cluster import progress as waits
from scripts.cluster.errors import Failed
from scripts.cluster.progress import Progress
from scripts.cluster.steps import argo_cd
from scripts.cluster.steps.argo_cd import install_charts
from tests.analysis.sound import named
from tests.apiserver.platform_checkout import PlatformCheckout, deployment
from tests.apiserver.test_culprits import container, pod
from tests.scripts.tools import program, with_tools
from tests.troubleshooting import shows


@pytest.fixture
def install(tmp_path, cluster, api):
    """Return a function that installs charts where Argo CD has delivered Applications."""
    platform = PlatformCheckout(tmp_path, cluster, api)
    namespace = platform.places["front"]
    cluster.apply(platform.namespace("front"))

    def application(name):
        source = {"repoURL": "https://git.example/a", "path": "."}
        spec = {"project": "default", "source": source, "destination": {"namespace": namespace}}
        return named("Application", name, "argoproj.io/v1alpha1", namespace, spec=spec)

    platform.write("bootstrap/root.yaml", application("root"))
    platform.write("bootstrap/manifests.yaml", ["dist/front/policy.yaml"])
    platform.write("front/policy.yaml", named("ConfigMap", "policy", namespace=namespace))
    chart = yaml.safe_dump(named("ConfigMap", "chart", namespace=""))
    program(tmp_path, "helm", f"cat <<END\n{chart}END")
    tools = {"helm": tmp_path / "helm"}

    def install(*releases, delivered=(), ready=True, containers=()):
        of_all = {"version": "1.0.0", "namespace": namespace, "values": "dist/front/policy.yaml"}
        of_all["only_if_absent"] = True
        entries = [{"name": each, "chart": each, **of_all} for each in releases]
        platform.write("bootstrap/releases.yaml", entries)
        for name in delivered:
            cluster.apply(application(name))
            server = deployment(namespace, name)
            server["metadata"]["labels"] = {"app.kubernetes.io/instance": name}
            cluster.apply(server)
            # Without pods it is ready where no controller runs.
            status = {"observedGeneration": int(ready)}
            cluster.subresource(server, "status", {"status": status})
        if containers:
            pod(cluster, namespace, {"containerStatuses": list(containers)})
        progress = Progress(Console())
        with progress.step("charts"):
            install_charts(api, with_tools(platform.root, tools), progress)
        objects = [named("ConfigMap", each, namespace=namespace) for each in ("policy", "chart")]
        return [each["metadata"]["name"] for each in objects if cluster.find(each)]

    return install


def test_an_empty_cluster_gets_a_chart_and_what_it_needs(install):
    assert install("argocd") == ["policy", "chart"]


def test_what_argo_cd_delivers_is_left_to_it(install):
    assert install("argocd", delivered=["root", "argocd"]) == []


def test_a_chart_that_the_cluster_did_not_have_gets_what_it_needs(install):
    """As Gitea, if the cluster followed a repository outside, which is unreachable."""
    assert install("argocd", "gitea", delivered=["root", "argocd"]) == ["policy", "chart"]


def test_a_chart_whose_image_is_missing(install, monkeypatch, capsys):
    monkeypatch.setattr(waits, "EXPLAIN_SECONDS", 0)
    monkeypatch.setattr(argo_cd, "READY_SECONDS", 5)
    message = 'Back-off pulling image "gitea:1": not found'
    waiting = container(waiting={"reason": "ImagePullBackOff", "message": message})
    with pytest.raises(Failed) as raised:
        install("argocd", delivered=["root", "argocd"], ready=False, containers=[waiting])
    missing, named = str(raised.value).splitlines()
    assert missing == "charts: not within 5 s: deployment/argocd (0 of 0 pods are ready)"
    assert shows(missing, "deployment/… (… of … pods are ready)")
    assert shows(named, "pod …: ImagePullBackOff")
    assert named.endswith(f"/web: ImagePullBackOff: {message}")
    assert capsys.readouterr().out.splitlines().count(named) == 1
