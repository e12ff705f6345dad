"""What a change brings about, and how severe that is."""

import pytest

from constructs_lib.analysis.plan.report import terminal
from tests.analysis.plan.corpus import OBJECTS as OF_CORPUS
from tests.analysis.plan.given import data, made, manifest, plan, sides

CASES = data("consequences")
OVERLOOKED = data("overlooked")
HAS_DATA = {
    "PersistentVolume": ("v1", {"spec": {"volumeMode": "Block"}}),
    "PersistentVolumeClaim": ("v1", {"spec": {"storageClassName": "other"}}),
    "StatefulSet": ("apps/v1", {"spec": {"serviceName": "other"}}),
    "Secret": ("v1", {"type": "other"}),
    "CustomResourceDefinition": ("apiextensions.k8s.io/v1", {"spec": {"scope": "Cluster"}}),
}


@pytest.mark.parametrize("case", CASES)
def test_consequence(case):
    objects = plan(*sides(CASES[case])).objects
    if not CASES[case]["told"]:
        assert objects == []
        return
    found = objects[CASES[case].get("at", -1)]
    texts = "\n".join(each.text for each in found.consequences)
    severity, _, text = CASES[case]["told"].partition(": ")
    assert found.severity == severity
    assert text in texts if text else texts == ""


@pytest.mark.parametrize("case", OVERLOOKED)
def test_what_a_reviewer_overlooks(case):
    found = plan(*sides(OVERLOOKED[case], {**OF_CORPUS, **data("more_objects")}))
    severity, _, text = OVERLOOKED[case]["told"].partition(": ")
    told = [*found.consequences, *(said for each in found.objects for said in each.consequences)]
    assert found.severity == severity
    assert text in "\n".join(each.text for each in told if each.severity == severity)


@pytest.mark.parametrize("kind", HAS_DATA)
def test_no_plan_advises_to_delete_what_has_data(kind):
    version, fields = HAS_DATA[kind]
    old = made(kind, api_version=version, spec={})
    (change,) = plan([old], [old | fields]).objects
    (text,) = [each.text for each in change.consequences if "refuses it" in each.text]
    assert "elete" not in text
    assert "another name" in text or "--cascade=orphan" in text


def test_connections_that_open_and_close():
    pods = [manifest("deployment"), manifest("api")]
    other = manifest("policy", **{"spec.ingress.0.ports.0.port": 8080})
    found = plan([*pods, manifest("policy")], [*pods, other])
    assert [each.text for each in found.consequences] == [
        "This change opens shop/api → shop/web on TCP 8080.",
        "This change closes shop/api → shop/web on TCP 80.",
    ]
    assert found.severity == "attention"


def test_ports_that_close_before_pods_are_replaced():
    def of(port):
        pods = manifest("deployment", **{"container.ports": [{"containerPort": port}]})
        return [pods, manifest("policy", **{"spec.ingress.0.ports.0.port": port})]

    texts = [each.text for each in plan(of(80), of(8080)).consequences]
    assert texts[0] == (
        "While the pods of Deployment shop/web are replaced, the former ones are not reached at "
        "port 80: NetworkPolicy shop/web no longer has it."
    )


def test_a_label_of_all_objects_is_one_line():
    def of(version):
        labels = {"metadata.labels": {"app.kubernetes.io/version": version}}
        return [manifest(each, **labels) for each in ("service", "budget", "autoscaler", "api")]

    lines = [line for _, line in terminal(plan(of("1"), of("2")), width=200)]
    assert lines == [
        "~ shop/Service/web, shop/Deployment/api, shop/HorizontalPodAutoscaler/web, "
        "shop/PodDisruptionBudget/web changed",
        "    ~ metadata.labels[app.kubernetes.io/version]: 1 → 2",
        "4 changed; highest severity: none.",
    ]


def test_pods_that_move_out_of_a_policy():
    others = [*(made("Namespace", each, None) for each in ("shop", "open")), manifest("policy")]
    moved = manifest("deployment", **{"metadata.namespace": "open"})
    found = plan([*others, manifest("deployment")], [*others, moved])
    (text,) = [each.text for each in found.consequences if "adds open/web" in each.text]
    assert "may be called by everything on all ports" in text


def test_what_is_requested_in_all():
    def of(cpu, most):
        requests = {"container.resources": {"requests": {"cpu": cpu}}}
        scale = {"spec.minReplicas": 2, "spec.maxReplicas": most}
        return [manifest("deployment", **requests), manifest("autoscaler", **scale)]

    found = plan(of("100m", 4), of("250m", 6))
    assert [each.text for each in found.consequences] == [
        "At the lowest scale pods request cpu 500m, before 200m.",
        "At the highest scale pods request cpu 1500m, before 400m.",
    ]
