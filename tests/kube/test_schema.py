"""What the API does not take is found; that the platform's objects fit, its rules prove."""

from pathlib import Path

import pytest
import yaml

from constructs_lib.kube.schema import misfits
from tests.objects import changed, made

POD = {"containers": [{"name": "web", "image": "web:1"}]}
SPEC = {"selector": {}, "template": {"spec": POD}}
DEPLOYMENT = made("Deployment", "a", api_version="apps/v1", spec=SPEC)
CASES = yaml.safe_load(Path(__file__).with_name("misfits.yaml").read_text())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_does_not_fit_is_told(case):
    found = misfits(changed(DEPLOYMENT, case["change"]))
    assert [[each.path, each.problem, each.fix] for each in found] == case["told"]


def test_null_is_no_value_of_a_field_that_must_be_there():
    (found,) = misfits({**DEPLOYMENT, "spec": {**SPEC, "selector": None}})
    assert (found.path, found.problem, found.fix) == ("spec.selector", "must be there", "add it")


def test_fields_of_custom_resources_are_known():
    task = {"apiVersion": "tekton.dev/v1", "kind": "Task", "spec": {"step": []}}
    assert [(each.path, each.fix) for each in misfits(task)] == [("spec.step", "use 'steps'")]
