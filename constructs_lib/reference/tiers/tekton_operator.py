"""The tier of the Tekton operator, which installs Tekton in the tier of continuous delivery."""

from collections.abc import Sequence

from constructs_lib import Props, Tier, TierProps, TierScope
from constructs_lib.argocd import chart_pods, install
from constructs_lib.kube import DnsLabel, OwnNamespace
from constructs_lib.props import checked_argument
from constructs_lib.reference.charts.tekton_operator import TektonOperatorProps, tekton_operator
from constructs_lib.tree import checked_props
from constructs_lib.workloads import HEADROOM, quota_of


class TektonOperatorTierProps(Props):
    """Properties for `TektonOperatorTier`."""

    operator: TektonOperatorProps = TektonOperatorProps()
    """The operator."""

    namespace: OwnNamespace = "tekton-operator"
    """Namespace of the tier."""


class TektonOperatorTier(Tier):
    """The operator and its webhook, apart from what they install: their rights are those of all."""

    def __init__(
        self,
        platform: TierScope,
        props: TektonOperatorTierProps,
        *,
        target_namespace: str,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier. The operator installs Tekton in `target_namespace`, that of CicdTier."""
        checked_props("tekton", props, TektonOperatorTierProps)
        checked_argument("tekton", "target_namespace", DnsLabel, target_namespace)
        super().__init__(
            platform,
            TierProps(
                # Not the name of its chart, since both name Applications.
                name="tekton",
                namespace=props.namespace,
                description="The operator that installs Tekton",
            ),
            after=after,
        )
        component = tekton_operator(
            props.operator, target_namespace=target_namespace, mirrors=self.context.mirrors
        )
        self.add_namespace(quota_of([*component.pods_in_an_update, HEADROOM]))
        install(self, component)
        chart = self.chart("tekton-operator")
        self.operator = chart_pods(chart, component, "tekton-operator")
        self.webhook = chart_pods(chart, component, "tekton-operator-webhook", "https")
        """The server that checks the operator's own kinds, such as TektonConfig."""
        self.operator.connections.allow_to_api_server(
            reason="Installs Tekton, and keeps it as TektonConfig says"
        )
        self.webhook.connections.allow_to_api_server(
            reason="Keeps its own certificate in its webhook configurations"
        )
        self.webhook.connections.allow_from_nodes(
            reason="The API server has objects of the operator checked"
        )
