"""Messages of values that are refused: what the rule is, and what was probably meant."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from constructs_lib import PlatformContext, WebIngressProps, WebServiceProps
from constructs_lib.argocd import ArgoProjectProps, GitSource
from constructs_lib.argocd.helm.chart import HelmChart
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.kube.addresses import GitAddress
from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.quantities import Cpu, Memory, Storage
from constructs_lib.kube.schedules import CronSchedule, TimeZone
from constructs_lib.kube.text import Text
from constructs_lib.kube.validation import checked, place_of, shown
from constructs_lib.monitoring.receiver_props import WebhookProps
from constructs_lib.postgres.backup_store import BackupStoreProps
from constructs_lib.props.mistakes import told
from constructs_lib.props.resources import ResourcesProps
from constructs_lib.workloads.config_map import ConfigMapProps
from constructs_lib.workloads.pod import PodProps
from constructs_lib.workloads.storage_class import LocalStorageClass
from tests.kube.validation import accepts
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


@pytest.mark.parametrize(
    ("field_type", "value", "meant"),
    [
        (Memory, "512MB", "'512M' or '488Mi'"),
        (Memory, "512mib", "'512Mi'"),
        (Storage, "64 kb", "'64k' or '62Ki'"),
        (Cpu, "0.5 cores", "'0.5'"),
        (CronSchedule, "@daily", "'0 0 * * *'"),
    ],
)
def test_another_form_of_a_value_is_told_with_the_right_one(field_type, value, meant):
    assert message(field_type, value).endswith(f", got {value!r}; did you mean {meant}?")


@pytest.mark.parametrize("value", ["99EB", "1.2.3MB", "0MB", "MB", "5 dollars", "every day"])
def test_what_has_no_right_form_is_told_without_one(value):
    assert message(Memory, value).endswith(f", got {value!r}")


def test_a_number_for_a_text_is_told_with_its_quotes():
    with pytest.raises(ValidationError) as caught:
        ResourcesProps(cpu_request=0.5, cpu_limit="1", memory_request="1Gi", memory_limit="1Gi")
    assert "cpu_request: Input should be a valid string, got 0.5; put it in quotes" in told(
        caught.value
    )


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


LOGINS = {
    "a Git repository": lambda login: GitSource(repository=f"https://{login}@git.example/a.git"),
    "a list of them": lambda login: ArgoProjectProps(
        description="a",
        namespaces=["a"],
        namespaced_kinds=[],
        repositories=[f"https://{login}@git.example/a b.git"],
    ),
    "charts": lambda login: HelmChart(repository=f"oci://{login}@a.example", name="a", version="1"),
    "backups": lambda login: BackupStoreProps(repository=f"rest:https://{login}@backups.example"),
    "backups over SSH": lambda login: BackupStoreProps(repository=f"sftp://{login}@backups"),
    "alerts": lambda login: WebhookProps(url=f"https://{login}@alerts.example/hook"),
    "a page": lambda login: PlatformContext(runbooks=f"https://{login}@git.example/docs"),
    "another type": lambda login: WebIngressProps(hosts={f"https://{login}@shop.example": 1}),
    "an argument": lambda login: checked("address", GitAddress, f"https://{login}@git.example/a"),
    "an error of a construct": lambda login: refuse(f"no https://{login}@git.example/a"),
    "a mirror": lambda login: Mirrors(images=f"shop:{login}@mirror.example:5000/hub"),
    "an image": lambda login: WebServiceProps(image=f"shop:{login}@registry.example/web:1"),
    "an unknown name": lambda login: WebServiceProps(image="web:1", api_token=login),
    "a group": lambda login: WebServiceProps(image="web:1", pod={"password": login}),
    "a wrong group": lambda login: WebServiceProps(image="web:1", pod=[{"password": login}]),
}


def refuse(text):
    raise ValueError(text)


@pytest.mark.parametrize("refused", LOGINS.values(), ids=LOGINS)
@given(rest=st.text(string.ascii_letters + string.digits + "-_.~!$&*+,;=:%/?#@", max_size=200))
@example(rest="x" * 200)
@example(rest="/@:@/")
def test_no_message_shows_a_login(refused, rest):
    for login in (f"shop:sw0rd{rest}", f"sw0rd{rest}"):
        with pytest.raises(ValueError, match=r".") as caught:
            refused(login)
        assert "sw0rd" not in str(told(caught.value)), told(caught.value)
        if refused is not LOGINS["an error of a construct"]:
            assert "sw0rd" not in str(caught.value)


def test_a_message_shows_what_is_no_login():
    for value in ("git@git.example:a", "ssh://git@git.example/a b", "r.example:5/web:1@sha256:0"):
        assert shown(value) == repr(value)
    assert shown({"https://git.example": ("a", 1)}) == "{'https://git.example': ('a', 1)}"
