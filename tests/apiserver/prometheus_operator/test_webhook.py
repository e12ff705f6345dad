"""The operator's own admission webhook judges the rules and receivers of dist/."""

from copy import deepcopy

import httpx
import pytest

from tests.apiserver.dist import each_of_kind, of_kind

PATHS = {
    "PrometheusRule": ("/admission-prometheusrules/validate", "prometheusrules"),
    "AlertmanagerConfig": ("/admission-alertmanagerconfigs/validate", "alertmanagerconfigs"),
}


@pytest.fixture
def objection(webhook):
    """Returns what the webhook says against an object; empty: nothing."""

    def ask(manifest):
        path, resource = PATHS[manifest["kind"]]
        group, version = manifest["apiVersion"].split("/")
        request = {
            "uid": "1",
            "kind": {"group": group, "version": version, "kind": manifest["kind"]},
            "resource": {"group": group, "version": version, "resource": resource},
            "namespace": manifest["metadata"]["namespace"],
            "name": manifest["metadata"]["name"],
            "operation": "CREATE",
            "object": manifest,
        }
        review = {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview"}
        answer = httpx.post(webhook + path, json={**review, "request": request}, trust_env=False)
        response = answer.raise_for_status().json()["response"]
        if response["allowed"]:
            return ""
        causes = response["status"].get("details", {}).get("causes", [])
        return "; ".join([response["status"]["message"], *(each["message"] for each in causes)])

    return ask


@pytest.mark.parametrize("manifest", each_of_kind(*PATHS))
def test_is_admitted(objection, manifest):
    assert objection(manifest) == ""


def test_a_broken_expression_is_refused(objection):
    rules = deepcopy(dict(of_kind("PrometheusRule")[0]))
    rules["spec"]["groups"][0]["rules"][0]["expr"] = "sum(rate(requests_total[5m])"
    assert "unclosed left parenthesis" in objection(rules)


def test_a_route_to_nowhere_is_refused(objection):
    receivers = deepcopy(dict(of_kind("AlertmanagerConfig")[0]))
    receivers["spec"]["route"]["receiver"] = "nowhere"
    assert '"nowhere"' in objection(receivers)
