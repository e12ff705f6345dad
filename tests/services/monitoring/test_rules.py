"""Every alert fires at the right minute, and not at a near miss: series of a table, by promtool."""

import copy
import shutil
from pathlib import Path

import pytest
import yaml

from tests.checkout import ROOT, Checkout, ended
from tests.monitoring.platform_rules import alert_rules
from tests.steps import follow

pytestmark = pytest.mark.by_turns("alert rules")

TABLES = sorted((Path(__file__).parent / "rules").glob("*.test.yaml"))


def run(*command, **options):
    done = ended(command, **options)
    return done.returncode, done.stdout + done.stderr


def test_prometheus_accepts_the_rules(promtool, rules_file):
    code, printed = run(promtool, "check", "rules", "--lint=none", rules_file)
    assert code == 0, printed


@pytest.fixture(scope="module")
def folder(groups, tmp_path_factory):
    """A folder with the tables, and the rules with the one annotation that the tables have."""
    folder = tmp_path_factory.mktemp("tables")
    summaries = copy.deepcopy(groups)
    for group in summaries:
        for rule in group["rules"]:
            if "alert" in rule:
                rule["annotations"] = {"summary": rule["annotations"]["summary"]}
    (folder / "rules.yaml").write_text(yaml.safe_dump({"groups": summaries}))
    for table in TABLES:
        shutil.copy(table, folder)
    return folder


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name.partition(".")[0])
def test_alerts_fire_when_they_should(table, promtool, folder):
    code, printed = run(promtool, "test", "rules", table.name, cwd=folder)
    assert code == 0, printed


def test_a_new_alert_is_a_rule_and_a_case(promtool, tmp_path):
    """As the how-to adds them: nothing else changes before the alert is in dist/."""
    checkout = Checkout(tmp_path)
    table = "tests/services/monitoring/rules/cluster.test.yaml"
    (checkout.root / table).parent.mkdir(parents=True)
    shutil.copy(ROOT / table, checkout.root / table)
    follow("alerts", checkout.root)
    done = checkout.run("python", "main.py", CDK8S_OUTDIR="elsewhere")
    assert done.returncode == 0, done.stderr
    made = yaml.safe_load_all((checkout.root / "elsewhere/monitoring/monitoring.yaml").read_text())
    (rules,) = [each["spec"] for each in made if each["metadata"]["name"] == "cluster"]
    for rule in rules["groups"][0]["rules"]:
        rule["annotations"] = {"summary": rule["annotations"]["summary"]}
    (tmp_path / "rules.yaml").write_text(yaml.safe_dump(rules))
    shutil.copy(checkout.root / table, tmp_path / "cluster.test.yaml")
    code, printed = run(promtool, "test", "rules", "cluster.test.yaml", cwd=tmp_path)
    assert code == 0, printed


ALWAYS = "Watchdog"
REPEATED = {
    "the first backup ever fails, while kube-state-metrics is there twice",
    "Loki has no such metric",
}
"""Series where others show the minute."""


def test_every_alert_has_both_cases():
    firing, quiet = set(), {ALWAYS}
    for table in TABLES:
        for group in yaml.safe_load(table.read_text())["tests"]:
            expected = {}
            for case in group["alert_rule_test"]:
                expected.setdefault(case["alertname"], []).append(case["exp_alerts"])
            for alert, fires in expected.items():
                (firing if any(fires) else quiet).add(alert)
                if group["name"] not in REPEATED and alert != ALWAYS:
                    assert fires[0] == [], f"{table.name}: {group['name']}: {alert}"
    assert firing == quiet == {rule["alert"] for rule in alert_rules()}
