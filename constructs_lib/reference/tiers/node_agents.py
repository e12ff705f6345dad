"""Agents on the nodes, which read files of the host: Promtail, in a namespace of its own."""

from collections.abc import Sequence
from typing import Self

from cdk8s import Chart
from pydantic import Field

from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.core.api_objects import ApiObjects, checked_props, context_of
from constructs_lib.core.fields import DnsLabel, LabelValue, OwnNamespace, PodNetwork
from constructs_lib.core.labels import TOKEN_REASON, labels
from constructs_lib.core.manifests import manifest
from constructs_lib.core.props import Props
from constructs_lib.core.structs import k8s
from constructs_lib.monitoring.alerts.targets import missing_target_alerts
from constructs_lib.monitoring.observer import METRICS
from constructs_lib.reference.charts.promtail import (
    ACCOUNT,
    JOB,
    PromtailProps,
    promtail,
)
from constructs_lib.reference.tiers.monitoring import MonitoringTier
from constructs_lib.tier import Tier, TierProps, quota_of


class NodeAgentsTierSettings(Props):
    """Settings of the agents on the nodes."""

    promtail: PromtailProps = PromtailProps()
    """The shipper of logs."""

    namespace: OwnNamespace = "node-agents"
    """Namespace of the tier."""

    part_of: LabelValue = "web-platform"
    """System that the tier belongs to, for the label `app.kubernetes.io/part-of`."""


class NodeAgentsTierProps(NodeAgentsTierSettings):
    """Properties for `NodeAgentsTier`."""

    monitoring: MonitoringTier
    """Tier of the Loki that takes the logs."""

    log_namespaces: Sequence[DnsLabel] = Field(min_length=1)
    """Namespaces whose logs are shipped."""

    pod_network: PodNetwork
    """Addresses of all pods. Policies for the API server exclude them."""

    mirrors: Mirrors = Mirrors()
    """Where charts and images come from."""

    @classmethod
    def of(
        cls,
        settings: NodeAgentsTierSettings,
        *,
        monitoring: MonitoringTier,
        log_namespaces: Sequence[str],
        pod_network: str,
        mirrors: Mirrors,
    ) -> Self:
        """Returns the settings with their wiring."""
        return cls.extending(
            settings,
            monitoring=monitoring,
            log_namespaces=log_namespaces,
            pod_network=pod_network,
            mirrors=mirrors,
        )


class NodeAgentsTier(Tier):
    """Promtail on each node, apart from all others: whatever reads the host may do nearly all."""

    def __init__(self, props: NodeAgentsTierProps) -> None:
        checked_props("node-agents", props, NodeAgentsTierProps)
        super().__init__(
            TierProps(
                name="node-agents",
                namespace=props.namespace,
                part_of=props.part_of,
                description="Agents that read files of the nodes",
            )
        )
        monitoring = props.monitoring
        component = promtail(
            props.promtail,
            namespaces=props.log_namespaces,
            push_url=monitoring.push_url,
            mirrors=props.mirrors,
        )
        self.add_namespace(
            quota_of(component.pods_in_an_update),
            pod_security="privileged",
            pod_security_reason="Promtail reads the files of logs on the node, as root",
        )
        self.install(component)
        chart = self.chart("promtail")
        _account(chart)
        self.promtail = self.pods(chart, component, "promtail", "http")
        self.promtail.connections.allow_to_api_server(
            props.pod_network, reason="Finds the pods whose logs it ships"
        )
        self.promtail.connections.allow_to(monitoring.loki, reason="Ships logs")
        monitoring.observer.prometheus.connections.allow_to(self.promtail, reason=METRICS)
        missing = missing_target_alerts(self.namespace, [JOB])
        self.alert("promtail", monitoring.observer, missing)


def _account(chart: Chart) -> ApiObjects:
    """Adds the ServiceAccount of the shipper, which may read pods and nothing else.

    In all namespaces, since the chart's configuration watches all.
    """
    context = context_of(chart, ACCOUNT, DnsLabel)

    def metadata(namespace: str | None = None, **annotations: str) -> k8s.ObjectMeta:
        return k8s.ObjectMeta(
            name=ACCOUNT,
            namespace=namespace,
            labels=labels(context, ACCOUNT, "logs"),
            annotations=annotations or None,
        )

    account = k8s.KubeServiceAccountProps(
        metadata=metadata(
            context.namespace, **{TOKEN_REASON: "Finds the pods whose logs it ships"}
        ),
        automount_service_account_token=True,
    )
    role = k8s.KubeClusterRoleProps(
        metadata=metadata(),
        rules=[k8s.PolicyRule(api_groups=[""], resources=["pods"], verbs=["get", "list", "watch"])],
    )
    binding = k8s.KubeClusterRoleBindingProps(
        metadata=metadata(),
        role_ref=k8s.RoleRef(
            api_group="rbac.authorization.k8s.io", kind="ClusterRole", name=ACCOUNT
        ),
        subjects=[k8s.Subject(kind="ServiceAccount", name=ACCOUNT, namespace=context.namespace)],
    )
    objects = {
        "ServiceAccount": manifest(account),
        "ClusterRole": manifest(role),
        "ClusterRoleBinding": manifest(binding),
    }
    return ApiObjects(chart, ACCOUNT, objects)
