"""Deployments that the operator of Tekton makes."""

from collections.abc import Mapping
from typing import NamedTuple

PIPELINES_CONTROLLER = "tekton-pipelines-controller"
TRIGGERS_CONTROLLER = "tekton-triggers-controller"
INTERCEPTORS = "tekton-triggers-core-interceptors"


class Server(NamedTuple):
    """A Deployment that the operator makes, and how its pods are found."""

    container: str
    pod_labels: Mapping[str, str]
    watches: str = ""
    """Purpose of its calls to the API server. Empty: it is a webhook, which the API server calls.
    """


SERVERS = {
    PIPELINES_CONTROLLER: Server(
        PIPELINES_CONTROLLER,
        {"app": PIPELINES_CONTROLLER},
        "Watches runs, and makes their pods",
    ),
    "tekton-pipelines-webhook": Server("webhook", {"app": "tekton-pipelines-webhook"}),
    TRIGGERS_CONTROLLER: Server(
        TRIGGERS_CONTROLLER,
        {"app": TRIGGERS_CONTROLLER},
        "Watches EventListeners, and makes their pods",
    ),
    "tekton-triggers-webhook": Server("webhook", {"app": "tekton-triggers-webhook"}),
    INTERCEPTORS: Server(
        INTERCEPTORS,
        {"app": INTERCEPTORS},
        "Reads the Secrets by which events are checked",
    ),
    "tekton-operator-proxy-webhook": Server("proxy", {"name": "tekton-operator-proxy-webhook"}),
    "tekton-pruner-controller": Server(
        "controller", {"app": "tekton-pruner-controller"}, "Removes old runs"
    ),
    "tekton-pruner-webhook": Server(
        "webhook",
        {"app.kubernetes.io/part-of": "tekton-pruner", "app.kubernetes.io/component": "webhook"},
    ),
}
"""Servers of Tekton that run, by the names of their Deployments."""

UNUSED = ("tekton-events-controller", "tekton-pipelines-remote-resolvers")
"""Deployments without pods: runs send no CloudEvents, and tasks and pipelines are found by their
names in the namespace of the run.
"""
