"""A real Alertmanager calls the dead man's switch as often as people are told that it does."""

import time
from contextlib import contextmanager
from itertools import pairwise

from constructs_lib.kube.schedules import milliseconds
from constructs_lib.monitoring import AlertReceiver, AlertReceiverProps
from constructs_lib.monitoring.receiver_props import SlackProps, WebhookProps
from tests.monitoring.routing import route_of
from tests.services.monitoring.servers import alertmanager, inhibit_rules_of, receiver, send
from tests.services.programs import wait_until
from tests.synthesis import new_chart

ALERT = {"alertname": "Watchdog", "severity": "none"}
FASTER = 60
"""The test lasts seconds where Alertmanager would take minutes."""
ANSWER_SECONDS = 0.05
"""Time until a service in the Internet has answered."""


TIMES = {
    "group_wait": "groupWait",
    "group_interval": "groupInterval",
    "repeat_interval": "repeatInterval",
}
"""Alertmanager's names of the times of a route, and those of the operator."""


def configuration(url):
    """Return what the operator makes of a receiver with Slack and a switch, and faster."""
    switch = WebhookProps(url="https://switch.example")
    settings = AlertReceiverProps(slack=SlackProps(), watchdog=switch)
    made = AlertReceiver(new_chart(), "alerts", settings).alertmanager_config.to_json()
    route = route_of(made["spec"], ALERT)
    times = {name: f"{milliseconds(route[key]) // FASTER}ms" for name, key in TIMES.items()}
    return {
        "route": {"receiver": "watchdog", "group_by": route["groupBy"], **times},
        "receivers": [
            {"name": "watchdog", "webhook_configs": [{"url": url, "send_resolved": False}]}
        ],
        "inhibit_rules": inhibit_rules_of(made["spec"]),
    }


@contextmanager
def called(folder):
    """Yield the calls to a switch, and a function that gives an Alertmanager an alert."""
    with (
        receiver(ANSWER_SECONDS) as (url, calls),
        alertmanager(folder, configuration(url)) as address,
    ):
        yield calls, lambda **labels: send(address, {"labels": labels})


def test_the_switch_is_called_every_five_minutes(tmp_path):
    """Each minute Alertmanager looks whether it is time; what was sent a moment later is not."""
    with called(tmp_path) as (calls, fire):
        fire(**ALERT)
        wait_until("it has called four times", lambda: len(calls) > 3, seconds=60)
    # A busy machine makes single calls late, and none early.
    times = [at for at, _ in calls]
    minutes = min(later - earlier for earlier, later in pairwise(times)) * FASTER / 60
    assert 4.5 < minutes < 5.5


def test_the_switch_is_not_called_while_people_cannot_be_told(tmp_path):
    with called(tmp_path) as (calls, fire):
        fire(**ALERT)
        wait_until("it has called", lambda: calls)
        fire(alertname="NotificationsFailing", severity="critical", integration="slack")
        time.sleep(1)
        before = len([body for _, body in calls if b"Watchdog" in body])
        time.sleep(3 * 5 * 60 / FASTER)
        after = len([body for _, body in calls if b"Watchdog" in body])
    assert after == before
