"""The database dies: a real Prometheus and a real Alertmanager tell people once."""

import json
import time
from contextlib import ExitStack
from itertools import count

import httpx
import yaml

from tests.checkout import ROOT
from tests.monitoring.platform_rules import platform_rules
from tests.served import served
from tests.services.monitoring.servers import alertmanager, inhibit_rules_of, prometheus, receiver
from tests.services.programs import wait_until

WEB = """
http_request_duration_seconds_count{{route="/api",status="500"}} {0}
http_request_duration_seconds_bucket{{route="/api",status="500",le="0.5"}} 0
"""
NOT_READY = """
kube_pod_status_ready{{namespace="{0}",pod="{1}",condition="true"}} 0
kube_pod_status_phase{{namespace="{0}",pod="{1}",phase="Running"}} 1
"""
STATE = (
    """
kube_deployment_status_replicas_available{namespace="app",deployment="backend"} 0
kube_deployment_status_replicas_available{namespace="app",deployment="frontend"} 2
"""
    + NOT_READY.format("db", "postgresql-0")
    + NOT_READY.format("app", "backend-6d4cf56db6-7xk2p")
    + NOT_READY.format("cicd", "gitea-0")
)
"""A pod of another tier is not ready, for another reason."""
TARGETS = {
    ("db", "postgresql-exporter"): lambda _: "pg_up 0\n",
    ("app", "backend"): WEB.format,
    ("app", "frontend"): WEB.format,
    ("", "kube-state-metrics"): lambda _: STATE,
}
"""Metrics of each job, by the number of requests that failed until now."""
FIRING = 13
GROUP_WAIT_SECONDS = 10


def rules():
    """Return the rules of outages and symptoms, which fire at once, and what they are made of."""
    for group in platform_rules():
        kept = [
            {key: value for key, value in rule.items() if key not in ("for", "keep_firing_for")}
            for rule in group["rules"]
            if "record" in rule or {"outage", "symptom"} & rule["labels"].keys()
        ]
        if kept:
            yield {**group, "rules": kept}


def told(folder, inhibited):
    """Return the groups of alerts that people are told of, and the names of all that fire."""
    (folder / "rules.yaml").write_text(yaml.safe_dump({"groups": [*rules()]}))
    (config,) = yaml.safe_load_all((ROOT / "dist/monitoring/alert-receiver.yaml").read_text())
    with ExitStack() as stack:
        url, calls = stack.enter_context(receiver())
        route = config["spec"]["route"]
        wait = f"{GROUP_WAIT_SECONDS}s"
        configuration = {
            "route": {"receiver": "people", "group_by": route["groupBy"], "group_wait": wait},
            "receivers": [{"name": "people", "webhook_configs": [{"url": url}]}],
            "inhibit_rules": inhibit_rules_of(config["spec"]) if inhibited else [],
        }
        address = stack.enter_context(alertmanager(folder, configuration))
        targets = []
        for (namespace, job), metrics in TARGETS.items():
            numbers = count(100, 100)

            def answer(_, metrics=metrics, numbers=numbers):
                text = metrics(next(numbers))
                return 200, text.lstrip().encode(), {"Content-Type": "text/plain; version=0.0.4"}

            port = stack.enter_context(served(answer=answer))
            labels = {"job": job, **({"namespace": namespace} if namespace else {})}
            targets.append((labels, f"127.0.0.1:{port}"))
        stack.enter_context(prometheus(folder, targets, folder / "rules.yaml", address))

        def firing():
            return httpx.get(f"http://{address}/api/v2/alerts").json()

        wait_until("all alerts fire", lambda: len(firing()) >= FIRING, seconds=60)
        # By then, each group of alerts that nothing holds back was told.
        time.sleep(GROUP_WAIT_SECONDS + 2)
        groups = [json.loads(body)["groupLabels"] for _, body in calls]
        return sorted(tuple(each.values()) for each in groups), len(firing())


def test_the_database_dies_and_people_are_told_once(tmp_path):
    groups, firing = told(tmp_path, inhibited=True)
    assert groups == [("PodNotReady", "cicd"), ("PostgresDown", "db")]
    assert firing == FIRING


def test_without_inhibition_they_are_told_nine_times(tmp_path):
    groups, _ = told(tmp_path, inhibited=False)
    assert len(groups) == 9
