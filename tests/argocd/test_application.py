import pytest
from pydantic import ValidationError

from constructs_lib import (
    ArgoApplication,
    ArgoApplicationProps,
    ArgoProject,
    ArgoProjectProps,
    GitSource,
    IgnoredDifference,
)
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


def test_defaults(chart, application, manifests):
    application()
    assert [one(chart)] == manifests
    assert_rules(chart)


def test_every_option(chart, application, manifests):
    first = application("operator")
    application(
        git=GitSource(repository=GIT.repository, revision="refs/tags/v1.2.0"),
        namespace="builds",
        path="dist/cicd/builds",
        after=(first,),
        provides=("tekton.dev", "triggers.tekton.dev"),
        skip_dry_run_on_missing_resource=True,
        ignore_differences=(
            IgnoredDifference(kind="Namespace", name="cicd", jq_paths=(".metadata.labels",)),
            IgnoredDifference(
                kind="admissionregistration.k8s.io/MutatingWebhookConfiguration",
                jq_paths=(".webhooks[].clientConfig.caBundle", ".webhooks[].rules"),
            ),
        ),
        cascade=True,
    )
    assert [one(chart)] == manifests
    assert_rules(chart)


def wave(chart, name):
    return one(chart, name)["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]


def test_waves_follow_from_the_order(chart, application):
    """One more than the highest of those before, whatever their number."""
    a, b = application("a"), application("b")
    c = application("c", after=(a, b))
    application("d", after=(c,))
    application("e", after=(c, a))
    assert [wave(chart, name) for name in "abcde"] == ["0", "0", "1", "2", "2"]


def test_deletion_leaves_everything_in_place_unless_asked(chart, application):
    """A cascade over an operator's CustomResourceDefinitions deletes what the operator owns."""
    application("keeps")
    application("cascades", cascade=True)
    assert "finalizers" not in one(chart, "keeps")["metadata"]
    assert one(chart, "cascades")["metadata"]["finalizers"] == [
        "resources-finalizer.argocd.argoproj.io"
    ]


def test_values_of_charts_are_no_manifests(chart, application):
    application()
    assert one(chart)["spec"]["source"]["directory"] == {"exclude": "*-values.yaml"}


def test_follows_git_without_a_person(chart, application):
    application()
    policy = one(chart)["spec"]["syncPolicy"]
    assert policy["automated"] == {"enabled": True, "prune": True, "selfHeal": True}


def test_a_sync_that_fails_is_tried_again_for_five_minutes(chart, application):
    application("shop")
    application("root", endless_retries=True)
    retry = {"refresh": True, "backoff": {"duration": "5s", "factor": 2, "maxDuration": "10s"}}
    assert one(chart, "shop")["spec"]["syncPolicy"]["retry"] == {**retry, "limit": 30}
    assert one(chart, "root")["spec"]["syncPolicy"]["retry"] == {**retry, "limit": -1}


def test_a_sync_leaves_ignored_fields_alone(chart, application):
    """Ignored in the comparison only, the next sync would still write them."""
    application("all")
    application("some", ignore_differences=(IgnoredDifference(kind="Secret", jq_paths=(".data",)),))
    option = "RespectIgnoreDifferences=true"
    assert option not in one(chart, "all")["spec"]["syncPolicy"]["syncOptions"]
    assert option in one(chart, "some")["spec"]["syncPolicy"]["syncOptions"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"project": "shop"}, "instance of ArgoProject", id="project by name"),
        pytest.param({"after": ("operator",)}, "instance of Application", id="after a name"),
        pytest.param({"namespace": ""}, "'namespace' must be a DNS label", id="no namespace"),
        pytest.param({"path": "."}, "'path' must be a folder of the repository", id="root"),
        pytest.param({"path": "/dist"}, "'path' must be a folder of the repository", id="absolute"),
        pytest.param({"path": "a/../b"}, "'path' must be a folder of the repository", id="parent"),
        pytest.param({"provides": ("Tekton",)}, "'provides' must be a DNS subdomain", id="group"),
        pytest.param({"wave": 1}, "Extra inputs", id="unknown prop"),
    ],
)
def test_refuses(application, given, message):
    with pytest.raises(ValidationError, match=message):
        application(**given)


def test_refuses_an_id_that_names_no_object(application):
    with pytest.raises(ValueError, match="'id' must be a DNS label"):
        application("shop.app")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param(
            {"repository": "https://user:word@git.example/a"},
            "'repository' must be the address of a Git repository without credentials",
            id="credentials",
        ),
        pytest.param({"repository": "git.example/a"}, "'repository' must be", id="no scheme"),
        pytest.param({"repository": GIT.repository, "revision": ""}, "'revision' must", id="empty"),
        pytest.param(
            {"repository": GIT.repository, "revision": "main"},
            "'revision' must be the whole name of a ",
            id="short",
        ),
        pytest.param({"repository": GIT.repository, "path": "a"}, "Extra", id="unknown field"),
    ],
)
def test_refuses_a_source(given, message):
    with pytest.raises(ValidationError, match=message):
        GitSource(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"kind": "*/*"}, "'kind' must be a kind of the API", id="every kind"),
        pytest.param({"name": "A"}, "'name' must be a DNS subdomain", id="name"),
        pytest.param({"jq_paths": ()}, "at least 1 item", id="no field"),
        pytest.param({"json_pointers": ()}, "Extra inputs", id="unknown field"),
    ],
)
def test_refuses_an_ignored_difference(given, message):
    with pytest.raises(ValidationError, match=message):
        IgnoredDifference(**{"kind": "Secret", "jq_paths": (".data",), **given})
