"""What the operator refuses is not in the configuration, and only its metrics tell of that."""

import re
from copy import deepcopy

import httpx
import pytest

from constructs_lib import SecretRef
from constructs_lib.monitoring import AlertReceiverProps
from constructs_lib.monitoring.receiver_props import SlackProps
from tests.apiserver.cluster import wait_until
from tests.apiserver.dist import of_kind
from tests.apiserver.prometheus_operator.objects import with_receiver

REFUSED = re.compile(
    r'(prometheus_operator_syncs\{.*status="failed".*\}'
    r'|prometheus_operator_managed_resources\{.*state="rejected".*\}) (\d+)'
)
"""Series by which PrometheusConfigurationRejected fires, and their values."""


@pytest.fixture
def refused(operator, written):
    """Return a function that returns the series which count what the operator refuses."""

    def read():
        text = httpx.get(f"{operator}/metrics", trust_env=False).raise_for_status().text
        return [series for series, number in REFUSED.findall(text) if number != "0"]

    wait_until("nothing is refused", lambda: read() == [], why=read)
    return read


def test_rules_with_a_broken_expression(refused, cluster):
    """Without the webhook, which is not installed, the API server accepts them."""
    rules = deepcopy(dict(of_kind("PrometheusRule")[0]))
    rules["metadata"]["name"] = "broken"
    rules["spec"]["groups"][0]["rules"][0]["expr"] = "sum by (job (up)"
    cluster.apply(rules)
    try:
        wait_until("the rules are refused", refused)
        (series,) = refused()
        assert 'resource="PrometheusRule"' in series
    finally:
        cluster.delete(rules)


def test_a_receiver_whose_secret_is_missing(refused, cluster):
    """The former configuration goes on, which Alertmanager calls a good one."""
    url = SecretRef(name="nowhere", keys=("url",)).key("url")
    settings = AlertReceiverProps(slack=SlackProps(webhook=url))
    receiver, alertmanager = with_receiver("no-secret", settings)
    cluster.apply(receiver)
    cluster.apply(alertmanager)
    try:
        wait_until(
            "no configuration is written",
            lambda: any("prometheus_operator_syncs" in series for series in refused()),
        )
        assert all('controller="alertmanager"' in series for series in refused())
    finally:
        cluster.delete(alertmanager)
        cluster.delete(receiver)
