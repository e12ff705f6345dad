"""Prometheus reads every metric past the policies, and its alerts arrive."""

import json

import pytest

from tests.live.commands import wait_until
from tests.live.jobs import Job, backed_up
from tests.live.monitoring import Prometheus, Receiver

MONITORS = {"servicemonitor": "endpoints", "podmonitor": "podMetricsEndpoints"}
SCRAPE_SECONDS = 300
ARRIVAL_SECONDS = 900

LONG_AGO = "2020-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def prometheus(cluster):
    prometheus = Prometheus(cluster)
    yield prometheus
    prometheus.close()


def jobs(cluster):
    found = set()
    for kind, endpoints in MONITORS.items():
        for each in cluster.list_everywhere(kind):
            name = f"{each['kind'][0].lower()}{each['kind'][1:]}"
            metadata = each["metadata"]
            found |= {
                f"{name}/{metadata['namespace']}/{metadata['name']}/{number}"
                for number in range(len(each["spec"][endpoints]))
            }
    return found


def test_every_target_is_up(cluster, prometheus):
    def problems():
        targets = prometheus.targets()
        missing = jobs(cluster) - {each["scrapePool"] for each in targets}
        down = [
            (each["scrapePool"], each["scrapeUrl"], each["lastError"])
            for each in targets
            if each["health"] != "up"
        ]
        return [*sorted(missing), *down]

    wait_until("all is scraped", lambda: not problems(), SCRAPE_SECONDS, why=problems)


def test_every_node_has_a_kubelet(cluster, prometheus):
    names = {
        each["metric"]["node"]
        for each in prometheus.query('up{job="kubelet", metrics_path="/metrics"} == 1')
    }
    assert names == set(cluster.nodes())


def test_all_rules_can_be_evaluated(prometheus):
    def health():
        rules = [rule for group in prometheus.rules() for rule in group["rules"]]
        return {(rule["name"], rule["health"], rule.get("lastError", "")) for rule in rules}

    wait_until("all are evaluated", lambda: "unknown" not in {each[1] for each in health()})
    assert {each for each in health() if each[1] != "ok"} == set()


@pytest.mark.by_turns("scaling and calm")
def test_no_alert_fires_but_the_watchdog(prometheus):
    def firing():
        return {each["labels"]["alertname"] for each in prometheus.alerts("firing")}

    wait_until("only the watchdog fires", lambda: firing() == {"Watchdog"}, why=firing)


@pytest.fixture
def receiver(cluster):
    """Lets the alerts go to a receiver, soon, by a commit."""
    receiver = Receiver()
    try:
        cluster.checkout.synthesize(
            PLATFORM_MONITORING__RECEIVER__WEBHOOK=json.dumps({"url": receiver.url}),
            PLATFORM_MONITORING__RECEIVER__GROUP_WAIT="5s",
            PLATFORM_MONITORING__RECEIVER__GROUP_INTERVAL="10s",
        )
        cluster.await_delivery(cluster.checkout.push("Other settings"))
        yield receiver
    finally:
        receiver.close()


@pytest.mark.by_turns
def test_alerts_arrive_and_are_resolved(cluster, receiver):
    wanted = {"ServiceDown", "BackupTooOld"}
    cluster.kubectl("scale", "deployment/backend", "--replicas=0", namespace="app")
    old = f'{{"status": {{"lastSuccessfulTime": "{LONG_AGO}"}}}}'
    cluster.kubectl(
        *("patch", "cronjob/postgresql-backup", "--subresource=status", "--type=merge"),
        f"--patch={old}",
        namespace="db",
    )
    arrived(receiver, {(name, "firing") for name in wanted})
    cluster.kubectl("scale", "deployment/backend", "--replicas=1", namespace="app")
    backed_up(cluster)
    arrived(receiver, {(name, "resolved") for name in wanted})


def test_a_drill_of_all_alerts_arrives(cluster, prometheus):
    """Past the policies, at the receiver of drills, and Prometheus knows of it."""
    job = Job(cluster, "alert-drill", "monitoring")
    assert job.ended() == "Complete", job.log()
    alerts = {
        (rule["name"], *sorted(rule["labels"].items()))
        for group in prometheus.rules()
        for rule in group["rules"]
        if rule["type"] == "alerting"
    }
    assert f"{len(alerts)} of {len(alerts)} alerts arrived" in job.log()

    def known():
        of = ('drill_alerts{outcome="arrived"}', "alert_drill_age_seconds")
        values = [each["value"][1] for name in of for each in prometheus.query(name)]
        return len(values) == 2 and int(values[0]) == len(alerts) and float(values[1]) < 600

    wait_until("its outcome and its age are metrics", known, SCRAPE_SECONDS)


def arrived(receiver, wanted):
    wait_until(
        f"{sorted(wanted)} arrive",
        lambda: wanted <= set(receiver.received()),
        ARRIVAL_SECONDS,
        why=receiver.received,
    )
