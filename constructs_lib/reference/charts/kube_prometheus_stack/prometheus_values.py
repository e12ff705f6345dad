"""Values of chart kube-prometheus-stack."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from constructs_lib.argocd.helm.values import (
    OFF,
    RELOADER_RESOURCES,
    ChartImage,
    Create,
    Resources,
    Switch,
    Values,
)
from constructs_lib.kube.names import MAX_INT32
from constructs_lib.kube.quantities import Storage
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.reference.charts.kube_prometheus_stack.availability import (
    Budget,
    RemoteWrite,
    Several,
)
from constructs_lib.reference.charts.kube_prometheus_stack.grafana import Grafana
from constructs_lib.reference.versions import (
    ALERTMANAGER_IMAGE,
    CONFIG_RELOADER_IMAGE,
    KUBE_STATE_METRICS_IMAGE,
    PROMETHEUS_IMAGE,
    PROMETHEUS_OPERATOR_IMAGE,
)

ALERTMANAGER_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="100m", memory_request="64Mi", memory_limit="256Mi"
)
"""CPU and memory of Alertmanager. With 128Mi it was killed while a receiver did not answer."""

OPERATOR_RESOURCES = ResourcesProps(
    cpu_request="50m", cpu_limit="200m", memory_request="96Mi", memory_limit="192Mi"
)
"""CPU and memory of the operator."""

STATE_METRICS_RESOURCES = ResourcesProps(
    cpu_request="20m", cpu_limit="100m", memory_request="64Mi", memory_limit="128Mi"
)
"""CPU and memory of kube-state-metrics."""

INTERVAL = "30s"
"""Time between scrapes, and between evaluations of rules. A laptop has little CPU to spare, and the
shortest window of a rule holds ten scrapes.
"""

KUBELET_METRICS = (
    "kubelet_certificate_manager_client_ttl_seconds",
    "kubelet_certificate_manager_server_ttl_seconds",
    "kubelet_volume_stats_available_bytes",
    "kubelet_volume_stats_capacity_bytes",
    "kubelet_volume_stats_inodes",
    "kubelet_volume_stats_inodes_free",
)
"""Metrics of kubelets that are kept: of some 400, those that alerts and dashboards ask for."""

CADVISOR_METRICS = (
    "container_cpu_cfs_periods_total",
    "container_cpu_cfs_throttled_periods_total",
    "container_cpu_usage_seconds_total",
    "container_memory_working_set_bytes",
)
"""Metrics of containers that are kept: others make up most series of a small cluster."""

COLLECTORS = (
    "cronjobs",
    "daemonsets",
    "deployments",
    "horizontalpodautoscalers",
    "jobs",
    "namespaces",
    "nodes",
    "persistentvolumeclaims",
    "persistentvolumes",
    "poddisruptionbudgets",
    "pods",
    "replicasets",
    "resourcequotas",
    "statefulsets",
)
"""Kinds that kube-state-metrics watches: by default it lists all Secrets as well."""


STATE_METRICS = (
    "kube_cronjob_created",
    "kube_cronjob_spec_suspend",
    "kube_cronjob_status_last_successful_time",
    "kube_daemonset_status_current_number_scheduled",
    "kube_daemonset_status_desired_number_scheduled",
    "kube_deployment_spec_replicas",
    "kube_deployment_status_condition",
    "kube_deployment_status_replicas",
    "kube_deployment_status_replicas_available",
    "kube_horizontalpodautoscaler_spec_max_replicas",
    "kube_horizontalpodautoscaler_spec_min_replicas",
    "kube_horizontalpodautoscaler_status_condition",
    "kube_horizontalpodautoscaler_status_current_replicas",
    "kube_horizontalpodautoscaler_status_desired_replicas",
    "kube_job_created",
    "kube_job_failed",
    "kube_job_owner",
    "kube_job_status_completion_time",
    "kube_job_status_start_time",
    "kube_node_info",
    "kube_node_status_condition",
    "kube_persistentvolumeclaim_info",
    "kube_persistentvolumeclaim_resource_requests_storage_bytes",
    "kube_persistentvolumeclaim_status_phase",
    "kube_pod_completion_time",
    "kube_pod_container_resource_limits",
    "kube_pod_container_status_last_terminated_reason",
    "kube_pod_container_status_restarts_total",
    "kube_pod_container_status_terminated_reason",
    "kube_pod_container_status_waiting_reason",
    "kube_pod_init_container_status_last_terminated_reason",
    "kube_pod_init_container_status_restarts_total",
    "kube_pod_init_container_status_waiting_reason",
    "kube_pod_owner",
    "kube_pod_spec_volumes_persistentvolumeclaims_info",
    "kube_pod_status_phase",
    "kube_pod_status_ready",
    "kube_resourcequota",
    "kube_statefulset_replicas",
    "kube_statefulset_status_replicas",
)
"""Metrics of the cluster's objects that are kept. Of all, each pod of a run that ended has some
eighty: those of the runs that are kept would be more than Prometheus takes of one target.
"""


class Relabeling(Values):
    """A rule that keeps only metrics whose labels match."""

    action: Literal["keep"] = "keep"
    source_labels: Sequence[str]
    regex: str


def kept(names: Sequence[str]) -> Relabeling:
    """Return the rule that keeps only the metrics with these names."""
    return Relabeling(source_labels=["__name__"], regex="|".join(names))


class Volume(Values):
    """Storage of Prometheus or Alertmanager: the template of a claim."""

    access_modes: Sequence[Literal["ReadWriteOnce"]] = Field(
        default=("ReadWriteOnce",), alias="volumeClaimTemplate > spec > accessModes"
    )
    storage_class: str | None = Field(alias="volumeClaimTemplate > spec > storageClassName")
    size: Storage = Field(alias="volumeClaimTemplate > spec > resources > requests > storage")


class PrometheusSpec(Several):
    """`prometheus.prometheusSpec`."""

    # The operator reads the version of the server from the tag.
    image: ChartImage = ChartImage.of(PROMETHEUS_IMAGE, "registry", "sha")
    scrape_interval: str = INTERVAL
    evaluation_interval: str = INTERVAL
    retention: str
    retention_size: str
    resources: Resources
    storage_spec: Volume
    # A clock that ran ahead, by the hours of a time zone, say, has left samples of a time to come.
    # By default all later ones are thrown away until that time is past, after a restart as well.
    out_of_order: str = Field(default="1d", alias="tsdb > outOfOrderTimeWindow")
    # Endpoints are deprecated since Kubernetes 1.33.
    service_discovery_role: Literal["EndpointSlice"] = "EndpointSlice"
    # Monitors and rules of every tier count, not only those of the release.
    rule_selector_nil_uses_helm_values: bool = False
    service_monitor_selector_nil_uses_helm_values: bool = False
    pod_monitor_selector_nil_uses_helm_values: bool = False
    probe_selector_nil_uses_helm_values: bool = False
    scrape_config_selector_nil_uses_helm_values: bool = False
    # A program that breaks its metrics must not take the memory of all others' metrics.
    enforced_sample_limit: int = Field(default=20_000, ge=1, le=MAX_INT32)
    remote_write: Sequence[RemoteWrite] | None = None


class AlertmanagerSpec(Several):
    """`alertmanager.alertmanagerSpec`."""

    image: ChartImage = ChartImage.of(ALERTMANAGER_IMAGE, "registry", "sha")
    # It asks nothing of the API server.
    automount_service_account_token: Literal[False] = False
    # Its own object is the whole configuration: no matcher of a namespace is added to it.
    configuration: str = Field(alias="alertmanagerConfiguration > name")
    resources: Resources = Resources.of(ALERTMANAGER_RESOURCES)
    storage: Volume


class PrometheusOperator(Values):
    """`prometheusOperator`."""

    priority_class_name: str | None
    image: ChartImage = ChartImage.of(PROMETHEUS_OPERATOR_IMAGE, "registry")
    # Its certificates would be made by Jobs, and differ in each rendering.
    admission_webhooks: Switch = OFF
    tls: Switch = OFF
    kubelet_endpoints_enabled: Literal[False] = False
    kubelet_endpoint_slice_enabled: Literal[True] = True
    resources: Resources = Resources.of(OPERATOR_RESOURCES)
    reloader_image: ChartImage = Field(
        default=ChartImage.of(CONFIG_RELOADER_IMAGE, "registry"),
        alias="prometheusConfigReloader > image",
    )
    reloader_resources: Resources = Field(
        default=Resources.of(RELOADER_RESOURCES), alias="prometheusConfigReloader > resources"
    )


class KubeletMonitor(Values):
    """`kubelet.serviceMonitor`."""

    interval: str = INTERVAL
    probes: Literal[False] = False
    insecure_skip_verify: bool
    metric_relabelings: Sequence[Relabeling] = (kept(KUBELET_METRICS),)
    c_advisor_metric_relabelings: Sequence[Relabeling] = Field(
        default=(
            kept(CADVISOR_METRICS),
            # Of the node as a whole, and of pods: not of the slices of systemd between them.
            Relabeling(source_labels=["id", "pod"], regex="/;|.*;.+"),
        ),
        alias="cAdvisorMetricRelabelings",
    )


class StateMetrics(Values):
    """`kube-state-metrics`."""

    priority_class_name: str | None
    fullname_override: Literal["kube-state-metrics"] = "kube-state-metrics"
    image: ChartImage = ChartImage.of(KUBE_STATE_METRICS_IMAGE, "registry")
    collectors: Sequence[str] = COLLECTORS
    metric_allowlist: Sequence[str] = STATE_METRICS
    resources: Resources = Resources.of(STATE_METRICS_RESOURCES)


class KubePrometheusStackValues(Values):
    """All values of the chart."""

    fullname_override: Literal["kps"] = "kps"
    clean_prometheus_operator_object_names: Literal[True] = True
    # A release of their own has them, in an earlier wave.
    crds: Switch = OFF
    # Alerts and recorded expressions are those of the tiers, each with a runbook.
    default_rules: Create = Create(create=False)
    # Many series, of which no alert and no dashboard is made.
    kube_api_server: Switch = OFF
    # These listen on loopback addresses of the node in Kind.
    kube_controller_manager: Switch = OFF
    kube_etcd: Switch = OFF
    kube_proxy: Switch = OFF
    kube_scheduler: Switch = OFF
    # Its Service would be in kube-system, where the tier has no rights.
    core_dns: Switch = OFF
    # It needs the host's network and files. cAdvisor has the use of containers and nodes without.
    node_exporter: Switch = OFF
    kubelet: KubeletMonitor = Field(alias="kubelet > serviceMonitor")
    prometheus_operator: PrometheusOperator
    prometheus: PrometheusSpec = Field(alias="prometheus > prometheusSpec")
    prometheus_budget: Budget | None = Field(default=None, alias="prometheus > podDisruptionBudget")
    # Each server has read its metrics at times of its own: graphs would flicker between them.
    session_affinity: Literal["ClientIP"] | None = Field(
        default=None, alias="prometheus > service > sessionAffinity"
    )
    alertmanager: AlertmanagerSpec = Field(alias="alertmanager > alertmanagerSpec")
    alertmanager_budget: Budget | None = Field(
        default=None, alias="alertmanager > podDisruptionBudget"
    )
    state_metrics: StateMetrics = Field(alias="kube-state-metrics")
    grafana: Grafana
