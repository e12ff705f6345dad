"""The configuration of Alertmanager that the operator makes: of dist/, and with all receivers."""

import pytest

from constructs_lib.monitoring import AlertReceiverProps
from constructs_lib.monitoring.receiver_props import (
    EmailLoginProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from tests.apiserver.cluster import wait_until
from tests.apiserver.prometheus_operator.objects import with_receiver
from tests.apiserver.prometheus_operator.written import Written
from tests.checkout import ended
from tests.objects import made as manifest
from tests.programs import made

EVERY_WAY = AlertReceiverProps(
    email=EmailProps(
        host="mail.example",
        sender="alerts@shop.example",
        to=["people@shop.example"],
        login=EmailLoginProps(user="alerts"),
    ),
    slack=SlackProps(),
    webhook=WebhookProps(url="https://hook.example/alerts"),
    watchdog=WebhookProps(url="https://switch.example/ping"),
)
SECRETS = {"alert-email": {"password": "secret"}, "alert-slack": {"url": "https://slack.example/a"}}
ROUTES = {
    ("ServiceDown", "critical"): "people",
    ("VolumeFilling", "warning"): "people",
    ("AutoscalerAtMaximum", "info"): "nobody",
    ("AnyOther", "none"): "nobody",
    ("Watchdog", "none"): "watchdog",
}


@pytest.fixture(scope="module")
def every_way(cluster, written):
    """Return what the operator writes for an Alertmanager of which all settings are made."""
    *others, alertmanager = with_receiver("every-way", EVERY_WAY)
    namespace = alertmanager["metadata"]["namespace"]
    for name, values in SECRETS.items():
        cluster.apply(manifest("Secret", name, namespace, stringData=values))
    for each in (*others, alertmanager):
        cluster.apply(each)
    found = Written(cluster, namespace, "every-way")
    wait_until("the operator has written", lambda: "watchdog" in found.alertmanager())
    return found.alertmanager()


def checked_routes(text, tmp_path, *labels):
    """Return the receivers of alerts, of a configuration to which amtool has no objection."""
    file = tmp_path / "alertmanager.yaml"
    file.write_text(text)

    def amtool(*command):
        done = ended([made("prometheus") / "amtool", *command])
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    amtool("check-config", file)
    test = ("config", "routes", "test", f"--config.file={file}", "namespace=app", *labels)
    return {
        (alert, severity): amtool(*test, f"alertname={alert}", f"severity={severity}").rpartition(
            "/"
        )[2]
        for alert, severity in ROUTES
    }


def test_people_are_told_in_all_ways(every_way, tmp_path):
    assert checked_routes(every_way, tmp_path) == ROUTES
    for words in (
        "smarthost: mail.example:587",
        "api_url: https://slack.example/a",
        "url: https://hook.example/alerts",
        "url: https://switch.example/ping",
    ):
        assert words in every_way


def test_no_alert_of_a_team_says_that_the_only_way_fails(cluster, written, tmp_path):
    """Those have a namespace, and that of the platform has none."""
    hook = WebhookProps(url="https://hook.example/alerts")
    *others, alertmanager = with_receiver(
        "one-way", AlertReceiverProps(webhook=hook, watchdog=hook)
    )
    for each in (*others, alertmanager):
        cluster.apply(each)
    found = Written(cluster, alertmanager["metadata"]["namespace"], "one-way")
    wait_until("the operator has written", found.alertmanager)
    checked_routes(found.alertmanager(), tmp_path)
    assert """  source_matchers:
  - alertname="NotificationsFailing"
  - integration="webhook"
  - namespace=""
""" in found.alertmanager()


def test_nobody_is_told_without_settings(written, tmp_path):
    assert checked_routes(written.alertmanager(), tmp_path) == dict.fromkeys(ROUTES, "nobody")


def test_drills_go_to_their_receiver(written, tmp_path):
    routes = checked_routes(written.alertmanager(), tmp_path, "drill=20261201T051700.000000Z")
    assert routes == dict.fromkeys(ROUTES, "drills")
    address = "http://alert-drill-receiver.monitoring.svc.cluster.local:80/alerts"
    assert f"url: {address}" in written.alertmanager()
    assert 'drill!~".+"' in written.alertmanager()
