"""The record of a chart, from manifests as Helm renders them."""

import runpy

import pytest
import yaml

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import chart_pods, install
from constructs_lib.projects import init
from tests.analysis.sound import container

LABELS = {"app.kubernetes.io/name": "queue", "helm.sh/chart": "queue-v1.2.3"}


def named(api_version, kind, name, *, namespace="queue", **rest):
    place = {"namespace": namespace} if namespace else {}
    metadata = {"name": name, "labels": LABELS, **place}
    return {"apiVersion": api_version, "kind": kind, "metadata": metadata, **rest}


def deployment(name, component, ports):
    labels = {**LABELS, "app.kubernetes.io/component": component, "pod-template": "a"}
    box = {**container(name), "image": f"registry.example/{name}:v1.2.3", "ports": ports}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [box]}}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    return named("apps/v1", "Deployment", name, spec=spec)


MANIFESTS = [
    deployment("queue", "server", [{"name": "amqp", "containerPort": 5672}]),
    deployment("queue-webhook", "webhook", [{"containerPort": 10250}]),
    named("v1", "Service", "queue"),
    named("rbac.authorization.k8s.io/v1", "ClusterRole", "queue", namespace=None),
    named(
        "apiextensions.k8s.io/v1",
        "CustomResourceDefinition",
        "queues.queue.example",
        namespace=None,
        spec={"group": "queue.example"},
    ),
    None,
]


def made(tmp_path, monkeypatch, *arguments, manifests=MANIFESTS):
    rendered = tmp_path / "rendered.yaml"
    rendered.write_text(yaml.safe_dump_all(manifests))
    monkeypatch.chdir(tmp_path)
    repository = ("--repository", "https://charts.example")
    given = ["chart", "queue", *repository, "--rendered", "rendered.yaml", *arguments]
    init.main(arguments=given)
    return runpy.run_path("queue/__init__.py")["CHART"]


def test_a_record_has_all_that_follows_from_the_chart(tmp_path, monkeypatch):
    chart = made(tmp_path, monkeypatch)
    assert (chart.chart.name, chart.chart.version) == ("queue", "v1.2.3")
    assert set(chart.namespaced_kinds) == {"Service", "apps/Deployment"}
    assert {kind: list(names) for kind, names in chart.cluster_objects.items()} == {
        "apiextensions.k8s.io/CustomResourceDefinition": ["queues.queue.example"],
        "rbac.authorization.k8s.io/ClusterRole": ["queue"],
    }
    assert list(chart.provides) == ["queue.example"]
    assert {name: dict(pods.ports) for name, pods in chart.pods.items()} == {
        "queue": {"amqp": 5672},
        "queue-webhook": {"port-10250": 10250},
    }
    assert chart.pods["queue"].pod_labels == {
        "app.kubernetes.io/name": "queue",
        "app.kubernetes.io/component": "server",
    }
    images = ["registry.example/queue:v1.2.3", "registry.example/queue-webhook:v1.2.3"]
    assert list(chart.images) == images
    assert chart.values == {
        "image": {"repository": "registry.example/queue", "tag": "v1.2.3"},
        "webhook": {"image": {"repository": "registry.example/queue-webhook", "tag": "v1.2.3"}},
    }
    tier = Tier(Platform(), TierProps(name="messages"))
    tier.add_namespace()
    install(tier, chart)
    assert chart_pods(tier.chart("pods"), chart, "queue", "amqp").connections.end.name == "queue"


def test_namespaces_follow_from_the_kind_not_from_the_template(tmp_path, monkeypatch):
    """Many templates state none, since Helm and Argo CD have that of the release."""
    names = {"kind": "Queue", "plural": "queues"}
    spec = {"group": "queue.example", "scope": "Cluster", "names": names}
    kind = ("apiextensions.k8s.io/v1", "CustomResourceDefinition", "queues.queue.example")
    config = named("v1", "ConfigMap", "listed", namespace=None)
    hook = named("v1", "Pod", "test")
    hook["metadata"]["annotations"] = {"helm.sh/hook": "test"}
    chart = made(
        tmp_path,
        monkeypatch,
        manifests=[
            named("v1", "Service", "queue", namespace=None),
            named(*kind, namespace=None, spec={**spec, "versions": []}),
            named("queue.example/v1", "Queue", "all", namespace=None),
            named("queue.example/v1", "Other", "unknown", namespace=None),
            {"apiVersion": "v1", "kind": "List", "items": [config]},
            named("v1", "Namespace", "elsewhere", namespace="stated"),
            hook,
        ],
    )
    assert set(chart.namespaced_kinds) == {"ConfigMap", "Service", "queue.example/Other"}
    assert {kind: list(names) for kind, names in chart.cluster_objects.items()} == {
        "Namespace": ["elsewhere"],
        "apiextensions.k8s.io/CustomResourceDefinition": ["queues.queue.example"],
        "queue.example/Queue": ["all"],
    }


@pytest.mark.parametrize(
    ("manifests", "told"),
    [
        ([{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {}}], "must have label 'helm.sh/"),
        (MANIFESTS, "'queue' exists; move it away"),
    ],
)
def test_nothing_is_written_of_what_is_no_chart(tmp_path, monkeypatch, manifests, told):
    if "exists" in told:
        (tmp_path / "queue").mkdir()
    with pytest.raises(SystemExit, match=told):
        made(tmp_path, monkeypatch, manifests=manifests)
