"""The configuration of Alertmanager that the operator makes: of dist/, and with all receivers."""

import subprocess
from copy import deepcopy

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    AlertReceiver,
    AlertReceiverSettings,
    EmailLoginSettings,
    EmailSettings,
    SlackSettings,
    WebhookSettings,
)
from tests.apiserver.cluster import wait_until
from tests.apiserver.prometheus_operator.objects import observed
from tests.apiserver.prometheus_operator.written import Written
from tests.programs import made

EVERY_WAY = AlertReceiverSettings(
    email=EmailSettings(
        host="mail.example",
        sender="alerts@shop.example",
        to=["people@shop.example"],
        login=EmailLoginSettings(user="alerts"),
    ),
    slack=SlackSettings(channel="#alerts"),
    webhook=WebhookSettings(url="https://hook.example/alerts"),
    watchdog=WebhookSettings(url="https://switch.example/ping"),
)
SECRETS = {"alert-email": {"password": "secret"}, "alert-slack": {"url": "https://slack.example/a"}}
NAME = "every-way"

ROUTES = {
    ("ServiceDown", "critical"): "people",
    ("VolumeFilling", "warning"): "people",
    ("AutoscalerAtMaximum", "info"): "nobody",
    ("AnyOther", "none"): "nobody",
    ("Watchdog", "none"): "watchdog",
}


def amtool(text, tmp_path, *command):
    file = tmp_path / "alertmanager.yaml"
    file.write_text(text)
    words = [file if word == "FILE" else word for word in command]
    done = subprocess.run(
        [made("prometheus") / "amtool", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def routed(text, tmp_path, alert, severity):
    """Returns the receivers of an alert, without the place of their object."""
    labels = (f"alertname={alert}", f"severity={severity}", "namespace=app")
    file = f"--config.file={tmp_path / 'alertmanager.yaml'}"
    found = amtool(text, tmp_path, "config", "routes", "test", file, *labels)
    return found.strip().rpartition("/")[2]


@pytest.fixture(scope="module")
def every_way(cluster, written):
    """Returns what the operator writes for an Alertmanager of which all settings are made."""
    (alertmanager,) = (deepcopy(each) for each in observed() if each["kind"] == "Alertmanager")
    namespace = alertmanager["metadata"]["namespace"]
    for name, values in SECRETS.items():
        metadata = {"name": name, "namespace": namespace}
        secret = {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": values}
        cluster.apply(secret)
    chart = Chart(App(), "test", namespace=namespace, disable_resource_name_hashes=True)
    AlertReceiver(chart, NAME, EVERY_WAY)
    for manifest in chart.to_json():
        cluster.apply(manifest)
    alertmanager["metadata"]["name"] = NAME
    alertmanager["spec"]["alertmanagerConfiguration"]["name"] = NAME
    # Its own is all: that of dist/ would be one of a namespace.
    del alertmanager["spec"]["alertmanagerConfigSelector"]
    cluster.apply(alertmanager)
    found = Written(cluster, namespace, NAME)
    wait_until("the operator has written", lambda: "watchdog" in found.alertmanager())
    return found.alertmanager()


def test_amtool_has_no_objection(written, tmp_path):
    amtool(written.alertmanager(), tmp_path, "check-config", "FILE")


def test_amtool_has_no_objection_to_any_way(every_way, tmp_path):
    said = amtool(every_way, tmp_path, "check-config", "FILE")
    assert "3 receivers" in said


@pytest.mark.parametrize(("alert", "severity"), ROUTES)
def test_routes(every_way, tmp_path, alert, severity):
    assert routed(every_way, tmp_path, alert, severity) == ROUTES[alert, severity]


@pytest.mark.parametrize(("alert", "severity"), ROUTES)
def test_nobody_is_told_without_settings(written, tmp_path, alert, severity):
    assert routed(written.alertmanager(), tmp_path, alert, severity) == "nobody"


def test_people_are_told_in_all_ways(every_way):
    for words in (
        "smarthost: mail.example:587",
        "api_url: https://slack.example/a",
        "url: https://hook.example/alerts",
        "url: https://switch.example/ping",
    ):
        assert words in every_way
