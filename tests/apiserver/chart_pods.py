"""The pods of charts at their highest number, as charts render them with the values in dist/.

The charts themselves cannot be had here, so what they make is told beside this file.
"""

from pathlib import Path

import yaml

from tests.checkout import ROOT

NODES = 10
"""Nodes for whose pods the quota of agents has room."""

CHARTS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text())


def pods_of_charts(namespace):
    """Return all pods of the charts of a namespace, at the same time."""
    pods = []
    for chart, made in CHARTS.items():
        if not chart.startswith(f"{namespace}/"):
            continue
        (file,) = ROOT.glob(f"dist/*/{chart.removeprefix(f'{namespace}/')}-values.yaml")
        values = yaml.safe_load(file.read_text())
        for name, each in made.items():
            number = value(values, each["replicas"]) if "replicas" in each else 1
            # A pod of a Deployment has a successor before it is gone.
            number *= {"Deployment": 2, "DaemonSet": NODES}.get(each["kind"], 1)
            needs = [value(values, keys) for keys in each["containers"]]
            inits = [value(values, each["init"])] if "init" in each else []
            pods += [pod_manifest(f"{name}-{n}", needs, inits) for n in range(number)]
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
