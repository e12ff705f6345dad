"""What the panels of dashboards show for given metrics, evaluated by promtool."""

from pathlib import Path

import pytest
import yaml

from tests.checkout import ended
from tests.monitoring.dashboards import queries

CASES = yaml.safe_load((Path(__file__).parent / "panels.yaml").read_text())
MINUTES = 240
"""For which series have values."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_shows(case, promtool, tmp_path):
    asked = [each for each in queries() if [each.dashboard, each.panel] == case["panel"]]
    (expression,) = [query.expression for query in asked]
    test = {
        "interval": "1m",
        "input_series": [
            {"series": name, "values": f"{values}x{MINUTES}"}
            for name, values in case.get("metrics", {}).items()
        ],
        "promql_expr_test": [
            {
                "expr": expression,
                "eval_time": "3h",
                "exp_samples": [
                    {"labels": labels, "value": value}
                    for labels, value in case.get("shown", {}).items()
                ],
            }
        ],
    }
    file = tmp_path / "test.yaml"
    file.write_text(yaml.safe_dump({"rule_files": [], "tests": [test]}))
    done = ended([str(promtool), "test", "rules", str(file)])
    assert done.returncode == 0, done.stdout + done.stderr
