"""The built-in controllers and the scheduler agree with what we wrote."""

import re
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from functools import partial
from itertools import count

import pytest

from constructs_lib.kube.label_keys import ALLOW_DELETE
from tests.apiserver.chart_pods import pod_manifest, pods_of_charts
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import each_of_kind, manifests, of_kind, pod_of, title
from tests.apiserver.tekton_pods import CHECKS, RUNS, pods_of_runs, pods_of_servers, with_deadline

SCALED = ("Deployment", "StatefulSet")


def highest_scale(workload, manifests):
    """Return the most pods that a workload ever has, rolling updates aside."""
    place = (workload["metadata"]["namespace"], workload["metadata"]["name"])
    for manifest in manifests:
        if manifest["kind"] == "HorizontalPodAutoscaler":
            spec = manifest["spec"]
            if (manifest["metadata"]["namespace"], spec["scaleTargetRef"]["name"]) == place:
                return spec["maxReplicas"]
    return workload["spec"].get("replicas", 1)


def nodes_of(cluster, workload, phases=("Running",)):
    """Return the nodes of a workload's scheduled pods that are in one of these phases."""
    labels = pod_of(workload)["metadata"]["labels"]
    keys = ("app.kubernetes.io/name", "app.kubernetes.io/instance")
    selector = ",".join(f"{key}={labels[key]}" for key in keys)
    pods = cluster.list("v1", "Pod", workload["metadata"]["namespace"], label_selector=selector)
    return [pod["spec"]["nodeName"] for pod in pods if pod["status"]["phase"] in phases]


def warnings(cluster, workload):
    found = cluster.list("v1", "Event", workload["metadata"]["namespace"])
    return {event["message"] for event in found if event["type"] == "Warning"}


def wait_for(cluster, workload, what, condition):
    what = f"{title(workload)} {what}"
    wait_until(what, condition, why=lambda: warnings(cluster, workload))


def scale(cluster, workload, pods):
    cluster.subresource(workload, "scale", {"spec": {"replicas": pods}})
    wait_for(
        cluster,
        workload,
        f"has {pods} running pods",
        lambda: len(nodes_of(cluster, workload)) == pods,
    )


@pytest.mark.parametrize("workload", each_of_kind(*SCALED))
def test_pods_are_scheduled_at_the_highest_scale(applied, controllers, cluster, workload):
    """Then a budget allows one disruption: none would keep a node from being drained."""
    scale(cluster, workload, highest_scale(workload, manifests()))
    for budget in of_kind("PodDisruptionBudget"):
        if budget["spec"]["selector"] == workload["spec"]["selector"]:
            wait_until(
                f"{title(budget)} allows 1 disruption",
                lambda budget=budget: cluster.get(budget)["status"].get("disruptionsAllowed") == 1,
            )


def test_pods_of_daemon_sets_and_jobs_are_scheduled(applied, controllers, cluster):
    for workload in of_kind("DaemonSet", "Job"):
        ran = partial(nodes_of, cluster, workload, ("Running", "Succeeded"))
        wait_for(cluster, workload, "has a pod that ran", ran)


def test_the_frontends_are_on_different_nodes(applied, controllers, cluster):
    (frontend,) = [d for d in of_kind("Deployment") if d["metadata"]["name"] == "frontend"]
    scale(cluster, frontend, 0)
    scale(cluster, frontend, 2)
    assert Counter(nodes_of(cluster, frontend)) == {"worker": 1, "worker2": 1}


NUMBERS = count(1)


class Tier:
    """What dist/ has in a quota's namespace, applied to a new one, without autoscalers."""

    def __init__(self, cluster, quota):
        self.cluster, self.name = cluster, f"copy-{next(NUMBERS)}"
        former, self.objects = quota["metadata"]["namespace"], []
        for manifest in (deepcopy(dict(each)) for each in manifests()):
            metadata = manifest["metadata"]
            if manifest["kind"] == "Namespace" and metadata["name"] == former:
                metadata["name"] = self.name
            elif metadata.get("namespace") == former:
                metadata["namespace"] = self.name
            else:
                continue
            self.objects.append(manifest)
            if manifest["kind"] != "HorizontalPodAutoscaler":
                cluster.apply(manifest)
        name = quota["metadata"]["name"]
        (self.quota,) = [e for e in self.of_kind("ResourceQuota") if e["metadata"]["name"] == name]
        # Until the controller has counted once, there is no bound.
        hard = self.quota["spec"]["hard"]
        wait_until("the quota counts", lambda: self._status(self.quota).get("hard") == hard)

    def _status(self, manifest):
        return self.cluster.get(manifest).get("status", {})

    def of_kind(self, *kinds):
        return [each for each in self.objects if each["kind"] in kinds]

    def pods(self):
        return self.cluster.list("v1", "Pod", self.name)

    def here(self, pod):
        return {**pod, "metadata": {**pod["metadata"], "namespace": self.name}}

    def create(self, pod):
        self.cluster.create(self.here(pod))

    def refusal(self, pod):
        """Return why a pod would not be created, or nothing."""
        return self.cluster.refusal(self.here(pod))

    def renew(self, deployment, annotations):
        """Start a rolling update, and wait until the controller has seen it."""
        template = {"metadata": {"annotations": annotations}}
        self.cluster.merge(deployment, {"spec": {"template": template}})
        wait_until("the update is seen", lambda: self.is_seen(deployment))

    def is_seen(self, deployment):
        generation = self.cluster.get(deployment)["metadata"]["generation"]
        return self._status(deployment).get("observedGeneration") == generation

    def is_updated(self, deployment):
        wanted = self.cluster.get(deployment)["spec"]["replicas"]
        keys = ("replicas", "updatedReplicas", "availableReplicas")
        counts = {self._status(deployment).get(key) for key in keys}
        return self.is_seen(deployment) and counts == {wanted}


@pytest.fixture(params=each_of_kind("ResourceQuota"))
def tier(request, applied, controllers, cluster):
    tier = Tier(cluster, request.param)
    yield tier
    (namespace,) = tier.of_kind("Namespace")
    cluster.annotate(namespace, {ALLOW_DELETE: "true"})
    cluster.delete(namespace)
    # The next test needs their room on the nodes, and not the end of the namespace, which takes
    # its controller up to a quarter of a minute.
    for pod in tier.pods():
        with suppress(Refused):
            cluster.delete(pod)


def test_the_quota_holds_the_highest_scale_and_no_pod_more(cluster, tier):
    """In a rolling update each Deployment has its surge on top, and all but one of the former pods.

    These are on their way out. All CronJobs may run meanwhile, and of what only a person starts
    there may be two, such as a list during a restore. So it is with the pods of charts, beside
    which there is room for a container that states nothing.
    """
    for workload in tier.of_kind(*SCALED):
        most = highest_scale(workload, tier.objects)
        if workload["kind"] == "Deployment":
            most += workload["spec"]["strategy"]["rollingUpdate"]["maxSurge"] + most - 1
        scale(cluster, workload, most)
    for cron_job in tier.of_kind("CronJob"):
        tier.create(pod_of(cron_job))
        if cron_job["spec"].get("suspend"):
            tier.create(pod_of(cron_job, name="second"))
    instance = tier.of_kind("Namespace")[0]["metadata"]["labels"]["app.kubernetes.io/instance"]
    of_charts = pods_of_charts(instance)
    selector = tier.quota["spec"].get("scopeSelector", {}).get("matchExpressions", [])
    (priority, *_) = [*(each["values"][0] for each in selector if each["operator"] == "In"), None]
    of_runs = pods_of_runs(instance, CHECKS if priority else RUNS, priority)
    for pod in [*of_charts, *pods_of_servers(instance), *of_runs]:
        tier.create(pod)
    if of_charts:
        tier.create(pod_manifest("helper", [None]))
    one_more = pod_manifest("one-more", [None])
    if "Terminating" in tier.quota["spec"].get("scopes", ()):
        one_more = with_deadline(one_more, priority)
    full = rf"exceeded quota: {tier.quota['metadata']['name']}, requested: .*pods=1"
    # A dry run counts what the API server last heard of the quota.
    wait_until("one more is refused", lambda: re.search(full, tier.refusal(one_more)))


def test_every_program_is_updated_at_its_highest_scale_without_a_refusal(cluster, tier):
    """All at the same time, and no former pod is gone before the last new one is there."""
    deployments = tier.of_kind("Deployment")
    for deployment in deployments:
        tier.renew(deployment, {"test/stays": "true"})
        scale(cluster, deployment, highest_scale(deployment, tier.objects))
    for deployment in deployments:
        tier.renew(deployment, {"test/version": "2"})
    for deployment in deployments:
        wait_for(cluster, deployment, "is updated", partial(tier.is_updated, deployment))
        assert [e for e in warnings(cluster, deployment) if "exceeded quota" in e] == []
    for pod in tier.pods():
        cluster.annotate(pod, {"test/stays": None})


OF_DEPLOYMENTS = [
    each for each in of_kind("ResourceQuota") if each["metadata"]["name"].startswith("but-")
]


@pytest.mark.parametrize("tier", OF_DEPLOYMENTS, indirect=True, ids=title)
def test_pull_requests_leave_room_for_a_deployment(tier):
    (checks,) = [each for each in tier.of_kind("ResourceQuota") if each != tier.quota]
    ((priority,),) = [
        each["values"] for each in checks["spec"]["scopeSelector"]["matchExpressions"]
    ]
    full = f"exceeded quota: {checks['metadata']['name']}"
    most = int(checks["spec"]["hard"]["pods"])
    small = {"requests": {"cpu": "1m", "memory": "1Mi"}, "limits": {"cpu": "1m", "memory": "1Mi"}}
    pods = [
        with_deadline(pod_manifest(f"check-{number}", [small]), priority)
        for number in range(most + 1)
    ]
    for pod in pods[:most]:
        tier.create(pod)
    wait_until("one more is refused", lambda: full in tier.refusal(pods[most]))
    for pod in pods_of_runs("builds", RUNS, None):
        tier.create(pod)
