"""Mistakes in dist/apps that Argo CD does not refuse, or that reach beyond one Application."""

import pytest
import yaml

from tests.gitops.delivery import state_of
from tests.gitops.mistakes import objects_that_nobody_may_apply, rewritten
from tests.gitops.steps import application, push_mistake, state_of_operation, wait_for_retry

pytestmark = pytest.mark.slow

INGRESS = "apps/ingress.yaml"


def manifest_of(delivery, kind, name):
    (found,) = [
        manifest for _, manifest in delivery.manifests(kind) if manifest["metadata"]["name"] == name
    ]
    return found


def add(delivery, manifest, **changes):
    """Add an Application like another one, to a file of its own."""
    application(manifest["metadata"]["name"], **changes)(manifest)
    (delivery.files / "apps/mistake.yaml").write_text(yaml.safe_dump(manifest))


def change(delivery, name, work):
    """Lets `work` change the Application of that name."""

    def of_that_name(manifest):
        if (manifest["kind"], manifest["metadata"]["name"]) == ("Application", name):
            work(manifest)

    for file in delivery.files.glob("apps/*.yaml"):
        rewritten(file, of_that_name)


class TestNamed:
    """Argo CD says what is wrong, so the mistake is seen before the correction is pushed."""

    def test_a_branch_that_does_not_exist(self, settled):
        rewritten(
            settled.files / INGRESS, application("ingress", source__targetRevision="no-such-branch")
        )
        push_mistake(settled, "no-such-branch")
        wait_for_retry(settled, "root")
        settled.push_first()
        settled.assert_heals()

    def test_a_branch_of_values_that_does_not_exist(self, settled):
        def of_values(manifest):
            manifest["spec"]["sources"][1]["targetRevision"] = "no-such-branch"

        change(settled, "argocd", of_values)
        # Of a second source Argo CD names the repository, not the branch.
        push_mistake(settled, "failed to get git client")
        wait_for_retry(settled, "root")
        settled.push_first()
        settled.assert_heals()

    def test_the_repositories_of_a_chart_and_its_values_swapped(self, settled):
        def swap(manifest):
            chart, values = manifest["spec"]["sources"]
            chart["repoURL"], values["repoURL"] = values["repoURL"], chart["repoURL"]

        change(settled, "nginx-ingress", swap)
        push_mistake(settled, "failed to")
        settled.push_first()
        settled.assert_heals()

    def test_no_namespace_in_the_destination(self, settled):
        change(settled, "nginx-ingress", lambda each: each["spec"]["destination"].pop("namespace"))
        change(settled, "db", lambda each: each["spec"].pop("destination"))
        push_mistake(settled, "destination")
        settled.push_first()
        settled.assert_heals()

    def test_an_application_in_another_namespace(self, settled):
        change(settled, "ingress", lambda each: each["metadata"].update(namespace="db"))
        push_mistake(settled, "namespace db is not permitted in project 'root'")
        settled.push_first()
        settled.assert_heals()

    def test_the_name_of_an_application_twice(self, settled):
        found = manifest_of(settled, "Application", "ingress")
        add(settled, found, source__path="dist/nothing")
        push_mistake(settled, "appeared 2 times", "dist/nothing")
        settled.push_first()
        settled.assert_heals()

    def test_a_folder_in_two_applications(self, settled, cluster):
        """Each takes its objects from the other, again and again."""
        found = manifest_of(settled, "Application", "ingress")
        found["metadata"]["name"] = "ingress-again"
        add(settled, found)
        push_mistake(settled, "is part of applications")
        settled.push_first()
        settled.assert_heals()

    def test_a_project_removed_while_a_sync_is_tried_again(self, settled, cluster):
        """It stays: a sync whose last try misses it would never be tried again."""
        objects_that_nobody_may_apply(settled.files / "ingress", "db")
        push_mistake(settled, "PodTemplate is not permitted in project")
        wait_for_retry(settled, "ingress")
        project = manifest_of(settled, "AppProject", "ingress")
        (settled.files / "projects/ingress.yaml").unlink()
        settled.push("Without the project")

        def left():
            resources = settled.applications()["projects"]["status"]["resources"]
            return [each["name"] for each in resources if each.get("requiresPruning")]

        settled.until("it is not in Git", lambda: left() == ["ingress"], left)
        wait_for_retry(settled, "ingress", state_of_operation(settled, "ingress")["retryCount"] + 1)
        assert "deletionTimestamp" not in cluster.get(project)["metadata"]
        settled.push_first()
        settled.assert_heals()


class TestUnnamed:
    """Argo CD finds nothing wrong: what was pushed is what runs."""

    def test_an_application_by_another_name(self, settled):
        change(settled, "ingress", lambda each: each["metadata"].update(name="ingress-renamed"))
        settled.push("A mistake")
        settled.until(
            "the other Application is there instead",
            lambda: (
                {"ingress", "ingress-renamed"} & {*settled.applications()} == {"ingress-renamed"}
            ),
        )
        settled.push_first()
        settled.assert_heals()

    def test_an_application_that_is_not_synced_by_itself(self, settled):
        change(settled, "ingress", lambda each: each["spec"]["syncPolicy"].pop("automated"))
        labels = {"labels": {"pushed": "while-nobody-syncs"}}
        rewritten(
            settled.files / "ingress/namespace.yaml",
            lambda each: each["metadata"]["labels"].update(labels["labels"]),
        )
        settled.push("A mistake")
        settled.until(
            "it differs from Git",
            lambda: state_of(settled.applications()["ingress"])[0] == "OutOfSync",
        )
        settled.push_first()
        settled.assert_heals()

    def test_waves_turned_round(self, settled):
        """While the folder that now comes first is broken."""
        wave = "argocd.argoproj.io/sync-wave"
        for name, number in (("app", "-5"), ("cluster", "9")):

            def turn(each, number=number):
                each["metadata"]["annotations"][wave] = number

            change(settled, name, turn)
        messages = objects_that_nobody_may_apply(settled.files / "app", "db")
        push_mistake(settled, *messages)
        settled.push_first()
        settled.assert_heals()

    def test_options_of_a_sync_left_out(self, settled):
        """So objects are applied by the client, and a sync that fails is not tried again."""
        for key in ("retry", "syncOptions"):
            change(settled, "app", lambda each, key=key: each["spec"]["syncPolicy"].pop(key))
        messages = objects_that_nobody_may_apply(settled.files / "app", "db")
        push_mistake(settled, *messages)
        settled.push_first()
        settled.assert_heals()
