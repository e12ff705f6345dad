"""Chart tekton-operator: the operator that installs Tekton as a TektonConfig says."""

from importlib.resources import files

from constructs_lib import Props, ResourcesProps
from constructs_lib.argocd import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    DEFINITION,
    ROLES,
    ComponentPods,
    HelmComponent,
    Mirrors,
    chart_image,
    chart_resources,
    chart_values,
    resources_in,
)
from constructs_lib.props import Pods, total
from constructs_lib.reference import versions
from constructs_lib.reference.charts.kinds import SERVER_KINDS

NAME = "tekton-operator"
"""Name of the release, and of the operator's ClusterRole."""

OPERATOR_GROUP = "operator.tekton.dev"
"""API group of the operator's own kinds."""

DEFINED = (
    *("manualapprovalgates", "openshiftpipelinesascodes", "syncerservices", "tektonchains"),
    *("tektonconfigs", "tektondashboards", "tektoninstallersets", "tektonmulticlusterproxyaaes"),
    *("tektonpipelines", "tektonpruners", "tektonresults", "tektonschedulers", "tektontriggers"),
)
"""Kinds that the chart defines, as the API's paths name them."""

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

OPERATOR_LABELS = {"app.kubernetes.io/component": "operator"}
"""Label of the operator's pods, which tells them from those of the webhook."""


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
    values = chart_values(
        files(__name__) / "values.yaml",
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
    name = {"app.kubernetes.io/name": NAME}
    webhook = {**name, "app.kubernetes.io/component": "webhook"}
    return HelmComponent(
        name=NAME,
        chart=versions.TEKTON_OPERATOR_CHART,
        values=values,
        # The chart's Secret is empty; the webhook fills it with a certificate that it signs itself.
        namespaced_kinds=(*SERVER_KINDS, "Secret", "apps/Deployment", *ROLES),
        # Its webhooks, and what is Tekton's, are made by the operator and not by Argo CD.
        cluster_objects={
            DEFINITION: [f"{plural}.{OPERATOR_GROUP}" for plural in DEFINED],
            CLUSTER_ROLE: ["tekton-config-read-role", NAME],
            CLUSTER_ROLE_BINDING: ["tekton-config-read-rolebinding", NAME],
        },
        pods={
            "tekton-operator": ComponentPods(pod_labels={**name, **OPERATOR_LABELS}),
            "tekton-operator-webhook": ComponentPods(pod_labels=webhook, ports={"https": 8443}),
        },
        pods_in_an_update=[
            Pods.of_deployment(1, total(props.resources, props.resources)),
            Pods.of_deployment(1, resources_in(values, "webhook.resources")),
        ],
        provides=(OPERATOR_GROUP, "tekton.dev", "triggers.tekton.dev"),
    )
