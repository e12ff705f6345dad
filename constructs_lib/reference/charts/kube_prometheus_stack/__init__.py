"""Chart kube-prometheus-stack: Prometheus, Alertmanager, Grafana, and metrics of the cluster."""

from fractions import Fraction

from pydantic import Field

from constructs_lib.argocd.helm.component import ComponentPods, HelmComponent
from constructs_lib.argocd.helm.kinds import (
    CLUSTER_ROLES,
    MONITORING,
    ROLES,
    SERVER_KINDS,
    SERVICE_MONITOR,
)
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import ChartImage, Resources
from constructs_lib.core.fields import DnsLabel, DnsSubdomain, NodePort, ObjectName, Origin
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Storage, amount
from constructs_lib.core.resources import Pods, ResourcesProps, total
from constructs_lib.monitoring.grafana import FOLDER_ANNOTATION
from constructs_lib.reference.charts.kube_prometheus_stack.grafana import (
    SIDECAR_RESOURCES,
    Admin,
    Dashboards,
    Datasource,
    Datasources,
    Grafana,
    GrafanaIni,
    GrafanaServer,
    GrafanaService,
    Sidecar,
)
from constructs_lib.reference.charts.kube_prometheus_stack.values import (
    ALERTMANAGER_RESOURCES,
    OPERATOR_RESOURCES,
    RELOADER_RESOURCES,
    STATE_METRICS_RESOURCES,
    Alertmanager,
    AlertmanagerSpec,
    KubePrometheusStackValues,
    Named,
    Prometheus,
    PrometheusOperator,
    PrometheusSpec,
    Reloader,
    StateMetrics,
    Volume,
)
from constructs_lib.reference.versions import (
    ALERTMANAGER_IMAGE,
    CONFIG_RELOADER_IMAGE,
    GRAFANA_IMAGE,
    GRAFANA_SIDECAR_IMAGE,
    KUBE_PROMETHEUS_STACK_CHART,
    KUBE_STATE_METRICS_IMAGE,
    PROMETHEUS_IMAGE,
    PROMETHEUS_OPERATOR_IMAGE,
)
from constructs_lib.workloads.secret_ref import SecretRef, StatedValue

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
        ports={"http": 9093, "reloader": 8080},
    ),
    "grafana": ComponentPods(
        pod_labels={"app.kubernetes.io/name": "grafana"}, ports={"http": 3000}
    ),
    "kube-state-metrics": ComponentPods(
        pod_labels={"app.kubernetes.io/name": "kube-state-metrics"}, ports={"http": 8080}
    ),
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


class PrometheusSettings(Props):
    """Settings of Prometheus."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""

    storage: Storage = "10Gi"
    """Size of its volume. Of the metrics that would fill more than four fifths, the oldest go."""

    retention_days: int = Field(default=7, ge=1, le=3650)
    """Days for which metrics are kept, if the volume has room for them."""


class AlertmanagerSettings(Props):
    """Settings of Alertmanager."""

    storage: Storage = "1Gi"
    """Size of its volume, for silences and what has been sent."""


class GrafanaSettings(Props):
    """Settings of Grafana."""

    resources: ResourcesProps = ResourcesProps(
        cpu_request="500m", cpu_limit="1", memory_request="1Gi", memory_limit="2Gi"
    )
    """CPU and memory of the server."""


class KubePrometheusStackProps(Props):
    """Properties for `kube_prometheus_stack`."""

    prometheus: PrometheusSettings
    """Prometheus."""

    alertmanager: AlertmanagerSettings
    """Alertmanager."""

    grafana: GrafanaSettings
    """Grafana."""

    storage_class: DnsSubdomain | None
    """StorageClass of the volumes. None: the cluster's default."""

    namespace: DnsLabel
    """Namespace of the release, whose ConfigMaps with dashboards Grafana loads."""

    receiver: ObjectName
    """AlertmanagerConfig that Alertmanager takes for its whole configuration."""

    loki: Origin
    """Address of Loki."""

    url: Origin
    """Address of Grafana for browsers."""

    node_port: NodePort
    """Port of every node that leads to Grafana."""

    mirrors: Mirrors = Mirrors()
    """Where chart and images come from."""


def kube_prometheus_stack(props: KubePrometheusStackProps) -> HelmComponent:
    """Returns the record of the chart."""
    return HelmComponent(
        name=RELEASE,
        chart=props.mirrors.chart(KUBE_PROMETHEUS_STACK_CHART),
        values=_values(props),
        # The chart's Secret holds a configuration of Alertmanager that is not used.
        namespaced_kinds=(
            *SERVER_KINDS,
            "Secret",
            "apps/Deployment",
            f"{MONITORING}/Alertmanager",
            f"{MONITORING}/Prometheus",
            SERVICE_MONITOR,
            *ROLES,
        ),
        cluster_kinds=CLUSTER_ROLES,
        secrets=(GRAFANA_SECRET,),
        pods=PODS,
        pods_in_an_update=_pods_in_an_update(props),
    )


def _pods_in_an_update(props: KubePrometheusStackProps) -> list[Pods]:
    """Returns the pods: two of StatefulSets, Grafana that is recreated, two of Deployments."""
    return [
        Pods(1, total(props.prometheus.resources, RELOADER_RESOURCES)),
        Pods(1, total(ALERTMANAGER_RESOURCES, RELOADER_RESOURCES)),
        Pods(1, total(props.grafana.resources, SIDECAR_RESOURCES, SIDECAR_RESOURCES)),
        Pods.of_deployment(1, STATE_METRICS_RESOURCES),
        Pods.of_deployment(1, OPERATOR_RESOURCES),
    ]


def _values(props: KubePrometheusStackProps) -> KubePrometheusStackValues:
    return KubePrometheusStackValues(
        prometheus_operator=PrometheusOperator(
            image=_image(props, PROMETHEUS_OPERATOR_IMAGE),
            prometheus_config_reloader=Reloader(image=_image(props, CONFIG_RELOADER_IMAGE)),
        ),
        prometheus=Prometheus(prometheus_spec=_prometheus(props)),
        alertmanager=Alertmanager(
            alertmanager_spec=AlertmanagerSpec(
                image=_server_image(props, ALERTMANAGER_IMAGE),
                alertmanager_configuration=Named(name=props.receiver),
                storage=Volume.of(props.alertmanager.storage, props.storage_class),
            )
        ),
        kube_state_metrics=StateMetrics(image=_image(props, KUBE_STATE_METRICS_IMAGE)),
        grafana=_grafana(props),
    )


def _image(props: KubePrometheusStackProps, reference: str) -> ChartImage:
    return ChartImage.of(props.mirrors.image(reference), "registry")


def _server_image(props: KubePrometheusStackProps, reference: str) -> ChartImage:
    """Returns the image of a server whose version the operator reads from the tag."""
    return ChartImage.of(props.mirrors.image(reference), "registry", "sha")


def _prometheus(props: KubePrometheusStackProps) -> PrometheusSpec:
    settings = props.prometheus
    return PrometheusSpec(
        image=_server_image(props, PROMETHEUS_IMAGE),
        retention=f"{settings.retention_days}d",
        # Its unit MB is a mebibyte.
        retention_size=f"{int(amount(settings.storage) * USED) // MIBIBYTE}MB",
        resources=Resources.of(settings.resources),
        storage_spec=Volume.of(settings.storage, props.storage_class),
    )


def _grafana(props: KubePrometheusStackProps) -> Grafana:
    return Grafana(
        image=_image(props, GRAFANA_IMAGE),
        admin=Admin(
            existing_secret=GRAFANA_SECRET.name,
            user_key=GRAFANA_SECRET.keys[0],
            password_key=GRAFANA_SECRET.keys[1],
        ),
        resources=Resources.of(props.grafana.resources),
        service=GrafanaService(node_port=props.node_port),
        grafana_ini=GrafanaIni(server=GrafanaServer(root_url=props.url, domain="localhost")),
        sidecar=Sidecar(
            image=_image(props, GRAFANA_SIDECAR_IMAGE),
            dashboards=Dashboards(
                search_namespace=props.namespace, folder_annotation=FOLDER_ANNOTATION
            ),
            datasources=Datasources(search_namespace=props.namespace),
        ),
        additional_data_sources=[Datasource(name="Loki", uid="loki", type="loki", url=props.loki)],
    )
