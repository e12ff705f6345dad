"""The observer of a tier: its Prometheus, and the place of the runbooks."""

from typing import Annotated

from constructs_lib.core.props import Props
from constructs_lib.core.validation import matching, text_field
from constructs_lib.network.external_pods import ExternalPods
from constructs_lib.network.helm_pods import HelmPods

METRICS = "Prometheus reads metrics"
"""Reason of the connections of Prometheus."""

PROMETHEUS = ExternalPods(
    name="prometheus", namespace="monitoring", pod_labels={"app.kubernetes.io/name": "prometheus"}
)
"""Prometheus, by the label that the Prometheus operator sets on its pods."""

FolderAddress = Annotated[
    str,
    text_field(
        "an address of a folder, such as 'https://git.example/docs/runbooks', without '/' at the "
        "end, query, fragment, login and braces",
        matching(r"https?://[^\s?#@{}]*[^\s?#@{}/]", 255),
    ),
]
"""Address of a folder on the web."""


class Observer(Props):
    """The observer of workloads."""

    prometheus: HelmPods | ExternalPods = PROMETHEUS
    """Pods of the Prometheus that reads metrics."""

    runbooks: FolderAddress = (
        "http://localhost:3000/platform/web-platform/src/branch/main/docs/runbooks"
    )
    """Address of the folder with a page for each alert, which is named after the alert."""


OBSERVER = Observer()
"""The observer of tiers that are told of no other."""
