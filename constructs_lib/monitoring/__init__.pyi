from .alert_drill import (
    AlertDrill,
    AlertDrillProps,
)
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
from .receiver_props import (
    AlertReceiverProps,
)
from .service_monitoring import (
    ServiceMonitoring,
    ServiceMonitoringProps,
)

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
    "RecordingRule",
    "ServiceMonitoring",
    "ServiceMonitoringProps",
]
