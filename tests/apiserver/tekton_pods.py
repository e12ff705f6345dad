"""The pods that Tekton makes at their highest number, of what it is told in dist/."""

import yaml

from tests.apiserver.chart_pods import pod_manifest
from tests.apiserver.dist import of_kind

ASSISTANT = {"cpu": "50m", "memory": "100Mi"}
"""What Tekton 1.15 gives the pod that keeps the Tasks of a run on one node."""

RUNS = 2
CHECKS = 1
"""Runs of pull requests, which have a quota of their own."""

WAITING_RUNS = 30
"""Runs that wait for those, as after many pull requests at once. Each has its assistant."""

DEADLINE = 900
"""Seconds, which Tekton gives each pod of a Task."""


def pods_of_servers(namespace):
    """Return the pods of its servers in a namespace, each with its successor in an update."""
    servers = {}
    for config in of_kind("TektonConfig"):
        if config["spec"]["targetNamespace"] == namespace:
            servers |= _deployments(config["spec"])
    for listener in of_kind("EventListener"):
        if listener["metadata"]["namespace"] == namespace:
            pod = listener["spec"]["resources"]["kubernetesResource"]["spec"]["template"]["spec"]
            servers[f"el-{listener['metadata']['name']}"] = pod["containers"]
    return [
        pod_manifest(f"{name}-{index}", [container["resources"] for container in containers])
        for name, containers in servers.items()
        for index in range(2)
    ]


def _deployments(spec):
    """Return the containers of the Deployments that a configuration changes but lets run."""
    found = {}
    for key, value in spec.items():
        if key == "deployments":
            for name, deployment in value.items():
                if deployment["spec"].get("replicas") != 0:
                    found[name] = deployment["spec"]["template"]["spec"]["containers"]
        elif isinstance(value, dict):
            found |= _deployments(value)
    return found


def pods_of_runs(namespace, runs, priority):
    """Return the pods of runs, each with its largest Task and another one.

    Before them come the assistants of all runs, of those that wait as well.
    """
    tasks = [each for each in of_kind("Task") if each["metadata"]["namespace"] == namespace]
    if not tasks:
        return []
    (config,) = of_kind("TektonConfig")
    defaults = config["spec"]["pipeline"]["options"]["configMaps"]["config-defaults"]["data"]
    (default,) = yaml.safe_load(defaults["default-container-resource-requirements"]).values()
    needs = [
        [
            {**default, **each.get("computeResources", {})}
            for each in task["spec"]["steps"] + task["spec"].get("sidecars", [])
        ]
        for task in tasks
    ]
    assistant = [{"requests": ASSISTANT, "limits": ASSISTANT}]
    return [
        *(pod_manifest(f"assistant-{n}", assistant) for n in range(runs + WAITING_RUNS)),
        *(
            with_deadline(pod_manifest(f"{size}-{n}", of(needs, key=len)), priority)
            for size, of in {"large": max, "small": min}.items()
            for n in range(runs)
        ),
    ]


def with_deadline(pod, priority=None):
    """Return a pod as one of a Task, of a PriorityClass on request."""
    of_class = {"priorityClassName": priority} if priority else {}
    return {**pod, "spec": {**pod["spec"], "activeDeadlineSeconds": DEADLINE, **of_class}}
