"""Messages of values that are refused: what the rule is, and what was probably meant."""

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from constructs_lib.core.fields import DnsLabel
from constructs_lib.core.quantity import Cpu, Memory, Storage
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.core.text import Text
from constructs_lib.core.validation import place_of, shown
from constructs_lib.workloads.config_map import ConfigMapProps
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.storage_class import LocalStorageClass
from tests.core.validation import accepts
from tests.synthesis import new_chart

DEEP = []
for _ in range(100_000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("field_type", "value", "text"),
    [
        (
            DnsLabel,
            "My_App",
            "must be a DNS label (lower-case letters, digits and '-', a letter or digit at both "
            "ends, at most 63 characters), got 'My_App'",
        ),
        (Memory, "512", "must be 4Mi or more, got '512', which is 512 bytes; did you mean 512Mi?"),
        (Memory, "512m", "must be 4Mi or more, got '512m', which is 0.512 bytes; did you mean"),
        (Memory, "64k", "must be 4Mi or more, got '64k', which is 64000 bytes; did you mean 64Mi?"),
        (Memory, "1Mi", "must be 4Mi or more, got '1Mi'; raise it"),
        (Storage, "10", "must be 1Mi or more, got '10', which is 10 bytes; did you mean 10Mi?"),
        (Cpu, "500u", "must be 1m or more, got '500u', which is 0.0005 CPUs; did you mean 500m?"),
        (TimeZone, "Asia/Tokio", "must be the name of an"),
        (
            Text,
            "abc\0",
            "must be text without control characters and lone surrogates, got '\\x00' at position "
            "3; remove it",
        ),
    ],
)
def test_a_message_has_rule_value_and_what_may_be_meant(field_type, value, text):
    assert message(field_type, value).startswith(text)


def message(field_type, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(field_type).validate_python(value, strict=True)
    (error,) = caught.value.errors()
    return error["msg"].removeprefix("Value error, ").removeprefix("'id' ")


@pytest.mark.parametrize(
    "schedule", ["0 0 30 2 *", "0 0 31 apr,jun ?", "0 0 31/1 2 *", "0 0 30-31 FEB */1"]
)
def test_schedule_that_never_comes_is_refused(schedule):
    assert message(CronSchedule, schedule) == (
        f"must be a schedule that comes, got {schedule!r}, which no day of a year fits; "
        "correct its day or its months"
    )


def test_schedule_on_rare_days_is_accepted():
    for schedule in ("0 0 29 2 *", "0 0 31 1,2 *", "0 0 30 2 1"):
        assert accepts(CronSchedule, schedule)


def test_a_config_map_holds_1_mib_with_its_keys_and_annotations_252_kib():
    assert ConfigMapProps(data={"a": "b" * (2**20 - 1)})
    with pytest.raises(ValidationError, match="'data' must have at most 1048576 bytes in all, key"):
        ConfigMapProps(data={"a": "b" * 2**19, "c": "ä" * 2**18})
    with pytest.raises(ValidationError, match="'pod_annotations' must have at most 258048 bytes"):
        PodProps(pod_annotations={"a": "b" * 2**18})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("a" * 10**6, f"'{'a' * 99}…", id="text"),
        pytest.param(10**5000, "int (too large to show)", id="number"),
        pytest.param(DEEP, "list (too large to show)", id="levels"),
    ],
)
def test_values_are_shown_however_large(value, text):
    assert shown(value) == text
    assert place_of(["shop", value]) == f"shop.{text}"
    with pytest.raises(ValueError, match=re.escape(f"{text}: 'id' must be a")):
        LocalStorageClass(new_chart(), value)
