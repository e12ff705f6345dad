"""Chart kube-prometheus-stack: Prometheus, Alertmanager, Grafana, and metrics of the cluster."""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    BUDGET,
    CLUSTER_ROLE,
    CLUSTER_ROLE_BINDING,
    DEFINITION,
    MONITORING,
    ROLES,
    SERVER_KINDS,
    SERVICE_MONITOR,
)
from constructs_lib.argocd.helm.values import (
    OFF,
    RELOADER_RESOURCES,
    Create,
    Resources,
    Switch,
    Values,
    service_type,
)
from constructs_lib.kube.addresses import url_host
from constructs_lib.kube.grafana import FOLDER_ANNOTATION
from constructs_lib.kube.quantities import Storage, amount
from constructs_lib.props.model import Props
from constructs_lib.props.resources import Pods, ResourcesProps, total
from constructs_lib.props.secret_list import StatedValue
from constructs_lib.props.secret_ref import SecretRef
from constructs_lib.reference.charts.kube_prometheus_stack.availability import (
    RemoteWriteProps,
    budget,
    remote_write,
    several,
)
from constructs_lib.reference.charts.kube_prometheus_stack.grafana import (
    SIDECAR_RESOURCES,
    Admin,
    Dashboards,
    Datasource,
    Datasources,
    Grafana,
    GrafanaIni,
    Sidecar,
)
from constructs_lib.reference.charts.kube_prometheus_stack.prometheus_values import (
    ALERTMANAGER_RESOURCES,
    OPERATOR_RESOURCES,
    STATE_METRICS_RESOURCES,
    AlertmanagerSpec,
    KubeletMonitor,
    KubePrometheusStackValues,
    PrometheusOperator,
    PrometheusSpec,
    StateMetrics,
    Volume,
)
from constructs_lib.reference.versions import KUBE_PROMETHEUS_STACK_CHART

RELEASE = "kube-prometheus-stack"
"""Name of the release, which is part of the labels of its pods."""

GRAFANA_SECRET = SecretRef(
    name="grafana-admin",
    keys=("username", "password"),
    values={"username": StatedValue(text="admin")},
)
"""Secret with the login of Grafana's administrator."""

USED = Fraction(8, 10)
"""Part of its volume that Prometheus fills before it removes the oldest blocks. The rest is for
what compaction writes before it removes what it has read.
"""

MIBIBYTE = 2**20

PODS = {
    "prometheus": ComponentPods(
        pod_labels={"app.kubernetes.io/name": "prometheus", "prometheus": "kps"},
        ports={"http": 9090, "reloader": 8080},
    ),
    "alertmanager": ComponentPods(
        pod_labels={"app.kubernetes.io/name": "alertmanager", "alertmanager": "kps"},
        ports={"http": 9093, "reloader": 8080, "gossip": 9094},
    ),
    "grafana": ComponentPods.named("grafana", http=3000),
    "kube-state-metrics": ComponentPods.named("kube-state-metrics", http=8080),
    "prometheus-operator": ComponentPods(
        pod_labels={"app": "kube-prometheus-stack-operator", "release": RELEASE},
        ports={"http": 8080},
    ),
}
"""Pods of the chart and their ports."""


PROMETHEUS_JOB, ALERTMANAGER_JOB = "kps-prometheus", "kps-alertmanager"
"""Jobs of the metrics of both, by the names of the Services through which Prometheus finds them."""

JOBS = (PROMETHEUS_JOB, ALERTMANAGER_JOB, "kps-operator", "kube-state-metrics", "grafana")
"""Jobs of the metrics of the chart's servers."""

KUBELET_JOB, KUBELET_NAMESPACE = "kubelet", "kube-system"
"""Job of the metrics of kubelets, and namespace of the Service that the operator makes for them."""


class PrometheusProps(Props):
    """Settings of Prometheus."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""

    storage: Storage = "10Gi"
    """Size of its volume. Of the metrics that would fill more than four fifths, the oldest go."""

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

    prometheus: PrometheusProps
    """Prometheus."""

    alertmanager: AlertmanagerProps
    """Alertmanager."""

    grafana: GrafanaProps
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
) -> HelmComponent:
    """Return the record of the chart.

    Grafana loads dashboards of ConfigMaps in `namespace`. Alertmanager takes the AlertmanagerConfig
    `receiver` for its whole configuration. Without a node port only pods reach Grafana. Prometheus
    and Alertmanager are spread over `zones`.
    """
    prometheus, grafana = props.prometheus, props.grafana
    servers, receivers = prometheus.replicas, props.alertmanager.replicas
    remote = prometheus.remote_write
    username, password = GRAFANA_SECRET.keys
    values = KubePrometheusStackValues(
        kubelet=KubeletMonitor(insecure_skip_verify=prometheus.unverified_kubelets),
        prometheus_operator=PrometheusOperator(priority_class_name=priority_class),
        state_metrics=StateMetrics(priority_class_name=priority_class),
        prometheus=PrometheusSpec(
            retention=f"{prometheus.retention_days}d",
            # Its unit MB is a mebibyte.
            retention_size=f"{int(amount(prometheus.storage) * USED) // MIBIBYTE}MB",
            resources=Resources.of(prometheus.resources),
            storage_spec=Volume(size=prometheus.storage, storage_class=storage_class),
            remote_write=[remote_write(remote)] if remote else None,
            **several(servers, PODS["prometheus"].pod_labels, priority_class, zones=zones),
        ),
        prometheus_budget=budget(servers),
        session_affinity="ClientIP" if servers > 1 else None,
        alertmanager=AlertmanagerSpec(
            configuration=receiver,
            storage=Volume(size=props.alertmanager.storage, storage_class=storage_class),
            **several(receivers, PODS["alertmanager"].pod_labels, priority_class, zones=zones),
        ),
        alertmanager_budget=budget(receivers),
        grafana=Grafana(
            admin=Admin(
                existing_secret=GRAFANA_SECRET.name, user_key=username, password_key=password
            ),
            resources=Resources.of(grafana.resources),
            service_type=service_type(node_port),
            node_port=node_port,
            priority_class_name=priority_class,
            grafana_ini=GrafanaIni(root_url=url, domain=url_host(url)),
            sidecar=Sidecar(
                dashboards=Dashboards(
                    search_namespace=namespace, folder_annotation=FOLDER_ANNOTATION
                ),
                datasources=Datasources(search_namespace=namespace),
            ),
            additional_data_sources=[Datasource(name="Loki", uid="loki", type="loki", url=loki)],
        ),
    )
    # A role for each of these ServiceAccounts; Alertmanager's and Grafana's have none.
    accounts = [
        f"{values.fullname_override}-operator",
        f"{values.fullname_override}-prometheus",
        values.state_metrics.fullname_override,
    ]
    return HelmComponent(
        name=RELEASE,
        chart=KUBE_PROMETHEUS_STACK_CHART,
        values=values,
        # The chart's Secret holds a configuration of Alertmanager that is not used.
        namespaced_kinds=(
            *SERVER_KINDS,
            "Secret",
            "apps/Deployment",
            f"{MONITORING}/Alertmanager",
            f"{MONITORING}/Prometheus",
            SERVICE_MONITOR,
            *ROLES,
            *([BUDGET] if max(servers, receivers) > 1 else ()),
        ),
        cluster_objects={CLUSTER_ROLE: accounts, CLUSTER_ROLE_BINDING: accounts},
        secrets=(GRAFANA_SECRET, *([remote.login] if remote else ())),
        pods=PODS,
        services={"grafana": 80},
        # Two of StatefulSets, Grafana that is recreated, two of Deployments.
        pods_in_an_update=[
            Pods(servers, total(prometheus.resources, RELOADER_RESOURCES)),
            Pods(receivers, total(ALERTMANAGER_RESOURCES, RELOADER_RESOURCES)),
            Pods(1, total(grafana.resources, SIDECAR_RESOURCES, SIDECAR_RESOURCES)),
            Pods.of_deployment(1, STATE_METRICS_RESOURCES),
            Pods.of_deployment(1, OPERATOR_RESOURCES),
        ],
    )


DEFINED = (
    *("alertmanagerconfigs", "alertmanagers", "podmonitors", "probes", "prometheusagents"),
    *("prometheuses", "prometheusrules", "scrapeconfigs", "servicemonitors", "thanosrulers"),
)
"""Kinds that the chart defines, as the API's paths name them."""


class PrometheusOperatorCrdsValues(Values):
    """All values of the chart: everything that is on by default is off, except `crds`."""

    alertmanager: Switch = OFF
    core_dns: Switch = OFF
    default_rules: Create = Create(create=False)
    grafana: Switch = OFF
    kube_api_server: Switch = OFF
    kube_controller_manager: Switch = OFF
    kube_etcd: Switch = OFF
    kube_proxy: Switch = OFF
    kube_scheduler: Switch = OFF
    kube_state_metrics: Switch = OFF
    kubelet: Switch = OFF
    node_exporter: Switch = OFF
    prometheus: Switch = OFF
    prometheus_operator: Switch = OFF


def prometheus_operator_crds() -> HelmComponent:
    """Return the record of the chart, with only its definitions."""
    return HelmComponent(
        name="prometheus-operator-crds",
        chart=KUBE_PROMETHEUS_STACK_CHART,
        values=PrometheusOperatorCrdsValues(),
        cluster_objects={DEFINITION: [f"{plural}.{MONITORING}" for plural in DEFINED]},
        provides=(MONITORING,),
    )
