"""A pushed mistake is fixed by pushing its correction, without access to the cluster."""

from datetime import UTC, datetime

import pytest
import yaml

from scripts.cluster.health import Application
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import DIST, health_of
from tests.gitops.mistakes import (
    MISTAKES,
    NOWHERE,
    account,
    cluster_role,
    no_yaml,
    pod_template,
    rewritten,
    workload,
)
from tests.gitops.steps import (
    TRIES,
    allow,
    application,
    push_mistake,
    state_of_operation,
    use_chart,
    wait_for_retry,
)

pytestmark = pytest.mark.by_turns("mistakes")


def not_ready_since(delivery, name):
    status = delivery.applications()[name]["status"]
    if (status["sync"]["status"], health_of(status)) != ("Synced", "Progressing"):
        return 0
    since = datetime.fromisoformat(status["health"]["lastTransitionTime"])
    return (datetime.now(UTC) - since).total_seconds()


def test_each_commit_is_reported_once_with_the_revisions_of_all_sources(settled, charts):
    charts.publish("nginx-ingress", "2.99.0", account("of-a-newer-chart"))
    use_chart(settled, "nginx-ingress", "2.99.0")
    settled.push("Another chart")
    settled.wait_until_settled()
    wanted = [
        {"app": "nginx-ingress", "revisions": ["2.99.0", settled.commit]},
        {"app": "root", "revisions": [settled.commit]},
    ]

    def of_this_commit():
        return [report for *_, report in settled.reports if report in wanted]

    settled.until("both are reported", lambda: len(of_this_commit()) >= 2, lambda: settled.reports)
    settled.refresh("hard")
    settled.wait_until_settled()
    assert sorted(of_this_commit(), key=str) == wanted
    assert {tuple(sender) for *sender, _ in settled.reports} == {
        ("http://el-webhook-handler.cicd.svc.cluster.local:8080/argocd", settled.delivery_token)
    }


def test_each_commit_is_reported_once_more_later(settled, cluster):
    """Who took the first report answers before anything came of it, and may be lost meanwhile."""
    synced = state_of_operation(settled, "root")["syncResult"]["revision"]
    reported = {"app": "root", "revisions": [synced]}
    of_config = {"apiVersion": "v1", "kind": "ConfigMap"}
    of_config["metadata"] = {"name": "argocd-notifications-cm", "namespace": NAMESPACE}
    trigger = cluster.get(of_config)["data"]["trigger.on-deployed"]

    def times():
        return [report for *_, report in settled.reports].count(reported)

    settled.until("root is reported", times, lambda: settled.reports)
    before = times()
    sooner = trigger.replace("Minutes() >= 10", "Minutes() >= 0")
    cluster.merge(of_config, {"data": {"trigger.on-deployed": sooner}})
    try:
        settled.until("it is again", lambda: times() > before, lambda: settled.reports)
    finally:
        cluster.merge(of_config, {"data": {"trigger.on-deployed": trigger}})


def test_a_kind_that_the_cluster_lacks_is_named(settled):
    gateway = {"apiVersion": "example.com/v1", "kind": "Gateway", "metadata": {"name": "web"}}
    (settled.files / "ingress/gateway.yaml").write_text(yaml.safe_dump(gateway))
    allow(settled, "ingress", {"group": "example.com", "kind": "Gateway"})
    push_mistake(settled, "example.com/Gateway")
    wait_for_retry(settled, "ingress")
    refused = Application.of(settled.applications()["ingress"])
    assert refused.message.startswith("Gateway web: The Kubernetes API could not find ")
    assert " example.com/Gateway for requested resource " in refused.message
    settled.correct()


class TestOfCharts:
    """In dist/apps; the Applications of the next wave wait for these."""

    def test_a_version_that_does_not_exist(self, settled):
        use_chart(settled, "nginx-ingress", "9.9.9")
        push_mistake(settled, "9.9.9")
        settled.correct()

    @pytest.fixture
    def refused(self, settled, charts):
        charts.publish("nginx-ingress", "3.0.0", account("of-a-chart"), pod_template("of-a-chart"))
        use_chart(settled, "nginx-ingress", "3.0.0")
        push_mistake(settled, "PodTemplate is not permitted in project")
        wait_for_retry(settled, "nginx-ingress")
        return settled

    def test_a_kind_that_the_project_lacks_and_then_has(self, refused):
        allow(refused, "ingress", {"group": "", "kind": "PodTemplate"})
        refused.push("Allow it")
        # They may end before the project is corrected, and begin anew with its name.
        refused.assert_heals(2 * (TRIES - 1))
        refused.correct()

    def test_a_kind_that_the_project_lacks_reverted(self, refused):
        refused.correct(TRIES - 1)

    def test_a_cluster_role_that_the_project_does_not_name(self, settled, charts, cluster):
        """It allows others of the kind; `make status` names the one that is refused."""
        unknown = cluster_role("of-a-newer-chart")
        charts.publish("argo-cd", "98.0.0", account("of-a-chart"), unknown)
        use_chart(settled, "argocd", "98.0.0")
        push_mistake(settled, "ClusterRole is not permitted in project cicd")
        wait_for_retry(settled, "argocd")
        refused = Application.of(settled.applications()["argocd"])
        assert refused.message.startswith("ClusterRole of-a-newer-chart: ")
        assert "ClusterRole is not permitted in project cicd" in refused.message
        assert not cluster.find(unknown)

    @pytest.fixture
    def short_patience(self, cluster):
        """Lets Argo CD wait 5 seconds where it waits 5 minutes."""
        key = "resource.customizations.health.argoproj.io_Application"
        metadata = {"name": "argocd-cm", "namespace": NAMESPACE}
        config_map = cluster.get({"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata})
        program = config_map["data"][key]
        assert program.count("300") == 1
        cluster.merge(config_map, {"data": {key: program.replace("300", "5")}})
        yield
        cluster.merge(config_map, {"data": {key: program}})

    def test_a_stateful_set_that_never_gets_ready(self, settled, charts, short_patience):
        never_ready = workload("StatefulSet", "never-ready", NOWHERE)
        charts.publish("argo-cd", "99.0.0", account("of-a-chart"), never_ready)
        use_chart(settled, "argocd", "99.0.0")
        settled.push("A mistake")
        settled.until("it was waited for", lambda: not_ready_since(settled, "argocd") > 5)
        # Argo CD looks by itself every one to two and a half minutes.
        settled.refresh()
        wait_for_retry(settled, "root")
        settled.correct()


@pytest.mark.by_turns("mistakes of Applications and folders")
class TestOfApplications:
    """In dist/apps, several at once in Applications of the same wave."""

    @pytest.mark.parametrize(
        ("changes", "messages"),
        [
            pytest.param(
                [
                    application("monitoring", source__path="dist/nothing"),
                    application("db", project="nobody"),
                    application("ingress", destination__namespace="kube-system"),
                ],
                ["dist/nothing", "nobody", "kube-system"],
                id="what does not exist or is not allowed",
            ),
            pytest.param(
                [
                    application(
                        "ingress", source__path="dist/db", syncPolicy__retry__limit=TRIES - 1
                    )
                ],
                ["is not permitted in project 'ingress'"],
                id="the folder of another tier",
            ),
        ],
    )
    def test_a_wrong_field(self, settled, changes, messages):
        for file in settled.files.glob("apps/*.yaml"):
            for change in changes:
                rewritten(file, change)
        push_mistake(settled, *messages)
        wait_for_retry(settled, "root")
        settled.correct(TRIES - 1)

    def test_a_file_that_is_no_yaml(self, settled):
        push_mistake(settled, *no_yaml(settled.files / "apps"))
        settled.correct()

    def test_a_folder_in_two_applications(self, settled):
        (found,) = [
            manifest
            for _, manifest in settled.manifests("Application")
            if manifest["metadata"]["name"] == "ingress"
        ]
        found["metadata"]["name"] = "ingress-again"
        (settled.files / "apps/mistake.yaml").write_text(yaml.safe_dump(found))
        push_mistake(settled, "is part of applications")
        settled.correct()

    def test_an_unknown_field(self, settled):
        rewritten(settled.files / "apps/app.yaml", application("app", syncPolicyy={}))
        push_mistake(settled, "syncPolicyy")
        settled.correct()


FOLDERS = sorted(path.name for path in DIST.iterdir() if path.name not in ("apps", "bootstrap"))


@pytest.fixture(scope="class")
def outage(with_charts, charts):
    with_charts.wait_until_settled()
    former = with_charts.first
    charts.publish("nginx-ingress", "3.1.0", account("of-a-newer-chart"))
    charts.close()
    use_chart(with_charts, "nginx-ingress", "3.1.0")
    push_mistake(with_charts, "3.1.0")
    with_charts.first = with_charts.commit
    with_charts.aside = {"root", "nginx-ingress"}
    yield with_charts
    with_charts.aside = set()
    with_charts.first = former
    with_charts.restore()


@pytest.mark.by_turns("mistakes of Applications and folders")
class TestOfFoldersInAnOutage:
    """A mistake in each folder at once; root waits for a chart that cannot be had meanwhile."""

    @pytest.mark.parametrize("start", range(len(MISTAKES)))
    def test_a_mistake_in_each_folder(self, outage, start):
        # After a test that failed, all is as before again.
        outage.restore()
        messages = []
        for number, name in enumerate(FOLDERS):
            mistake = MISTAKES[(start + number) % len(MISTAKES)]
            messages += mistake(outage.files / name, "db" if name != "db" else "app")
        push_mistake(outage, *messages)
        outage.correct()

    def test_the_outage_ends_without_a_commit(self, outage, charts, cluster):
        wait_for_retry(outage, "root", TRIES)
        charts.open()
        outage.aside = set()
        # Argo CD does the same by itself, one to two and a half minutes after it last looked.
        outage.refresh()
        outage.assert_heals()
        new = {**account("of-a-newer-chart")}
        new["metadata"]["namespace"] = "ingress"
        assert cluster.find(new)
