"""Prometheus, Alertmanager and a receiver of its alerts, on loopback."""

import time
from contextlib import contextmanager

import httpx
import yaml

from scripts.postgres import free_port
from tests.checkout import ROOT
from tests.programs import made
from tests.served import served
from tests.services.programs import answers, get, wait_until
from tests.services.stores import running

VALUES = ROOT / "dist/monitoring/kube-prometheus-stack-values.yaml"

NOBODY = {"route": {"receiver": "nobody"}, "receivers": [{"name": "nobody"}]}
"""A configuration of Alertmanager without notifications."""


@contextmanager
def alertmanager(folder, configuration=NOBODY):
    (folder / "alertmanager.yaml").write_text(yaml.safe_dump(configuration))
    port = free_port()
    command = [
        made("alertmanager") / "alertmanager",
        f"--config.file={folder / 'alertmanager.yaml'}",
        f"--storage.path={folder / 'alertmanager'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--cluster.listen-address=",
    ]
    with running(command, None, port, folder / "alertmanager.log"):
        wait_until("it is ready", lambda: answers(f"http://127.0.0.1:{port}/-/ready"))
        yield f"127.0.0.1:{port}"


def send(address, *alerts):
    httpx.post(f"http://{address}/api/v2/alerts", json=alerts).raise_for_status()


def configuration_of(spec, addresses):
    """Return what the operator makes of an AlertmanagerConfig, with other addresses of webhooks."""
    return {
        "route": {**_route(spec["route"]), "routes": [_route(r) for r in spec["route"]["routes"]]},
        "receivers": [
            {
                "name": each["name"],
                "webhook_configs": [
                    {"url": addresses[call["url"]], "send_resolved": call["sendResolved"]}
                    for call in each.get("webhookConfigs", ())
                ],
            }
            for each in spec["receivers"]
        ],
        "inhibit_rules": inhibit_rules_of(spec),
    }


def inhibit_rules_of(spec):
    """Return the rules of inhibition that the operator makes of an AlertmanagerConfig."""
    return [
        {
            "source_matchers": _matchers(rule["sourceMatch"]),
            "target_matchers": _matchers(rule["targetMatch"]),
            "equal": rule.get("equal", []),
        }
        for rule in spec["inhibitRules"]
    ]


ROUTE_NAMES = {
    "receiver": "receiver",
    "groupBy": "group_by",
    "groupWait": "group_wait",
    "groupInterval": "group_interval",
    "repeatInterval": "repeat_interval",
}
"""Fields of a route, by the operator's names."""


def _route(route):
    fields = {name: route[key] for key, name in ROUTE_NAMES.items() if key in route}
    return {**fields, "matchers": _matchers(route.get("matchers", ()))}


def _matchers(matchers):
    return [f'{each["name"]}{each.get("matchType", "=")}"{each["value"]}"' for each in matchers]


@contextmanager
def receiver(answer_seconds=0):
    """Yield the address of a receiver of alerts, and the time and body of each call to it."""
    calls = []

    def answer(request):
        calls.append((time.monotonic(), request.content))
        time.sleep(answer_seconds)
        return 200, b"", {}

    with served(answer=answer) as port:
        yield f"http://127.0.0.1:{port}/", calls


@contextmanager
def prometheus(folder, targets, rules_file, alertmanager_address):
    """Yield the address of a Prometheus that reads targets, and itself, each second.

    It stores them as the one on the cluster does.

    Args:
        folder: Folder for its data.
        targets: Address of each target, by its labels, which a monitor would give it.
        rules_file: File with its rules.
        alertmanager_address: Address of its Alertmanager.
    """
    port = free_port()
    address = f"127.0.0.1:{port}"
    itself = {"job": "kps-prometheus", "namespace": "monitoring"}
    jobs = [*targets, (itself, address)]
    configuration = {
        "global": {"scrape_interval": "1s", "evaluation_interval": "1s"},
        "storage": {"tsdb": {"out_of_order_time_window": _window()}},
        "rule_files": [str(rules_file)],
        "alerting": {"alertmanagers": [{"static_configs": [{"targets": [alertmanager_address]}]}]},
        "scrape_configs": [
            {
                "job_name": labels["job"],
                "static_configs": [{"targets": [target], "labels": labels}],
            }
            for labels, target in jobs
        ],
    }
    (folder / "prometheus.yaml").write_text(yaml.safe_dump(configuration))
    command = [
        made("prometheus") / "prometheus",
        f"--config.file={folder / 'prometheus.yaml'}",
        f"--storage.tsdb.path={folder / 'prometheus'}",
        f"--web.listen-address={address}",
    ]
    with running(command, None, port, folder / "prometheus.log"):
        url = f"http://{address}"
        wait_until("all targets are up", lambda: _are_up(url, len(jobs)))
        wait_until("all rules are evaluated", lambda: all(_evaluated(url)))
        yield url


def _window():
    spec = yaml.safe_load(VALUES.read_text())["prometheus"]["prometheusSpec"]
    return spec.get("tsdb", {}).get("outOfOrderTimeWindow", "0s")


def asked(url, path, **parameters):
    answer = get(f"{url}/api/v1/{path}", params=parameters)
    return answer.raise_for_status().json()["data"]


def _are_up(url, number):
    try:
        up = asked(url, "query", query="count(count_over_time(up[1m]) > 1 and up == 1)")["result"]
    except httpx.HTTPError:
        return False
    return bool(up) and int(up[0]["value"][1]) == number


def _evaluated(url):
    for group in asked(url, "rules")["groups"]:
        for rule in group["rules"]:
            yield rule["health"] != "unknown"
