import re

import pytest
from cdk8s import App, Chart

from constructs_lib import SecretRef
from constructs_lib.tekton import (
    BuildPipeline,
    BuildPipelineProps,
    Pipeline,
    PullRequest,
    Push,
    WebhookHandler,
    WebhookHandlerProps,
)
from tests.other_values import wired, with_revision
from tests.tekton.examples import BUILD, GITEA, builds_chart, handler, of_kind, shared_tasks

SIGNATURE = SecretRef(name="webhook-handler", keys=("secret",)).key("secret")
PUSH = Push(branch="main", paths=["apps/shop"], not_by="pipeline", credential=SIGNATURE)


@pytest.fixture
def cicd():
    return builds_chart("cicd")


@pytest.fixture
def shop():
    chart = builds_chart()
    props = BuildPipelineProps(test_command="npm test")
    return BuildPipeline(chart, "shop", props, tasks=shared_tasks(chart), build=BUILD)


def test_runs_get_nothing_from_outside_but_ids_of_commits_and_numbers(cicd, shop):
    """A name of a branch or a file, or a message, can be any text."""
    made = handler(cicd)
    made.start(shop.pipeline, PUSH)
    made.start(shop.check, PullRequest(branch="main", credential=SIGNATURE))
    triggers = of_kind(cicd, "Trigger")
    for name, spec in of_kind(cicd, "TriggerBinding").items():
        (*_, condition) = triggers[name]["interceptors"]
        text = condition["params"][0]["value"]
        for parameter in spec["params"]:
            place = parameter["value"].removeprefix("$(").removesuffix(")")
            commit = f"{place}.matches('^[0-9a-f]{{40}}$')"
            assert commit in text or f"int({place}) > 0" in text, place


def test_a_path_stands_for_itself_and_what_is_below(cicd, shop):
    paths = ["apps/shop", "main.py"]
    event = PUSH.model_copy(update={"paths": paths})
    handler(cicd).start(shop.pipeline, event)
    text = of_kind(cicd, "Trigger")["shop"]["interceptors"][1]["params"][0]["value"]
    (pattern,) = re.findall(r"path\.matches\('([^']*)'\)", text)
    changed = ["apps/shop", "apps/shop/a.ts", "main.py"]
    others = ["apps/shopping", "apps/shop.ts", "mainXpy", "x/main.py", "apps"]
    assert [each for each in (*changed, *others) if re.search(pattern, each)] == changed


def test_refuses_a_pipeline_of_another_namespace(cicd):
    other = Chart(App(), "other", namespace="other")
    props = BuildPipelineProps(test_command="a")
    shop = BuildPipeline(other, "shop", props, tasks=shared_tasks(other), build=BUILD)
    message = "cicd/webhook-handler: 'pipeline' must be of namespace 'builds', got 'shop' of 'oth"
    with pytest.raises(ValueError, match=message):
        handler(cicd).start(shop.pipeline, PUSH)


def test_refuses_a_second_event(cicd, shop):
    made = handler(cicd)
    made.start(shop.pipeline, PUSH)
    with pytest.raises(ValueError, match="must not be started by another event, got 'shop' twice"):
        made.start(shop.pipeline, PUSH)


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        ("shop-binding", "shop", "shop-binding"),
        ("shop", "shop-binding", "shop-binding"),
        ("shop", "webhook-handler-to-api-server", "webhook-handler-to-api-server"),
    ],
)
def test_refuses_a_name_that_is_that_of_another_part(cicd, first, second, taken):
    chart = builds_chart()
    one, two = (Pipeline(chart, name, with_revision("builds")) for name in (first, second))
    made = handler(cicd)
    made.start(one, PUSH)
    message = (
        "cicd/webhook-handler: 'pipeline' must have a name of which '…-binding' and '…-template' "
        f"are free, got '{second}' beside '{taken}'; rename one of them"
    )
    with pytest.raises(ValueError, match=message):
        made.start(two, PUSH)


def test_refuses_a_name_that_is_too_long_for_its_service(cicd):
    props, wiring = WebhookHandlerProps(), wired(WebhookHandler, callers=[GITEA])
    assert WebhookHandler(cicd, "a" * 60, props, **wiring).service_name == f"el-{'a' * 60}"
    message = "'id' must be the name of an EventListener of at most 60 characters, since its Serv"
    with pytest.raises(ValueError, match=message):
        WebhookHandler(cicd, "a" * 61, props, **wiring)
