"""The tiers around charts, each by itself; with the others they are in tests/test_dist.py."""

import pytest
import yaml
from pydantic import ValidationError

from constructs_lib import (
    Bootstrap,
    BootstrapProps,
    CicdTier,
    CicdTierProps,
    CicdTierSettings,
    ClusterTier,
    ClusterTierSettings,
    Delivery,
    DeliveryProps,
    GitSettings,
    IngressTier,
    IngressTierProps,
    IngressTierSettings,
    KindClusterProps,
    Peer,
    Platform,
    PortPlanSettings,
    flow_graph,
)
from constructs_lib.testing import assert_rules

PODS = "10.244.0.0/16"
OUTSIDE = GitSettings(repository="https://git.example:8443/shop/platform.git", revision="v1")
PROMETHEUS = Peer(name="prom", namespace="watch", pod_labels={"app": "prom"})


def objects(tier):
    return [o for chart in tier.charts for o in chart.to_json()]


def names(tier):
    return [component.name for component in tier.components]


def flows(tier):
    return [f"{flow.source} {flow.target} {flow.ports}" for flow in flow_graph(tier)]


def cicd(**given):
    required = {"git": GitSettings(), "ports": PortPlanSettings(), "pod_network": PODS}
    return CicdTier(CicdTierProps(**{**required, **given}))


def ingress(**given):
    return IngressTier(IngressTierProps(**{"watch_namespace": "app", "pod_network": PODS, **given}))


def test_cluster(manifests):
    tier = ClusterTier(ClusterTierSettings())
    assert objects(tier) == manifests
    assert names(tier) == ["prometheus-operator-crds", "metrics-server"]
    assert_rules(tier)


def test_cluster_without_local_storage():
    tier = ClusterTier(ClusterTierSettings(local_storage=False))
    assert tier.storage_class is None
    assert "StorageClass" not in {o["kind"] for o in objects(tier)}


def test_ingress(manifests):
    tier = ingress()
    assert objects(tier) == manifests
    assert names(tier) == ["nginx-ingress"]
    assert flows(tier) == [
        "ingress/nginx-ingress api-server (6443,)",
        "nodes ingress/nginx-ingress (80, 443)",
    ]
    assert_rules(tier)


def test_ingress_elsewhere():
    tier = ingress(namespace="edge", watch_namespace="shop", part_of="shop")
    assert flows(tier)[1] == "nodes edge/nginx-ingress (80, 443)"
    (nginx,) = tier.components
    assert nginx.values.data()["controller"]["watchNamespace"] == "shop"
    labels = {o["metadata"]["labels"]["app.kubernetes.io/part-of"] for o in objects(tier)}
    assert labels == {"shop"}


def test_cicd_with_an_outside_repository():
    tier = cicd(git=OUTSIDE, prometheus=PROMETHEUS)
    assert names(tier) == ["argocd"]
    assert tier.gitea is None
    assert tier.git.repository == OUTSIDE.repository
    assert "cicd/argocd-repo-server outside (443, 8443)" in flows(tier)
    assert "watch/prom cicd/argocd-server (8083,)" in flows(tier)
    assert not any("gitea" in flow for flow in flows(tier))
    assert_rules(tier)


def test_cicd_with_gitea():
    tier = cicd(namespace="delivery")
    assert names(tier) == ["argocd", "gitea"]
    assert tier.git.repository == (
        "http://gitea-http.delivery.svc.cluster.local:3000/platform/web-platform.git"
    )
    assert "delivery/argocd-repo-server delivery/gitea (3000,)" in flows(tier)
    assert "nodes delivery/gitea (3000,)" in flows(tier)
    assert_rules(tier)


def test_exposure_is_that_of_the_port_plan():
    """Charts know no port of Kind: they are told."""
    argocd, gitea = (component.values.data() for component in cicd().components)
    ports = {mapping.name: mapping.node_port for mapping in PortPlanSettings().mappings()}
    assert argocd["server"]["service"]["nodePortHttp"] == ports["argocd"]
    assert gitea["service"]["http"]["nodePort"] == ports["gitea"]
    service = ingress().components[0].values.data()["controller"]["service"]
    assert service["httpPort"]["nodePort"] == ports["http"]
    assert service["httpsPort"]["nodePort"] == ports["https"]


def bootstrap(**given):
    platform = Platform()
    tier = platform.add(cicd(**given))
    delivery = platform.add(
        Delivery(DeliveryProps(order=platform.order, git=tier.git, namespace=tier.namespace))
    )
    kind = KindClusterProps(backups_on_nodes="/backups")
    platform.add(Bootstrap(BootstrapProps(cicd=tier, delivery=delivery, kind=kind)))
    files = platform.files()
    folder = "dist/bootstrap/"
    return {
        name.removeprefix(folder): list(yaml.safe_load_all(text))
        for name, text in files.items()
        if name.startswith(folder)
    }


def test_bootstrap():
    files = bootstrap()
    assert set(files) == {
        *("gitea.yaml", "kind.yaml", "releases.yaml", "root.yaml", "secrets.yaml"),
    }
    (releases,) = files["releases.yaml"]
    assert [release["name"] for release in releases] == ["argocd", "gitea"]
    (secrets,) = files["secrets.yaml"]
    assert [secret["name"] for secret in secrets] == [
        *("argocd-admin", "argocd-redis", "argocd-secret", "gitea-admin"),
    ]
    assert {document["kind"] for document in files["root.yaml"]} == {"AppProject", "Application"}
    (kind,) = files["kind.yaml"]
    assert kind["nodes"][0]["extraMounts"][0]["containerPath"] == "/backups"


def test_bootstrap_with_an_outside_repository():
    files = bootstrap(git=OUTSIDE)
    assert "gitea.yaml" not in files
    (releases,) = files["releases.yaml"]
    assert [release["name"] for release in releases] == ["argocd"]
    (root,) = [each for each in files["root.yaml"] if each["kind"] == "Application"]
    assert root["spec"]["source"]["repoURL"] == OUTSIDE.repository
    assert root["spec"]["source"]["targetRevision"] == "v1"


@pytest.mark.parametrize(
    ("model", "given", "message"),
    [
        pytest.param(CicdTierSettings, {"namespace": "A"}, "'namespace' must", id="namespace"),
        pytest.param(CicdTierSettings, {"argo": {}}, "Extra inputs", id="unknown setting"),
        pytest.param(IngressTierSettings, {"namespace": "A"}, "'namespace' must", id="ingress"),
        pytest.param(
            IngressTierProps,
            {"watch_namespace": "app", "pod_network": "0.0.0.0/0"},
            "'pod_network' must be a network of IPv4 addresses",
            id="every address",
        ),
        pytest.param(
            GitSettings,
            {"repository": "https://me:token@git.example/a"},
            "'repository' must be the address of a Git repository without credentials",
            id="credentials",
        ),
        pytest.param(
            ClusterTierSettings, {"local_storage": "yes"}, "valid boolean", id="text for a choice"
        ),
    ],
)
def test_refuses(model, given, message):
    with pytest.raises(ValidationError, match=message):
        model(**given)


@pytest.mark.parametrize(
    ("tier", "name", "props"),
    [
        (ClusterTier, "cluster", "ClusterTierSettings"),
        (IngressTier, "ingress", "IngressTierProps"),
        (CicdTier, "cicd", "CicdTierProps"),
        (Delivery, "apps", "DeliveryProps"),
        (Bootstrap, "bootstrap", "BootstrapProps"),
    ],
)
def test_refuses_what_are_no_props(tier, name, props):
    for given in (None, {}, GitSettings()):
        with pytest.raises(ValueError, match=f"^{name}: 'props' must be {props}, got "):
            tier(given)
