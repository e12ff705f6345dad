"""Objects before Argo CD, the hand-over to it, and the wait for the delivery."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from constructs_lib.analysis.charts.helm import template_arguments
from constructs_lib.reference.bootstrap_files import Release
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.commands import run
from scripts.cluster.errors import Failed
from scripts.cluster.health import APPLICATION, SYSTEM, Application, all_applications, culprits
from scripts.cluster.kubectl import Kubectl, Manifest
from scripts.cluster.progress import Progress
from scripts.cluster.steps.git import Repository

READY_SECONDS = 900
"""Time for the pods of a chart; most of it is for images on a slow line."""

CHART_SECONDS = 300


def install_charts(kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> None:
    """Install the charts that Argo CD does not have yet, after what they need in order to run.

    Helm renders them, as it does in Argo CD, and they are applied in Argo CD's name. So one that
    was interrupted is simply done again, and Argo CD finds nothing to change.
    """
    there = {each.name for each in all_applications(kubectl, bootstrap) if each.sync != "absent"}
    # The others have the values of Git already.
    absent = [
        each
        for each in bootstrap.releases
        if each.name not in there or not _workloads(kubectl, each)
    ]
    if absent:
        for file in bootstrap.first_files:
            kubectl.apply(bootstrap.file(file).read_text(), for_argo_cd=True)
    for release in absent:
        progress.say(f"{release.name}: chart {release.chart} {release.version}")
        text = _rendered(kubectl, bootstrap, release)
        kubectl.apply(text, namespace=release.namespace, for_argo_cd=True)
    for release in bootstrap.releases:
        await_release(kubectl, release, progress)


def await_release(kubectl: Kubectl, release: Release, progress: Progress) -> None:
    """Wait until the pods of a chart are ready."""

    def look() -> str:
        return ", ".join(filter(None, map(_unfinished, _workloads(kubectl, release))))

    progress.wait_for(look, READY_SECONDS, lambda _: culprits(kubectl, [release.namespace]))


def _unfinished(workload: Manifest) -> str:
    """Return how many pods are ready; nothing if all are, and none is of a former template."""
    metadata, status = workload["metadata"], workload["status"]
    wanted = workload["spec"]["replicas"]
    counts = {status.get(key, 0) for key in ("replicas", "updatedReplicas", "readyReplicas")}
    if counts == {wanted} and status.get("observedGeneration") == metadata["generation"]:
        return ""
    name = f"{workload['kind'].lower()}/{metadata['name']}"
    return f"{name} ({min(counts)} of {wanted} pods are ready)"


def _workloads(kubectl: Kubectl, release: Release) -> list[Manifest]:
    selector = f"app.kubernetes.io/instance={release.name}"
    return kubectl.items("deployments,statefulsets", release.namespace, selector)


def _rendered(kubectl: Kubectl, bootstrap: Bootstrap, release: Release) -> str:
    helm = bootstrap.tools["helm"]
    repository = (f"--repo={release.repository}",) if release.repository else ()
    source = (release.chart, *repository, f"--version={release.version}")
    with TemporaryDirectory() as folder:
        if release.digest:
            run(helm, "pull", *source, f"--destination={folder}", seconds=CHART_SECONDS)
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


ROOT = "dist/bootstrap/root.yaml"

DELIVERED_SECONDS = 1800
"""Time for everything. Most of it is for images on a slow line."""


def hand_over(kubectl: Kubectl, bootstrap: Bootstrap, progress: Progress) -> None:
    """Apply the first Applications: from then on everything comes from Git.

    They stay as they are if the cluster's repository has others in a commit that this checkout
    lacks.
    """
    metadata = bootstrap.root_application["metadata"]
    if bootstrap.gitea and kubectl.find(APPLICATION, metadata["name"], metadata["namespace"]):
        repository = Repository(kubectl, bootstrap, bootstrap.gitea)
        if repository.has_more(repository.fetch(), ROOT):
            progress.say(
                f"the first Applications stay: the cluster's repository has a newer {ROOT}; "
                f"to renew them, run 'git merge {repository.remote}', and 'make up' again"
            )
            return
    kubectl.apply(yaml.safe_dump_all(bootstrap.root_manifests), for_argo_cd=False)


def await_delivery(
    kubectl: Kubectl,
    bootstrap: Bootstrap,
    progress: Progress,
    meanwhile: Callable[[], None],
    *,
    follows: bool = True,
) -> None:
    """Wait until every Application is Synced and Healthy; `meanwhile` is called before each look.

    If the cluster does not follow the commit of the checkout, objects of that commit are not made.
    """

    def waiting() -> list[Application]:
        return [
            each
            for each in all_applications(kubectl, bootstrap)
            if not each.is_good and (follows or each.sync != "absent")
        ]

    def look() -> str:
        meanwhile()
        # Those that are there come first: the others wait for them.
        found = sorted(waiting(), key=lambda each: each.sync == "absent")
        shown = ", ".join(f"{each.name} ({each.sync}, {each.health})" for each in found[:3])
        return shown + (f" and {len(found) - 3} more" if len(found) > 3 else "")

    def why(is_over: bool) -> list[str]:
        found = [each for each in waiting() if each.sync != "absent"]
        # What the cluster itself lacks keeps the others, and they would not say so.
        namespaces = [SYSTEM, *sorted({each.namespace for each in found} - {SYSTEM})]
        told = [each for each in found if is_over or not each.is_passing]
        return [
            *(f"application {each.name}: {each.text}" for each in told),
            *culprits(kubectl, namespaces, starting=is_over),
        ]

    progress.wait_for(look, DELIVERED_SECONDS, why)


def release_volumes(kubectl: Kubectl, bootstrap: Bootstrap, say: Callable[[str], None]) -> None:
    """Let the claims of dist/ bind their volumes again, whose former claims are gone.

    Such a volume is `Released`: it knows its claim by uid, so that no other of the same name gets
    its data. That is taken out of the reference, which stays. Nothing is deleted, and a volume that
    is bound, or that others have reserved, is left alone.
    """
    for declared in bootstrap.of_kind("PersistentVolume"):
        name, wanted = declared["metadata"]["name"], declared["spec"].get("claimRef")
        volume = kubectl.find("persistentvolume", name)
        if not wanted or not volume or volume["status"].get("phase") != "Released":
            continue
        reserved = volume["spec"]["claimRef"]
        place = (wanted["name"], wanted["namespace"])
        if "uid" not in reserved or (reserved["name"], reserved["namespace"]) != place:
            continue
        claim = kubectl.find("persistentvolumeclaim", *place)
        if claim and claim["metadata"]["uid"] == reserved["uid"]:
            continue
        version = volume["metadata"]["resourceVersion"]
        gone = {"claimRef": {"uid": None, "resourceVersion": None}}
        patch = {"metadata": {"resourceVersion": version}, "spec": gone}
        kubectl.merge("persistentvolume", name, "", patch)
        say(f"volume {name}: its former claim is gone; the new one gets it, with what it holds")
