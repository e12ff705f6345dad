from fractions import Fraction

import pytest
from cdk8s import JsonPatch
from pydantic import ValidationError

from constructs_lib import (
    CicdTier,
    CicdTierProps,
    CicdTierSettings,
    GitSettings,
    Observer,
    Peer,
    PortPlanSettings,
    Tier,
    TierProps,
    Worker,
    WorkerProps,
    findings_of,
    flow_graph,
)
from constructs_lib.core.quantity import amount
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.quotas import quotas_have_room
from constructs_lib.rules.workloads import images_find_their_registry
from constructs_lib.testing import assert_rules

OUTSIDE = GitSettings(repository="https://git.example:8443/shop/platform.git", revision="v1")
PROMETHEUS = Peer(name="prom", namespace="watch", pod_labels={"app": "prom"})


def names(tier):
    return [component.name for component in tier.components]


def flows(tier):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(tier)]


def cicd(**given):
    required = {
        "git": GitSettings(),
        "ports": PortPlanSettings(),
        "pod_network": "10.244.0.0/16",
    }
    return CicdTier(CicdTierProps(**{**required, **given}))


def test_with_an_outside_repository():
    tier = cicd(git=OUTSIDE, observer=Observer(prometheus=PROMETHEUS))
    assert names(tier) == ["argocd"]
    assert tier.gitea is None
    assert tier.git.repository == OUTSIDE.repository
    assert "cicd/argocd-repo-server outside (443, 8443)" in flows(tier)
    assert "watch/prom cicd/argocd-server (8083,)" in flows(tier)
    assert not any("gitea" in flow for flow in flows(tier))
    assert_rules(tier)


def test_with_gitea():
    tier = cicd(namespace="delivery")
    assert names(tier) == ["argocd", "gitea"]
    assert tier.git.repository == (
        "http://gitea-http.delivery.svc.cluster.local:3000/platform/web-platform.git"
    )
    assert "delivery/argocd-repo-server delivery/gitea (3000,)" in flows(tier)
    assert "nodes delivery/gitea (3000,)" in flows(tier)
    assert_rules(tier)


def quota_of(tier):
    (quota,) = [
        o["spec"]["hard"]
        for chart in tier.charts
        for o in chart.to_json()
        if o["kind"] == "ResourceQuota"
    ]
    return {resource: amount(most) for resource, most in quota.items()}


def test_the_quota_of_argo_cd_holds_its_pods_in_an_update_and_a_container_more():
    """Its controller is a StatefulSet, of which one pod goes before the next comes."""
    assert quota_of(cicd(git=OUTSIDE)) == {
        "pods": 1 + 4 * 2 + 1,
        "requests.cpu": Fraction(5 * 300 + 4 * 50 + 50, 1000),
        "limits.cpu": Fraction(5 * 600 + 4 * 100 + 200, 1000),
        "requests.memory": (5 * 512 + 4 * 64 + 64) * 2**20,
        "limits.memory": (5 * 1024 + 4 * 128 + 128) * 2**20,
    }


def test_with_gitea_the_quota_holds_it_and_three_jobs_more():
    without, quota = quota_of(cicd(git=OUTSIDE)), quota_of(cicd())
    assert {resource: quota[resource] - without[resource] for resource in quota} == {
        "pods": 2 + 3,
        "requests.cpu": Fraction(2 * 100 + 3 * 100, 1000),
        "limits.cpu": Fraction(2 * 500 + 3 * 1000, 1000),
        "requests.memory": (2 * 256 + 3 * 128) * 2**20,
        "limits.memory": (2 * 512 + 3 * 1024) * 2**20,
    }


@pytest.mark.parametrize(
    ("given", "pods"),
    [
        pytest.param({"argocd": {"resources": {"memory_limit": "3Gi"}}}, 5, id="Argo CD"),
        pytest.param({"gitea": {"resources": {"memory_limit": "2560Mi"}}}, 2, id="Gitea"),
        pytest.param({"git_backup": {"resources": {"memory_limit": "3Gi"}}}, 3, id="backup"),
    ],
)
def test_who_needs_more_has_more_in_the_quota(given, pods):
    """2 GiB more for each, so that no number is copied from the code."""
    before = quota_of(cicd())["limits.memory"]
    assert quota_of(cicd(**given))["limits.memory"] - before == pods * 2 * 2**30


def test_a_quota_without_room_for_the_charts_is_a_finding():
    """Their pods are in no manifest, but in their records."""
    tier = cicd()
    tier.tier_namespace.quota.add_json_patch(JsonPatch.replace("/spec/hard/pods", "10"))
    assert findings_of(Inventory.of(tier), [quotas_have_room]) == [
        "ResourceQuota cicd/quota allows pods 10, but the pods of namespace cicd need 13 at their "
        "highest number; raise it, or lower theirs"
    ]


@pytest.mark.parametrize(
    ("given", "fix"),
    [
        ({"git": OUTSIDE}, "an outside registry, since the platform leaves its own out"),
        ({"ports": PortPlanSettings(registry=30501)}, "localhost:30501"),
    ],
)
def test_images_of_nobody_are_a_finding_in_every_tier(given, fix):
    """Nothing on the cluster would serve them: the registry is Gitea's."""
    shop = Tier(TierProps(name="shop"))
    props = WorkerProps(image="localhost:30500/shop:1")
    Worker(shop.chart("worker"), "worker", props)
    assert findings_of(Inventory.of(cicd(), shop), [images_find_their_registry]) == []
    assert findings_of(Inventory.of(cicd(**given), shop), [images_find_their_registry]) == [
        "Deployment shop/worker has container 'worker' with image 'localhost:30500/shop:1', whose "
        f"registry is not on the nodes; name one of {fix}"
    ]


def test_exposure_is_that_of_the_port_plan():
    """Charts know no port of Kind: they are told."""
    argocd, gitea = (component.values.data() for component in cicd().components)
    ports = {mapping.name: mapping.node_port for mapping in PortPlanSettings().mappings()}
    assert argocd["server"]["service"]["nodePortHttp"] == ports["argocd"]
    assert gitea["service"]["http"]["nodePort"] == ports["gitea"]


@pytest.mark.parametrize(
    ("model", "given", "message"),
    [
        pytest.param(CicdTierSettings, {"namespace": "A"}, "'namespace' must", id="namespace"),
        pytest.param(CicdTierSettings, {"argo": {}}, "Extra inputs", id="unknown setting"),
        pytest.param(
            GitSettings,
            {"repository": "https://me:token@git.example/a"},
            "'repository' must be the address of a Git repository without credentials",
            id="credentials",
        ),
    ],
)
def test_refuses(model, given, message):
    with pytest.raises(ValidationError, match=message):
        model(**given)


@pytest.mark.parametrize("props", [None, {}, CicdTierSettings()])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^cicd: 'props' must be CicdTierProps, got "):
        CicdTier(props)
