"""The pods of charts at their highest number, as charts render them with the values in dist/.

The charts themselves cannot be had here, so what they make is told: the kind of object, its number
of pods, and the keys of values by which its containers get their needs.
"""

from typing import NamedTuple

import yaml

from tests.checkout import ROOT


class Made(NamedTuple):
    """Pods that a chart makes. Of a Deployment each has a successor before it is gone."""

    name: str
    kind: str
    containers: str
    """Keys of the values of the containers, with spaces between."""
    init: str = ""
    """Keys of the values of a container that completes before. Empty: there is none."""
    replicas: str = ""
    """Keys of the number of pods. Empty: one."""


RELOADER = "prometheusOperator.prometheusConfigReloader.resources"
SIDECAR = "grafana.sidecar.resources"
DEPLOYMENT, STATEFUL_SET = "Deployment", "StatefulSet"

NODES = 10
"""Nodes for whose pods the quota of agents has room."""

CHARTS = {
    "cicd/argocd": [
        Made("controller", STATEFUL_SET, "controller.resources"),
        Made("server", DEPLOYMENT, "server.resources"),
        Made("repo-server", DEPLOYMENT, "repoServer.resources", "repoServer.copyutil.resources"),
        Made("notifications", DEPLOYMENT, "notifications.resources"),
        Made("redis", DEPLOYMENT, "redis.resources"),
        Made("sets", DEPLOYMENT, "applicationSet.resources", "", "applicationSet.replicas"),
    ],
    "cicd/gitea": [Made("gitea", DEPLOYMENT, "resources", "initContainers.resources")],
    "monitoring/kube-prometheus-stack": [
        Made("operator", DEPLOYMENT, "prometheusOperator.resources"),
        Made("state-metrics", DEPLOYMENT, "kube-state-metrics.resources"),
        # Its strategy lets no pod begin before the former one is gone, as a StatefulSet does.
        Made("grafana", STATEFUL_SET, f"grafana.resources {SIDECAR} {SIDECAR}"),
        *(
            Made(name, STATEFUL_SET, f"{name}.{name}Spec.resources {RELOADER}", RELOADER)
            for name in ("prometheus", "alertmanager")
        ),
    ],
    "monitoring/loki-stack": [Made("loki", STATEFUL_SET, "singleBinary.resources")],
    "node-agents/promtail": [Made(f"promtail-{n}", "DaemonSet", "resources") for n in range(NODES)],
    "tekton-operator/tekton-operator": [
        # One container makes Tekton, and one looks after what that makes.
        Made("operator", DEPLOYMENT, "operator.resources operator.resources"),
        Made("webhook", DEPLOYMENT, "webhook.resources"),
    ],
    "ingress/nginx-ingress": [
        Made(
            "nginx",
            DEPLOYMENT,
            "controller.resources",
            "controller.initContainerResources",
            "controller.replicaCount",
        )
    ],
}
"""What charts make, by namespace and release."""


def pods_of_charts(namespace):
    """Return all pods of the charts of a namespace, at the same time."""
    pods = []
    for chart, made in CHARTS.items():
        if not chart.startswith(f"{namespace}/"):
            continue
        (file,) = ROOT.glob(f"dist/*/{chart.removeprefix(f'{namespace}/')}-values.yaml")
        values = yaml.safe_load(file.read_text())
        for each in made:
            number = value(values, each.replicas) if each.replicas else 1
            number *= 2 if each.kind == DEPLOYMENT else 1
            needs = [value(values, keys) for keys in each.containers.split()]
            inits = [value(values, each.init)] if each.init else []
            pods += [pod_manifest(f"{each.name}-{n}", needs, inits) for n in range(number)]
    return pods


def value(values, keys):
    for key in keys.split("."):
        values = values[key]
    return values


def pod_manifest(name, needs, inits=()):
    """Return a pod that level restricted admits, of containers with these resources."""
    rights = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}

    def containers(prefix, needs):
        return [
            {
                "name": f"{prefix}-{index}",
                "image": "example.com/image:1",
                "securityContext": rights,
                **({"resources": resources} if resources else {}),
            }
            for index, resources in enumerate(needs)
        ]

    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": name},
        "spec": {
            "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
            "initContainers": containers("init", inits),
            "containers": containers("main", needs),
        },
    }
