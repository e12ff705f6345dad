"""Pods that operators and the cluster make, and no chart renders, as ends of connections."""

import json
from collections.abc import Iterable, Iterator, Mapping

from constructs_lib.analysis.documents import manifests_of
from constructs_lib.kube.declarations import DeclaredEnd
from constructs_lib.kube.manifests import Json, Manifest, at
from constructs_lib.kube.tekton_servers import SERVERS

OF_THE_CLUSTER = [
    DeclaredEnd(namespace="kube-system", name=name, labels=labels, owned=False)
    for name, labels in {
        "kube-dns": {"k8s-app": "kube-dns"},
        "kube-proxy": {"k8s-app": "kube-proxy"},
        **{
            name: {"component": name, "tier": "control-plane"}
            for name in ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")
        },
    }.items()
]
"""Pods that kubeadm makes, as Kind does."""

PROMETHEUS_OPERATOR = {
    "Alertmanager": ("alertmanager", "alertmanager"),
    "Prometheus": ("prometheus", "prometheus"),
    "PrometheusAgent": ("prometheus-agent", "prometheus"),
    "ThanosRuler": ("thanos-ruler", "thanos-ruler"),
}
"""Kinds of which the Prometheus operator makes pods: the name in their labels, and a label's key.
"""


def ends_of_operators(manifests: Iterable[Manifest]) -> Iterator[DeclaredEnd]:
    """Yield the pods that the operators known here make of objects.

    A program may apply an object that a ConfigMap holds as JSON, as the drill of a cluster does.
    """
    yield from OF_THE_CLUSTER
    for each in (found for given in manifests for found in (given, *_held(given))):
        name = str(at(each, "metadata", "name"))
        namespace = str(at(each, "metadata", "namespace"))
        match str(each["apiVersion"]).rpartition("/")[0], each["kind"]:
            case "operator.tekton.dev", "TektonConfig":
                target = str(at(each, "spec", "targetNamespace") or "tekton-pipelines")
                for server, made in SERVERS.items():
                    yield _end(target, server, made.pod_labels)
            case group, kind:
                if labels := _labels(group, kind, name, each):
                    yield _end(namespace, name, labels)


def _held(manifest: Manifest) -> Iterator[Manifest]:
    """Yield the objects that a ConfigMap holds."""
    data = at(manifest, "data") if manifest["kind"] == "ConfigMap" else None
    for text in data.values() if isinstance(data, dict) else ():
        if isinstance(text, str) and '"apiVersion"' in text:
            try:
                yield from manifests_of([json.loads(text)])
            except (ValueError, RecursionError):
                continue  # Another text.


def _labels(group: str, kind: str, name: str, manifest: Json) -> Mapping[str, str]:
    """Return the labels of the pods that an operator makes of an object; none if it makes none."""
    spec = at(manifest, "spec")
    match group, kind:
        case "monitoring.coreos.com", _ if kind in PROMETHEUS_OPERATOR:
            app, key = PROMETHEUS_OPERATOR[kind]
            return {
                "app.kubernetes.io/instance": name,
                "app.kubernetes.io/managed-by": "prometheus-operator",
                "app.kubernetes.io/name": app,
                "operator.prometheus.io/name": name,
                key: name,
                **_stated(at(spec, "podMetadata", "labels")),
            }
        case "triggers.tekton.dev", "EventListener":
            return {
                "eventlistener": name,
                "app.kubernetes.io/managed-by": kind,
                "app.kubernetes.io/part-of": "Triggers",
            }
        case "tekton.dev", "Task":
            return {"tekton.dev/task": name}
        case "postgresql.cnpg.io", "Cluster":
            stated = _stated(at(spec, "inheritedMetadata", "labels"))
            return {"cnpg.io/cluster": name, "cnpg.io/podRole": "instance", **stated}
        case "postgresql.cnpg.io", "Pooler":
            return {
                "cnpg.io/poolerName": name,
                **_stated(at(spec, "template", "metadata", "labels")),
            }
    return {}


def _stated(labels: Json) -> Mapping[str, str]:
    return labels if isinstance(labels, dict) else {}


def _end(namespace: str, name: str, labels: Mapping[str, str]) -> DeclaredEnd:
    return DeclaredEnd(namespace=namespace, name=name, labels=labels, owned=False)
