from .alert_drill import AlertDrill, AlertDrillProps
from .alert_receiver import AlertReceiver
from .alert_rules import AlertRule, AlertRules, AlertRulesProps, RecordingRule
from .alerts import ServiceObjectives, missing_target_alerts, web_service_alerts
from .dashboards import web_dashboard
from .files import read_dashboard, read_rules
from .grafana_dashboard import Dashboard, DashboardProps
from .of_tiers import alert, monitor
from .receiver_props import AlertReceiverProps, EmailLoginProps, EmailProps, WebhookProps
from .service_monitoring import DroppedMetrics, ServiceMonitoring, ServiceMonitoringProps

__all__ = [
    "AlertDrill",
    "AlertDrillProps",
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
