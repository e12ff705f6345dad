from .alert_drill import AlertDrill, AlertDrillProps
from .alert_receiver import AlertReceiver
from .alert_rules import AlertRule, AlertRules, AlertRulesProps, RecordingRule
from .alerts import ServiceObjectives, missing_target_alerts, web_service_alerts
from .dashboards.panels import Limits, Section, dashboard, series, value
from .dashboards.web import web_dashboard
from .grafana_dashboard import Dashboard, DashboardProps
from .files import read_rules
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
    "Limits",
    "RecordingRule",
    "Section",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "ServiceObjectives",
    "WebhookProps",
    "alert",
    "dashboard",
    "missing_target_alerts",
    "monitor",
    "read_rules",
    "series",
    "value",
    "web_dashboard",
    "web_service_alerts",
]
