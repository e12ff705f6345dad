from .alert_receiver import (
    AlertReceiver,
)
from .alert_rules import (
    AlertRule,
    AlertRules,
    AlertRulesProps,
    RecordingRule,
)
from .dashboard import (
    Dashboard,
    DashboardProps,
)
from .prometheus import (
    PROMETHEUS,
)
from .receiver_props import (
    AlertReceiverProps,
    EmailLoginProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from .service_monitoring import (
    DroppedLabels,
    DroppedMetrics,
    ServiceMonitoring,
    ServiceMonitoringProps,
)

__all__ = [
    "PROMETHEUS",
    "AlertReceiver",
    "AlertReceiverProps",
    "AlertRule",
    "AlertRules",
    "AlertRulesProps",
    "Dashboard",
    "DashboardProps",
    "DroppedLabels",
    "DroppedMetrics",
    "EmailLoginProps",
    "EmailProps",
    "RecordingRule",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
    "SlackProps",
    "WebhookProps",
]
