import pytest
from cdk8s import App, Chart
from pydantic import ValidationError

from constructs_lib import ExternalPods, WebService, WebServiceProps
from constructs_lib.monitoring import ServiceMonitoring, ServiceMonitoringProps
from constructs_lib.monitoring.service_monitoring import DroppedMetrics
from constructs_lib.network import HelmPods, HelmPodsProps
from constructs_lib.network.graph import Flow, flow_graph
from constructs_lib.network.known_pods import PROMETHEUS
from constructs_lib.testing import assert_rules
from constructs_lib.workloads import Worker, WorkerProps
from tests.other_values import every_option

DNS = ExternalPods(name="kube-dns", namespace="kube-system", pod_labels={"k8s-app": "kube-dns"})


@pytest.fixture
def shop(chart):
    return WebService(chart, "shop", WebServiceProps(image="shop:1"))


def monitoring(chart, target, *, prometheus=PROMETHEUS, **given):
    props = ServiceMonitoringProps(**given)
    return ServiceMonitoring(chart, "metrics", props, target=target, prometheus=prometheus)


def ours(chart):
    """Returns the monitor, and the policies by which Prometheus reaches the pods."""
    return [each for each in chart.to_json() if each["kind"].endswith(("Monitor", "NetworkPolicy"))]


def endpoint_of(made):
    spec = made.monitor.to_json()["spec"]
    (endpoint,) = spec.get("endpoints") or spec["podMetricsEndpoints"]
    return endpoint


def test_every_option(chart, shop, manifests):
    prometheus = HelmPods(
        chart, "watcher", HelmPodsProps(pod_labels={"app.kubernetes.io/name": "watcher"})
    )
    props = every_option(ServiceMonitoringProps, port=3000)
    ServiceMonitoring(chart, "metrics", props, target=shop, prometheus=prometheus)
    assert ours(chart) == manifests
    assert_rules(chart)


def test_what_is_not_kept_is_listed_with_its_reason(chart, shop):
    dropped = DroppedMetrics(pattern="go_gc_.*", reason="The collector is not tuned.")
    made = monitoring(chart, shop, dropped_metrics=[dropped])
    assert made.monitor.to_json()["metadata"]["annotations"] == {
        "cdk8s-web-platform/left-out": "metrics go_gc_.*: The collector is not tuned."
    }


def test_pods_without_a_service(chart, manifests):
    worker = Worker(chart, "worker", WorkerProps(image="worker:1", ports={"metrics": 9464}))
    monitoring(chart, worker, port=9464)
    assert ours(chart) == manifests
    assert_rules(chart)


def test_the_selector_finds_the_service_of_the_target_and_no_other(chart, shop):
    other = WebService(chart, "other", WebServiceProps(image="other:1"))
    selector = monitoring(chart, shop).monitor.to_json()["spec"]["selector"]["matchLabels"]
    assert selector
    labels = [each.service.to_json()["metadata"]["labels"] for each in (shop, other)]
    assert [selector.items() <= each.items() for each in labels] == [True, False]


def test_series_are_named_after_the_workload(chart, shop):
    """A Service gives them its own name; of pods alone, the operator knows only the monitor."""
    by_service = monitoring(chart, shop)
    assert (by_service.job, by_service.namespace) == (shop.service.name, "test")
    worker = Worker(chart, "worker", WorkerProps(image="worker:1", ports={"metrics": 1}))
    by_pod = ServiceMonitoring(chart, "other", ServiceMonitoringProps(port=1), target=worker)
    assert by_pod.job == "worker"
    assert endpoint_of(by_pod)["relabelings"] == [
        # The server would add the action, and each sync find a difference.
        {"action": "replace", "targetLabel": "job", "replacement": "worker"}
    ]


def test_pods_that_do_not_state_the_port_are_found_by_their_service(chart):
    """By a number Prometheus finds only ports that a container states."""
    pods = HelmPods(chart, "server", HelmPodsProps(pod_labels={"app": "server"}))
    made = monitoring(chart, pods, port=9090, service_port="http-metrics")
    endpoint = endpoint_of(made)
    assert (made.monitor.kind, endpoint["port"]) == ("ServiceMonitor", "http-metrics")
    assert "targetPort" not in endpoint
    assert made.monitor.to_json()["spec"]["selector"]["matchLabels"] == {"app": "server"}
    assert flow_graph(chart) == [Flow("monitoring/prometheus", "test/server", (9090,))]


def test_the_target_may_be_in_another_namespace(chart):
    elsewhere = Chart(App(), "elsewhere", namespace="elsewhere")
    target = WebService(elsewhere, "shop", WebServiceProps(image="shop:1"))
    made = monitoring(chart, target)
    assert made.monitor.to_json()["metadata"]["namespace"] == "test"
    assert made.monitor.to_json()["spec"]["namespaceSelector"] == {"matchNames": ["elsewhere"]}
    assert made.namespace == "elsewhere"


def test_pods_of_others_are_read_by_a_prometheus_of_ours(chart):
    labels = {"app.kubernetes.io/name": "prometheus"}
    prometheus = HelmPods(chart, "prometheus", HelmPodsProps(pod_labels=labels))
    made = monitoring(chart, DNS, prometheus=prometheus, port=9153)
    assert made.monitor.kind == "PodMonitor"
    assert flow_graph(chart) == [Flow("test/prometheus", "kube-system/kube-dns", (9153,))]


def test_between_pods_of_others_there_is_only_the_monitor(chart):
    monitoring(chart, DNS, prometheus=PROMETHEUS, port=9153)
    assert [each["kind"] for each in chart.to_json()] == ["PodMonitor"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"interval": "15s", "scrape_timeout": "1m"},
            "'scrape_timeout' must not exceed 'interval', got 1m and 15s; lower it, or raise",
        ),
        (
            {"dropped_metrics": [DroppedMetrics(pattern="a", reason="b")] * 2},
            "'dropped_metrics' must differ",
        ),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ServiceMonitoringProps(**given)


def test_refuses_pods_of_which_no_port_is_known(chart):
    message = (
        "test/metrics: 'port' must be given for kube-system/kube-dns, which has no 'metrics_port'; "
        "state the port on which its pods serve metrics"
    )
    with pytest.raises(ValueError, match=message):
        monitoring(chart, DNS)
