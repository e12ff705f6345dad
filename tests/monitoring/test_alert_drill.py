import json
import urllib.request
from contextlib import contextmanager

import pytest

from constructs_lib import ExternalPods
from constructs_lib.kube.quantities import amount
from constructs_lib.monitoring import (
    AlertDrill,
    AlertDrillProps,
    AlertReceiver,
    AlertReceiverProps,
)
from constructs_lib.network.graph import flow_graph
from constructs_lib.network.known_pods import PROMETHEUS
from constructs_lib.testing import assert_rules
from tests.monitoring.drills import answer, receiver, run
from tests.objects import single, without_scripts
from tests.other_values import every_option
from tests.served import served

ALERTMANAGER = ExternalPods(
    name="alertmanager", namespace="monitoring", pod_labels={"alertmanager": "main"}
)
ENDS = {
    "alertmanager": ALERTMANAGER,
    "alertmanager_url": "http://alertmanager.monitoring.svc:9093",
    "prometheus": PROMETHEUS,
    "prometheus_url": "http://prometheus.monitoring.svc:9090",
}


def drill(chart, **given):
    return AlertDrill(chart, "drill", AlertDrillProps(), **{**ENDS, **given})


def test_every_option(chart, manifests):
    AlertDrill(chart, "drill", every_option(AlertDrillProps), **ENDS)
    assert without_scripts(chart.to_json()) == manifests
    assert_rules(chart)


def test_the_job_reaches_what_it_asks_and_alertmanager_the_receiver(chart):
    drill(chart)
    assert [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(chart)] == [
        "monitoring/alertmanager test/drill-receiver (8080,)",
        "test/drill monitoring/alertmanager (9093,)",
        "test/drill monitoring/prometheus (9090,)",
        "test/drill test/drill-receiver (8080,)",
    ]


def test_the_receiver_of_alerts_sends_drills_where_the_receiver_of_drills_listens(chart):
    made = drill(chart)
    AlertReceiver(chart, "alerts", AlertReceiverProps(), drill=made)
    spec = single(chart.to_json(), "AlertmanagerConfig", "alerts")["spec"]
    assert spec["route"]["routes"][0]["receiver"] == "drills"
    (found,) = (each for each in spec["receivers"] if each["name"] == "drills")
    assert found["webhookConfigs"] == [{"sendResolved": False, "url": made.alerts_url}]
    service = single(chart.to_json(), "Service", "drill-receiver")
    assert made.alerts_url == "http://drill-receiver.test.svc.cluster.local:80/alerts"
    assert service["spec"]["ports"][0]["port"] == 80


def test_a_quota_has_room_for_a_run_in_an_update_of_the_receiver(chart):
    pods = AlertDrillProps().pods()
    assert sum(group.number for group in pods) == 3
    assert {amount(group.each.memory_limit) for group in pods} == {128 * 2**20}


def test_the_age_is_that_of_the_job(chart):
    made = drill(chart)
    assert made.age_seconds == (
        'time() - kube_cronjob_status_last_successful_time{namespace="test",cronjob="drill"}'
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"alertmanager": "alertmanager"}, "'alertmanager' must be HelmPods or ExternalPods"),
        ({"prometheus": None}, "'prometheus' must be HelmPods or ExternalPods"),
        ({"prometheus_url": "prometheus:9090"}, "'prometheus_url' must be an address"),
        ({"alertmanager_url": "http://a.svc:9093/"}, "without '/' at the end"),
    ],
)
def test_refuses(chart, given, message):
    with pytest.raises(ValueError, match=message):
        drill(chart, **given)


def test_refuses_another_drill(chart):
    with pytest.raises(ValueError, match="'drill' must be AlertDrill, got 'drill'; pass one"):
        AlertReceiver(chart, "alerts", AlertReceiverProps(), drill="drill")


RULES = [
    {"name": "ShopDown", "labels": {"severity": "critical", "team": "shop"}},
    {"name": "ShopDown", "labels": {"severity": "warning", "team": "shop"}},
    {"name": "Late", "labels": {"severity": "info", "of": "{{ $labels.job }}"}},
]


@contextmanager
def prometheus(*rules):
    """Yield the address of what answers with these alerts, the first of them twice."""
    groups = [{"rules": [*rules]}, {"rules": [*rules[:1]]}]
    body = json.dumps({"data": {"groups": groups}}).encode()
    with served(body=body) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def alertmanager(to, *, loses=(), status=200):
    """Yield the address of what sends alerts on at once, and all that it was given."""
    given = []

    def answer_to(request):
        alerts = json.loads(request.content)
        given.extend(alerts)
        kept = [each for each in alerts if each["labels"]["severity"] not in loses]
        if kept and status == 200:
            post(f"{to}/alerts", {"alerts": kept})
        return status, b"no room", {}

    with served(answer=answer_to) as port:
        yield f"http://127.0.0.1:{port}", given


def post(url, body):
    data = json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data), timeout=10) as response:
        response.read()


def test_a_run_proves_every_alert_once():
    with (
        prometheus(*RULES) as asked,
        receiver() as (url, metrics),
        alertmanager(url) as (sends, given),
    ):
        assert "drill_alerts{" not in answer(metrics)
        assert run(asked, sends, url) == (0, "3 of 3 alerts arrived\n")
        counted = answer(metrics).splitlines()
    assert counted[1:] == [
        "# TYPE drill_alerts gauge",
        'drill_alerts{outcome="arrived"} 3',
        'drill_alerts{outcome="astray"} 0',
    ]
    (drill,) = {each["labels"].pop("drill") for each in given}
    assert drill
    labels = sorted((each["labels"] for each in given), key=lambda labels: labels["severity"])
    assert labels == [
        {**rule["labels"], "alertname": rule["name"]} for rule in RULES[:1] + RULES[:0:-1]
    ]
    # It ends by itself, without a call to Alertmanager.
    assert all(each["startsAt"] < each["endsAt"] for each in given)


def test_a_run_names_what_went_astray_and_knows_it_from_a_run_before():
    with prometheus(*RULES) as asked, receiver() as (url, metrics):
        with alertmanager(url) as (sends, _):
            assert run(asked, sends, url)[0] == 0
        with alertmanager(url, loses=("warning", "info")) as (sends, _):
            code, printed = run(asked, sends, url, seconds=0.3)
        counted = answer(metrics)
    assert code == 1
    assert printed.splitlines() == [
        'went astray: Late{of="{{ $labels.job }}", severity="info"}',
        'went astray: ShopDown{severity="warning", team="shop"}',
        "1 of 3 alerts arrived",
    ]
    assert 'drill_alerts{outcome="astray"} 2' in counted


@pytest.mark.parametrize(
    ("status", "is_away", "told"),
    [(500, False, "{sends}/api/v2/alerts answers 500: no room"), (200, True, "{asks}/runs/")],
    ids=["alertmanager refuses them", "the receiver is away"],
)
def test_a_run_names_all_where_none_arrives(status, is_away, told):
    with prometheus(*RULES) as asked, receiver() as (url, _):
        with served() as port:
            asks = f"http://127.0.0.1:{port}" if is_away else url
        with alertmanager(url, status=status) as (sends, _):
            code, printed = run(asked, sends, asks)
    assert code == 1
    assert told.format(sends=sends, asks=asks) in printed
    assert printed.count("went astray: ") == 3


def test_a_run_without_alerts_proves_nothing():
    with prometheus() as asked, receiver() as (url, _), alertmanager(url) as (sends, given):
        code, printed = run(asked, sends, url)
    assert (code, printed) == (1, "Prometheus has no alerts: nothing is proven\n")
    assert given == []


def test_the_receiver_forgets_old_runs_and_what_is_no_drill():
    with receiver() as (url, _):
        for number in range(5):
            labels = {"alertname": "A", "drill": f"run-{number}"}
            post(f"{url}/alerts", {"alerts": [{"labels": labels}, {"labels": {"alertname": "B"}}]})
        kept = [json.loads(answer(f"{url}/runs/run-{number}")) for number in range(5)]
    assert [len(each) for each in kept] == [0, 1, 1, 1, 1]
