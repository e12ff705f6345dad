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


def test_nothing_in_namespaces_where_no_kind_is_named(chart):
    project(chart, namespaced_kinds=())
    assert spec_of(chart)["namespaceResourceWhitelist"] == []
    assert_rules(chart)


def test_reaches_no_namespace_object_of_others(chart):
    """Destinations do not bind what is outside of namespaces, so the names must."""
    kinds = ("Namespace", "rbac.authorization.k8s.io/ClusterRole")
    project(chart, cluster_kinds=kinds, other_namespaces=("kube-system",))
    assert [each["namespace"] for each in spec_of(chart)["destinations"]] == ["shop", "kube-system"]
    assert spec_of(chart)["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"},
        {"group": "rbac.authorization.k8s.io", "kind": "ClusterRole"},
    ]


def test_is_there_before_its_applications_and_stays(chart):
    project(chart)
    metadata = chart.to_json()[0]["metadata"]
    assert metadata["annotations"] == {
        "argocd.argoproj.io/sync-wave": "-1",
        "argocd.argoproj.io/sync-options": "Prune=false",
        "argocd.argoproj.io/compare-options": "IgnoreExtraneous",
    }
    assert metadata["labels"]["cdk8s-web-platform/protected"] == "true"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"repositories": ("https://git.example/shop/*",)}, "must be the exact address"),
        ({"namespaces": ("*",)}, r"'namespaces' must be a DNS .*, got '\*'"),
        ({"namespaced_kinds": ("*/*",)}, r"must be a kind of the API .* '\*' is refused"),
        ({"namespaced_kinds": ("apps/v1/Deployment",)}, "must be a kind of the API"),
        ({"cluster_kinds": ("rbac.authorization.k8s.io/*",)}, "must be a kind of the API"),
        ({"repositories": ()}, "at least 1 item"),
        ({"namespaces": ()}, "at least 1 item"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ArgoProjectProps(**{**REQUIRED, **given})
