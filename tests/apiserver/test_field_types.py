"""Our field types and the server agree on what is legal."""

from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from constructs_lib.core.fields import (
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
from constructs_lib.core.image import ImageRef
from constructs_lib.core.quantity import Quantity, amount
from constructs_lib.core.schedule import CronSchedule
from tests.apiserver.cluster import Refused
from tests.core.validation import accepts

NAMESPACE = "default"
WAYS = {}


class Way(NamedTuple):
    """A question to the server about a value of a field type."""

    field_type: object
    values: st.SearchStrategy
    manifest: object


def asks(field_type, values):
    """Registers a function that returns an object which holds the value."""

    def register(manifest):
        WAYS[manifest.__name__] = Way(field_type, values, manifest)
        return manifest

    return register


def named(api_version, kind, name="probe", **rest):
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": name, "namespace": NAMESPACE},
        **rest,
    }


def pod(container=(), **spec):
    container = {"name": "probe", "image": "probe:1", **dict(container)}
    return named("v1", "Pod", spec={"containers": [container], **spec})


# Texts near the edge of legality: right characters mostly, in wrong places now and then.
near_names = st.text(alphabet="ab0-.", min_size=1, max_size=12) | st.text(
    alphabet="aZ9-._/ ", min_size=1, max_size=70
)
long_names = st.integers(60, 66).map(lambda length: "a" * length)
numbers = st.integers(0, 10**6).map(str) | st.decimals(0, 10**6, places=3).map(str)
legal_suffixes = ["", *"numkMGTPE", "Ki", "Mi", "Gi", "Ti", "Pi", "e3", "E2", "e-3"]
illegal_suffixes = ["K", "mi", "i", "B", "e", "GB", " Gi"]
suffixes = st.sampled_from([*legal_suffixes, *illegal_suffixes])
cron_fields = st.lists(
    st.sampled_from(["*", "?", "0", "1", "5", "6", "7", "12", "23", "24", "31", "59", "60"])
    | st.sampled_from(["1-5", "5-1", "*/5", "1/2", "0-59/7", "*/0", "1,2", "jan", "SUN", "mon-fri"])
    | st.sampled_from(["x", "L", "-1", "1-", "feb-apr", "1-5,7"]),
    min_size=4,
    max_size=6,
).map(" ".join)


@asks(DnsLabel, near_names | long_names)
def namespace_name(value):
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": value}}


@asks(ServiceName, near_names | long_names)
def service_name(value):
    return named("v1", "Service", value, spec={"ports": [{"port": 80}]})


@asks(DnsSubdomain, near_names | long_names)
def config_map_name(value):
    return named("v1", "ConfigMap", value)


@asks(LabelValue, near_names | long_names)
def label_value(value):
    manifest = named("v1", "ConfigMap")
    manifest["metadata"]["labels"] = {"a": value}
    return manifest


@asks(LabelKey, near_names | long_names)
def label_key(value):
    manifest = named("v1", "ConfigMap")
    manifest["metadata"]["labels"] = {value: "a"}
    return manifest


@asks(DataKey, near_names | st.sampled_from([".", "..", "..a", ".a", "a" * 253, "a" * 254]))
def data_key(value):
    return named("v1", "ConfigMap", data={value: "a"})


@asks(Hostname, near_names | near_names.map("*.{}".format) | st.just("*"))
def ingress_host(value):
    service = {"name": "a", "port": {"number": 80}}
    path = {"path": "/", "pathType": "Prefix", "backend": {"service": service}}
    rules = [{"host": value, "http": {"paths": [path]}}]
    return named("networking.k8s.io/v1", "Ingress", spec={"rules": rules})


@asks(Port, st.integers(-2, 70000))
def container_port(value):
    return pod({"ports": [{"containerPort": value}]})


@asks(UserId, st.integers(1, 2**32) | st.integers(-2, 2))
def run_as_user(value):
    return pod(securityContext={"runAsUser": value, "runAsNonRoot": True})


@asks(
    Quantity, st.tuples(numbers, suffixes).map("".join) | st.sampled_from(["-1", "+1", "1.", ".5"])
)
def quantity(value):
    return pod(volumes=[{"name": "tmp", "emptyDir": {"sizeLimit": value}}])


@asks(CronSchedule, cron_fields | st.sampled_from(["@daily", "TZ=UTC * * * * *", "@every 1h"]))
def cron_schedule(value):
    job = {"template": {"spec": {**pod()["spec"], "restartPolicy": "Never"}}}
    spec = {"schedule": value, "jobTemplate": {"spec": job}}
    return named("batch/v1", "CronJob", spec=spec)


@asks(EnvName, near_names | st.sampled_from(["A", "a_B0", "A=B", "Ä"]))
def environment_variable(value):
    return pod({"env": [{"name": value, "value": "a"}]})


@asks(ImageRef, near_names.map("a:{}".format) | st.sampled_from(["a", "a:latest", " a:1", "a:1 "]))
def image(value):
    return pod({"image": value})


@asks(HttpPath, near_names.map("/{}".format) | near_names)
def ingress_path(value):
    manifest = ingress_host("a")
    manifest["spec"]["rules"][0]["http"]["paths"][0]["path"] = value
    return manifest


@asks(Percent, st.integers(-2, 110))
def utilization(value):
    target = {"type": "Utilization", "averageUtilization": value}
    metrics = [{"type": "Resource", "resource": {"name": "cpu", "target": target}}]
    reference = {"apiVersion": "apps/v1", "kind": "Deployment", "name": "a"}
    spec = {"scaleTargetRef": reference, "maxReplicas": 2, "metrics": metrics}
    return named("autoscaling/v2", "HorizontalPodAutoscaler", spec=spec)


# Where we refuse what this server takes: which values, and why.
STRICTER = {
    "service_name": (
        lambda value: value[0].isdigit(),
        "a name that starts with a digit is legal only on the newest servers",
    ),
    "quantity": (
        lambda value: amount(value) >= 2**63,
        "the server replaces some of these by the largest that it knows",
    ),
    "cron_schedule": (
        lambda value: value.startswith("@") or "31" in value.split()[2:3],
        "other tools read the first differently; a day 31 of shorter months never comes",
    ),
    "ingress_host": (
        lambda value: value.split(".")[-1].isdigit() or max(map(len, value.split("."))) > 63,
        "programs read a number as an IP address, and a part of a name has 63 characters in DNS",
    ),
    "run_as_user": (lambda value: value == 0, "0 is root"),
    "environment_variable": (lambda _: True, "shells read only these"),
    "image": (lambda _: True, "the server takes any text"),
    "ingress_path": (lambda _: True, "the server takes queries and fragments, which never match"),
    "utilization": (lambda value: value > 100, "a target above the request is never meant"),
}


def server_accepts(cluster, manifest):
    try:
        cluster.create(manifest, dry_run=True)
    except Refused:
        return False
    return True


@pytest.fixture(scope="module")
def default_account(cluster):
    cluster.apply(named("v1", "ServiceAccount", "default"))


@pytest.mark.parametrize("name", list(WAYS))
def test_same_answer(cluster, default_account, name):
    way = WAYS[name]

    @settings(max_examples=60)
    @given(way.values)
    def same_answer(value):
        ours, servers = (
            accepts(way.field_type, value),
            server_accepts(cluster, way.manifest(value)),
        )
        is_stricter, _ = STRICTER.get(name, (lambda _: False, ""))
        assert ours == servers or (servers and is_stricter(value)), (value, ours, servers)

    same_answer()


@settings(max_examples=100)
@given(st.tuples(numbers, suffixes).map("".join))
@example("1000m")
@example("0.1n")
def check_quantity_is_kept(cluster, text):
    if accepts(Quantity, text):
        ours = TypeAdapter(Quantity).validate_python(text)
        kept = cluster.create(quantity(ours), dry_run=True).object
        assert kept["spec"]["volumes"][0]["emptyDir"]["sizeLimit"] == ours


def test_quantities_are_kept_as_we_write_them(cluster, default_account):
    """Otherwise a second sync would find a difference."""
    check_quantity_is_kept(cluster)
