"""The tier of the Tekton operator, which installs Tekton in the tier of continuous delivery."""

from typing import Self

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.api_objects import checked_props
from constructs_lib.core.fields import DnsLabel, LabelValue, OwnNamespace, PodNetwork
from constructs_lib.core.props import Props
from constructs_lib.reference.charts.tekton_operator import (
    TektonOperatorProps,
    tekton_operator,
)
from constructs_lib.tier import HEADROOM, Tier, TierProps, quota_of


class TektonOperatorTierSettings(Props):
    """Settings of the tier of the Tekton operator."""

    operator: TektonOperatorProps = TektonOperatorProps()
    """The operator."""

    namespace: OwnNamespace = "tekton-operator"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class TektonOperatorTierProps(TektonOperatorTierSettings):
    """Properties for `TektonOperatorTier`."""

    target_namespace: DnsLabel
    """Namespace in which it installs Tekton: that of continuous delivery."""

    pod_network: PodNetwork
    """Addresses of all pods. Policies for nodes and the API server exclude them."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    @classmethod
    def of(
        cls,
        settings: TektonOperatorTierSettings,
        *,
        target_namespace: str,
        pod_network: str,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            target_namespace=target_namespace,
            pod_network=pod_network,
            mirrors=mirrors,
        )


class TektonOperatorTier(Tier):
    """The operator and its webhook, apart from what they install: their rights are those of all."""

    def __init__(self, props: TektonOperatorTierProps) -> None:
        checked_props("tekton", props, TektonOperatorTierProps)
        super().__init__(
            TierProps(
                # Not the name of its chart, since both name Applications.
                name="tekton",
                namespace=props.namespace,
                part_of=props.part_of,
                description="The operator that installs Tekton",
            )
        )
        component = tekton_operator(
            props.operator, target_namespace=props.target_namespace, mirrors=props.mirrors
        )
        self.add_namespace(quota_of([*component.pods_in_an_update, HEADROOM]))
        self.install(component)
        chart = self.chart("tekton-operator")
        self.operator = self.pods(chart, component, "tekton-operator")
        self.webhook = self.pods(chart, component, "tekton-operator-webhook", "https")
        """The server that checks the operator's own kinds, such as TektonConfig."""
        self.operator.connections.allow_to_api_server(
            props.pod_network, reason="Installs Tekton, and keeps it as TektonConfig says"
        )
        self.webhook.connections.allow_to_api_server(
            props.pod_network, reason="Keeps its own certificate in its webhook configurations"
        )
        self.webhook.connections.allow_from_nodes(
            props.pod_network, reason="The API server has objects of the operator checked"
        )
