"""The server admits monitors, alerts, receivers and dashboards, and keeps them as they are."""

import pytest

from constructs_lib import (
    AlertReceiver,
    AlertReceiverSettings,
    AlertRule,
    AlertRules,
    AlertRulesProps,
    Dashboard,
    DashboardProps,
    EmailLoginSettings,
    Peer,
    RecordingRule,
    SecretRef,
    ServiceMonitoring,
    ServiceMonitoringProps,
    TierNamespace,
    TierNamespaceProps,
)
from tests.apiserver.dist import order, title
from tests.other_values import every_option, smallest

PODS = Peer(name="pods", namespace="elsewhere", pod_labels={"app.kubernetes.io/name": "pods"})
RULES = [every_option(AlertRule), every_option(RecordingRule)]
LOGIN = {"login": EmailLoginSettings(user="one")}
ADDRESS = {"url_secret": SecretRef(name="one", keys=("url",)).key("url")}
EMAIL = {"host": "smtp.example", "sender": "one@a.example", "to": ["other@a.example"]}

MAKE = {
    "service monitor": (ServiceMonitoring, lambda: every_option(ServiceMonitoringProps)),
    "pod monitor": (ServiceMonitoring, lambda: every_option(ServiceMonitoringProps, target=PODS)),
    "rules": (AlertRules, lambda: every_option(AlertRulesProps, rules=RULES)),
    "receiver of nobody": (AlertReceiver, lambda: smallest(AlertReceiverSettings)),
    "receiver": (AlertReceiver, lambda: every_option(AlertReceiverSettings)),
    "receiver with secrets": (
        AlertReceiver,
        lambda: AlertReceiverSettings(email={**EMAIL, **LOGIN}, slack={}, webhook=ADDRESS),
    ),
    "dashboard": (Dashboard, lambda: every_option(DashboardProps)),
}


@pytest.mark.parametrize("name", MAKE)
def test_is_admitted_and_nothing_is_added(cluster, chart, name):
    """What the server adds would be a difference at each sync."""
    construct, props = MAKE[name]
    TierNamespace(chart, "test", TierNamespaceProps())
    construct(chart, "made", props())
    for each in sorted(chart.to_json(), key=order):
        assert (title(each), cluster.apply(each).warnings) == (title(each), [])
    (written,) = [each for each in chart.to_json() if each["metadata"]["name"] == "made"]
    kept = cluster.get(written)
    assert (kept.get("spec"), kept.get("data")) == (written.get("spec"), written.get("data"))
