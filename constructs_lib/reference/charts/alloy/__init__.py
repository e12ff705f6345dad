"""Chart alloy: ships logs to Loki, which it reads from the API server."""

import json
from collections.abc import Sequence
from importlib.resources import files

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources, resources_in
from constructs_lib.props import Pods, total
from constructs_lib.reference.charts import component, read_values
from constructs_lib.reference.versions import ALLOY_CHART, ALLOY_IMAGE, CONFIG_RELOADER_IMAGE

JOB = "alloy"
"""Job of its metrics, by the name of the Service through which Prometheus finds the pod."""


class AlloyProps(Props):
    """Properties for `alloy`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="100m", cpu_limit="300m", memory_request="128Mi", memory_limit="384Mi"
    )
    """CPU and memory of the shipper."""


def alloy(
    props: AlloyProps, *, namespaces: Sequence[str], push_url: str, priority_class: str | None
) -> HelmComponent:
    """Return the record of the chart, which ships the logs of these namespaces to that address."""
    configuration = (files(__name__) / "config.alloy").read_text("utf-8")
    for name, value in {"NAMESPACES": [*namespaces], "PUSH_URL": push_url}.items():
        # Texts and lists of Alloy's own language are those of JSON.
        configuration = configuration.replace(name, json.dumps(value))
    values = read_values(
        __name__,
        {
            "image": chart_image(ALLOY_IMAGE, "registry", "digest"),
            "controller.priorityClassName": priority_class,
            "alloy.resources": chart_resources(props.resources),
            "alloy.configMap.content": configuration,
            "configReloader.image": chart_image(CONFIG_RELOADER_IMAGE, "registry", "digest"),
            "rbac.namespaces": [*namespaces],
        },
    )
    each = total(props.resources, resources_in(values, "configReloader.resources"))
    return component(
        __name__,
        ALLOY_CHART,
        values,
        jobs=[JOB],
        # A Role in each of the namespaces lets it read the logs there.
        other_namespaces=namespaces,
        pods_in_an_update=[Pods.of_deployment(1, each)],
    )
