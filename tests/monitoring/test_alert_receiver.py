import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from constructs_lib import SecretRef
from constructs_lib.monitoring import AlertDrill, AlertReceiver, AlertReceiverProps
from constructs_lib.monitoring.receiver_props import (
    EmailLoginProps,
    EmailProps,
    SlackProps,
    WebhookProps,
)
from constructs_lib.secrets.needed import needed_secrets
from constructs_lib.testing import assert_rules
from tests.monitoring.platform_rules import alert_rules
from tests.monitoring.routing import is_inhibited, route_of, ways_to
from tests.other_values import another, every_option, stated
from tests.synthesis import new_chart

EMAIL = EmailProps(host="smtp.example", sender="alerts@shop.example", to=["ada@shop.example"])
WEBHOOK = WebhookProps(url="https://alerts.example/hook")
SWITCH = WebhookProps(url="https://switch.example/ping")
WAYS = {
    "emailConfigs": {"email": EMAIL},
    "slackConfigs": {"slack": SlackProps()},
    "webhookConfigs": {"webhook": WEBHOOK},
}
"""Settings of each way by which people are told."""


def receiver(chart, **given):
    return AlertReceiver(chart, "alerts", AlertReceiverProps(**given))


def spec_of(made):
    return made.alertmanager_config.to_json()["spec"]


def spec(**given):
    return spec_of(receiver(new_chart(), **given))


def settings_of(ways, has_switch):
    settings = {name: value for way in ways for name, value in WAYS[way].items()}
    return {**settings, "watchdog": SWITCH} if has_switch else settings


def of_receiver(spec, name):
    (found,) = [each for each in spec["receivers"] if each["name"] == name]
    return found


def test_every_option(chart, manifests):
    AlertReceiver(chart, "alerts", every_option(AlertReceiverProps))
    assert chart.to_json() == manifests
    assert_rules(chart)


severities = st.sampled_from(["critical", "warning", "info", "none", "page", ""])
some_ways = st.sets(st.sampled_from(list(WAYS)))
some_labels = st.dictionaries(
    st.sampled_from(["namespace", "job", "service", "pod", "persistentvolumeclaim", "name", "le"]),
    st.sampled_from(["a", "b"]),
    max_size=3,
)
alerts = st.builds(
    lambda name, severity, labels: {"alertname": name, "severity": severity, **labels},
    st.sampled_from(["ShopDown", "VolumeFull", "InfoInhibitor", "Watchdog"]),
    severities,
    some_labels,
)


@given(some_ways, st.booleans(), alerts)
def test_who_is_told(ways, has_switch, alert):
    """People get urgent and unjudged alerts, in all ways; the switch of
    the watchdog only.
    """
    told = ways_to(spec(**settings_of(ways, has_switch)), alert)
    if has_switch and alert["alertname"] == "Watchdog":
        assert told == {"webhookConfigs"}
    elif alert["severity"] in ("info", "none"):
        assert told == set()
    else:
        assert told == ways


@given(alerts, alerts)
def test_which_alerts_hide_others(alert, other):
    """A critical one hides the same of the same thing, where that is less severe: nothing else."""
    about = ["alertname", "namespace", "job", "service", "pod", "persistentvolumeclaim", "name"]
    same = all(alert.get(name) == other.get(name) for name in about)
    less = alert["severity"] in ("warning", "info") and other["severity"] == "critical"
    assert is_inhibited(spec(), alert, [other]) == (same and less)


@given(some_ways, st.booleans(), alerts, st.booleans())
def test_drills_reach_their_receiver_only(ways, has_switch, alert, has_drill):
    """Without one, neither people nor the switch get it."""
    chart = new_chart()
    props = AlertReceiverProps(**settings_of(ways, has_switch))
    wiring = {"drill": another(AlertDrill)} if has_drill else {}
    made = spec_of(AlertReceiver(chart, "alerts", props, **wiring))
    route = route_of(made, {**alert, "drill": "20261201T051700.000000Z"})
    assert route["receiver"] == ("drills" if has_drill else "nobody")
    assert "continue" not in route
    assert route_of(made, alert)["receiver"] != "drills"


@given(alerts, alerts, st.sampled_from(["alert", "other", "both"]))
def test_drills_hide_nothing_and_nothing_hides_them(alert, other, which):
    """Whatever fires, and of several severities of an alert, each is proven."""
    drill = {"drill": "20261201T051700.000000Z"}
    made = spec(slack=SlackProps(), watchdog=SWITCH)
    failure = {"alertname": "NotificationsFailing", "severity": "critical", "integration": "slack"}
    others = [each | (drill if which != "alert" else {}) for each in (other, failure)]
    assert not is_inhibited(made, alert | (drill if which != "other" else {}), others)


def test_an_alert_hides_none_that_is_of_something_else():
    """Whatever the alerts of the platform are of: a node, a container, a pipeline."""
    told_apart = {
        name
        for rule in alert_rules()
        for names in re.findall(r"\bby \(([^)]+)\)", rule["expr"])
        for name in names.split(", ")
    }
    assert {"namespace", "node", "container", "cronjob"} < told_apart
    for name in told_apart:
        warning = {"alertname": "Slow", "severity": "warning", name: "a"}
        assert is_inhibited(spec(), warning, [{**warning, "severity": "critical"}])
        assert not is_inhibited(spec(), warning, [{**warning, "severity": "critical", name: "b"}])


def test_the_switch_is_called_often_and_only_while_the_alert_fires():
    """It tells people when the calls stop, so the message that the alert ended must not be one."""
    made = spec(watchdog=SWITCH)
    route = route_of(made, {"alertname": "Watchdog", "severity": "none"})
    assert (route["receiver"], route["groupInterval"], route["repeatInterval"]) == (
        "watchdog",
        "1m",
        "4m30s",
    )
    (call,) = of_receiver(made, "watchdog")["webhookConfigs"]
    assert call == {"sendResolved": False, "url": "https://switch.example/ping"}


@pytest.mark.parametrize("failing", ["email", "slack", "webhook"])
@given(ways=some_ways)
def test_the_switch_tells_of_the_only_way_that_fails(failing, ways):
    """It would not arrive, like any other alert; by another way, it would."""
    settings = settings_of(ways, has_switch=True)
    made = spec(**settings)
    failure = {"alertname": "NotificationsFailing", "integration": failing, "severity": "critical"}
    watchdog = {"alertname": "Watchdog", "severity": "none"}
    assert is_inhibited(made, watchdog, [failure]) == (set(settings) == {failing, "watchdog"})
    assert not is_inhibited(made, {"alertname": "ShopDown", "severity": "critical"}, [failure])
    assert not is_inhibited(made, watchdog, [{**failure, "alertname": "AlertsNotDelivered"}])


def test_the_alerts_that_receivers_know_by_name_are_those_of_the_platform():
    labels = {"Watchdog": [], "NotificationsFailing": ["integration"]}
    for name, kept in labels.items():
        (rule,) = [rule for rule in alert_rules() if rule["alert"] == name]
        assert all(f"by ({label})" in rule["expr"] for label in kept)


def test_email_is_encrypted_and_goes_to_all():
    email = EmailProps(
        host="smtp.example", sender="a@shop.example", to=["b@shop.example", "c@shop.example"]
    )
    (message,) = of_receiver(spec(email=email), "people")["emailConfigs"]
    assert message["smarthost"] == "smtp.example:587"
    assert message["requireTLS"] is True
    assert message["to"] == "b@shop.example, c@shop.example"
    assert "authUsername" not in message


def test_secrets_are_named_and_a_person_is_asked_for_them(chart):
    """At random, as other values are made, they would be of no use."""
    own = SecretRef(name="switch", keys=("address", "other"), values={"other": "time"})
    made = receiver(
        chart,
        email=EmailProps(**stated(EMAIL), login=EmailLoginProps(user="shop")),
        slack=SlackProps(),
        webhook=WEBHOOK,
        watchdog=WebhookProps(url_secret=own.key("address")),
    )
    assert needed_secrets(chart) == [
        {"namespace": "test", "name": "alert-email", "values": {"password": "given"}},
        {"namespace": "test", "name": "alert-slack", "values": {"url": "given"}},
        {"namespace": "test", "name": "switch", "values": {"address": "given", "other": "time"}},
    ]
    people = of_receiver(spec_of(made), "people")
    assert people["emailConfigs"][0]["authPassword"] == {"name": "alert-email", "key": "password"}
    assert people["slackConfigs"][0]["apiURL"] == {"name": "alert-slack", "key": "url"}
    (call,) = of_receiver(spec_of(made), "watchdog")["webhookConfigs"]
    assert call["urlSecret"] == {"name": "switch", "key": "address"}
    assert_rules(chart)


SECRET_ADDRESS = WebhookProps(url_secret=SecretRef(name="hook", keys=("url",)).key("url"))


@pytest.mark.parametrize(
    ("given", "ports"),
    [
        pytest.param({}, (), id="none"),
        pytest.param({"webhook": {"url": "http://a.example/b"}}, (80,), id="http"),
        pytest.param({"watchdog": {"url": "https://a.example:8443/b:1"}}, (8443,), id="port"),
        pytest.param({"webhook": {"url": "http://a.b.svc.cluster.local/c"}}, (), id="cluster"),
        pytest.param({"watchdog": SECRET_ADDRESS}, (443,), id="secret"),
        pytest.param({"email": EMAIL, "slack": {}, "webhook": WEBHOOK}, (443, 587), id="several"),
    ],
)
def test_ports_outside_the_cluster(given, ports):
    assert AlertReceiverProps(**given).outside_ports == ports


@pytest.mark.parametrize(
    "times",
    [("30s", "30s", "30s"), ("999ms", "1s", "120h")],
)
def test_times_in_order_are_taken_over(times):
    names = ("group_wait", "group_interval", "repeat_interval")
    route = spec(**dict(zip(names, times, strict=True)))["route"]
    assert (route["groupWait"], route["groupInterval"], route["repeatInterval"]) == times


ORDER = "'group_wait', 'group_interval' and 'repeat_interval' must be in this order, the shortest"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"group_wait": "6m"}, f"{ORDER} .* got 6m, 5m, 12h; correct one"),
        ({"repeat_interval": "121h"}, "at most 120h, got 30s, 5m, 121h"),
        ({"group_by": ["..."]}, "the name of a label of metrics"),
        ({"group_by": ["pod", "pod"]}, "'group_by' must differ"),
        ({"webhook": {}}, "one of 'url' and 'url_secret' must be given, got none"),
        ({"webhook": {**stated(SECRET_ADDRESS), "url": "https://a"}}, "got url and url_secret"),
        ({"slack": {"webhook": "https://hooks.slack.com/services/a"}}, "SecretKey"),
        ({"email": {**stated(EMAIL), "to": []}}, "at least 1 item"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        AlertReceiverProps(**given)
