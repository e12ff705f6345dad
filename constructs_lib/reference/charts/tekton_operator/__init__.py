"""Chart tekton-operator: the operator that installs Tekton as a TektonConfig says."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    DEFINITION,
    ROLES,
    SERVER_KINDS,
)
from constructs_lib.argocd.helm.values import (
    ChartImage,
    PodSecurityContext,
    Resources,
    SecurityContext,
    Values,
)
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, total
from constructs_lib.reference import versions

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

CONTROLLERS = ("tektonconfig", "tektonpipeline", "tektontrigger", "tektonpruner")
"""Controllers of the operator that run: those of the parts that a `TektonConfig` has."""

OPERATOR_LABELS = {"app.kubernetes.io/component": "operator"}
"""Label of the operator's pods, which tells them from those of the webhook."""

WEBHOOK_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of the server that checks the operator's own kinds."""


class TektonOperatorProps(Props):
    """Properties for `tekton_operator`."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="50m", cpu_limit="400m", memory_request="128Mi", memory_limit="512Mi"
    )
    """CPU and memory of each of the two containers of its pod, which the chart has one value for.

    It is busy for minutes while it installs, and idle afterwards.
    """


class Variable(Values):
    """An entry of `operator.additionalEnvs`."""

    name: str
    image: str = Field(alias="value")


class Operator(Values):
    """`operator`."""

    image: ChartImage = ChartImage.of(versions.TEKTON_OPERATOR_IMAGE)
    # Otherwise it makes a TektonConfig of its own, with all there is.
    auto_install_components: Literal[False] = False
    default_target_namespace: str
    additional_envs: Sequence[Variable]
    resources: Resources


class TektonOperatorValues(Values):
    """All values of the chart."""

    install_crds: Literal[True] = Field(default=True, alias="installCRDs")
    controllers: str = ",".join(CONTROLLERS)
    operator: Operator
    webhook_image: ChartImage = Field(
        default=ChartImage.of(versions.TEKTON_OPERATOR_WEBHOOK_IMAGE), alias="webhook > image"
    )
    webhook_resources: Resources = Field(
        default=Resources.of(WEBHOOK_RESOURCES), alias="webhook > resources"
    )
    # A server that the operator installs beside Tekton.
    proxy_image: ChartImage = Field(
        default=ChartImage.of(versions.TEKTON_OPERATOR_PROXY_IMAGE), alias="webhookProxy > image"
    )
    pod_security_context: PodSecurityContext = PodSecurityContext(run_as_non_root=True)
    # For all containers.
    security_context: SecurityContext = SecurityContext(
        run_as_non_root=True, seccomp_profile="RuntimeDefault"
    )


def tekton_operator(props: TektonOperatorProps, *, target_namespace: str) -> HelmComponent:
    """Return the record of the chart."""
    operator = Operator(
        default_target_namespace=target_namespace,
        additional_envs=[
            Variable(name=f"IMAGE_{name}", image=reference)
            for name, reference in INSTALLED_IMAGES.items()
        ],
        resources=Resources.of(props.resources),
    )
    name = {"app.kubernetes.io/name": NAME}
    webhook = {**name, "app.kubernetes.io/component": "webhook"}
    return HelmComponent(
        name=NAME,
        chart=versions.TEKTON_OPERATOR_CHART,
        values=TektonOperatorValues(operator=operator),
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
            Pods.of_deployment(1, WEBHOOK_RESOURCES),
        ],
        provides=(OPERATOR_GROUP, "tekton.dev", "triggers.tekton.dev"),
    )
