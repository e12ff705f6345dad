"""Chart tekton-operator: the operator that installs Tekton as a TektonConfig says."""

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import HelmComponent, Mirrors, chart_image, chart_resources, resources_in
from constructs_lib.props import Pods, total
from constructs_lib.reference import versions
from constructs_lib.reference.charts import component, read_values

INSTALLED_IMAGES = {
    "PIPELINES_TEKTON_PIPELINES_CONTROLLER": versions.TEKTON_CONTROLLER_IMAGE,
    "PIPELINES_ARG__ENTRYPOINT_IMAGE": versions.TEKTON_ENTRYPOINT_IMAGE,
    "PIPELINES_ARG__NOP_IMAGE": versions.TEKTON_NOP_IMAGE,
    "PIPELINES_ARG__SHELL_IMAGE": versions.TEKTON_SHELL_IMAGE,
    "PIPELINES_ARG__SIDECARLOGRESULTS_IMAGE": versions.TEKTON_SIDECARLOGRESULTS_IMAGE,
    "PIPELINES_ARG__WORKINGDIRINIT_IMAGE": versions.TEKTON_WORKINGDIRINIT_IMAGE,
    "PIPELINES_WEBHOOK": versions.TEKTON_WEBHOOK_IMAGE,
    "PIPELINES_TEKTON_EVENTS_CONTROLLER": versions.TEKTON_EVENTS_IMAGE,
    "PIPELINES_CONTROLLER": versions.TEKTON_RESOLVERS_IMAGE,
    "TRIGGERS_TEKTON_TRIGGERS_CONTROLLER": versions.TEKTON_TRIGGERS_CONTROLLER_IMAGE,
    "TRIGGERS_ARG__EL_IMAGE": versions.TEKTON_EVENTLISTENER_IMAGE,
    "TRIGGERS_WEBHOOK": versions.TEKTON_TRIGGERS_WEBHOOK_IMAGE,
    "TRIGGERS_TEKTON_TRIGGERS_CORE_INTERCEPTORS": versions.TEKTON_INTERCEPTORS_IMAGE,
    "PRUNER_CONTROLLER": versions.TEKTON_PRUNER_CONTROLLER_IMAGE,
    "PRUNER_WEBHOOK": versions.TEKTON_PRUNER_WEBHOOK_IMAGE,
}
"""Images that the operator installs: by part, and by container or `ARG_` and argument.

`TEKTON_REGISTRY_OVERRIDE` would change containers only. A changed image alone is not installed
until the operator's version or the TektonConfig changes.
"""


class TektonOperatorProps(Props):
    """Properties for `tekton_operator`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="400m", memory_request="128Mi", memory_limit="512Mi"
    )
    """CPU and memory of each of the two containers of its pod, which the chart has one value for.

    It is busy for minutes while it installs, and idle afterwards.
    """


def tekton_operator(
    props: TektonOperatorProps, *, target_namespace: str, mirrors: Mirrors
) -> HelmComponent:
    """Return the record of the chart. What it installs comes from `mirrors`, too."""
    values = read_values(
        __name__,
        {
            "operator.image": chart_image(versions.TEKTON_OPERATOR_IMAGE),
            "operator.defaultTargetNamespace": target_namespace,
            "operator.additionalEnvs": [
                {"name": f"IMAGE_{name}", "value": mirrors.image(image)}
                for name, image in INSTALLED_IMAGES.items()
            ],
            "operator.resources": chart_resources(props.resources),
            "webhook.image": chart_image(versions.TEKTON_OPERATOR_WEBHOOK_IMAGE),
            "webhookProxy.image": chart_image(versions.TEKTON_OPERATOR_PROXY_IMAGE),
        },
    )
    return component(
        __name__,
        versions.TEKTON_OPERATOR_CHART,
        values,
        pods_in_an_update=[
            Pods.of_deployment(1, total(props.resources, props.resources)),
            Pods.of_deployment(1, resources_in(values, "webhook.resources")),
        ],
    )
