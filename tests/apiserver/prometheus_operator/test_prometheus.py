"""The configuration of Prometheus that the operator makes of dist/."""

import pytest
import yaml

from tests.apiserver.cluster import wait_until
from tests.apiserver.prometheus_operator.objects import DIST, GROUP, observed
from tests.checkout import ended
from tests.live.stand_ins import charts
from tests.programs import made

MONITORS = {"ServiceMonitor": "endpoints", "PodMonitor": "podMetricsEndpoints"}
IN_POD = {"/etc/prometheus": "etc", "/var/run/secrets/kubernetes.io/serviceaccount": "account"}
"""Folders of the pod in which the files are that the configuration names, and theirs here."""


@pytest.fixture(scope="module")
def complete(written):
    """Return what is written once the operator has seen all monitors and rules."""
    wanted = {
        f"{kind[0].lower()}{kind[1:]}/{each['metadata']['namespace']}/{each['metadata']['name']}/{i}"
        for kind, endpoints in MONITORS.items()
        for each in observed()
        if each["kind"] == kind
        for i in range(len(each["spec"][endpoints]))
    }
    rules = [each for each in observed() if each["kind"] == "PrometheusRule"]

    def jobs():
        configuration = yaml.safe_load(written.prometheus()) or {}
        return {each["job_name"] for each in configuration.get("scrape_configs") or []}

    wait_until(
        "the operator has seen each monitor and each rule",
        lambda: jobs() == wanted and len(written.rules()) == len(rules),
        why=lambda: f"jobs: {jobs() ^ wanted}; files: {sorted(written.rules())}",
    )
    return written


def test_promtool_has_no_objection(complete, tmp_path):
    text = complete.prometheus()
    for folder, here in IN_POD.items():
        text = text.replace(folder, str(tmp_path / here))
    files = {f"etc/rules/{name}": rule for name, rule in complete.rules().items()}
    for name, content in {**files, "account/token": "", "account/ca.crt": ""}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    configuration = tmp_path / "prometheus.yaml"
    configuration.write_text(text)
    check = ("check", "config", "--lint=all", "--lint-fatal", configuration)
    done = ended([made("prometheus") / "promtool", *check])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("rules found") == len(files)


def test_alerts_go_to_the_alertmanager(complete):
    configuration = yaml.safe_load(complete.prometheus())
    (alertmanager,) = configuration["alerting"]["alertmanagers"]
    (service,) = (
        rule["regex"]
        for rule in alertmanager["relabel_configs"]
        if rule.get("source_labels") == ["__meta_kubernetes_service_name"]
    )
    assert service == "kps-alertmanager"


def test_charts_that_come_before_the_operator_need_no_definition_of_it():
    listed = yaml.safe_load((DIST / "bootstrap/releases.yaml").read_text())
    first = {each["name"] for each in listed}
    releases = [each for each in charts.releases(DIST) if each.name in first]
    assert {each.name for each in releases} == first == {"argocd", "gitea"}
    for release in releases:
        for manifest in yaml.safe_load_all(charts.rendered(release, api_versions="v1")):
            assert GROUP not in (manifest or {}).get("apiVersion", ""), release.name
