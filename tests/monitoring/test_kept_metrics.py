"""Metrics of nodes and objects that are used are kept."""

import json
import re

import pytest
import yaml

from tests.checkout import ROOT
from tests.monitoring.platform_rules import platform_rules

VALUES = ROOT / "dist/monitoring/kube-prometheus-stack-values.yaml"


def asked_for():
    """Return all expressions of rules and panels as one text."""
    dashboards = [
        yaml.safe_load(file.read_text())
        for file in (ROOT / "dist/monitoring").glob("dashboard-*.yaml")
    ]
    models = [json.loads(text) for each in dashboards for text in each["data"].values()]
    rules = [rule["expr"] for group in platform_rules() for rule in group["rules"]]
    return json.dumps([models, rules])


@pytest.mark.parametrize(
    ("relabelings", "prefixes"),
    [("metricRelabelings", "kubelet"), ("cAdvisorMetricRelabelings", "container|machine")],
)
def test_those_are_kept_that_are_asked_for(relabelings, prefixes):
    monitor = yaml.safe_load(VALUES.read_text())["kubelet"]["serviceMonitor"]
    (kept,) = [
        each["regex"].split("|")
        for each in monitor[relabelings]
        if each["sourceLabels"] == ["__name__"]
    ]
    assert set(kept) == set(re.findall(rf"(?<![a-z_:])(?:{prefixes})_[a-z_]+", asked_for()))


def test_of_the_objects_of_the_cluster_those_are_kept_that_are_asked_for():
    kept = yaml.safe_load(VALUES.read_text())["kube-state-metrics"]["metricAllowlist"]
    assert len(kept) == len(set(kept))
    assert set(kept) == set(re.findall(r"(?<![a-z_:])kube_[a-z_]+", asked_for()))


@pytest.mark.parametrize(
    ("cgroup", "pod", "is_kept"),
    [("/", "", True), ("/kubepods/one", "frontend-1", True), ("/system.slice/one", "", False)],
)
def test_of_containers_those_of_pods_and_the_whole_node_are_kept(cgroup, pod, is_kept):
    """By the expression, which Prometheus anchors at both ends."""
    monitor = yaml.safe_load(VALUES.read_text())["kubelet"]["serviceMonitor"]
    (regex,) = [
        each["regex"]
        for each in monitor["cAdvisorMetricRelabelings"]
        if each["sourceLabels"] == ["id", "pod"]
    ]
    assert bool(re.fullmatch(regex, f"{cgroup};{pod}")) == is_kept
