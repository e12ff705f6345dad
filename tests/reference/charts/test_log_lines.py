"""What a line says is its level only where it is one: each value makes a stream of its own."""

import re

import pytest

from constructs_lib.reference.charts.promtail import PromtailProps, promtail

VALUES = promtail(PromtailProps(), namespaces=["app"], push_url="http://loki.example").values
STAGES = VALUES["config"]["snippets"]["pipelineStages"]
JSON_LEVEL, POSTGRES_LEVEL = (each["regex"]["expression"] for each in STAGES if "regex" in each)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        *((each, each) for each in ("info", "warn", "error", "FATAL", "dpanic", "30")),
        *((each, None) for each in ("", "x1", "iNfO", "info1", "99", '{"a":1}', "info\nx")),
    ],
)
def test_level_of_a_json_line(said, level):
    found = re.search(JSON_LEVEL, said)
    assert (found and found["level"]) == level
