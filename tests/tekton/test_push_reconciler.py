import pytest

from constructs_lib import SecretRef
from constructs_lib.network.graph import flow_graph
from constructs_lib.tekton import BuildPipeline, BuildPipelineProps
from constructs_lib.tekton.push_reconciler import PushReconciler, PushReconcilerProps
from tests.tekton.examples import BUILD, REPOSITORY, builds_chart, handler, shared_tasks

SIGNATURE = SecretRef(name="webhook-handler", keys=("secret",), copied_from="cicd").key("secret")


@pytest.fixture
def chart():
    return builds_chart()


@pytest.fixture
def cicd():
    return builds_chart("cicd")


@pytest.fixture
def missed_pushes(chart, cicd):
    """Make the job with a given repository."""

    def missed_pushes(repository=REPOSITORY):
        return PushReconciler(
            chart,
            "missed-pushes",
            PushReconcilerProps(),
            tasks=shared_tasks(chart, repository=repository),
            handler=handler(cicd),
            signature=SIGNATURE,
        )

    return missed_pushes


def test_a_repository_outside(chart, cicd, missed_pushes):
    address = "https://git.example:8443/shop/platform.git"
    missed_pushes(REPOSITORY.model_copy(update={"address": address, "server": None}))
    flows = flow_graph(chart, cicd)
    targets = {str(flow.target) for flow in flows if flow.source.endswith("pushes")}
    assert targets == {"api-server", "outside", "cicd/webhook-handler"}


def test_pushes_of_a_pipeline(chart, missed_pushes):
    made = missed_pushes()
    tasks = shared_tasks(builds_chart())
    props = BuildPipelineProps(test_command="true")
    shop = BuildPipeline(chart, "my-shop", props, tasks=tasks, build=BUILD)
    made.watch(shop.pipeline, shop.paths)
    pod = made.job.cron_job.to_json()["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    environment = {each["name"]: each["value"] for each in pod["containers"][0]["env"]}
    assert environment["PIPELINE_MY_SHOP"] == "my-shop\napps/shop\napps/package.json"
    assert environment["SIGNATURE"] == "/secrets/signature/secret"
    (role,) = [each for each in chart.to_json() if each["kind"] == "Role"]
    assert [(each["verbs"], each.get("resourceNames")) for each in role["rules"]] == [
        (["list"], None),
        (["get", "patch"], ["missed-pushes"]),
    ]
    with pytest.raises(ValueError, match="PIPELINE_MY_SHOP"):
        made.watch(shop.pipeline, shop.paths)
