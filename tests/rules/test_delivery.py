"""Rules on delivery, on Applications that break them and on sound ones."""

import pytest
from cdk8s import App, Chart, JsonPatch

from constructs_lib import WebService, WebServiceProps
from constructs_lib.core.api_objects import ApiObjects
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.run import RULES, findings_of
from constructs_lib.testing import assert_rules
from tests.rules.sound import (
    GIT,
    SERVER,
    add,
    application,
    assert_fires,
    deepcopy,
    delivery,
    each_break,
    in_turn,
    inventory_of,
    named,
    put,
    run,
    sound,
    take,
)


def allow(place, value):
    return lambda objects: objects["project"]["spec"][place].append(value)


def allow_kind(made):
    group, kind = made["apiVersion"].partition("/")[0], made["kind"]
    allowed = allow("namespaceResourceWhitelist", {"group": group, "kind": kind})
    return in_turn(allowed, add(stranger=made))


def wave(name, value):
    return put((name, "metadata", "annotations", "argocd.argoproj.io/sync-wave"), value)


SKIP = "SkipDryRunOnMissingResource=true"
SKIPPED_BY_APPLICATION = put(
    ("application", "spec", "syncPolicy"), {"syncOptions": ["ServerSideApply=true", SKIP]}
)
SKIPPED = {
    "name": "skipped",
    "namespace": "app",
    "annotations": {"argocd.argoproj.io/sync-options": f"Prune=false,{SKIP}"},
}
SKIPPED_BY_OBJECT = put(("monitor", "metadata"), SKIPPED)


BREAKS = {
    "applications_have_projects": [
        (
            "project of Argo CD",
            in_turn(
                lambda o: o.pop("project"),
                put(("application", "spec", "project"), "default"),
            ),
            "Application cicd/app belongs to project 'default', which Argo CD itself makes; name",
        ),
        (
            "no project",
            put(("release", "spec", "project"), ""),
            "Application cicd/prometheus belongs to project 'default', which",
        ),
    ],
    "charts_are_maintained": [
        (
            "end of life",
            put(
                ("release", "metadata", "annotations"),
                {"cdk8s-web-platform/end-of-life": "It ended; use another"},
            ),
            "Application cicd/prometheus installs a chart that is not maintained; It ended; use",
        ),
    ],
    "syncs_wait_for_no_object": [
        (
            name,
            put(("config", "metadata", "annotations"), {name: value}),
            f"ConfigMap app/config has annotation '{name}', so that Application cicd/app may wait "
            "without end; leave it out, and put what comes later in a tier 'after' this one",
        )
        for name, value in (
            ("argocd.argoproj.io/sync-wave", "1"),
            ("argocd.argoproj.io/hook", "PreSync"),
            ("helm.sh/hook", "pre-install"),
        )
    ],
    "applications_fit_their_projects": [
        (
            "no such project",
            put(("application", "spec", "project"), "shop"),
            "Application cicd/app belongs to project 'shop', which does not exist; add",
        ),
        (
            "repository",
            put(("application", "spec", "source", "repoURL"), "https://other.example"),
            "Application cicd/app uses repository 'https://other.example', which "
            "AppProject cicd/platform does not allow; add it there",
        ),
        (
            "second repository",
            put(("release", "spec", "sources", 1, "repoURL"), "https://other.example"),
            "Application cicd/prometheus uses repository 'https://other.example', which",
        ),
        (
            "namespace of the Application",
            put(("application", "spec", "destination", "namespace"), "db"),
            "Application cicd/app applies to namespace 'db' of 'https://kubernetes.default.svc', "
            "which AppProject cicd/platform does not allow",
        ),
        (
            "other cluster",
            put(("application", "spec", "destination", "server"), "https://other.example"),
            "Application cicd/app applies to namespace 'app' of 'https://other.example', which",
        ),
        (
            "no destination",
            put(("application", "spec", "destination"), {"name": "in-cluster"}),
            "Application cicd/app applies to namespace '' of '', which",
        ),
        (
            "namespace of an object",
            put(("config", "metadata", "namespace"), "db"),
            "ConfigMap db/config is applied by Application cicd/app, whose AppProject "
            "cicd/platform allows no namespace 'db'; add it there",
        ),
        (
            "kind",
            lambda o: o.update(secret=named("Secret", "db")),
            "Secret app/db is applied by Application cicd/app, whose AppProject cicd/platform "
            "allows no Secret in namespaces; add it there",
        ),
        (
            "kind of another group",
            put(("autoscaler", "apiVersion"), "autoscaling.example/v1"),
            "allows no autoscaling.example/HorizontalPodAutoscaler in namespaces",
        ),
        (
            "kind outside of namespaces",
            lambda o: o.update(role=named("ClusterRole", "web", "rbac.example/v1", "")),
            "ClusterRole web is applied by Application cicd/app, whose AppProject cicd/platform "
            "allows no rbac.example/ClusterRole of that name outside of namespaces",
        ),
        (
            "Namespace of others",
            lambda o: o.update(other=named("Namespace", "db", namespace="")),
            "allows no Namespace of that name outside of namespaces",
        ),
        (
            "every repository",
            allow("sourceRepos", "*"),
            "AppProject cicd/platform allows '*' in 'sourceRepos'; name each",
        ),
        (
            "every namespace",
            allow("destinations", {"server": SERVER, "namespace": "app-*"}),
            "AppProject cicd/platform allows 'app-*' in 'destinations'; name each",
        ),
        (
            "every namespace but one",
            allow("destinations", {"server": SERVER, "namespace": "!db"}),
            "AppProject cicd/platform allows '!db' in 'destinations'; name each",
        ),
        (
            "every cluster",
            allow("destinations", {"name": "*", "namespace": "app"}),
            "AppProject cicd/platform allows '*' in 'destinations'; name each",
        ),
        (
            "Applications of every namespace",
            put(("project", "spec", "sourceNamespaces"), ["*"]),
            "AppProject cicd/platform allows '*' in 'sourceNamespaces'; name each",
        ),
        (
            "every kind of a group",
            allow("namespaceResourceWhitelist", {"group": "apps", "kind": "*"}),
            "AppProject cicd/platform allows '*' in 'namespaceResourceWhitelist'; name each",
        ),
        (
            "every group",
            allow("clusterResourceWhitelist", {"group": "*", "kind": "Namespace"}),
            "AppProject cicd/platform allows '*' in 'clusterResourceWhitelist'; name each",
        ),
        (
            "every kind, by silence",
            lambda o: o["project"]["spec"].pop("namespaceResourceWhitelist"),
            "AppProject cicd/platform allows all kinds in its namespaces; name each in 'names",
        ),
        (
            "wildcards without an Application",
            in_turn(
                *(take(name) for name in ("application", "release", "root", "later")),
                allow("sourceRepos", "*"),
            ),
            "AppProject cicd/platform allows '*' in 'sourceRepos'",
        ),
    ],
    "applications_come_after_what_they_need": [
        (
            "kind of a chart that comes at the same time",
            wave("application", "0"),
            "Application cicd/app needs API group 'monitoring.coreos.com' of Application "
            "cicd/prometheus, wave 0, in wave 0; add that Application to its 'after'",
        ),
        (
            "kind of a chart that comes later, though it may be missing",
            in_turn(wave("release", "2"), SKIPPED_BY_APPLICATION),
            "of Application cicd/prometheus, wave 2, in wave 1",
        ),
        (
            "wave that is no number",
            wave("application", "first"),
            "Application cicd/app has sync wave 'first'; use a whole number",
        ),
        (
            "wave that is no number is the first",
            wave("application", "1_0"),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "no wave is the first",
            lambda o: o["application"]["metadata"].pop("annotations"),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "one may be missing, but not the next",
            in_turn(
                wave("application", "0"),
                lambda o: o.update(must_exist=deepcopy(o["monitor"])),
                put(("must_exist", "metadata", "name"), "other"),
                SKIPPED_BY_OBJECT,
            ),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "the next may be missing, but not one",
            in_turn(
                wave("application", "0"),
                lambda o: o.update(may_be_missing=deepcopy(o["monitor"])),
                put(("may_be_missing", "metadata"), SKIPPED),
            ),
            "of Application cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "kind that a chart asks for",
            in_turn(wave("later", "0"), take("monitor")),
            "Application cicd/later needs API group 'monitoring.coreos.com' of Application "
            "cicd/prometheus, wave 0, in wave 0",
        ),
        (
            "kind that another folder defines",
            in_turn(
                wave("later", "1"),
                put(("later", "spec", "sources", 0, "helm", "apiVersions"), ["example.com/v1"]),
            ),
            "Application cicd/later needs API group 'example.com' of Application cicd/app",
        ),
        (
            "namespace that another makes",
            wave("later", "1"),
            "Application cicd/later needs namespace 'app' of Application cicd/app, wave 1, in wave",
        ),
        (
            "namespace of an object",
            in_turn(
                put(("role", "metadata", "namespace"), "new"),
                lambda o: o.update(
                    new=application("new", "1", "cicd", source={"repoURL": GIT, "path": "new"})
                ),
            ),
            "Application cicd/app needs namespace 'new' of Application cicd/new, wave 1, in wave 1",
        ),
        (
            "kind that its own operator installs during the sync",
            put(("widget", "apiVersion"), "late.example/v1"),
            "Application cicd/app has objects of API group 'late.example', which it only "
            "provides during the sync; set 'skip_dry_run_on_missing_resource'",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(in_turn(wave("application", "0"), SKIPPED_BY_OBJECT), id="object"),
        pytest.param(in_turn(wave("application", "0"), SKIPPED_BY_APPLICATION), id="application"),
        pytest.param(
            in_turn(put(("widget", "apiVersion"), "late.example/v1"), SKIPPED_BY_APPLICATION),
            id="its own operator",
        ),
    ],
)
def test_kinds_that_may_be_missing_may_come_at_the_same_time(change):
    assert run("applications_come_after_what_they_need", change) == []


def test_namespaces_may_stand_beside_the_applications():
    (rule,) = [known for known in RULES if known.__name__.startswith("applications_come_after")]
    inventory = inventory_of(sound())
    beside = named("Namespace", "monitoring", namespace="")
    inventory.folders["/checkout/build/dist/root"].append(beside)
    assert list(rule(inventory)) == []


def test_applications_alone_need_no_project():
    """A chart that is tested by itself has its AppProject elsewhere."""
    objects = sound()
    del objects["project"]
    assert findings_of(inventory_of(objects)) == []


def test_a_project_without_a_list_of_kinds_refuses_none():
    change = take("project", "spec", "namespaceResourceWhitelist")
    (finding,) = run("applications_fit_their_projects", change)
    assert "allows all kinds in its namespaces" in finding


def test_an_application_of_another_group_is_none():
    stranger = named("Application", "other", "app.k8s.io/v1beta1", spec={"descriptor": {}})
    assert run("applications_fit_their_projects", allow_kind(stranger)) == []


def test_an_application_applies_what_an_app_writes(tmp_path):
    """In any folder in which the synth works, as with `cdk8s synth --output`."""
    synthesized, argo = (App(outdir=str(tmp_path / "build" / name)) for name in ("web", "argo"))
    WebService(Chart(synthesized, "web", namespace="app"), "web", WebServiceProps(image="web:1"))
    chart = Chart(argo, "argo", namespace="cicd")
    source = {"repoURL": GIT, "path": "dist/web"}
    for name, made in {**delivery(), "web": application("web", "1", "app", source=source)}.items():
        ApiObjects(chart, name, {"Resource": made})
    assert_rules(synthesized, argo)
    kinds = chart.node.find_child("project").node.find_child("Resource")
    kinds.add_json_patch(JsonPatch.remove("/spec/namespaceResourceWhitelist/0"))
    message = "Service app/web is applied by Application cicd/web, whose AppProject cicd/platform"
    assert any(message in finding for finding in findings_of(Inventory.of(synthesized, argo)))
