"""The monitoring tier: Prometheus, Alertmanager, Grafana and Loki, and what feeds them."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from constructs_lib import Tier, TierProps, TierScope
from constructs_lib.argocd import HelmComponent, chart_pods, install
from constructs_lib.kube import (
    READ,
    DnsLabel,
    DnsSubdomain,
    OwnNamespace,
    k8s,
    labels,
    manifest,
    url_port,
)
from constructs_lib.monitoring import (
    AlertDrill,
    AlertDrillProps,
    AlertReceiver,
    AlertReceiverProps,
    alert,
    alerts_about,
    missing_target_alerts,
    monitor,
)
from constructs_lib.network import METRICS_REASON
from constructs_lib.platform import Page
from constructs_lib.props import NODE_PORTS, checked_argument
from constructs_lib.reference.charts.alloy import JOB as ALLOY_JOB
from constructs_lib.reference.charts.alloy import AlloyProps, alloy
from constructs_lib.reference.charts.kube_prometheus_stack import (
    ALERTMANAGER_JOB,
    GRAFANA_ROLE,
    GRAFANA_SECRET,
    JOBS,
    KUBELET_JOB,
    KUBELET_NAMESPACE,
    PROMETHEUS_JOB,
    KubePrometheusStackProps,
    kube_prometheus_stack,
)
from constructs_lib.reference.charts.loki import JOB as LOKI_JOB
from constructs_lib.reference.charts.loki import PORT, LokiProps, loki
from constructs_lib.reference.charts.metrics_server import KUBELET_PORT
from constructs_lib.reference.tiers.node_agents import NodeAgentsTier, NodeAgentsTierProps
from constructs_lib.tree import ApiObjects, batch, checked_props, context_of
from constructs_lib.workloads import HEADROOM, LOCAL_PATH, quota_of

RECEIVER = "alerts"
"""Name of the AlertmanagerConfig."""

DRILL = "alert-drill"
"""Name of the CronJob that drills alerts."""

Namespaces = Annotated[Sequence[DnsLabel], Field(min_length=1)]

LogShipper = Literal["promtail", "alloy"]
"""Program that ships logs to Loki."""


class MonitoringTierProps(KubePrometheusStackProps):
    """Properties for `MonitoringTier`."""

    storage_class: DnsSubdomain | None = LOCAL_PATH
    """StorageClass of the volumes. None: the cluster's default."""

    priority_class: DnsSubdomain | None = None
    """PriorityClass of the charts' pods, but Promtail. None: the cluster's default."""

    loki: LokiProps = LokiProps()
    """The store of logs."""

    log_shipper: LogShipper = "alloy"
    """Program that ships logs. Alloy needs no rights on the nodes; Promtail is not maintained."""

    alloy: AlloyProps = AlloyProps()
    """The shipper, if it is Alloy."""

    node_agents: NodeAgentsTierProps = NodeAgentsTierProps()
    """The shipper, in a tier of its own, if it is Promtail."""

    receiver: AlertReceiverProps = AlertReceiverProps()
    """Ways by which people are told of alerts."""

    drill: AlertDrillProps = AlertDrillProps()
    """Drills that prove that alerts arrive."""

    bounded: bool = False
    """Whether monitors, rules and receivers of all namespaces but `tier_namespaces` have only the
    series and alerts of their own, so that teams can have rules. Alertmanager may then call port
    443 of addresses outside.
    """

    namespace: OwnNamespace = "monitoring"
    """Namespace of the tier."""

    @property
    def inner_namespaces(self) -> Mapping[str, str]:
        """Namespaces of the tiers that it makes, by the names of their settings."""
        is_made = self.log_shipper == "promtail"
        return {"node_agents": self.node_agents.namespace} if is_made else {}


class MonitoringTier(Tier):
    """Prometheus, Alertmanager, Grafana and Loki, with Alloy unless Promtail ships the logs.

    Its Prometheus reads the metrics of the tiers that are made after it; `loki` is the end of
    connections of the store of logs, which has its address in `push_url`.
    """

    @batch()
    def __init__(
        self,
        platform: TierScope,
        props: MonitoringTierProps,
        *,
        tier_namespaces: Sequence[str],
        web_namespaces: Sequence[str],
        after: Sequence[Tier] = (),
    ) -> None:
        """Make the tier.

        Workloads in `tier_namespaces`, its own included, are watched, and their logs shipped. Web
        services in `web_namespaces` log a line for each request.
        """
        checked_props("monitoring", props, MonitoringTierProps)
        checked_argument("monitoring", "tier_namespaces", Namespaces, tier_namespaces)
        checked_argument("monitoring", "web_namespaces", Namespaces, web_namespaces)
        super().__init__(
            platform,
            TierProps(
                name="monitoring",
                namespace=props.namespace,
                description="Metrics, logs, alerts and dashboards",
            ),
            after=after,
        )
        self.tier_namespaces = tier_namespaces
        """Namespaces whose workloads are watched."""
        loki_url = f"http://loki.{self.namespace}.svc.cluster.local:{PORT}"
        self.push_url = f"{loki_url}/loki/api/v1/push"
        """Address at which Loki takes logs."""
        stack = kube_prometheus_stack(
            props,
            storage_class=props.storage_class,
            priority_class=props.priority_class,
            namespace=self.namespace,
            receiver=RECEIVER,
            loki=loki_url,
            url=self.context.page_url("grafana"),
            node_port=None if "grafana" in self.context.pages else NODE_PORTS["grafana"],
            zones=self.context.zones,
            unbounded=tier_namespaces if props.bounded else (),
        )
        store = loki(
            props.loki,
            storage_class=props.storage_class,
            priority_class=props.priority_class,
            zones=self.context.zones,
        )
        shipper = None
        if props.log_shipper == "alloy":
            shipper = alloy(
                props.alloy,
                namespaces=tier_namespaces,
                push_url=self.push_url,
                priority_class=props.priority_class,
            )
        components = [stack, store, *([shipper] if shipper else [])]
        pods = [group for each in components for group in each.pods_in_an_update]
        self.add_namespace(quota_of([*pods, *props.drill.pods(), HEADROOM]))
        for component in components:
            install(self, component)
        self._connect_stack(stack, props)
        self.loki = chart_pods(self.chart("loki"), store, "loki", "http")
        if props.loki.replicas > 1:
            ports = store.pods["loki"].ports.values()
            self.loki.connections.allow_to(
                self.loki, *ports, reason="Servers of Loki share their work"
            )
        if props.loki.bucket:
            self.loki.connections.allow_to_outside(
                props.loki.bucket.port, reason="The bucket that logs are kept in"
            )
        platform.prometheus = self._prometheus
        platform.bounds_rules = props.bounded
        self._grafana.connections.allow_to(self.loki, reason="Logs on dashboards")
        self._prometheus.connections.allow_to(self.loki, reason=METRICS_REASON)
        if shipper:
            pods_of_shipper = chart_pods(self.chart("alloy"), shipper, "alloy", "http")
            pods_of_shipper.connections.allow_to_api_server(reason="Reads the logs of pods")
            pods_of_shipper.connections.allow_to(self.loki, reason="Ships logs")
            self._prometheus.connections.allow_to(pods_of_shipper, reason=METRICS_REASON)
        self._alert(props, web_namespaces)
        self.node_agents: NodeAgentsTier | None = None
        """The tier of Promtail. None: Alloy ships the logs."""
        if props.log_shipper == "promtail":
            self.node_agents = NodeAgentsTier(
                platform,
                props.node_agents,
                namespaces=tier_namespaces,
                loki=self.loki,
                push_url=self.push_url,
                after=after,
            )
        self.receiver = AlertReceiver(
            self.chart("alert-receiver"),
            RECEIVER,
            props.receiver,
            drill=self._drill(props.drill, stack),
        )
        """The way of alerts to people."""
        called = {*props.receiver.outside_ports, *([443] if props.bounded else [])}
        if called:
            self.alertmanager.connections.allow_to_outside(
                *sorted(called), reason="Tells people of alerts"
            )

    def _alert(self, props: MonitoringTierProps, web_namespaces: Sequence[str]) -> None:
        shippers = [ALLOY_JOB] if props.log_shipper == "alloy" else []
        rules = {
            "cluster": [
                *alerts_about("cluster"),
                *missing_target_alerts(KUBELET_NAMESPACE, [KUBELET_JOB]),
            ],
            "logs": alerts_about("logs", namespace=self.namespace, web_namespaces=web_namespaces),
            "prometheus": alerts_about(
                "prometheus",
                namespace=self.namespace,
                prometheus=PROMETHEUS_JOB,
                alertmanager=ALERTMANAGER_JOB,
            ),
            "targets": [
                *alerts_about("targets"),
                *missing_target_alerts(self.namespace, [*JOBS, LOKI_JOB, *shippers]),
            ],
            "volumes": alerts_about("volumes", namespaces=self.tier_namespaces),
            "workloads": alerts_about("workloads", namespaces=self.tier_namespaces),
        }
        for name, of_name in rules.items():
            alert(self, name, of_name)

    def _drill(self, props: AlertDrillProps, stack: HelmComponent) -> AlertDrill:
        urls = {
            name: f"http://{job}.{self.namespace}.svc.cluster.local:{stack.pods[name].ports['http']}"
            for name, job in (("alertmanager", ALERTMANAGER_JOB), ("prometheus", PROMETHEUS_JOB))
        }
        drill = AlertDrill(
            self.chart(DRILL),
            DRILL,
            props,
            alertmanager=self.alertmanager,
            alertmanager_url=urls["alertmanager"],
            prometheus=self._prometheus,
            prometheus_url=urls["prometheus"],
        )
        receiver = monitor(self, drill.receiver).job
        missing = missing_target_alerts(self.namespace, [receiver])
        own = alerts_about("drill", namespace=self.namespace, cron_job=DRILL)
        alert(self, DRILL, [*own, *missing])
        return drill

    def _connect_stack(self, stack: HelmComponent, props: MonitoringTierProps) -> None:
        chart = self.chart("kube-prometheus-stack")
        self._prometheus = chart_pods(chart, stack, "prometheus", "http")
        self._grafana = chart_pods(chart, stack, "grafana", "http")
        self.alertmanager = chart_pods(chart, stack, "alertmanager", "http", "reloader")
        role = k8s.Role(
            metadata=k8s.ObjectMeta(
                name=GRAFANA_ROLE,
                namespace=self.namespace,
                labels=labels(context_of(chart, GRAFANA_ROLE, DnsLabel), GRAFANA_ROLE, "rights"),
            ),
            rules=[k8s.PolicyRule(api_groups=[""], resources=["configmaps"], verbs=list(READ))],
        )
        ApiObjects(chart, "GrafanaRole", {"Role": manifest(role)})
        state_metrics = chart_pods(chart, stack, "kube-state-metrics", "http")
        operator = chart_pods(chart, stack, "prometheus-operator", "http")
        url = self.context.page_url("grafana")
        self.pages.append(Page("grafana", self._grafana, "grafana", 80, GRAFANA_SECRET.name, url))
        watches = {
            self._prometheus: "Finds the pods whose metrics it reads",
            self._grafana: "Its sidecars find dashboards and datasources",
            state_metrics: "Watches the objects whose state it counts",
            operator: "Watches monitors and rules, and makes the servers",
        }
        for watcher, reason in watches.items():
            watcher.connections.allow_to_api_server(reason=reason)
        connections = self._prometheus.connections
        connections.allow_to(self.alertmanager, reason="Alerts that fire, and metrics")
        for target in (self._grafana, state_metrics, operator):
            connections.allow_to(target, reason=METRICS_REASON)
        own = stack.pods["prometheus"].ports.values()
        connections.allow_to(self._prometheus, *own, reason="Prometheus reads its own metrics")
        connections.allow_to_nodes(KUBELET_PORT, reason="Reads metrics of kubelets and containers")
        self._grafana.connections.allow_to(self._prometheus, reason="Metrics on dashboards")
        if "grafana" not in self.context.pages:
            self._grafana.connections.allow_from_nodes(
                reason="Grafana's pages, by the port of the host and a NodePort"
            )
        if props.alertmanager.replicas > 1:
            self.alertmanager.connections.allow_to(
                self.alertmanager,
                stack.pods["alertmanager"].ports["gossip"],
                protocols=("TCP", "UDP"),
                reason="Tell one another what has been sent",
            )
        if props.prometheus.remote_write:
            connections.allow_to_outside(
                url_port(props.prometheus.remote_write.url), reason="The store of metrics outside"
            )
