from .alert_drill import AlertDrill, AlertDrillProps
from .alert_receiver import AlertReceiver
from .alert_rules import AlertRule, AlertRules, AlertRulesProps, RecordingRule
from .alerts import (
    TEKTON_DROPPED,
    ServiceObjectives,
    alert_drill_alerts,
    argocd_alerts,
    backup_alerts,
    cluster_alerts,
    ingress_alerts,
    log_alerts,
    missed_push_alerts,
    missing_target_alerts,
    postgres_alerts,
    postgres_cluster_alerts,
    prometheus_alerts,
    target_alerts,
    tekton_alerts,
    volume_alerts,
    web_service_alerts,
    workload_alerts,
)
from .dashboards import (
    delivery_dashboard,
    overview_dashboard,
    postgres_cluster_dashboard,
    postgres_dashboard,
    web_dashboard,
)
from .files import read_dashboard, read_rules
from .grafana_dashboard import Dashboard, DashboardProps
from .of_tiers import alert, monitor
from .receiver_props import (
    AlertReceiverProps,
    EmailLoginProps,
    EmailProps,
    WebhookProps,
    WebhookUrl,
)
from .service_monitoring import DroppedMetrics, ServiceMonitoring, ServiceMonitoringProps

__all__ = [
    "AlertReceiver",
    "AlertReceiverProps",
    "AlertRule",
    "AlertRules",
    "AlertRulesProps",
    "Dashboard",
    "DashboardProps",
    "DroppedMetrics",
    "EmailLoginProps",
    "EmailProps",
    "RecordingRule",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "ServiceObjectives",
    "WebhookProps",
    "alert",
    "missing_target_alerts",
    "monitor",
    "read_dashboard",
    "read_rules",
    "web_dashboard",
    "web_service_alerts",
]

# For compositions, such as reference/. They may change in any minor version.
__all__ += [
    "TEKTON_DROPPED",
    "AlertDrill",
    "AlertDrillProps",
    "WebhookUrl",
    "alert_drill_alerts",
    "argocd_alerts",
    "backup_alerts",
    "cluster_alerts",
    "delivery_dashboard",
    "ingress_alerts",
    "log_alerts",
    "missed_push_alerts",
    "overview_dashboard",
    "postgres_alerts",
    "postgres_cluster_alerts",
    "postgres_cluster_dashboard",
    "postgres_dashboard",
    "prometheus_alerts",
    "target_alerts",
    "tekton_alerts",
    "volume_alerts",
    "workload_alerts",
]
