import pytest
from pydantic import ValidationError

from constructs_lib.argocd import ArgoProject, ArgoProjectProps
from constructs_lib.testing import assert_rules

REQUIRED = {
    "description": "The shop.",
    "repositories": ("https://git.example/shop/platform.git",),
    "namespaces": ("shop",),
    "namespaced_kinds": ("Service", "apps/Deployment"),
}


def project(chart, id="shop", **given):
    return ArgoProject(chart, id, ArgoProjectProps(**{**REQUIRED, **given}))


def spec_of(chart):
    (found,) = chart.to_json()
    return found["spec"]


def test_allows_what_is_named_and_nothing_else(chart):
    """Stated, though empty: Argo CD takes a missing list of kinds in namespaces for all kinds."""
    project(chart)
    server = "https://kubernetes.default.svc"
    assert spec_of(chart) == {
        "description": "The shop.",
        "sourceRepos": ["https://git.example/shop/platform.git"],
        "destinations": [{"server": server, "namespace": "shop"}],
        "namespaceResourceWhitelist": [
            {"group": "", "kind": "Service"},
            {"group": "apps", "kind": "Deployment"},
        ],
        "clusterResourceWhitelist": [],
    }
    assert_rules(chart)


def test_reaches_only_cluster_scoped_objects_that_it_names(chart):
    """Destinations do not bind what is outside of namespaces, so the names must."""
    project(
        chart,
        cluster_objects={"Namespace": ["shop"], "PersistentVolume": ["shop-a", "shop-b"]},
        cluster_kinds={"rbac.authorization.k8s.io/ClusterRole": "The chart names its own"},
        other_namespaces=("kube-system",),
    )
    assert [each["namespace"] for each in spec_of(chart)["destinations"]] == ["shop", "kube-system"]
    assert spec_of(chart)["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"},
        {"group": "", "kind": "PersistentVolume", "name": "shop-a"},
        {"group": "", "kind": "PersistentVolume", "name": "shop-b"},
        {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"},
    ]
    assert chart.to_json()[0]["metadata"]["annotations"]["cdk8s-web-platform/privileges"] == (
        "every ClusterRole: The chart names its own\nnamespace kube-system: The shop."
    )


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"repositories": ("https://git.example/shop/*",)}, "must be the exact address"),
        ({"namespaces": ("*",)}, r"'namespaces' must be a DNS .*, got '\*'"),
        ({"namespaced_kinds": ("*/*",)}, r"must be a kind of the API .* '\*' is refused"),
        ({"cluster_kinds": {"rbac.authorization.k8s.io/*": "all"}}, "must be a kind of the API"),
        ({"cluster_kinds": {"Node": ""}}, "at least 1 character"),
        ({"cluster_objects": {"PersistentVolume": ["*"]}}, "must be the exact name of an object"),
        ({"namespaces": ()}, "at least 1 item"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ArgoProjectProps(**{**REQUIRED, **given})
