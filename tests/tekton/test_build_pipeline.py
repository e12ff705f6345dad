"""The pipelines of an application, of the platform, and of deliveries."""

import pytest
from cdk8s import App, Chart

from constructs_lib import WebService, WebServiceProps
from constructs_lib.network.graph import flow_graph
from constructs_lib.tekton import BuildPipeline, BuildPipelineProps
from constructs_lib.tekton.platform_pipeline import PlatformPipeline, PlatformPipelineProps
from constructs_lib.tekton.smoke_test import SmokeTest, SmokeTestProps
from constructs_lib.testing import assert_rules
from tests.beside import beside
from tests.tekton.examples import BUILD, DOCKERFILE, builds_chart, of_kind, shared_tasks


def build(chart, **given):
    wiring = {"tasks": given.pop("tasks", None) or shared_tasks(chart)}
    wiring["build"] = given.pop("build", BUILD)
    props = BuildPipelineProps(**{"test_command": "npm test", **given})
    return BuildPipeline(chart, "shop", props, **wiring)


@pytest.mark.parametrize(
    ("given", "ports"),
    [
        pytest.param({"base_image": "mirror.example/node:24"}, (443,), id="TLS"),
        pytest.param({"base_image": "mirror.example:5000/node:24"}, (443, 5000), id="a port"),
        pytest.param({"plain_base_registry": True}, (80, 443), id="no TLS"),
    ],
)
def test_the_build_reaches_the_registry_of_its_base_image(given, ports):
    """Otherwise crane waits for it until the timeout of the step."""
    chart = builds_chart()
    build(chart, build=BUILD.model_copy(update=given))
    flows = {f"{each.source} {each.target}": each.ports for each in flow_graph(chart)}
    assert flows["builds/shop-build outside"] == ports
    # No other Task calls it.
    assert flows["builds/synth outside"] == (443,)


def mounted_secrets(spec):
    """Return the names of the Secrets that each step of a Task mounts."""
    secrets = {
        each["name"]: each["secret"]["secretName"] for each in spec["volumes"] if "secret" in each
    }
    return {
        step["name"]: [
            secrets[mount["name"]]
            for mount in step.get("volumeMounts", [])
            if mount["name"] in secrets
        ]
        for step in spec["steps"]
    }


@pytest.fixture(scope="module")
def all_pipelines():
    """Return a Chart with all pipelines."""
    chart = builds_chart()
    tasks = shared_tasks(chart, scan_image="trivy:1")
    build(chart, tasks=tasks)
    PlatformPipeline(chart, "platform", PlatformPipelineProps(), tasks=tasks)
    smoke_test(chart, tasks)
    assert_rules(chart)
    return chart


@pytest.fixture(scope="module")
def everything(all_pipelines):
    """Return the Tasks of all pipelines, by name."""
    return of_kind(all_pipelines, "Task")


def smoke_test(chart, tasks, **given):
    app = Chart(App(), "app", namespace="app")
    target = WebService(app, "frontend", WebServiceProps(image="frontend:1"))
    props = SmokeTestProps(**{"pages": {"/": "one"}, **given})
    wiring = {"tasks": tasks, "target": target, "paths": ["dist/app"]}
    return SmokeTest(chart, "smoke-test", props, **wiring)


def test_no_step_with_a_login_runs_the_code_of_the_repository(everything):
    """`synth` and `verify` run it, and what `layer` builds does. `attest` has the only key that
    signs, and who verifies has not.
    """
    logins = {
        name: {step: secrets for step, secrets in mounted_secrets(spec).items() if secrets}
        for name, spec in everything.items()
    }
    assert logins == beside(__file__)


def test_no_task_with_a_way_to_git_runs_code_or_reaches_packages(all_pipelines):
    """A policy opens the way to a pod as a whole."""
    targets = {}
    for flow in flow_graph(all_pipelines):
        targets.setdefault(str(flow.source), set()).add(str(flow.target))
    to_git = {"clone", "push", "prepare", "publish", "report", "release", "revert", "change"}
    to_git.add("comment")
    for name, reached in targets.items():
        expected = {"cicd/gitea"} if name.removeprefix("builds/") in to_git else {"outside"}
        assert name == "builds/smoke-test" or reached == expected, name
    assert {f"builds/{name}" for name in (*to_git, "synth", "shop-build", "scan", "plan")} <= {
        *targets
    }


def test_what_runs_the_code_of_the_repository_writes_to_nothing_of_those_with_a_login(everything):
    """But what it hands on, which the last Task only reads."""
    workspaces = {
        name: {each["name"]: each.get("readOnly", False) for each in spec.get("workspaces", [])}
        for name, spec in everything.items()
    }
    assert workspaces["prepare"] == {"prepared": False, "trusted": False}
    assert workspaces["synth"] == {"prepared": True, "synthesized": False, "platform-cache": False}
    assert workspaces["publish"] == {"prepared": True, "synthesized": True, "planned": True}
    # What plans is code from before. It does not have packages that the code left.
    assert workspaces["plan"] == {"trusted": True, "synthesized": True, "planned": False}
    assert workspaces["comment"] == {"planned": False}
    written = {each for each, only_read in workspaces["shop-build"].items() if not only_read}
    assert written == {"source", "output", "cache"}


def test_a_dockerfile_is_built_by_one_step_with_rights():
    chart = builds_chart()
    build(chart, build=DOCKERFILE)
    steps = of_kind(chart, "Task")["shop-build"]["steps"]
    assert [each["name"] for each in steps] == ["verify", "kaniko", "digest"]
    roots = [each["name"] for each in steps if "securityContext" in each]
    assert roots == ["kaniko"]


def test_a_failed_release_is_taken_back_unless_one_says_otherwise():
    chart = builds_chart()
    made = smoke_test(chart, shared_tasks(chart))
    end = {each["name"]: each for each in made.pipeline.pipeline.to_json()["spec"]["finally"]}
    assert end["revert"]["when"] == [
        {"input": "$(tasks.smoke.status)", "operator": "in", "values": ["Failed"]}
    ]
    # Without it, since a test ended before it had asked, Tekton skips the Task.
    assert {"name": "faults", "value": "$(tasks.smoke.results.faults)"} in end["revert"]["params"]
    other = builds_chart()
    calm = smoke_test(other, shared_tasks(other), revert_failed_releases=False)
    assert [each["name"] for each in calm.pipeline.pipeline.to_json()["spec"]["finally"]] == [
        "report"
    ]


@pytest.mark.parametrize(
    ("within", "pages", "timeout"),
    [(3600, 1, "1h10m10s"), (60, 90, "26m0s")],
)
def test_pages_may_take_as_long_as_is_stated(within, pages, timeout):
    """Otherwise Tekton ends a test before it says that pages hang, and nothing is taken back."""
    chart = builds_chart()
    given = {"within_seconds": within, "pages": {f"/{page}": "one" for page in range(pages)}}
    made = smoke_test(chart, shared_tasks(chart), **given)
    _, smoke = made.pipeline.pipeline.to_json()["spec"]["tasks"]
    assert smoke["timeout"] == timeout
    stated = {
        each["name"]: each["value"]
        for each in of_kind(chart, "Task")["smoke-test"]["stepTemplate"]["env"]
    }
    assert stated["ANSWER_SECONDS"] == "10"


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        ({"/a b": "one"}, "must be the path of a page"),
        ({"/": "one\ntwo"}, "must be a text of one line"),
    ],
)
def test_refuses_pages(pages, message):
    chart = builds_chart()
    with pytest.raises(ValueError, match=message):
        smoke_test(chart, shared_tasks(chart), pages=pages)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (41 * "a", "'id' must be a name of at most 40 characters, since"),
        # No alert would tell of the failures of a pipeline that is called as one of pull requests.
        ("health-check", r"does not end with '-check', .* got 'health-check'"),
    ],
)
def test_refuses_a_name(name, message):
    chart = builds_chart()
    tasks = shared_tasks(chart)
    props = BuildPipelineProps(test_command="true")
    with pytest.raises(ValueError, match=message):
        BuildPipeline(chart, name, props, tasks=tasks, build=BUILD)
