"""Values of the right form that are not meant: the message says what may be."""

import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from constructs_lib import LocalStorageClass
from constructs_lib.argocd.git_source import GitAddress
from constructs_lib.config.config_map import ConfigMapProps
from constructs_lib.config.pod import PodSettings
from constructs_lib.core.fields import (
    Hostname,
    ObjectName,
    Origin,
    OwnNamespace,
    PodNetwork,
    StatefulSetName,
)
from constructs_lib.core.host_folders import HostFolder, NodeFolder
from constructs_lib.core.image import ImageRef
from constructs_lib.core.quantity import Cpu, Memory, Storage
from constructs_lib.core.schedule import CronSchedule, TimeZone
from constructs_lib.core.text import Argument, Text, VariableText
from constructs_lib.core.validation import place_of, shown
from tests.core.validation import accepts
from tests.synthesis import new_chart


def message(field_type, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(field_type).validate_python(value, strict=True)
    (error,) = caught.value.errors()
    return error["msg"].removeprefix("Value error, ").removeprefix("'id' ")


@pytest.mark.parametrize(
    ("field_type", "value", "text"),
    [
        (Memory, "512", "must be 4Mi or more, got '512', which is 512 bytes; did you mean 512Mi?"),
        (Memory, "1000", "must be 4Mi or more, got '1000', which is 1000 bytes; did you mean 1000"),
        (
            Memory,
            "512m",
            "must be 4Mi or more, got '512m', which is 0.512 bytes; did you mean",
        ),
        (Memory, "64k", "must be 4Mi or more, got '64k', which is 64000 bytes; did you mean 64Mi?"),
        (
            Memory,
            "4095Ki",
            "must be 4Mi or more, got '4095Ki', which is 4.19328e+06 bytes; ",
        ),
        (Memory, "1Mi", "must be 4Mi or more, got '1Mi'; raise it"),
        (Memory, "0", "must be 4Mi or more, got '0'; raise it"),
        (Storage, "10", "must be 1Mi or more, got '10', which is 10 bytes; did you mean 10Mi?"),
        (Storage, "0.5Mi", "must be 1Mi or more, got '0.5Mi'; raise it"),
        (Cpu, "500u", "must be 1m or more, got '500u', which is 0.0005 CPUs; did you mean 500m?"),
        (Cpu, "100n", "must be 1m or more, got '100n', which is 1e-07 CPUs; did you mean 100m?"),
        (Cpu, "0.5m", "must be 1m or more, got '0.5m'; raise it"),
        (Cpu, "-1", "must be a Kubernetes quantity from 0"),
        (Memory, "9" * 5000, "must be a Kubernetes quantity from 0"),
    ],
)
def test_too_little_is_a_forgotten_suffix(field_type, value, text):
    assert message(field_type, value).startswith(text)


@pytest.mark.parametrize(
    ("field_type", "value"),
    [(Memory, "4Mi"), (Memory, "4194304"), (Storage, "1Mi"), (Cpu, "1m"), (Cpu, "0.001")],
)
def test_the_least_is_enough(field_type, value):
    assert accepts(field_type, value)


def runs_on(day, days, months, weekdays):
    """Says what robfig/cron does: days and weekdays are alternatives where both are chosen."""
    in_days, in_weekdays = (
        field == "*" or number in numbers_of(field)
        for field, number in ((days, day.day), (weekdays, day.isoweekday() % 7))
    )
    in_months = months == "*" or day.month in numbers_of(months)
    either = days != "*" and weekdays != "*"
    return in_months and (in_days or in_weekdays if either else in_days and in_weekdays)


def numbers_of(field):
    spans = [part.split("-") for part in field.split(",")]
    return {number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)}


EIGHT_YEARS = [date(2024, 1, 1) + timedelta(days) for days in range(8 * 365 + 2)]


def choice(lowest, highest):
    span = st.tuples(st.integers(lowest, highest), st.integers(lowest, highest)).map(sorted)
    parts = st.lists(span.map(lambda ends: f"{ends[0]}-{ends[1]}"), min_size=1, max_size=3)
    return st.just("*") | parts.map(",".join)


@given(
    st.just("*") | st.sampled_from(["28", "29", "30", "31", "30-31", "31,30"]),
    choice(1, 12),
    choice(0, 6),
)
@example("31", "4,6,9,11", "*")
@example("30", "2", "*")
@example("29", "2", "*")
@example("31", "2", "1")
@example("31", "2", "0-6")
def test_a_schedule_comes_or_is_refused(days, months, weekdays):
    comes = any(runs_on(day, days, months, weekdays) for day in EIGHT_YEARS)
    assert accepts(CronSchedule, f"0 0 {days} {months} {weekdays}") == comes


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        ("0 0 30 2 *", 29),
        ("0 0 31 4,6,9,11 *", 30),
        ("0 0 31 apr,jun ?", 30),
        ("0 0 31/1 2 *", 29),
        ("0 0 30-31 FEB */1", 29),
        ("0 0 31 6-6 *,1", 30),
    ],
)
def test_a_schedule_that_never_comes_is_refused_by_its_months(schedule, days):
    assert message(CronSchedule, schedule) == (
        f"must be a schedule that comes, got {schedule!r}, whose months have at most {days} days; "
        "correct its day or its months"
    )


def test_each_month_has_the_days_of_the_calendar():
    for month in range(1, 13):
        longest = max(calendar.monthrange(year, month)[1] for year in range(2024, 2028))
        assert accepts(CronSchedule, f"0 0 {longest} {month} *")
        assert longest == 31 or not accepts(CronSchedule, f"0 0 {longest + 1} {month} *")


@pytest.mark.parametrize("zone", ["Asia/Tokio", "asia/tokyo", "Etc/Utc", "UTC+1", "Europe", "CEST"])
def test_a_time_zone_exists(zone):
    assert message(TimeZone, zone).endswith(f"or 'Europe/Berlin', got {zone!r}")


REFUSED = {
    OwnNamespace: ["default", "kube-system", "kube-public", "kube-a", "local-path-storage"],
    Hostname: ["10.0.0.1", "127.1", "2130706433", "0x7f.1", "a.0x7f", "*.0.1", "a.", "a" * 64],
    GitAddress: ["https://git.example:65536/a", "ssh://git@git.example:0/a"],
    ObjectName: ["a" * 64, "A", ""],
    Origin: ["http://a:65536", "http://a:99999"],
    PodNetwork: [
        *("0.0.0.0/0", "0.0.0.0/8", "127.0.0.0/8", "127.1.0.0/16", "169.0.0.0/8", "169.254.0.0/16"),
        *("224.0.0.0/8", "240.0.0.0/8", "255.255.255.0/24", "10.0.0.0/7", "10.0.0.0/29"),
    ],
    ImageRef: [
        *("a:65536/b:1", "a:0/b:1", "a.example:070000/b:1", f"{'a' * 256}:1", f"a.b/{'c' * 252}:1"),
        *("-a.example/b:1", "a-.example/b:1", "a/B:1", f"a@sha256:{'A' * 64}"),
    ],
    NodeFolder: [
        *("/", "//etc", "/etc", "/etc/", "/etc/backups", "/var", "/var/lib", "/var/lib/kubelet"),
        *("/opt/cni", "/opt/containerd", "/var/lib/cni", "/var/lib/docker", "/var/log", "/lib"),
        *("/var/local-path-provisioner", "/opt/local-path-provisioner", "/lib64", "/bin", "/sbin"),
        *("/var/lib/kubelet/pods", "/proc", "/proc/1/root", "/sys", "/dev", "/run/x", "/usr/local"),
        *("/boot", "/root", "/home", "/home/ann", "/tmp", "/opt", "/kind", "/var/log/pods"),
        *("/var/lib/etcd", "/var/lib/containerd/x", "/backups/..", "/./etc", "/etc/../backups"),
    ],
    HostFolder: ["/", "/etc", "/home/ann", "/Users/ann", "/System", "/private/var", "..", "../etc"],
    Text: [
        "a\0b",
        "\x1b[0m",
        "a\x7f",
        "\x85",
        "a\u2028b",
        "\u2029",
        "\ud800",
        "\udfffa",
        "\ufeffa",
    ],
    Argument: ["", "a\0", "a" * 2**17],
    StatefulSetName: ["a" * 53, "0a", "a."],
    VariableText: ["a\0", "ä" * 2**16],
}

ACCEPTED = {
    OwnNamespace: ["app", "kube", "kubernetes", "defaults"],
    Hostname: ["1a.example", "4.example", "*.example", "localhost", "a" * 63],
    GitAddress: ["https://git.example:65535/a", "ssh://git@git.example:22/a"],
    ObjectName: ["a" * 63, "a.b"],
    Origin: ["http://a:65535"],
    PodNetwork: ["10.0.0.0/8", "10.244.0.0/16", "100.64.0.0/10", "192.168.0.0/28"],
    ImageRef: ["a:65535/b:1", f"{'a' * 255}:1", "A.example/b:1"],
    NodeFolder: ["/var/lib/web-platform/backups", "/data", "/home/ann/backups", "/etcetera"],
    HostFolder: ["backups", "/Users/ann/backups", "/tmp/backups", "a/b"],
    StatefulSetName: ["a" * 52],
    Text: ["", "a\tb\nc\r\n", "日本語 \U0001f600", " : # - {}", "'\"\\"],
    Argument: ["-c", "a" * 130_000],
    VariableText: ["", "a" * 130_000],
}


def cases(table):
    return [(field_type, value) for field_type, values in table.items() for value in values]


@pytest.mark.parametrize(("field_type", "value"), cases(REFUSED))
def test_refuses(field_type, value):
    assert not accepts(field_type, value)


@pytest.mark.parametrize(("field_type", "value"), cases(ACCEPTED))
def test_accepts(field_type, value):
    assert accepts(field_type, value)


def test_a_text_is_refused_by_its_character_and_place():
    assert message(Text, "abc\0") == (
        "must be text without control characters and lone surrogates, got '\\x00' at position 3; "
        "remove it"
    )


def test_a_config_map_holds_1_mib_with_its_keys():
    assert ConfigMapProps(data={"a": "b" * (2**20 - 1)})
    with pytest.raises(ValidationError, match="'data' must have at most 1048576 bytes in all, key"):
        ConfigMapProps(data={"a": "b" * 2**19, "c": "ä" * 2**18})


def test_annotations_hold_252_kib():
    with pytest.raises(ValidationError, match="'pod_annotations' must have at most 258048 bytes"):
        PodSettings(pod_annotations={"a": "b" * 2**18})


DEEP = []
for _ in range(100_000):
    DEEP = [DEEP]


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
    chart = new_chart()
    with pytest.raises(ValueError, match=re.escape(f"{text}: 'id' must be a")):
        LocalStorageClass(chart, value)
