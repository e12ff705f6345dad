"""Every alert fires at the right minute, and not at a near miss: series of a table, by promtool."""

import copy
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.monitoring.platform_rules import alert_rules

TABLES = sorted((Path(__file__).parent / "rules").glob("*.test.yaml"))


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


def test_prometheus_accepts_the_rules(promtool, rules_file):
    code, printed = run(promtool, "check", "rules", "--lint=none", rules_file)
    assert code == 0, printed


def test_misspelt_expression_and_template_are_refused(promtool, groups, tmp_path):
    for key, text in (("expr", "sum by (job (up)"), ("summary", "{{ $labels.job | humanise }}")):
        broken = copy.deepcopy(groups)
        rule = next(rule for rule in broken[0]["rules"] if "alert" in rule)
        (rule if key == "expr" else rule["annotations"])[key] = text
        file = tmp_path / "rules.yaml"
        file.write_text(yaml.safe_dump({"groups": broken}))
        code, printed = run(promtool, "check", "rules", "--lint=none", file)
        assert code != 0, printed


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


def cases():
    """Yields each alert that a group of series has a case for, and whether it ever fires there."""
    for table in TABLES:
        for group in yaml.safe_load(table.read_text())["tests"]:
            expected = {}
            for case in group["alert_rule_test"]:
                expected.setdefault(case["alertname"], []).append(bool(case["exp_alerts"]))
            for alert, fires in expected.items():
                yield alert, any(fires)


ALWAYS = "Watchdog"


def test_every_alert_has_both_cases():
    firing = {alert for alert, fires in cases() if fires}
    quiet = {alert for alert, fires in cases() if not fires}
    alerts = {rule["alert"] for rule in alert_rules()}
    assert firing == alerts
    assert quiet | {ALWAYS} == alerts


def test_every_firing_case_has_a_minute_before_it():
    """Otherwise an alert that fires too early would pass."""
    for table in TABLES:
        for group in yaml.safe_load(table.read_text())["tests"]:
            first = {}
            for case in group["alert_rule_test"]:
                first.setdefault(case["alertname"], case)
            for alert, case in first.items():
                if group["name"] in REPEATED.get(alert, ()) or alert == ALWAYS:
                    continue
                assert case["exp_alerts"] == [], f"{table.name}: {group['name']}: {alert}"


REPEATED = {
    "BackupFailed": ("the first backup ever fails, while kube-state-metrics is there twice",),
    "LogsStopped": ("Loki has no such metric",),
}
"""Cases of other series, where another one shows the minute."""
