"""What a real Alertmanager writes to Slack."""

import json
from datetime import UTC, datetime

from constructs_lib.monitoring import AlertReceiver, AlertReceiverProps
from constructs_lib.monitoring.receiver_props import SlackProps
from tests.services.monitoring.servers import alertmanager, receiver, send
from tests.services.programs import wait_until
from tests.synthesis import new_chart

TIMES = {"group_wait": "100ms", "group_interval": "500ms", "repeat_interval": "1h"}


def alert(pod, summary, **given):
    annotations = {
        "summary": summary,
        "description": "No request is served.",
        "runbook_url": "http://r",
    }
    labels = {"alertname": "ServiceDown", "severity": "critical", "pod": pod}
    return {"labels": labels, "annotations": annotations, **given}


def texts(calls):
    return [json.loads(body)["attachments"][0]["text"].splitlines() for _, body in calls]


def told(calls):
    return [[line for line in lines if "down" in line] for lines in texts(calls)]


def test_a_message_tells_what_ended_from_what_goes_on(tmp_path):
    """A group has both as soon as another of its alerts begins."""
    settings = AlertReceiverProps(slack=SlackProps())
    spec = AlertReceiver(new_chart(), "alerts", settings).alertmanager_config.to_json()["spec"]
    (people,) = (each for each in spec["receivers"] if "slackConfigs" in each)
    (made,) = people["slackConfigs"]
    with receiver() as (url, calls):
        way = {
            "api_url": url,
            "channel": "#alerts",
            "text": made["text"],
            "send_resolved": made["sendResolved"],
        }
        configuration = {
            "route": {"receiver": "people", "group_by": ["alertname"], **TIMES},
            "receivers": [{"name": "people", "slack_configs": [way]}],
        }
        with alertmanager(tmp_path, configuration) as address:
            send(address, alert("one", "one is down"), alert("two", "two is down"))
            both = ["*critical* one is down", "*critical* two is down"]
            wait_until("both are told", lambda: both in told(calls))
            two = alert("two", "two is down", endsAt=datetime.now(UTC).isoformat())
            send(address, two, alert("three", "<http://a|three> & more are down"))
            # Alertmanager may write between two alerts that it gets at once.
            three = "*critical* &lt;http://a|three&gt; &amp; more are down"
            wait_until("the third is told", lambda: three in told(calls)[-1])
    (ended,) = (lines for lines in told(calls) if "*resolved* two is down" in lines)
    assert (ended[0], ended[-1]) == ("*critical* one is down", "*resolved* two is down")
    assert set(ended[1:-1]) <= {three}
    assert texts(calls)[-1][1:3] == ["No request is served.", "http://r"]
