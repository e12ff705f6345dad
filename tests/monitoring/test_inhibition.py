"""Which alerts an outage holds back: those of services that need the one that is down."""

from hypothesis import given
from hypothesis import strategies as st

from constructs_lib import ExternalPods, Platform, Tier, TierProps, WebService, WebServiceProps
from constructs_lib.monitoring import AlertReceiver, AlertReceiverProps, alert, web_service_alerts
from constructs_lib.monitoring.inhibition import inhibit_rules
from constructs_lib.teams import add_team
from tests.monitoring.routing import is_inhibited
from tests.other_values import smallest
from tests.teams.test_space import row

SERVICES = ["shop/a", "shop/ab", "shop/b", "shop/c", "other/a"]
services = st.sampled_from(SERVICES)


def alert_of(label, service):
    return {"alertname": "Some", "severity": "critical", label: service}


def needed_by(service, calls):
    """Return what a service needs, directly and indirectly."""
    found = {target for caller, target in calls if caller == service}
    while more := {target for caller, target in calls if caller in found} - found:
        found |= more
    return found


@given(st.sets(st.tuples(services, services)), st.sets(services, min_size=1))
def test_what_is_held_back_needs_an_outage_that_is_told(calls, down):
    rules = {"inhibitRules": inhibit_rules(SERVICES, calls)}
    outages = [alert_of("outage", each) for each in sorted(down)]
    ends = {end for call in calls for end in call}
    told = {
        each["outage"]
        for each in outages
        if not is_inhibited(rules, each, [other for other in outages if other is not each])
    }
    assert told
    for service in SERVICES:
        needed = needed_by(service, calls)
        is_hidden = is_inhibited(rules, alert_of("symptom", service), outages)
        assert is_hidden == bool(down & (needed | {service}) & ends)
        assert not is_hidden or told & (needed | {service})
        if service in down - told:
            assert told & needed


def test_an_alert_of_a_team_is_no_outage_of_the_platform():
    """Its rules may state any label, but for its namespace."""
    platform, chart, _ = platform_of(("web", "api"))
    alert(platform.order[0].tier, "api", web_service_alerts("shop", "api"))
    teams = Tier(platform, TierProps(name="teams"))
    for name in ("bank", "club"):
        add_team(teams, name, row(name))
    receiver = AlertReceiver(chart, "alerts", AlertReceiverProps())
    receiver.inhibit_consequences(platform)
    spec = receiver.alertmanager_config.to_json()["spec"]
    outage, symptom = alert_of("outage", "shop/api"), alert_of("symptom", "shop/web")
    assert is_inhibited(spec, symptom, [{**outage, "namespace": "shop"}])
    for name in ("bank", "club"):
        assert not is_inhibited(spec, symptom, [{**outage, "namespace": name}])


def platform_of(*calls):
    platform = Platform()
    chart = Tier(platform, TierProps(name="shop")).chart("shop")
    made = {
        id: WebService(chart, id, smallest(WebServiceProps))
        for id in sorted({end for call in calls for end in call})
    }
    for caller, target in calls:
        made[caller].connections.allow_to(made[target], reason="Calls it")
    return platform, chart, made


def test_prometheus_and_nodes_join_nothing():
    """A service that asks Prometheus does not need all that Prometheus reads."""
    platform, chart, made = platform_of(("web", "api"), ("report", "web"))
    tier = platform.order[0].tier
    made["report"].connections.allow_to(platform.prometheus, 9090, reason="Draws metrics")
    made["report"].connections.allow_to_nodes(10250, reason="Reads kubelets")
    made["api"].connections.allow_from_nodes(reason="Visitors")
    platform.prometheus.connections.allow_to(made["api"], 9464, reason="Reads metrics")
    other = ExternalPods(name="other", namespace="else", pod_labels={"app": "other"})
    platform.prometheus.connections.allow_to(made["web"], 9464, reason="Reads metrics")
    made["web"].connections.allow_to(other, 80, reason="Calls it")
    alert(tier, "api", web_service_alerts("shop", "api"))
    receiver = AlertReceiver(chart, "alerts", AlertReceiverProps())
    receiver.inhibit_consequences(platform)
    spec = receiver.alertmanager_config.to_json()["spec"]
    (added,) = [
        rule
        for rule in spec["inhibitRules"]
        if {"name": "outage", "value": "shop/api"} in rule["sourceMatch"]
    ]
    assert added["targetMatch"][0]["value"] == "shop/api|shop/report|shop/web"
    drill = {**alert_of("symptom", "shop/web"), "drill": "1"}
    down = alert_of("outage", "shop/api")
    assert is_inhibited(spec, alert_of("symptom", "shop/web"), [down])
    assert not is_inhibited(spec, drill, [down])
    assert not is_inhibited(spec, alert_of("symptom", "shop/web"), [{**down, "drill": "1"}])
    assert not is_inhibited(spec, alert_of("symptom", "shop/web"), [{**down, "severity": "info"}])
