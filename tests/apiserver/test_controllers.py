"""The built-in controllers and the scheduler agree with what we wrote."""

import re
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from functools import partial
from itertools import count

import pytest

from constructs_lib.core.labels import ALLOW_DELETE
from tests.apiserver.chart_pods import pod_manifest, pods_of_charts, sound_container
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import each_of_kind, manifests, of_kind, pod_of, title
from tests.apiserver.tekton_pods import pods_of_runs, pods_of_servers, with_deadline


def highest_scale(workload, manifests):
    """Returns the most pods that a workload ever has, rolling updates aside."""
    place = (workload["metadata"]["namespace"], workload["metadata"]["name"])
    for manifest in manifests:
        if manifest["kind"] == "HorizontalPodAutoscaler":
            spec = manifest["spec"]
            if (manifest["metadata"]["namespace"], spec["scaleTargetRef"]["name"]) == place:
                return spec["maxReplicas"]
    return workload["spec"].get("replicas", 1)


def pods_of(cluster, workload, phases=("Running",)):
    """Returns the nodes of a workload's scheduled pods that are in one of these phases."""
    labels = pod_of(workload)["metadata"]["labels"]
    keys = ("app.kubernetes.io/name", "app.kubernetes.io/instance")
    selector = ",".join(f"{key}={labels[key]}" for key in keys)
    pods = cluster.list("v1", "Pod", workload["metadata"]["namespace"], label_selector=selector)
    return [pod["spec"]["nodeName"] for pod in pods if pod["status"]["phase"] in phases]


def scale(cluster, workload, pods):
    cluster.subresource(workload, "scale", {"spec": {"replicas": pods}})
    wait_until(
        f"{title(workload)} has {pods} running pods",
        lambda: len(pods_of(cluster, workload)) == pods,
        why=lambda: events(cluster, workload),
    )


def events(cluster, workload):
    """Returns why pods are missing, as the controllers say it."""
    found = cluster.list("v1", "Event", workload["metadata"]["namespace"])
    return {event["message"] for event in found if event["type"] == "Warning"}


@pytest.mark.parametrize("workload", each_of_kind("Deployment", "StatefulSet"))
def test_pods_are_scheduled_at_the_highest_scale(applied, controllers, cluster, workload):
    scale(cluster, workload, highest_scale(workload, manifests()))


@pytest.mark.parametrize("workload", each_of_kind("DaemonSet", "Job"))
def test_pods_are_scheduled(applied, controllers, cluster, workload):
    phases = ("Running", "Succeeded")
    wait_until(
        f"{title(workload)} has a pod that ran",
        lambda: pods_of(cluster, workload, phases),
        why=lambda: events(cluster, workload),
    )


@pytest.fixture
def every_minute(applied, controllers, cluster):
    """Makes every CronJob run each minute; then all are as before, and their Jobs gone."""
    for cron_job in of_kind("CronJob"):
        often = {**cron_job["spec"], "schedule": "* * * * *", "suspend": False}
        cluster.apply({**cron_job, "spec": often})
    yield
    for cron_job in of_kind("CronJob"):
        cluster.apply(cron_job)
        for job in jobs_of(cluster, cron_job):
            cluster.delete(job)


def jobs_of(cluster, cron_job):
    return [
        job
        for job in cluster.list("batch/v1", "Job", cron_job["metadata"]["namespace"])
        for owner in job["metadata"].get("ownerReferences", [])
        if owner["name"] == cron_job["metadata"]["name"]
    ]


def test_cron_jobs_create_their_jobs(every_minute, cluster):
    for cron_job in of_kind("CronJob"):
        wait_until(
            f"{title(cron_job)} creates a Job", partial(jobs_of, cluster, cron_job), seconds=90
        )


@pytest.mark.parametrize("budget", each_of_kind("PodDisruptionBudget"))
def test_a_budget_allows_one_disruption(applied, controllers, cluster, budget):
    """None allowed would keep a node from being drained, all allowed would stop the service."""
    (workload,) = [
        each
        for each in of_kind("Deployment", "StatefulSet")
        if each["spec"]["selector"] == budget["spec"]["selector"]
    ]
    scale(cluster, workload, highest_scale(workload, manifests()))
    wait_until(
        f"{title(budget)} allows 1 disruption",
        lambda: cluster.get(budget)["status"].get("disruptionsAllowed") == 1,
    )


def test_the_frontends_are_on_different_nodes(applied, controllers, cluster):
    (frontend,) = [d for d in of_kind("Deployment") if d["metadata"]["name"] == "frontend"]
    scale(cluster, frontend, 0)
    scale(cluster, frontend, 2)
    assert Counter(pods_of(cluster, frontend)) == {"worker": 1, "worker2": 1}


NUMBERS = count(1)


@pytest.fixture
def copied_tier(request, applied, controllers, cluster):
    """Returns what dist/ has in a quota's namespace, applied to a new one, without autoscalers."""
    namespace = request.param["metadata"]["namespace"]
    copy = f"copy-{next(NUMBERS)}"
    copies = []
    for manifest in (deepcopy(dict(manifest)) for manifest in manifests()):
        metadata = manifest["metadata"]
        if manifest["kind"] == "Namespace" and metadata["name"] == namespace:
            metadata["name"] = copy
        elif metadata.get("namespace") == namespace:
            metadata["namespace"] = copy
        else:
            continue
        copies.append(manifest)
        if manifest["kind"] != "HorizontalPodAutoscaler":
            cluster.apply(manifest)
    (quota,) = [each for each in copies if each["kind"] == "ResourceQuota"]
    # Until the controller has counted once, there is no bound.
    wait_until(
        f"{title(quota)} counts",
        lambda: cluster.get(quota).get("status", {}).get("hard") == quota["spec"]["hard"],
    )
    yield copies
    if cluster.find(namespace_of(copies)):
        delete_namespace(cluster, copies)
    # The next test needs their room on the nodes, and not the end of the namespace, which takes
    # its controller up to a quarter of a minute.
    for pod in pods_in(cluster, copies):
        with suppress(Refused):
            cluster.delete(pod)


def namespace_of(copies):
    (namespace,) = [manifest for manifest in copies if manifest["kind"] == "Namespace"]
    return namespace


def pods_in(cluster, copies):
    found = cluster.list("v1", "Pod", namespace_of(copies)["metadata"]["name"])
    return [{**pod, "apiVersion": "v1", "kind": "Pod"} for pod in found]


def delete_namespace(cluster, copies):
    cluster.annotate(namespace_of(copies), {ALLOW_DELETE: "true"})
    cluster.delete(namespace_of(copies))


def scaled(copies):
    return [manifest for manifest in copies if manifest["kind"] in ("Deployment", "StatefulSet")]


@pytest.mark.parametrize("copied_tier", each_of_kind("ResourceQuota"), indirect=True)
def test_the_quota_holds_the_highest_scale_and_no_pod_more(cluster, copied_tier):
    """In a rolling update each Deployment has its surge on top, and all but one of the former pods.

    These are on their way out. All CronJobs may run meanwhile, and of what only a person starts
    there may be two, such as a list during a restore. So it is with the pods of charts, beside
    which there is room for a container that states nothing.
    """
    for workload in scaled(copied_tier):
        most = highest_scale(workload, copied_tier)
        if workload["kind"] == "Deployment":
            most += workload["spec"]["strategy"]["rollingUpdate"]["maxSurge"] + most - 1
        scale(cluster, workload, most)
    for manifest in copied_tier:
        if manifest["kind"] == "CronJob":
            cluster.create(pod_of(manifest))
            if manifest["spec"].get("suspend"):
                cluster.create(pod_of(manifest, name="second"))
    namespace = namespace_of(copied_tier)["metadata"]
    tier = namespace["labels"]["app.kubernetes.io/instance"]
    in_copy = partial(in_namespace, namespace["name"])
    of_charts = pods_of_charts(tier)
    for pod in [*of_charts, *pods_of_servers(tier), *pods_of_runs(tier)]:
        cluster.create(in_copy(pod))
    if of_charts:
        cluster.create(in_copy(stating_nothing("helper")))
    one_more = in_copy(stating_nothing("one-more"))
    (quota,) = [each for each in copied_tier if each["kind"] == "ResourceQuota"]
    if "Terminating" in quota["spec"].get("scopes", ()):
        one_more = with_deadline(one_more)
    full = rf"exceeded quota: {quota['metadata']['name']}, requested: .*pods=1"
    # A dry run counts what the API server last heard of the quota.
    wait_until("one more is refused", lambda: re.search(full, refusal(cluster, one_more)))


def in_namespace(namespace, pod):
    return {**pod, "metadata": {**pod["metadata"], "namespace": namespace}}


def stating_nothing(name):
    """Returns a pod without requests and limits, which the namespace adds."""
    return pod_manifest(name, [sound_container("c")])


def refusal(cluster, manifest):
    """Returns why an object would not be created, or nothing."""
    try:
        cluster.create(manifest, dry_run=True)
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("copied_tier", each_of_kind("ResourceQuota"), indirect=True)
def test_every_program_is_updated_at_its_highest_scale_without_a_refusal(cluster, copied_tier):
    """All at the same time, and no former pod is gone before the last new one is there."""
    deployments = [each for each in scaled(copied_tier) if each["kind"] == "Deployment"]
    for deployment in deployments:
        renew(cluster, deployment, {"test/stays": "true"})
        scale(cluster, deployment, highest_scale(deployment, copied_tier))
    for deployment in deployments:
        renew(cluster, deployment, {"test/version": "2"})
    for deployment in deployments:
        wait_until(
            f"{title(deployment)} is updated",
            lambda deployment=deployment: is_updated(cluster.get(deployment)),
            why=lambda deployment=deployment: events(cluster, deployment),
        )
        assert [e for e in events(cluster, deployment) if "exceeded quota" in e] == []
    for pod in pods_in(cluster, copied_tier):
        cluster.annotate(pod, {"test/stays": None})


def renew(cluster, deployment, annotations):
    """Starts a rolling update, and waits until the controller has seen it."""
    metadata = {"annotations": annotations}
    cluster.merge(deployment, {"spec": {"template": {"metadata": metadata}}})
    wait_until(
        f"the update of {title(deployment)} is seen",
        lambda: is_seen(cluster.get(deployment)),
    )


def is_seen(deployment):
    return deployment["status"].get("observedGeneration") == deployment["metadata"]["generation"]


def is_updated(deployment):
    status = deployment["status"]
    wanted = deployment["spec"]["replicas"]
    counts = {status.get(key) for key in ("replicas", "updatedReplicas", "availableReplicas")}
    return is_seen(deployment) and counts == {wanted}


@pytest.mark.parametrize("copied_tier", each_of_kind("ResourceQuota"), indirect=True)
def test_a_deleted_namespace_leaves_nothing(cluster, copied_tier):
    for workload in scaled(copied_tier):
        scale(cluster, workload, 1)
    delete_namespace(cluster, copied_tier)
    namespace = namespace_of(copied_tier)
    wait_until(f"{title(namespace)} is gone", lambda: not cluster.find(namespace))
    left = [title(m) for m in copied_tier if m["kind"] != "Namespace" and cluster.find(m)]
    assert left == []
    assert pods_in(cluster, copied_tier) == []
