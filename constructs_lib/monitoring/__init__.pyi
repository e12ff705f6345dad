from .alert_drill import AlertDrill, AlertDrillProps
from .alert_receiver import AlertReceiver
from .alert_rules import AlertRule, AlertRules, AlertRulesProps, RecordingRule
from .alerts import (
    ServiceObjectives,
    alerts_about,
    backup_alerts,
    missing_target_alerts,
    postgres_cluster_alerts,
    web_service_alerts,
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
    "AlertDrill",
    "AlertDrillProps",
    "WebhookUrl",
    "alerts_about",
    "backup_alerts",
    "delivery_dashboard",
    "overview_dashboard",
    "postgres_cluster_alerts",
    "postgres_cluster_dashboard",
    "postgres_dashboard",
]
