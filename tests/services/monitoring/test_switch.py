"""A real Alertmanager calls the dead man's switch as often as people are told that it does."""

from itertools import pairwise

import httpx

from constructs_lib import AlertReceiver, AlertReceiverSettings, WebhookSettings
from constructs_lib.core.schedule import milliseconds
from tests.monitoring.routing import route_of
from tests.services.monitoring.servers import alertmanager, receiver
from tests.services.programs import answers, wait_until
from tests.synthesis import new_chart

ALERT = {"alertname": "Watchdog", "severity": "none"}
FASTER = 60
"""The test lasts seconds where Alertmanager would take minutes."""
ANSWER_SECONDS = 0.05
"""Time until a service in the Internet has answered."""


def test_the_switch_is_called_every_five_minutes(tmp_path):
    """Each minute Alertmanager looks whether it is time; what was sent a moment later is not."""
    settings = AlertReceiverSettings(watchdog=WebhookSettings(url="https://switch.example"))
    made = AlertReceiver(new_chart(), "alerts", settings).alertmanager_config.to_json()
    route = route_of(made["spec"], ALERT)
    names = {"groupWait": "group_wait", "groupInterval": "group_interval"}
    names["repeatInterval"] = "repeat_interval"
    times = {key: f"{milliseconds(route[name]) // FASTER}ms" for name, key in names.items()}
    with receiver(ANSWER_SECONDS) as (url, calls):
        way = {"name": "watchdog", "webhook_configs": [{"url": url, "send_resolved": False}]}
        configuration = {
            "route": {"receiver": "watchdog", "group_by": route["groupBy"], **times},
            "receivers": [way],
        }
        with alertmanager(tmp_path, configuration) as address:
            alerts = [{"labels": ALERT}]
            wait_until("it is ready", lambda: answers(f"http://{address}/-/ready"))
            httpx.post(f"http://{address}/api/v2/alerts", json=alerts).raise_for_status()
            wait_until("it has called four times", lambda: len(calls) > 3, seconds=60)
    # A busy machine makes single calls late, and none early.
    times = [at for at, _ in calls]
    minutes = min(later - earlier for earlier, later in pairwise(times)) * FASTER / 60
    assert 4.5 < minutes < 5.5
