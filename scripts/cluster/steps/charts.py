"""What must run before Argo CD can deliver: some manifests of dist/, and charts."""

from scripts.cluster.api import Cluster
from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.parts import Release
from scripts.cluster.health.applications import applications
from scripts.cluster.health.culprits import culprits, unready_workloads
from scripts.cluster.health.workloads import workloads
from scripts.cluster.programs.commands import run
from scripts.cluster.programs.kubectl import Kubectl
from scripts.cluster.programs.tools import Tools
from scripts.cluster.progress import Progress

READY_SECONDS = 900
"""Time for the pods of the charts; most of it is for images on a slow line."""

CHART_SECONDS = 300


def install_charts(
    cluster: Cluster, bootstrap: Bootstrap, kubectl: Kubectl, tools: Tools, progress: Progress
) -> None:
    """Installs the charts that Argo CD does not have yet, after what they need in order to run.

    It waits until the pods of all are ready. Helm renders them, as it does in Argo CD, and they are
    applied in Argo CD's name. So one that was interrupted is simply done again, and Argo CD finds
    nothing to change.

    Raises:
        Failed: A chart cannot be had, the server refuses it, or it is not ready in time.
    """
    absent = [each for each in bootstrap.releases if not _is_delivered(cluster, bootstrap, each)]
    if absent:
        for file in bootstrap.first_files:
            kubectl.apply(file.read_text(), for_argo_cd=True)
    for release in absent:
        progress.say(f"{release.name}: chart {release.chart} {release.version}")
        text = _rendered(cluster, bootstrap, tools, release)
        kubectl.apply(text, namespace=release.namespace, for_argo_cd=True)
    for release in bootstrap.releases:
        _await_pods(cluster, release, progress)


def _await_pods(cluster: Cluster, release: Release, progress: Progress) -> None:
    def look() -> str:
        return ", ".join(unready_workloads(cluster, release.namespace, _selector(release)))

    progress.wait_for(look, READY_SECONDS, lambda: culprits(cluster, release.namespace))


def _is_delivered(cluster: Cluster, bootstrap: Bootstrap, release: Release) -> bool:
    """Whether Argo CD has the chart, so that its values are those of Git, and its pods exist."""
    namespace = bootstrap.root_application["metadata"]["namespace"]
    if not cluster.find(applications(namespace, release.name)):
        return False
    return any(workloads(cluster, release.namespace, _selector(release)))


def _selector(release: Release) -> str:
    return f"app.kubernetes.io/instance={release.name}"


def _rendered(cluster: Cluster, bootstrap: Bootstrap, tools: Tools, release: Release) -> str:
    return run(
        *(tools["helm"], "template", release.name, release.chart),
        *(("--repo", release.repository) if release.repository else ()),
        *("--version", release.version, "--namespace", release.namespace),
        *("--values", bootstrap.root / release.values),
        *("--kube-version", cluster.version, "--include-crds", "--no-hooks"),
        seconds=CHART_SECONDS,
    )
