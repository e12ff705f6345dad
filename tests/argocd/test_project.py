import pytest
from pydantic import ValidationError

from constructs_lib import ArgoProject, ArgoProjectProps
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


def test_defaults(chart, manifests):
    project(chart)
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_every_option(chart, manifests):
    project(
        chart,
        description="The shop and its charts.",
        repositories=(
            "https://git.example/shop/platform.git",
            "ghcr.io/argoproj/argo-helm",
            "http://gitea-http.cicd.svc.cluster.local:3000/shop/platform.git",
            "git@git.example:shop/platform.git",
        ),
        namespaces=("shop", "kube-system"),
        namespaced_kinds=("ConfigMap", "monitoring.coreos.com/ServiceMonitor"),
        cluster_kinds=("Namespace", "rbac.authorization.k8s.io/ClusterRole"),
    )
    assert chart.to_json() == manifests
    assert_rules(chart)


def test_nothing_outside_of_namespaces_unless_named(chart):
    """Argo CD takes a missing list for none here, unlike that of kinds in namespaces."""
    project(chart)
    assert not spec_of(chart)["clusterResourceWhitelist"]


def test_nothing_in_namespaces_where_no_kind_is_named(chart):
    """The list is stated, since Argo CD takes a missing one for all kinds."""
    project(chart, namespaced_kinds=())
    assert spec_of(chart)["namespaceResourceWhitelist"] == []
    assert_rules(chart)


def test_reaches_no_namespace_object_of_others(chart):
    """Destinations do not bind what is outside of namespaces, so the names must."""
    project(chart, cluster_kinds=("Namespace",))
    assert spec_of(chart)["clusterResourceWhitelist"] == [
        {"group": "", "kind": "Namespace", "name": "shop"}
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
        pytest.param({"description": ""}, "at least 1 character", id="no description"),
        pytest.param({"description": "a" * 256}, "at most 255 char", id="long description"),
        pytest.param({"repositories": ()}, "at least 1 item", id="no repository"),
        pytest.param(
            {"repositories": ("*",)},
            r"'repositories' must be the exact address .* '\*' is refused, got '\*'",
            id="every repository",
        ),
        pytest.param(
            {"repositories": ("https://git.example/shop/*",)},
            "'repositories' must be the exact address",
            id="repositories below",
        ),
        pytest.param({"namespaces": ()}, "at least 1 item", id="no namespace"),
        pytest.param(
            {"namespaces": ("*",)}, r"'namespaces' must be a DNS .*, got '\*'", id="every namespace"
        ),
        pytest.param(
            {"namespaced_kinds": ("*/*",)},
            r"'namespaced_kinds' must be a kind of the API .* '\*' is refused, got '\*/\*'",
            id="every kind",
        ),
        pytest.param(
            {"namespaced_kinds": ("apps/v1/Deployment",)},
            "'namespaced_kinds' must be a kind of the API",
            id="version",
        ),
        pytest.param(
            {"cluster_kinds": ("rbac.authorization.k8s.io/*",)},
            "'cluster_kinds' must be a kind of the API",
            id="every kind of a group",
        ),
        pytest.param({"roles": ()}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(given, message):
    with pytest.raises(ValidationError, match=message):
        ArgoProjectProps(**{**REQUIRED, **given})


def test_refuses_an_id_that_names_no_object(chart):
    with pytest.raises(ValueError, match="'id' must be a DNS label"):
        project(chart, id="Shop")
