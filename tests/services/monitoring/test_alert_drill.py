"""Drills of all alerts of the platform, by a real Prometheus and a real Alertmanager."""

import json
from contextlib import contextmanager

import httpx
import pytest

from constructs_lib import ExternalPods
from constructs_lib.monitoring import (
    AlertDrill,
    AlertDrillProps,
    AlertReceiver,
    AlertReceiverProps,
)
from constructs_lib.monitoring.receiver_props import WebhookProps
from constructs_lib.network.known_pods import PROMETHEUS
from tests.monitoring.drills import answer, receiver, run
from tests.monitoring.platform_rules import alert_rules
from tests.services.monitoring.servers import (
    NOBODY,
    alertmanager,
    configuration_of,
    prometheus,
    send,
)
from tests.services.monitoring.servers import receiver as people_or_switch
from tests.services.programs import wait_until
from tests.synthesis import new_chart

pytestmark = pytest.mark.by_turns("alert rules")

ALERTMANAGER = ExternalPods(name="alertmanager", namespace="test", pod_labels={"app": "one"})
PEOPLE, SWITCH = "https://people.example", "https://switch.example"


@pytest.fixture(scope="module")
def asked(rules_file, tmp_path_factory):
    """The address of a Prometheus with the rules of the platform."""
    folder = tmp_path_factory.mktemp("prometheus")
    with (
        alertmanager(folder, NOBODY) as address,
        prometheus(folder, [], rules_file, address) as url,
    ):
        yield url


def configuration(drills, people, switch):
    """Return what the operator makes of a receiver with all ways, whose addresses are these."""
    chart = new_chart()
    drill = AlertDrill(
        chart,
        "drill",
        AlertDrillProps(),
        alertmanager=ALERTMANAGER,
        alertmanager_url="http://alertmanager.test.svc:9093",
        prometheus=PROMETHEUS,
        prometheus_url="http://prometheus.test.svc:9090",
    )
    ways = AlertReceiverProps(
        webhook=WebhookProps(url=PEOPLE), watchdog=WebhookProps(url=SWITCH), group_wait="10ms"
    )
    made = AlertReceiver(chart, "alerts", ways, drill=drill).alertmanager_config.to_json()
    addresses = {drill.alerts_url: f"{drills}/alerts", PEOPLE: people, SWITCH: switch}
    return configuration_of(made["spec"], addresses)


@contextmanager
def platform(folder, change=lambda configuration: None, *, drills=None):
    """Yield the addresses of an Alertmanager and of a receiver, and what people and switch got."""
    with (
        receiver() as (url, metrics),
        people_or_switch() as (people, told),
        people_or_switch() as (switch, called),
    ):
        made = configuration(drills or url, people, switch)
        change(made)
        with alertmanager(folder, made) as address:
            yield f"http://{address}", url, metrics, (told, called)


def labels_of(calls):
    return [alert["labels"] for _, body in calls for alert in json.loads(body)["alerts"]]


EXPECTED = {
    tuple(sorted({**rule["labels"], "alertname": rule["alert"]}.items())) for rule in alert_rules()
}
"""Labels of all alerts of the platform."""


def test_every_alert_arrives_at_the_receiver_of_drills_and_at_nobody_else(asked, tmp_path):
    with platform(tmp_path) as (sends, url, metrics, others):
        # Had they a part in inhibition, this would hold back all drills of the Watchdog.
        failure = {"alertname": "NotificationsFailing", "integration": "webhook"}
        send(sends.removeprefix("http://"), {"labels": {**failure, "severity": "critical"}})
        wait_until("people are told", lambda: labels_of(others[0]))
        assert run(asked, sends, url) == (0, f"{len(EXPECTED)} of {len(EXPECTED)} alerts arrived\n")
        alerts = httpx.get(f"{sends}/api/v2/alerts").json()
        counted = answer(metrics)
        # What would be sent to others was sent by now: it waited for as long as this does.
        marker = {"alertname": "Marker", "severity": "critical"}
        send(sends.removeprefix("http://"), {"labels": marker})
        wait_until("people are told", lambda: marker in labels_of(others[0]))
        told = [labels for calls in others for labels in labels_of(calls)]
    assert f'drill_alerts{{outcome="arrived"}} {len(EXPECTED)}\n' in counted
    drilled = [each for each in alerts if "drill" in each["labels"]]
    assert {receiver["name"] for each in drilled for receiver in each["receivers"]} == {"drills"}
    names = {each["labels"]["alertname"] for each in drilled}
    assert names == {rule["alert"] for rule in alert_rules()}
    assert all("drill" not in labels for labels in told)
    assert {labels["alertname"] for labels in told} == {"NotificationsFailing", "Marker"}


def titles(printed):
    return [line for line in printed.splitlines() if line.startswith("went astray: ")]


def test_a_silence_of_an_alert_is_told_by_its_name(asked, tmp_path):
    silence = {
        "matchers": [
            {"name": "alertname", "value": "NodeNotReady", "isRegex": False, "isEqual": True}
        ],
        "startsAt": "2020-01-01T00:00:00Z",
        "endsAt": "2100-01-01T00:00:00Z",
        "createdBy": "somebody",
        "comment": "for ever",
    }
    with platform(tmp_path) as (sends, url, metrics, _):
        httpx.post(f"{sends}/api/v2/silences", json=silence).raise_for_status()
        code, printed = run(asked, sends, url, seconds=5)
        counted = answer(metrics)
    assert code == 1
    assert titles(printed) == ['went astray: NodeNotReady{severity="critical"}']
    assert 'drill_alerts{outcome="astray"} 1\n' in counted


def test_a_route_that_takes_an_alert_elsewhere_is_told_by_its_name(asked, tmp_path):
    def change(made):
        route = {"receiver": "nobody", "matchers": ['alertname="BackupTooOld"']}
        made["route"]["routes"].insert(0, route)

    with platform(tmp_path, change) as (sends, url, _, _):
        code, printed = run(asked, sends, url, seconds=5)
    assert code == 1
    assert titles(printed) == ['went astray: BackupTooOld{severity="critical"}']


def test_all_alerts_are_named_where_alertmanager_does_not_reach_the_receiver(asked, tmp_path):
    with platform(tmp_path, drills="http://127.0.0.1:1") as (sends, url, _, _):
        code, printed = run(asked, sends, url, seconds=1)
    assert code == 1
    assert len(titles(printed)) == len(EXPECTED)
