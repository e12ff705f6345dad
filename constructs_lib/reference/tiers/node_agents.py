"""Agents on the nodes, which read files of the host: Promtail, in a namespace of its own."""

from collections.abc import Sequence

from cdk8s import Chart

from constructs_lib import Props, Tier, TierProps, TierScope
from constructs_lib.argocd import chart_pods, install
from constructs_lib.kube import READ, TOKEN_REASON, DnsLabel, OwnNamespace, k8s, labels, manifest
from constructs_lib.monitoring import alert, missing_target_alerts
from constructs_lib.network import METRICS_REASON, HelmPods
from constructs_lib.props import checked_objects
from constructs_lib.reference.charts.promtail import ACCOUNT, JOB, PromtailProps, promtail
from constructs_lib.tree import ApiObjects, checked_props, context_of
from constructs_lib.workloads import quota_of


class NodeAgentsTierProps(Props):
    """Properties for `NodeAgentsTier`."""

    promtail: PromtailProps = PromtailProps()
    """The shipper of logs."""

    namespace: OwnNamespace = "node-agents"
    """Namespace of the tier."""


class NodeAgentsTier(Tier):
    """Promtail on each node, apart from all others: whatever reads the host may do nearly all."""

    def __init__(
        self,
        platform: TierScope,
        props: NodeAgentsTierProps,
        *,
        namespaces: Sequence[str],
        loki: HelmPods,
        push_url: str,
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier, which ships logs of these namespaces to `loki`, at `push_url`."""
        checked_props("node-agents", props, NodeAgentsTierProps)
        checked_objects("node-agents", HelmPods, loki=loki)
        super().__init__(
            platform,
            TierProps(
                name="node-agents",
                namespace=props.namespace,
                description="Agents that read files of the nodes",
            ),
            after=after,
        )
        component = promtail(props.promtail, namespaces=namespaces, push_url=push_url)
        self.add_namespace(
            quota_of(component.pods_in_an_update),
            pod_security="privileged",
            pod_security_reason="Promtail reads the files of logs on the node, as root",
        )
        install(self, component)
        chart = self.chart("promtail")
        _account(chart)
        self.promtail = chart_pods(chart, component, "promtail", "http")
        self.promtail.connections.allow_to_api_server(reason="Finds the pods whose logs it ships")
        self.promtail.connections.allow_to(loki, reason="Ships logs")
        platform.prometheus.connections.allow_to(self.promtail, reason=METRICS_REASON)
        missing = missing_target_alerts(self.namespace, [JOB])
        alert(self, "promtail", missing)


def _account(chart: Chart) -> ApiObjects:
    """Add the ServiceAccount of the shipper, which may read pods and nothing else.

    In all namespaces, since the chart's configuration watches all.
    """
    context = context_of(chart, ACCOUNT, DnsLabel)

    def metadata(namespace: str | None = None, **annotations: str) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(
            name=ACCOUNT,
            namespace=namespace,
            labels=labels(context, ACCOUNT, "logs"),
            annotations=annotations,
        )

    account = k8s.ServiceAccount(
        metadata=metadata(
            context.namespace, **{TOKEN_REASON: "Finds the pods whose logs it ships"}
        ),
        automount_service_account_token=True,
    )
    role = k8s.ClusterRole(
        metadata=metadata(),
        rules=[k8s.PolicyRule(api_groups=[""], resources=["pods"], verbs=list(READ))],
    )
    binding = k8s.ClusterRoleBinding(
        metadata=metadata(),
        role_ref=k8s.RoleRef(
            api_group="rbac.authorization.k8s.io", kind="ClusterRole", name=ACCOUNT
        ),
        subjects=[
            k8s.RbacSubject(kind="ServiceAccount", name=ACCOUNT, namespace=context.namespace)
        ],
    )
    objects = {
        "ServiceAccount": manifest(account),
        "ClusterRole": manifest(role),
        "ClusterRoleBinding": manifest(binding),
    }
    return ApiObjects(chart, ACCOUNT, objects)
