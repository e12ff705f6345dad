"""The server admits what constructs are told, in the whole shape that they take."""

from functools import partial

import pytest

from constructs_lib import ExternalPods, SecretRef, WebService, WebServiceProps
from constructs_lib.monitoring import (
    AlertReceiver,
    AlertReceiverProps,
    AlertRule,
    AlertRules,
    AlertRulesProps,
    Dashboard,
    DashboardProps,
    RecordingRule,
    ServiceMonitoring,
    ServiceMonitoringProps,
)
from constructs_lib.monitoring.receiver_props import EmailLoginProps
from constructs_lib.workloads import (
    ClaimProps,
    ScheduledJob,
    ScheduledJobProps,
    StatefulService,
    StatefulServiceProps,
    TierNamespace,
    TierNamespaceProps,
    Worker,
    WorkerProps,
)
from tests.apiserver.dist import differences, order, pod_of, title
from tests.other_values import every_option, smallest, wired
from tests.workloads.shape import claim, whole_shape


def applied(cluster, chart):
    """Apply the objects of a chart; returns them where the server keeps all without a warning."""
    objects = sorted(chart.to_json(), key=order)
    for each in objects:
        assert (title(each), cluster.apply(each).warnings) == (title(each), [])
        assert list(differences(each, cluster.get(each))) == []
    return objects


@pytest.mark.parametrize("kind", [WebService, Worker, StatefulService, ScheduledJob])
def test_a_workload_is_admitted_and_kept_as_written(cluster, chart, kind):
    TierNamespace(chart, "test", TierNamespaceProps())
    props = {
        WebService: WebServiceProps,
        Worker: WorkerProps,
        StatefulService: partial(
            StatefulServiceProps,
            replicas=2,
            claims={"data": ClaimProps(path="/data", size="1Gi", storage_class="standard")},
        ),
        ScheduledJob: partial(ScheduledJobProps, schedule="0 3 * * *"),
    }
    kind(chart, "made", props[kind](**whole_shape(chart)))
    claim(chart)
    important = {"apiVersion": "scheduling.k8s.io/v1", "kind": "PriorityClass", "value": 1}
    cluster.apply({**important, "metadata": {"name": "important"}})
    workloads = ("Deployment", "StatefulSet", "CronJob")
    (workload,) = [each for each in applied(cluster, chart) if each["kind"] in workloads]
    assert cluster.create(pod_of(workload), dry_run=True).warnings == []


PODS = ExternalPods(
    name="pods", namespace="elsewhere", pod_labels={"app.kubernetes.io/name": "pods"}
)
RULES = [every_option(AlertRule), every_option(RecordingRule)]
EMAIL = {"host": "smtp.example", "sender": "one@a.example", "to": ["other@a.example"]}


def receiver_with_secrets():
    login = {"login": EmailLoginProps(user="one")}
    address = {"url_secret": SecretRef(name="one", keys=("url",)).key("url")}
    return AlertReceiverProps(email={**EMAIL, **login}, slack={}, webhook=address)


MONITORING = {
    "service monitor": (ServiceMonitoring, lambda: every_option(ServiceMonitoringProps)),
    "pod monitor": (
        ServiceMonitoring,
        lambda: every_option(ServiceMonitoringProps, service_port=None),
        {"target": PODS},
    ),
    "rules": (AlertRules, lambda: every_option(AlertRulesProps, rules=RULES)),
    "receiver of nobody": (AlertReceiver, lambda: smallest(AlertReceiverProps)),
    "receiver": (AlertReceiver, lambda: every_option(AlertReceiverProps)),
    "receiver with secrets": (AlertReceiver, receiver_with_secrets),
    "dashboard": (Dashboard, lambda: every_option(DashboardProps)),
}


@pytest.mark.parametrize("name", MONITORING)
def test_monitoring_is_admitted_and_nothing_is_added(cluster, chart, name):
    """What the server adds would be a difference at each sync."""
    construct, props, *given = MONITORING[name]
    TierNamespace(chart, "test", TierNamespaceProps())
    construct(chart, "made", props(), **wired(construct, **dict(*given)))
    (written,) = [each for each in applied(cluster, chart) if each["metadata"]["name"] == "made"]
    kept = cluster.get(written)
    assert (kept.get("spec"), kept.get("data")) == (written.get("spec"), written.get("data"))
