"""Chart kube-prometheus-stack: Prometheus, Alertmanager, Grafana, and metrics of the cluster."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Literal

from pydantic import Field

from constructs_lib import Props, ResourcesProps, SecretRef
from constructs_lib.argocd import HelmComponent, chart_image, chart_resources, resources_in
from constructs_lib.kube import FOLDER_ANNOTATION, DnsSubdomain, Manifest, Storage, amount, url_host
from constructs_lib.monitoring import WebhookUrl
from constructs_lib.props import Pods, total
from constructs_lib.reference import versions
from constructs_lib.reference.charts import component, login_secret, read_values

GRAFANA_SECRET = login_secret("grafana-admin", "admin")
"""Secret with the login of Grafana's administrator."""

GRAFANA_ROLE = "grafana-reader"
"""Role of the MonitoringTier by which Grafana's sidecars read dashboards and datasources."""

BOUNDED = ("podmonitors", "probes", "prometheusrules", "scrapeconfigs", "servicemonitors")
"""Resources that the operator bounds to their namespace."""

USED = Fraction(8, 10)
"""Part of its volume that Prometheus fills before it removes the oldest blocks. The rest is for
what compaction writes before it removes what it has read.
"""

PROMETHEUS_JOB, ALERTMANAGER_JOB = "kps-prometheus", "kps-alertmanager"
"""Jobs of the metrics of both, by the names of the Services through which Prometheus finds them."""

JOBS = (PROMETHEUS_JOB, ALERTMANAGER_JOB, "kps-operator", "kube-state-metrics", "grafana")
"""Jobs of the metrics of the chart's servers."""

KUBELET_JOB, KUBELET_NAMESPACE = "kubelet", "kube-system"
"""Job of the metrics of kubelets, and namespace of the Service that the operator makes for them."""


class RemoteWriteProps(Props):
    """A store of metrics, to which Prometheus sends all of its own by its remote-write protocol.

    Of two servers each sends its metrics, with its name in the label `prometheus_replica`.
    """

    url: WebhookUrl
    """Address outside the cluster, such as `https://metrics.example/api/v1/write`."""

    secret: DnsSubdomain = "remote-write"
    """Secret with `username` and `password` for it, which a person is asked for."""

    @property
    def login(self) -> SecretRef:
        """The Secret."""
        keys = ("username", "password")
        return SecretRef(name=self.secret, keys=keys, values=dict.fromkeys(keys, "given"))


class PrometheusProps(Props):
    """Settings of Prometheus."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""

    storage: Storage = "10Gi"
    """Size of its volume. The oldest metrics are deleted when four fifths are full."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days for which metrics are kept, if the volume has room for them."""

    unverified_kubelets: bool = False
    """Whether any kubelet certificate is accepted, as where kubelets sign their own."""

    replicas: int = Field(default=1, ge=1, le=2)
    """Servers that read and store the same metrics. Two: graphs and alerts outlive a node."""

    remote_write: RemoteWriteProps | None = None
    """Store outside the cluster that all metrics are sent to as well. None: there is none."""


class AlertmanagerProps(Props):
    """Settings of Alertmanager."""

    storage: Storage = "1Gi"
    """Size of its volume, for silences and what has been sent."""

    replicas: Literal[1, 3] = 1
    """Servers that tell one another what has been sent. Three: two are left of them in an update
    while a node is away.
    """


class GrafanaProps(Props):
    """Settings of Grafana."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""


class KubePrometheusStackProps(Props):
    """Properties for `kube_prometheus_stack`."""

    prometheus: PrometheusProps = PrometheusProps()
    """Prometheus."""

    alertmanager: AlertmanagerProps = AlertmanagerProps()
    """Alertmanager."""

    grafana: GrafanaProps = GrafanaProps()
    """Grafana."""


def kube_prometheus_stack(
    props: KubePrometheusStackProps,
    *,
    storage_class: str | None,
    priority_class: str | None,
    namespace: str,
    receiver: str,
    loki: str,
    url: str,
    node_port: int | None,
    zones: bool,
    unbounded: Sequence[str] = (),
) -> HelmComponent:
    """Return the record of the chart.

    Grafana loads dashboards of ConfigMaps in `namespace`. Alertmanager takes the AlertmanagerConfig
    `receiver` for its whole configuration. Without a node port only pods reach Grafana. Prometheus
    and Alertmanager are spread over `zones`. Monitors and rules of all namespaces but `unbounded`
    are bounded to their own; if that is empty, none are.
    """
    prometheus, alertmanager, grafana = props.prometheus, props.alertmanager, props.grafana
    remote = prometheus.remote_write
    server, receivers = "prometheus.prometheusSpec", "alertmanager.alertmanagerSpec"
    claim = "volumeClaimTemplate.spec"
    computed: Manifest = {
        "kubelet.serviceMonitor.insecureSkipVerify": prometheus.unverified_kubelets,
        "prometheusOperator.priorityClassName": priority_class,
        "prometheusOperator.image": chart_image(versions.PROMETHEUS_OPERATOR_IMAGE, "registry"),
        "prometheusOperator.prometheusConfigReloader.image": chart_image(
            versions.CONFIG_RELOADER_IMAGE, "registry"
        ),
        **_several("prometheus", prometheus.replicas, priority_class, zones=zones),
        f"{server}.image": chart_image(versions.PROMETHEUS_IMAGE, "registry", "sha"),
        f"{server}.retention": f"{prometheus.retention_days}d",
        # Its unit MB is a mebibyte.
        f"{server}.retentionSize": f"{int(amount(prometheus.storage) * USED) // 2**20}MB",
        f"{server}.resources": chart_resources(prometheus.resources),
        f"{server}.storageSpec.{claim}.storageClassName": storage_class,
        f"{server}.storageSpec.{claim}.resources.requests.storage": prometheus.storage,
        f"{server}.enforcedNamespaceLabel": "namespace" if unbounded else None,
        f"{server}.excludedFromEnforcement": [
            {"group": "monitoring.coreos.com", "resource": resource, "namespace": each}
            for each, resource in product(unbounded, BOUNDED)
        ]
        or None,
        **_several("alertmanager", alertmanager.replicas, priority_class, zones=zones),
        f"{receivers}.image": chart_image(versions.ALERTMANAGER_IMAGE, "registry", "sha"),
        f"{receivers}.alertmanagerConfiguration.name": receiver,
        f"{receivers}.storage.{claim}.storageClassName": storage_class,
        f"{receivers}.storage.{claim}.resources.requests.storage": alertmanager.storage,
        "kube-state-metrics.priorityClassName": priority_class,
        "kube-state-metrics.image": chart_image(versions.KUBE_STATE_METRICS_IMAGE, "registry"),
        "grafana.image": chart_image(versions.GRAFANA_IMAGE, "registry"),
        "grafana.admin.existingSecret": GRAFANA_SECRET.name,
        "grafana.rbac.useExistingRole": GRAFANA_ROLE,
        "grafana.resources": chart_resources(grafana.resources),
        "grafana.service.type": "NodePort" if node_port else "ClusterIP",
        "grafana.service.nodePort": node_port,
        "grafana.priorityClassName": priority_class,
        r"grafana.grafana\.ini.server.root_url": url,
        r"grafana.grafana\.ini.server.domain": url_host(url),
        "grafana.sidecar.image": chart_image(versions.GRAFANA_SIDECAR_IMAGE, "registry"),
        "grafana.sidecar.dashboards.searchNamespace": namespace,
        "grafana.sidecar.dashboards.folderAnnotation": FOLDER_ANNOTATION,
        "grafana.sidecar.datasources.searchNamespace": namespace,
        "grafana.additionalDataSources[0].url": loki,
    }
    if remote:
        computed[f"{server}.remoteWrite[0].url"] = remote.url
        for key in remote.login.keys:
            computed[f"{server}.remoteWrite[0].basicAuth.{key}.name"] = remote.secret
    else:
        computed[f"{server}.remoteWrite"] = None
    if prometheus.replicas == 1:
        computed["prometheus.service"] = None
    values = read_values(__name__, computed)
    several = max(prometheus.replicas, alertmanager.replicas) > 1
    reloader = resources_in(values, "prometheusOperator.prometheusConfigReloader.resources")
    receiving = resources_in(values, f"{receivers}.resources")
    sidecar = resources_in(values, "grafana.sidecar.resources")
    return component(
        __name__,
        versions.KUBE_PROMETHEUS_STACK_CHART,
        values,
        "chart.yaml",
        *(["several.yaml"] if several else []),
        jobs=[*JOBS, KUBELET_JOB],
        secrets=(GRAFANA_SECRET, *([remote.login] if remote else ())),
        # Two of StatefulSets, Grafana that is recreated, two of Deployments.
        pods_in_an_update=[
            Pods(prometheus.replicas, total(prometheus.resources, reloader)),
            Pods(alertmanager.replicas, total(receiving, reloader)),
            Pods(1, total(grafana.resources, sidecar, sidecar)),
            Pods.of_deployment(1, resources_in(values, "kube-state-metrics.resources")),
            Pods.of_deployment(1, resources_in(values, "prometheusOperator.resources")),
        ],
    )


def _several(name: str, replicas: int, priority_class: str | None, *, zones: bool) -> Manifest:
    """Return number and places of pods that the operator makes. One pod has no budget."""
    spec = f"{name}.{name}Spec"
    computed: Manifest = {f"{spec}.priorityClassName": priority_class}
    if replicas > 1:
        computed[f"{spec}.replicas"] = replicas
        computed[f"{name}.podDisruptionBudget.minAvailable"] = replicas - 1
    else:
        single = (f"{spec}.replicas", f"{spec}.podAntiAffinity", f"{name}.podDisruptionBudget")
        computed |= dict.fromkeys(single)
    if not zones:
        computed[f"{spec}.topologySpreadConstraints"] = None
    return computed


def prometheus_operator_crds() -> HelmComponent:
    """Return the record of the chart, with only its definitions."""
    values = read_values(__name__, file="prometheus-operator-crds-values.yaml")
    chart = versions.KUBE_PROMETHEUS_STACK_CHART
    return component(__name__, chart, values, "prometheus-operator-crds.yaml")
