"""Our field types and the server agree on what is legal."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from constructs_lib.kube.images import ImageRef
from constructs_lib.kube.names import (
    DataKey,
    DnsLabel,
    DnsSubdomain,
    EnvName,
    Hostname,
    HttpPath,
    LabelKey,
    LabelValue,
    Percent,
    Port,
    ServiceName,
    UserId,
)
from constructs_lib.kube.quantities import Quantity, amount
from constructs_lib.kube.schedules import CronSchedule
from tests.apiserver.cluster import Refused
from tests.kube.validation import accepts
from tests.objects import made


def named(api_version, kind, name="probe", **rest):
    return made(kind, name, "default", api_version, **rest)


def config(**rest):
    return named("v1", "ConfigMap", **rest)


def pod(container=(), **spec):
    container = {"name": "probe", "image": "probe:1", **dict(container)}
    return named("v1", "Pod", spec={"containers": [container], **spec})


def cron_job(schedule):
    job = {"template": {"spec": {**pod()["spec"], "restartPolicy": "Never"}}}
    return named("batch/v1", "CronJob", spec={"schedule": schedule, "jobTemplate": {"spec": job}})


def ingress(host="a", path="/"):
    backend = {"service": {"name": "a", "port": {"number": 80}}}
    paths = [{"path": path, "pathType": "Prefix", "backend": backend}]
    rules = [{"host": host, "http": {"paths": paths}}]
    return named("networking.k8s.io/v1", "Ingress", spec={"rules": rules})


def autoscaler(percent):
    target = {"type": "Utilization", "averageUtilization": percent}
    metrics = [{"type": "Resource", "resource": {"name": "cpu", "target": target}}]
    reference = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "a"}
    spec = {"scaleTargetRef": reference, "maxReplicas": 2, "metrics": metrics}
    return named("autoscaling/v2", "HorizontalPodAutoscaler", spec=spec)


def volume(size):
    return pod(volumes=[{"name": "tmp", "emptyDir": {"sizeLimit": size}}])


# Texts near the edge of legality: right characters mostly, in wrong places now and then.
near = st.text(alphabet="ab0-.", min_size=1, max_size=12) | st.text(
    alphabet="aZ9-._/ ", min_size=1, max_size=70
)
names = near | st.integers(60, 66).map(lambda length: "a" * length)
keys = near | st.sampled_from([".", "..", "..a", ".a", "a" * 253, "a" * 254])
numbers = st.integers(0, 10**6).map(str) | st.decimals(0, 10**6, places=3).map(str)
legal_suffixes = ["", *"numkMGTPE", "Ki", "Mi", "Gi", "Ti", "Pi", "e3", "E2", "e-3"]
illegal_suffixes = ["K", "mi", "i", "B", "e", "GB", " Gi"]
suffixes = st.sampled_from([*legal_suffixes, *illegal_suffixes])
quantities = st.tuples(numbers, suffixes).map("".join)
schedules = st.lists(
    st.sampled_from(["*", "?", "0", "1", "5", "6", "7", "12", "23", "24", "31", "59", "60"])
    | st.sampled_from(["1-5", "5-1", "*/5", "1/2", "0-59/7", "*/0", "1,2", "jan", "SUN", "mon-fri"])
    | st.sampled_from(["x", "L", "-1", "1-", "feb-apr", "1-5,7"]),
    min_size=4,
    max_size=6,
).map(" ".join)


QUESTIONS = {
    DnsLabel: (
        names,
        lambda value: made("Namespace", value),
    ),
    ServiceName: (
        names,
        lambda value: named("v1", "Service", value, spec={"ports": [{"port": 1}]}),
    ),
    DnsSubdomain: (names, lambda value: config(metadata={"name": value})),
    LabelValue: (names, lambda value: config(metadata={"labels": {"a": value}})),
    LabelKey: (names, lambda value: config(metadata={"labels": {value: "a"}})),
    DataKey: (keys, lambda value: config(data={value: "a"})),
    Hostname: (near | near.map("*.{}".format) | st.just("*"), ingress),
    Port: (st.integers(-2, 70000), lambda value: pod({"ports": [{"containerPort": value}]})),
    UserId: (
        st.integers(1, 2**32) | st.integers(-2, 2),
        lambda value: pod(securityContext={"runAsUser": value, "runAsNonRoot": True}),
    ),
    Quantity: (quantities | st.sampled_from(["-1", "+1", "1.", ".5"]), volume),
    CronSchedule: (schedules | st.sampled_from(["@daily", "TZ=UTC * * * * *"]), cron_job),
    EnvName: (
        near | st.sampled_from(["A", "a_B0", "A=B", "Ä"]),
        lambda value: pod({"env": [{"name": value, "value": "a"}]}),
    ),
    ImageRef: (
        near.map("a:{}".format) | st.sampled_from(["a", "a:latest", " a:1", "a:1 "]),
        lambda value: pod({"image": value}),
    ),
    HttpPath: (near.map("/{}".format) | near, lambda value: ingress(path=value)),
    Percent: (st.integers(-2, 110), autoscaler),
}
"""For each type, values and the object that asks the server about one."""

# Where we refuse what this server takes: which values, and why.
STRICTER = {
    ServiceName: (
        lambda value: value[0].isdigit(),
        "a name that starts with a digit is legal only on the newest servers",
    ),
    Quantity: (
        lambda value: amount(value) >= 2**63,
        "the server replaces some of these by the largest that it knows",
    ),
    CronSchedule: (
        lambda value: value.startswith("@") or "31" in value.split()[2:3],
        "other tools read the first differently; a day 31 of shorter months never comes",
    ),
    Hostname: (
        lambda value: value.split(".")[-1].isdigit() or max(map(len, value.split("."))) > 63,
        "programs read a number as an IP address, and a part of a name has 63 characters in DNS",
    ),
    UserId: (lambda value: value == 0, "0 is root"),
    EnvName: (lambda _: True, "shells read only these"),
    ImageRef: (lambda _: True, "the server takes any text"),
    HttpPath: (lambda _: True, "the server takes queries and fragments, which never match"),
    Percent: (lambda value: value > 100, "a target above the request is never meant"),
}


@pytest.fixture(scope="module", autouse=True)
def _default_account(cluster):
    cluster.apply(named("v1", "ServiceAccount", "default"))


NAMES = {id(each): name for name, each in globals().items()}


@pytest.mark.parametrize("field_type", QUESTIONS, ids=lambda each: NAMES[id(each)])
def test_same_answer(cluster, field_type):
    values, manifest = QUESTIONS[field_type]
    is_stricter, _ = STRICTER.get(field_type, (lambda _: False, ""))

    @settings(max_examples=60)
    @given(values)
    def same_answer(value):
        ours, servers = accepts(field_type, value), True
        try:
            cluster.create(manifest(value), dry_run=True)
        except Refused:
            servers = False
        assert ours == servers or (servers and is_stricter(value)), (value, ours, servers)

    same_answer()


def test_quantities_are_kept_as_we_write_them(cluster):
    """Otherwise a second sync would find a difference."""

    @settings(max_examples=100)
    @given(quantities)
    @example("1000m")
    @example("0.1n")
    @example("15.625Ki")
    def is_kept(text):
        if accepts(Quantity, text):
            ours = TypeAdapter(Quantity).validate_python(text)
            kept = cluster.create(volume(ours), dry_run=True).object
            assert kept["spec"]["volumes"][0]["emptyDir"]["sizeLimit"] == ours

    is_kept()
