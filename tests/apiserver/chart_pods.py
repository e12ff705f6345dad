"""The pods of charts at their highest number, as charts render them with the values in dist/.

The charts themselves cannot be had here, so what they make is told: the kind of object, its number
of pods, and the keys of values by which its containers get their needs.
"""

from typing import NamedTuple

import yaml

from tests.checkout import ROOT


class Made(NamedTuple):
    """Pods that a chart makes."""

    name: str
    kind: str
    containers: str
    """Keys of the values of the containers, with spaces between."""
    inits: str = ""
    """Keys of the values of a container that completes before. Empty: there is none."""
    replicas: str = ""
    """Keys of the number of pods. Empty: one."""


RELOADER = "prometheusOperator.prometheusConfigReloader.resources"

NODES = 10
"""Nodes for whose pods the quota of agents has room."""

CHARTS = {
    "cicd/argocd": [
        Made("controller", "StatefulSet", "controller.resources"),
        Made("server", "Deployment", "server.resources"),
        Made("repo-server", "Deployment", "repoServer.resources", "repoServer.copyutil.resources"),
        Made("notifications", "Deployment", "notifications.resources"),
        Made("redis", "Deployment", "redis.resources"),
        Made(
            "applicationset",
            "Deployment",
            "applicationSet.resources",
            replicas="applicationSet.replicas",
        ),
    ],
    "cicd/gitea": [Made("gitea", "Deployment", "resources", "initContainers.resources")],
    "monitoring/kube-prometheus-stack": [
        Made("operator", "Deployment", "prometheusOperator.resources"),
        Made("state-metrics", "Deployment", "kube-state-metrics.resources"),
        # Its strategy lets no pod begin before the former one is gone, as a StatefulSet does.
        Made(
            "grafana",
            "StatefulSet",
            "grafana.resources grafana.sidecar.resources grafana.sidecar.resources",
        ),
        Made(
            "prometheus",
            "StatefulSet",
            f"prometheus.prometheusSpec.resources {RELOADER}",
            RELOADER,
        ),
        Made(
            "alertmanager",
            "StatefulSet",
            f"alertmanager.alertmanagerSpec.resources {RELOADER}",
            RELOADER,
        ),
    ],
    "monitoring/loki-stack": [Made("loki", "StatefulSet", "singleBinary.resources")],
    "node-agents/promtail": [Made(f"promtail-{n}", "DaemonSet", "resources") for n in range(NODES)],
    "tekton-operator/tekton-operator": [
        # One container makes Tekton, and one looks after what that makes.
        Made("operator", "Deployment", "operator.resources operator.resources"),
        Made("webhook", "Deployment", "webhook.resources"),
    ],
    "ingress/nginx-ingress": [
        Made(
            "nginx",
            "Deployment",
            "controller.resources",
            "controller.initContainerResources",
            "controller.replicaCount",
        )
    ],
}
"""What charts make, by namespace and release."""


def pods_of_charts(namespace):
    """Returns all pods of the charts of a namespace, at the same time.

    Of a Deployment those of an update, in which each pod has a successor before it is gone. Of a
    StatefulSet each pod is gone before there is another.
    """
    pods = []
    for chart, made in CHARTS.items():
        if not chart.startswith(f"{namespace}/"):
            continue
        (file,) = ROOT.glob(f"dist/*/{chart.removeprefix(f'{namespace}/')}-values.yaml")
        values = yaml.safe_load(file.read_text())
        for each in made:
            replicas = value(values, each.replicas) if each.replicas else 1
            number = replicas * (2 if each.kind == "Deployment" else 1)
            inits = [sound_container("init", value(values, each.inits))] if each.inits else []
            containers = [
                sound_container(f"main-{index}", value(values, keys))
                for index, keys in enumerate(each.containers.split())
            ]
            pods += [
                pod_manifest(f"{each.name}-{index}", containers, inits) for index in range(number)
            ]
    return pods


def value(values, keys):
    for key in keys.split("."):
        values = values[key]
    return values


def sound_container(name, resources=None):
    """Returns a container that level restricted admits."""
    rights = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
    container = {"name": name, "image": "example.com/image:1", "securityContext": rights}
    return {**container, "resources": resources} if resources else container


def pod_manifest(name, containers, inits=()):
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {
            "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
            "initContainers": list(inits),
            "containers": list(containers),
        },
    }
