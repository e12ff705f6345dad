"""What a line says is its level only where it is one: each value makes a stream of its own."""

import re

import pytest

from constructs_lib.reference.charts.alloy import JSON_LEVEL, LEVEL


@pytest.mark.parametrize(
    ("said", "level"),
    [
        *((each, each) for each in ("info", "warn", "error", "FATAL", "dpanic", "30")),
        *((each, None) for each in ("", "x1", "iNfO", "info1", "99", '{"a":1}', "info\nx")),
    ],
)
def test_level_of_a_json_line(said, level):
    found = re.search(JSON_LEVEL, said)
    assert (found and found[LEVEL]) == level
