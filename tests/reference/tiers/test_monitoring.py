import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import Platform
from constructs_lib.monitoring import AlertReceiverProps
from constructs_lib.reference import (
    MonitoringTier,
    MonitoringTierProps,
    NodeAgentsTier,
    NodeAgentsTierProps,
)
from constructs_lib.reference.charts.loki import LokiProps
from constructs_lib.testing import assert_rules
from tests.objects import single
from tests.reference.tiers.examples import flows, objects, quota_of, values


def monitoring(**given):
    return MonitoringTier(
        Platform(),
        MonitoringTierProps(**given),
        tier_namespaces=["shop", "monitoring"],
        web_namespaces=["shop"],
    )


def agents(**given):
    return monitoring(log_shipper="promtail", node_agents=given).node_agents


def test_with_alloy():
    tier = monitoring()
    assert [each.name for each in tier.components][2:] == ["alloy"]
    # The servers once; operator, kube-state-metrics, Alloy and the receiver of drills twice; a
    # drill; and a container more.
    assert quota_of(tier)["pods"] == 4 + 4 * 2 + 1 + 1
    assert_rules(tier)


def test_either_shipper_sends_to_loki_and_nobody_else_does():
    with_alloy = flows(monitoring())
    tier = monitoring(log_shipper="promtail")
    with_promtail = flows(tier, tier.node_agents)
    for all_flows, shipper in (
        (with_alloy, "monitoring/alloy"),
        (with_promtail, "node-agents/promtail"),
    ):
        assert [flow for flow in all_flows if " monitoring/loki " in flow] == [
            f"{source} monitoring/loki (3100,)"
            for source in sorted(["monitoring/grafana", "monitoring/prometheus", shipper])
        ]


def test_nobody_is_told_unless_a_way_is_named():
    told = "monitoring/alertmanager outside (443, 8443)"
    sent = [flow for flow in flows(monitoring()) if flow.startswith("monitoring/alertmanager ")]
    assert sent == ["monitoring/alertmanager monitoring/alert-drill-receiver (8080,)"]
    receiver = AlertReceiverProps(
        webhook={"url": "https://hooks.example/a"}, watchdog={"url": "https://dead.example:8443/b"}
    )
    assert told in flows(monitoring(receiver=receiver))


def test_rules_of_teams_are_bounded_and_those_of_tiers_are_not():
    tier = monitoring(bounded=True)
    spec = values(tier, "kube-prometheus-stack")["prometheus"]["prometheusSpec"]
    assert spec["enforcedNamespaceLabel"] == "namespace"
    left_out = spec["excludedFromEnforcement"]
    assert {each["namespace"] for each in left_out} == {"shop", "monitoring"}
    assert {"prometheusrules", "servicemonitors"} < {each["resource"] for each in left_out}
    assert tier.platform.bounds_rules
    assert "monitoring/alertmanager outside (443,)" in flows(tier)
    assert not monitoring().platform.bounds_rules


def test_drills_are_sent_and_counted_by_default():
    """The job asks both servers by the ports of their Services, which are those of the pods."""
    tier = monitoring(namespace="watch")
    job = single(objects(tier), "CronJob", "alert-drill")["spec"]["jobTemplate"]["spec"]
    (container,) = job["template"]["spec"]["containers"]
    addresses = {each["name"]: each["value"] for each in container["env"]}
    assert addresses["PROMETHEUS_URL"] == "http://kps-prometheus.watch.svc.cluster.local:9090"
    assert addresses["ALERTMANAGER_URL"] == "http://kps-alertmanager.watch.svc.cluster.local:9093"
    spec = single(objects(tier), "AlertmanagerConfig", "alerts")["spec"]
    assert spec["route"]["routes"][0]["receiver"] == "drills"
    assert {
        "watch/alert-drill watch/alertmanager (9093,)",
        "watch/alert-drill watch/prometheus (9090,)",
        "watch/prometheus watch/alert-drill-receiver (9464,)",
    } <= set(flows(tier))
    rules = single(objects(tier), "PrometheusRule", "alert-drill")["spec"]["groups"][0]["rules"]
    assert [each.get("alert") for each in rules] == [None, "AlertDrillTooOld", "TargetMissing"]


@pytest.mark.parametrize(
    ("storage", "most"), [("10Gi", "8192MB"), ("1Gi", "819MB"), ("100Mi", "80MB")]
)
def test_prometheus_fills_four_fifths_of_its_volume(storage, most):
    tier = monitoring(prometheus={"storage": storage, "retention_days": 30})
    spec = values(tier, "kube-prometheus-stack")["prometheus"]["prometheusSpec"]
    assert (spec["retention"], spec["retentionSize"]) == ("30d", most)


def test_logs_are_kept_as_long_as_stated():
    limits = values(monitoring(loki={"retention_days": 2}), "loki-stack")["loki"]["limits_config"]
    assert limits["retention_period"] == "48h"


def test_the_quota_has_room_for_an_agent_on_each_node():
    assert quota_of(agents(promtail={"most_nodes": 3}))["pods"] == 3 + 1


def test_a_line_has_the_same_labels_from_either_shipper():
    """Promtail's chart has more of its own, which are dropped; pod and container are there too."""
    snippets = values(agents(), "promtail")["config"]["snippets"]
    dropped = [each for each in snippets["extraRelabelConfigs"] if each["action"] == "labeldrop"]
    assert dropped == [{"action": "labeldrop", "regex": "instance|job|node_name"}]
    (of_line,) = [each["labeldrop"] for each in snippets["pipelineStages"] if "labeldrop" in each]
    assert of_line == ["filename", "stream"]
    content = values(monitoring(), "alloy")["alloy"]["configMap"]["content"]
    for label in ("namespace", "app", "component", "pod", "container"):
        assert f'target_label  = "{label}"' in content
    stages = snippets["pipelineStages"]
    regexes = [each["regex"] for each in stages if "regex" in each]
    lines = [line for line in content.splitlines() if "expression = " in line]
    expressions = [yaml.safe_load(line.partition("=")[2]) for line in lines]
    assert expressions == [each["expression"] for each in regexes]
    # What a line says is no label before it is known to be a level.
    assert [each.get("source") for each in regexes] == ["said", None]
    assert content.count('source     = "said"') == 1


def test_refuses_another_shipper_and_another_monitoring():
    with pytest.raises(ValidationError, match="'promtail' or 'alloy'"):
        MonitoringTierProps(log_shipper="fluentd")
    message = "^node-agents: 'loki' must be HelmPods, got 'loki'; pass one$"
    with pytest.raises(ValueError, match=message):
        NodeAgentsTier(
            Platform(), NodeAgentsTierProps(), namespaces=["shop"], loki="loki", push_url="http://a"
        )


BUCKET = {"endpoint": "https://s3.example", "bucket": "logs"}


@pytest.mark.parametrize(
    ("settings", "got"),
    [({"replicas": 2, "bucket": BUCKET}, "2 with"), ({"replicas": 3}, "3 without")],
)
def test_refuses_servers_of_loki_that_could_not_lose_one(settings, got):
    message = f"'replicas' must be 1, or 3 or more with 'bucket', got {got} it; change one of them"
    with pytest.raises(ValidationError, match=message):
        LokiProps(**settings)


def test_what_is_stored_outside_is_reached_there():
    tier = monitoring(
        prometheus={"remote_write": {"url": "https://metrics.example:9443/push"}},
        loki={"bucket": {**BUCKET, "endpoint": "http://s3.example:7070"}},
    )
    found = flows(tier)
    assert "monitoring/prometheus outside (9443,)" in found
    assert "monitoring/loki outside (7070,)" in found
    config = values(tier, "loki-stack")["loki"]
    assert config["commonConfig"]["replication_factor"] == 1
    assert config["compactor"]["delete_request_store"] == "s3"
    assert [each["object_store"] for each in config["schemaConfig"]["configs"]] == ["s3"]
