"""What the operator makes of monitors, rules and receivers of a team where it bounds them."""

import json
import re
from copy import deepcopy

import pytest
import yaml

from constructs_lib import Platform
from constructs_lib.reference import MonitoringTier, MonitoringTierProps
from tests.apiserver.cluster import wait_until
from tests.apiserver.prometheus_operator.objects import observed
from tests.apiserver.prometheus_operator.written import Written
from tests.checkout import ended
from tests.objects import made as manifest
from tests.programs import made
from tests.teams import monitoring

FILE = re.compile(r".*/|-[0-9a-f-]{36}\.yaml$")
"""Folder of a file of rules, and the end of its name."""

BOUNDS = ("enforcedNamespaceLabel", "excludedFromEnforcement")
SPOOFED = {"targetLabel": "namespace", "replacement": "bank"}
READING = [
    {"alert": "Down", "expr": 'up{namespace="bank"} == 0 or up == 0'},
    {"record": "seen", "expr": "count(up)", "labels": {"namespace": "bank"}},
]
MONITORS = [
    monitoring.service_monitor(honorLabels=True, **{field: [SPOOFED]})
    for field in ("relabelings", "metricRelabelings")
]
RULES = [
    *(each for each, _ in monitoring.BOUNDED if each["kind"] == "PrometheusRule"),
    monitoring.of_operator("PrometheusRule", {"groups": [{"name": "read", "rules": READING}]}),
]
RECEIVERS = [
    *(each for each, _ in monitoring.BOUNDED if each["kind"] == "AlertmanagerConfig"),
    monitoring.receiver(),
]


def named(name, found, namespace="shop"):
    return {**found, "metadata": {"name": name, "namespace": namespace}}


@pytest.fixture(scope="module")
def bounded(cluster, written):
    """Return what the operator writes for a Prometheus with the bounds of the tier."""
    tier = MonitoringTier(
        Platform(),
        MonitoringTierProps(bounded=True),
        tier_namespaces=["monitoring", "app"],
        web_namespaces=["app"],
    )
    (values,) = (each.values for each in tier.components if each.name == "kube-prometheus-stack")
    (found,) = (each for each in observed() if each["kind"] == "Prometheus")
    prometheus = named("bounded", deepcopy(found), "monitoring")
    stated = values["prometheus"]["prometheusSpec"]
    limits = ("enforcedBodySizeLimit", "enforcedSampleLimit")
    prometheus["spec"] |= {each: stated[each] for each in (*BOUNDS, *limits)}
    found = {"monitor": MONITORS, "rules": RULES, "receiver": RECEIVERS}
    objects = [
        *(named(f"{name}-{at}", each) for name in found for at, each in enumerate(found[name])),
        named("platform", RULES[-1], "app"),
        prometheus,
    ]
    cluster.apply(manifest("Namespace", "shop", None))
    for each in objects:
        cluster.apply(each)
    yield Written(cluster, "monitoring", "bounded")
    for each in objects:
        cluster.delete(each)


@pytest.fixture(scope="module")
def files(bounded):
    """Return the files of rules by namespace and name of their object."""
    wanted = {"app-platform", *(f"shop-rules-{number}" for number in range(len(RULES)))}

    def read():
        return {FILE.sub("", name): text for name, text in bounded.rules().items()}

    wait_until("all rules are written", lambda: wanted <= {*read()}, why=lambda: [*read()])
    return read()


@pytest.mark.parametrize(
    ("name", "down", "seen"),
    [
        (f"shop-rules-{len(RULES) - 1}", ["shop"], {"seen{namespace='shop'}": 1}),
        ("app-platform", ["shop", "bank"], {"seen{namespace='bank'}": 2}),
    ],
)
def test_rules_of_a_team_read_and_write_series_of_its_namespace(files, tmp_path, name, down, seen):
    """Those of the platform read all series, and write what they state."""
    alerts = [{"exp_labels": {"namespace": each}} for each in down]
    samples = [{"labels": labels, "value": value} for labels, value in seen.items()]
    test = {
        "interval": "1m",
        "input_series": [
            {"series": f'up{{namespace="{each}"}}', "values": "0x9"} for each in ("shop", "bank")
        ],
        "alert_rule_test": [{"eval_time": "5m", "alertname": "Down", "exp_alerts": alerts}],
        "promql_expr_test": [{"expr": "seen", "eval_time": "5m", "exp_samples": samples}],
    }
    (tmp_path / "rules.yaml").write_text(files[name])
    file = tmp_path / "tests.yaml"
    file.write_text(json.dumps({"rule_files": ["rules.yaml"], "tests": [test]}))
    done = ended([made("prometheus") / "promtool", "test", "rules", file])
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_expression_and_label_is_of_the_namespace(files):
    for number in range(len(RULES)):
        (group,) = yaml.safe_load(files[f"shop-rules-{number}"])["groups"]
        for rule in group["rules"]:
            # That of a rule overrides that of its group.
            assert rule["labels"]["namespace"] == "shop"
            assert "bank" not in rule["expr"]
            metrics = re.findall(r"\b(?:up|a)\b", rule["expr"])
            assert rule["expr"].count('{namespace="shop"}') == len(metrics) > 0


def test_monitors_set_no_other_namespace(bounded):
    def read():
        found = yaml.safe_load(bounded.prometheus())["scrape_configs"] or []
        return [each for each in found if each["job_name"].startswith("serviceMonitor/shop/")]

    wait_until("all monitors are written", lambda: len(read()) == len(MONITORS))
    for each in read():
        for field in ("relabel_configs", "metric_relabel_configs"):
            (*_, last) = (one for one in each[field] if one.get("target_label") == "namespace")
            assert last == {"target_label": "namespace", "replacement": "shop"}
        assert each["kubernetes_sd_configs"][0]["namespaces"] == {"names": ["shop"]}


def test_no_target_takes_the_memory_of_others(bounded):
    limits = yaml.safe_load(bounded.prometheus())["global"]
    assert (limits["body_size_limit"], limits["sample_limit"]) == ("32MB", 20000)


def test_receivers_get_alerts_of_their_namespace_alone(bounded, written, tmp_path):
    last = f"shop/receiver-{len(RECEIVERS) - 1}/planted"
    wait_until("all receivers are written", lambda: last in written.alertmanager())
    file = tmp_path / "alertmanager.yaml"
    file.write_text(written.alertmanager())
    test = ("config", "routes", "test", f"--config.file={file}", "alertname=Down")

    def receivers(namespace):
        done = ended([made("prometheus") / "amtool", *test, f"namespace={namespace}"])
        return done.stdout.strip().split(",")

    assert receivers("bank") == ["monitoring/alerts/nobody"]
    assert receivers("shop") == [last]
