"""The tier of CloudNativePG, which runs the PostgreSQL clusters of all namespaces."""

from collections.abc import Sequence

from constructs_lib import Props, Tier, TierProps, TierScope
from constructs_lib.argocd import chart_pods, install
from constructs_lib.kube import DnsSubdomain, OwnNamespace
from constructs_lib.monitoring import monitor
from constructs_lib.reference.charts.cloudnative_pg import (
    METRICS_PORT,
    CloudNativePgProps,
    barman_cloud,
    cloudnative_pg,
)
from constructs_lib.tree import checked_props
from constructs_lib.workloads import HEADROOM, quota_of


class PostgresOperatorTierProps(Props):
    """Properties for `PostgresOperatorTier`."""

    operator: CloudNativePgProps = CloudNativePgProps()
    """The operator."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the operator and of its plugin. None: the cluster's default."""

    namespace: OwnNamespace = "cnpg-system"
    """Namespace of the tier."""


class PostgresOperatorTier(Tier):
    """The operator and its plugin for backups, apart from the clusters that they run.

    cert-manager must be in the cluster: operator and plugin know one another by its certificates.
    """

    def __init__(
        self, platform: TierScope, props: PostgresOperatorTierProps, *, after: Sequence[Tier] = ()
    ) -> None:
        """Make the tier, after tiers that must be healthy before it is delivered."""
        checked_props("postgres-operator", props, PostgresOperatorTierProps)
        super().__init__(
            platform,
            TierProps(
                name="postgres-operator",
                namespace=props.namespace,
                description="The operator that runs PostgreSQL clusters",
            ),
            after=after,
        )
        operator = cloudnative_pg(props.operator, priority_class=props.priority_class)
        plugin = barman_cloud(priority_class=props.priority_class)
        pods = [*operator.pods_in_an_update, *plugin.pods_in_an_update, HEADROOM]
        self.add_namespace(quota_of(pods))
        install(self, operator)
        install(self, plugin)
        chart = self.chart("cloudnative-pg")
        self.operator = chart_pods(chart, operator, "cloudnative-pg", "webhook")
        """The operator, which calls the instances of each cluster."""
        self.plugin = chart_pods(chart, plugin, "barman-cloud", "grpc")
        """The plugin, which tells the operator how instances store their backups."""
        self.operator.connections.allow_to_api_server(reason="Runs the clusters, and their pods")
        self.operator.connections.allow_from_nodes(
            reason="The API server has objects of the operator checked"
        )
        self.operator.connections.allow_to(self.plugin, reason="Asks how backups are stored")
        self.plugin.connections.allow_to_api_server(reason="Reads ObjectStores and their Secrets")
        monitor(self, self.operator, METRICS_PORT)
