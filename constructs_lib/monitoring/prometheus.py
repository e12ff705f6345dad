"""The Prometheus that reads metrics, and the place of the runbooks of its alerts."""

from typing import Annotated

from constructs_lib.core.validation import matching, text_field
from constructs_lib.network.external_pods import ExternalPods

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
