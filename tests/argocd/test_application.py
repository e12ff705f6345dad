import pytest
from pydantic import ValidationError

from constructs_lib.argocd import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
)
from constructs_lib.argocd.application import IgnoredDifference
from constructs_lib.testing import assert_rules

GIT = GitSource(repository="https://git.example/shop/platform.git")


@pytest.fixture
def project(chart):
    props = ArgoProjectProps(
        description="The shop.",
        repositories=(GIT.repository,),
        namespaces=("shop", "builds"),
        namespaced_kinds=("Service",),
    )
    return ArgoProject(chart, "project", props)


@pytest.fixture
def application(chart, project):
    def make(id="shop", **given):
        required = {"project": project, "git": GIT, "namespace": "shop", "path": "dist/app"}
        return ArgoApplication(chart, id, ArgoApplicationProps(**{**required, **given}))

    return make


def one(chart, name="shop"):
    (found,) = [each for each in chart.to_json() if each["metadata"]["name"] == name]
    return found


def wave(chart, name):
    return one(chart, name)["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]


def test_waves_follow_from_the_order(chart, application):
    a, b = application("a"), application("b")
    c = application("c", after=(a, b))
    application("d", after=(c,))
    application("e", after=(c, a))
    assert [wave(chart, name) for name in "abcde"] == ["0", "0", "1", "2", "2"]


def test_deletion_leaves_everything_in_place_unless_asked(chart, application):
    """A cascade over an operator's CustomResourceDefinitions deletes what the operator owns."""
    application("keeps")
    application("cascades", cascade=True)
    keeps, cascades = (one(chart, name)["metadata"] for name in ("keeps", "cascades"))
    assert "finalizers" not in keeps
    assert keeps["labels"]["cdk8s-web-platform/protected"] == "true"
    assert cascades["finalizers"] == ["resources-finalizer.argocd.argoproj.io"]
    assert "cdk8s-web-platform/protected" not in cascades["labels"]


def test_a_sync_leaves_ignored_fields_alone(chart, application):
    """Ignored in the comparison only, the next sync would still write them."""
    webhook = "admissionregistration.k8s.io/MutatingWebhookConfiguration"
    application("all", skip_dry_run_on_missing_resource=True)
    application(
        "some",
        ignore_differences=(
            IgnoredDifference(kind="Secret", name="login", jq_paths=(".data", ".metadata.labels")),
            IgnoredDifference(kind=webhook, jq_paths=(".webhooks[].rules",)),
        ),
    )
    every, some = (one(chart, name)["spec"] for name in ("all", "some"))
    assert every["syncPolicy"]["syncOptions"] == [
        "ServerSideApply=true",
        "SkipDryRunOnMissingResource=true",
    ]
    assert some["syncPolicy"]["syncOptions"] == [
        "ServerSideApply=true",
        "RespectIgnoreDifferences=true",
    ]
    group, kind = webhook.split("/")
    assert some["ignoreDifferences"] == [
        {"kind": "Secret", "name": "login", "jqPathExpressions": [".data", ".metadata.labels"]},
        {"group": group, "kind": kind, "jqPathExpressions": [".webhooks[].rules"]},
    ]
    assert_rules(chart)


@pytest.mark.parametrize("path", [".", "a/../b", "dist/"])
def test_refuses_a_path(application, path):
    with pytest.raises(ValidationError, match="'path' must be a folder of the repository"):
        application(path=path)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"repository": "https://user:word@git.example/a"},
            "'repository' must be the address of a Git repository without credentials",
        ),
        ({"revision": "main"}, "'revision' must be the whole name of a "),
    ],
)
def test_refuses_a_source(given, message):
    with pytest.raises(ValidationError, match=message):
        GitSource(**{"repository": GIT.repository, **given})
