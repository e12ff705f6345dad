"""A mistake that was pushed is mended by pushing its correction; nobody touches the cluster."""

import time
from datetime import UTC, datetime

import pytest
import yaml

from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import DIST, TRIES, health_of
from tests.gitops.gitea_server import SECRETS
from tests.gitops.mistakes import MISTAKES, no_yaml, objects_that_nobody_may_apply
from tests.gitops.objects import account, pod_template, workload


@pytest.fixture
def config(cluster):
    """Returns a function that changes a text in a ConfigMap of Argo CD until the test ends."""
    changed = []

    def change(name, key, old, new):
        metadata = {"name": name, "namespace": NAMESPACE}
        found = cluster.get({"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata})
        text = found["data"][key]
        assert text.count(old) == 1
        changed.append((found, {"data": {key: text}}))
        cluster.merge(found, {"data": {key: text.replace(old, new)}})

    yield change
    for each in changed:
        cluster.merge(*each)


def test_each_commit_is_reported_once_with_all_revisions_and_once_more_later(
    settled, charts, config
):
    """Who took the first report answers before anything came of it, and may be lost meanwhile."""
    charts.publish("nginx-ingress", "2.99.0", account("of-a-newer-chart"))
    settled.use_chart("nginx-ingress", "2.99.0")
    settled.push("Another chart")
    settled.wait_until_settled()
    wanted = [
        {"app": "nginx-ingress", "revisions": ["2.99.0", settled.commit]},
        {"app": "root", "revisions": [settled.commit]},
    ]

    def of_this_commit():
        return [report for *_, report in settled.reports if report in wanted]

    settled.wait_until("both are reported", lambda: len(of_this_commit()) >= 2)
    settled.refresh("hard")
    settled.wait_until_settled()
    assert sorted(of_this_commit(), key=str) == wanted
    of_reports = ("argocd-notifications-cm", "trigger.on-deployed")
    config(*of_reports, "Minutes() >= 10", "Minutes() >= 0")
    settled.wait_until("both are again", lambda: len(of_this_commit()) >= 4)
    address = "http://el-webhook-handler.cicd.svc.cluster.local:8080/argocd"
    sender = (address, SECRETS["argocd-notifications-secret"]["deliveryToken"])
    assert {tuple(each) for *each, _ in settled.reports} == {sender}


SEVERAL = {
    "monitoring": {"source": {"path": "dist/nothing"}},
    "db": {"project": "nobody"},
    "ingress": {"destination": {"namespace": "kube-system"}},
    "tekton": {"source": {"targetRevision": "no-such-branch"}},
}
ANOTHER_TIER = {"source": {"path": "dist/db"}, "syncPolicy": {"retry": {"limit": TRIES - 1}}}


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (SEVERAL, ["dist/nothing", "nobody", "kube-system", "no-such-branch"]),
        ({"ingress": ANOTHER_TIER}, ["is not permitted in project 'ingress'"]),
    ],
    ids=["several of the same wave", "the folder of another tier"],
)
def test_wrong_fields_of_applications(settled, changes, messages):
    for name, spec in changes.items():
        settled.change(name, spec=spec)
    settled.push_mistake(*messages)
    settled.wait_for_retry("root")
    settled.mend(TRIES - 1)


def no_version(delivery):
    delivery.use_chart("nginx-ingress", "9.9.9")
    return ["9.9.9"]


def no_yaml_in_apps(delivery):
    return no_yaml(delivery.files / "apps")


def unknown_field(delivery):
    delivery.change("app", spec={"syncPolicyy": {}})
    return ["syncPolicyy"]


def another_namespace(delivery):
    delivery.change("ingress", metadata={"namespace": "db"})
    return ["namespace db is not permitted in project 'root'"]


def folder_in_two_applications(delivery):
    """Each takes its objects from the other, again and again."""
    ((_, found),) = delivery.manifests("Application", name="ingress")
    found["metadata"]["name"] = "ingress-again"
    (delivery.files / "apps/mistake.yaml").write_text(yaml.safe_dump(found))
    return ["is part of applications"]


def no_options_of_a_sync(delivery):
    """So objects are applied by the client, and a sync that fails is not tried again."""
    delivery.change("app", spec={"syncPolicy": {"retry": None, "syncOptions": None}})
    return objects_that_nobody_may_apply(delivery.files / "app", "db")


def values_of_charts(delivery):
    """Two charts have different mistakes, and those of a folder come along."""
    refused, gone = (
        delivery.files / name
        for name in ("cicd/argocd-values.yaml", "ingress/nginx-ingress-values.yaml")
    )
    refused.write_text(f"{refused.read_text()}\nrefused: true\n")
    gone.unlink()
    namespace = delivery.files / "db/namespace.yaml"
    namespace.write_text(namespace.read_text().replace("kind: Namespace", "kind: Namespaze"))
    return ["refused is not allowed", f"{gone.name}: no such file", "Namespaze"]


@pytest.mark.parametrize(
    "mistake",
    [
        *(no_version, no_yaml_in_apps, unknown_field, values_of_charts),
        pytest.param(another_namespace, marks=pytest.mark.slow),
        pytest.param(folder_in_two_applications, marks=pytest.mark.slow),
        pytest.param(no_options_of_a_sync, marks=pytest.mark.slow),
    ],
)
def test_a_mistake_in_applications(settled, mistake):
    settled.push_mistake(*mistake(settled))
    settled.mend()


@pytest.mark.slow
def test_an_application_by_another_name(settled):
    """Argo CD finds nothing wrong: what was pushed is what runs."""
    settled.change("ingress", metadata={"name": "renamed"})
    settled.push()
    settled.wait_until(
        "the other Application is there instead",
        lambda: {"ingress", "renamed"} & {*settled.applications()} == {"renamed"},
    )
    settled.mend()


@pytest.mark.slow
def test_a_project_removed_while_a_sync_is_tried_again(settled, cluster):
    """It stays: a sync whose last try misses it would never be tried again."""
    settled.push_mistake(*objects_that_nobody_may_apply(settled.files / "ingress", "db"))
    settled.wait_for_retry("ingress")
    ((file, project),) = settled.manifests("AppProject", name="ingress")
    file.unlink()
    settled.push()

    def left():
        resources = settled.applications()["projects"]["status"]["resources"]
        return [each["name"] for each in resources if each.get("requiresPruning")]

    settled.wait_until("it is not in Git", lambda: left() == ["ingress"])
    settled.wait_for_retry("ingress", settled.operation("ingress")["retryCount"] + 1)
    assert "deletionTimestamp" not in cluster.get(project)["metadata"]
    settled.mend()


@pytest.fixture
def refused(settled, charts):
    """Raises a chart to a version with a kind that its project does not allow."""
    charts.publish("nginx-ingress", "3.0.0", account("of-a-chart"), pod_template("of-a-chart"))
    settled.use_chart("nginx-ingress", "3.0.0")
    settled.push_mistake("PodTemplate is not permitted in project")
    settled.wait_for_retry("nginx-ingress")
    return settled


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [
        pytest.param(1, 0, id="between tries"),
        pytest.param(3, 8, id="before the last try", marks=pytest.mark.slow),
        pytest.param(3, 12, id="after the last try", marks=pytest.mark.slow),
    ],
)
def test_a_kind_that_the_project_lacks_and_then_has(refused, tries, seconds):
    """At any moment of the tries: so many have failed, and so many seconds before."""
    refused.wait_for_retry("nginx-ingress", tries)
    time.sleep(seconds)
    refused.allow("ingress", {"group": "", "kind": "PodTemplate"})
    refused.push("Allow it")
    # They may end before the project is corrected, and begin anew with its name.
    refused.assert_heals(2 * (TRIES - 1))
    refused.mend()


def test_a_kind_that_the_project_lacks_reverted(refused):
    """What is tried again meanwhile is the former chart, until that has failed for good."""
    refused.mend(TRIES - 1)


def test_a_stateful_set_that_never_gets_ready(settled, charts, config):
    """Argo CD waits 5 minutes for it, here 5 seconds."""
    config("argocd-cm", "resource.customizations.health.argoproj.io_Application", "300", "5")
    never_ready = workload("StatefulSet", "never-ready", nodeSelector={"is": "nowhere"})
    charts.publish("argo-cd", "99.0.0", account("of-a-chart"), never_ready)
    settled.use_chart("argocd", "99.0.0")
    settled.push()

    def is_late():
        status = settled.applications()["argocd"]["status"]
        since = datetime.fromisoformat(status["health"]["lastTransitionTime"])
        is_waited_for = (status["sync"]["status"], health_of(status)) == ("Synced", "Progressing")
        return is_waited_for and (datetime.now(UTC) - since).total_seconds() > 5

    settled.wait_until("it was waited for", is_late)
    # Argo CD looks by itself every one to two and a half minutes.
    settled.refresh()
    settled.wait_for_retry("root")
    settled.mend()


FOLDERS = sorted(path.name for path in DIST.iterdir() if path.name not in ("apps", "bootstrap"))


@pytest.fixture(scope="class")
def outage(with_charts, charts):
    """Raises a chart while its registry is away."""
    with_charts.wait_until_settled()
    former = with_charts.first
    charts.publish("nginx-ingress", "3.1.0", account("of-a-newer-chart"))
    charts.close()
    with_charts.use_chart("nginx-ingress", "3.1.0")
    with_charts.push_mistake("3.1.0")
    with_charts.first = with_charts.commit
    with_charts.aside = {"root", "nginx-ingress"}
    yield with_charts
    with_charts.aside = set()
    with_charts.first = former
    with_charts.restore()


class TestOfFoldersInAnOutage:
    """A mistake in each folder at once; root waits for a chart that cannot be had meanwhile.

    In as many rounds as there are mistakes, each is made in each folder.
    """

    @pytest.mark.parametrize("start", range(len(MISTAKES)))
    def test_a_mistake_in_each_folder(self, outage, start):
        # After a test that failed, all is as before again.
        outage.restore()
        messages = []
        for number, name in enumerate(FOLDERS):
            mistake = MISTAKES[(start + number) % len(MISTAKES)]
            messages += mistake(outage.files / name, "db" if name != "db" else "app")
        outage.push_mistake(*messages)
        outage.mend()

    def test_the_outage_ends_without_a_commit(self, outage, charts, cluster):
        outage.wait_for_retry("root", TRIES)
        charts.open()
        outage.aside = set()
        # Argo CD does the same by itself, one to two and a half minutes after it last looked.
        outage.refresh()
        outage.assert_heals()
        new = account("of-a-newer-chart")
        new["metadata"]["namespace"] = "ingress"
        assert cluster.find(new)
