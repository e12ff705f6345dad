"""What others need, and a change takes away; and bounds that become too narrow."""

import pytest
import yaml

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.plan import plan_of
from constructs_lib.analysis.plan.sources import Source
from tests.analysis.plan.given import data, manifest, plan, sides

CASES = data("broken")
OTHER = manifest("settings", **{"metadata.name": "other"})


def variable(source):
    reference = {source: {"name": "settings", "key": "a"}}
    return {"container.env": [{"name": "A", "valueFrom": reference}]}


def beyond(old, new):
    """Return what a change brings about beyond single objects, but for connections."""
    texts = [each.text for each in plan(old, new).consequences if each.severity == "attention"]
    return [each for each in texts if not each.startswith("This change ")]


@pytest.mark.parametrize("case", CASES)
def test_what_others_need_is_missed(case):
    old, new = sides(CASES[case])
    (told,) = beyond(old, new)
    assert CASES[case]["told"] in told
    # It is not needed, or it still exists.
    assert beyond(old, [*old, OTHER]) == []


def test_what_was_never_here_may_come_from_elsewhere():
    users = [
        manifest("deployment", **variable("configMapKeyRef"), **{"pod.serviceAccountName": "web"}),
        manifest("binding", **{"roleRef.kind": "Role"}),
        manifest("ingress", **{"spec.ingressClassName": "edge"}),
        manifest("claim", **{"spec.storageClassName": "fast"}),
    ]
    assert beyond([], users) == []
    assert beyond(users, [*users, OTHER]) == []


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("sourceRepos", "Application cicd/shop uses repository 'https://git.example/shop"),
        ("destinations", "Application cicd/shop applies to namespace 'shop' of"),
        ("clusterResourceWhitelist", "Namespace shop is applied by Application cicd/shop"),
        ("namespaceResourceWhitelist", "Deployment shop/web is applied by Application cicd"),
    ],
)
def test_a_project_that_becomes_too_narrow(field, expected):
    def side(**changes):
        objects = {"shop/all.yaml": [manifest("deployment"), manifest("namespace")]}
        objects |= {
            "apps/all.yaml": [manifest("project", **changes), manifest("application_of_shop")]
        }
        return Source("side", {path: yaml.safe_dump_all(each) for path, each in objects.items()})

    found = plan_of(Sides(side(), side(**{f"spec.{field}": []}))).consequences
    assert any(each.text.startswith(expected) for each in found)


def test_a_secret_that_is_listed_no_more():
    """The list of Secrets that must be there is no object."""

    def side(*names):
        listed = [{"namespace": "shop", "name": each, "values": {"a": "random"}} for each in names]
        secrets = {"random": {"characters": "abc", "length": 8}, "secrets": listed}
        user = manifest("deployment", **variable("secretKeyRef"))
        objects = [user, manifest("settings", data={"number": str(len(names))})]
        return Source("side", {"a.yaml": yaml.safe_dump_all(objects), "b.yaml": yaml.dump(secrets)})

    found = plan_of(Sides(side("settings"), side())).consequences
    assert ["uses Secret 'settings', which does not exist" in each.text for each in found] == [True]
    assert plan_of(Sides(side(), side("settings"))).consequences == []
