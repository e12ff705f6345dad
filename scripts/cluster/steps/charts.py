"""What must run before Argo CD can deliver: some manifests of dist/, and charts."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from constructs_lib.charts.helm import template_arguments
from constructs_lib.reference.bootstrap_files import Release
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed
from scripts.cluster.health import APPLICATION, culprits
from scripts.cluster.kubectl import Kubectl
from scripts.cluster.progress import Progress
from scripts.cluster.tools import Tools

READY_SECONDS = 900
"""Time for the pods of a chart; most of it is for images on a slow line."""

CHART_SECONDS = 300

WORKLOADS = "deployments,statefulsets"


def install_charts(
    kubectl: Kubectl, bootstrap: Bootstrap, tools: Tools, progress: Progress
) -> None:
    """Install the charts that Argo CD does not have yet, after what they need in order to run.

    Helm renders them, as it does in Argo CD, and they are applied in Argo CD's name. So one that
    was interrupted is simply done again, and Argo CD finds nothing to change.
    """
    absent = [each for each in bootstrap.releases if not _is_delivered(kubectl, bootstrap, each)]
    if absent:
        for file in bootstrap.first_files:
            kubectl.apply(file.read_text(), for_argo_cd=True)
    for release in absent:
        progress.say(f"{release.name}: chart {release.chart} {release.version}")
        text = _rendered(kubectl, bootstrap, tools, release)
        kubectl.apply(text, namespace=release.namespace, for_argo_cd=True)
    for release in bootstrap.releases:
        progress.waits_for(f"the pods of {release.name}")
        for each in kubectl.items(WORKLOADS, release.namespace, _selector(release)):
            name = f"{each['kind'].lower()}/{each['metadata']['name']}"
            place = ("--namespace", release.namespace, f"--timeout={READY_SECONDS}s")
            try:
                kubectl.run("rollout", "status", name, *place, seconds=READY_SECONDS + 60)
            except Failed as failure:
                lines = culprits(kubectl, [release.namespace])
                raise Failed("\n  ".join([str(failure), *lines])) from None


def _is_delivered(kubectl: Kubectl, bootstrap: Bootstrap, release: Release) -> bool:
    """Whether Argo CD has the chart, so that its values are those of Git, and its pods exist."""
    namespace = bootstrap.root_application["metadata"]["namespace"]
    try:
        if not kubectl.find(APPLICATION, release.name, namespace):
            return False
    except Failed:
        # The kind comes with Argo CD.
        return False
    return bool(kubectl.items(WORKLOADS, release.namespace, _selector(release)))


def _selector(release: Release) -> str:
    return f"app.kubernetes.io/instance={release.name}"


def _rendered(kubectl: Kubectl, bootstrap: Bootstrap, tools: Tools, release: Release) -> str:
    helm = tools["helm"]
    repository = ("--repo", release.repository) if release.repository else ()
    source = (release.chart, *repository, "--version", release.version)
    with TemporaryDirectory() as folder:
        if release.digest:
            run(helm, "pull", *source, "--destination", folder, seconds=CHART_SECONDS)
            (archive,) = Path(folder).iterdir()
            got = f"sha256:{hashlib.sha256(archive.read_bytes()).hexdigest()}"
            if got != release.digest:
                raise Failed(
                    f"chart {release.chart} {release.version} is {got}, and was {release.digest} "
                    "when 'make pin' looked; ask its publisher before you pin it anew"
                )
            source = (str(archive),)
        return run(
            helm,
            *template_arguments(
                release.name,
                *source,
                namespace=release.namespace,
                kube_version=kubectl.version(),
                values=[bootstrap.file(release.values)],
            ),
            "--no-hooks",
            seconds=CHART_SECONDS,
        )
