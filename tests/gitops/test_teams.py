"""Argo CD follows the repository of a team within its space: what reaches further is refused."""

import pytest
import yaml

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import GitSource
from constructs_lib.kube.team_bounds import TEAM_KINDS
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamSpaceProps, add_team
from tests.apiserver.cluster import wait_until
from tests.beside import beside
from tests.gitops.argocd import NAMESPACE
from tests.gitops.delivery import SECONDS, state_of
from tests.gitops.mistakes import NOWHERE, no_yaml, rewritten, workload
from tests.gitops.steps import push_mistake
from tests.teams.given import QUOTA

pytestmark = pytest.mark.by_turns("values, teams and signatures")

TEAMS = ("team-a", "team-b", "team-c")
PLACES = ("team-a", "team-b", "cicd", "default", "kube-system")
UNPLANTED = {"Binding", "LocalSubjectAccessReview", "TokenRequest"}
"""Kinds of requests, which are never stored."""


@pytest.fixture
def team(delivery):
    """Deliver the spaces of all teams; return the name of the first."""
    source = delivery.root["spec"]["source"]
    platform = Platform()
    tier = Tier(platform, TierProps(name="spaces"))
    for name in TEAMS:
        git = GitSource(repository=source["repoURL"], revision=source["targetRevision"])
        props = {"hosts": [f"{name}.test"], "quota": QUOTA}
        add_team(tier, name, TeamSpaceProps(git=git, path=f"{name}/manifests", **props))
    Delivery(platform, git=git, namespace="cicd")
    for path, text in platform.files().items():
        file = delivery.repository.work / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    for name in TEAMS:
        (delivery.repository.work / f"{name}/manifests").mkdir(parents=True)
        put(delivery, name, {"own": config("own", name)})
    delivery.push("Teams")
    delivery.wait_until_settled()
    yield "team-a"
    for name in TEAMS:
        (delivery.repository.work / f"{name}/manifests/own.yaml").unlink()


def put(delivery, team, manifests):
    for name, manifest in manifests.items():
        file = delivery.repository.work / f"{team}/manifests/{name}.yaml"
        file.write_text(yaml.safe_dump(manifest))


def config(name, namespace):
    metadata = {"name": name, "namespace": namespace}
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": {"a": "b"}}


def planted(cluster):
    """Yield an object of each kind that the API server has, in each place where it is hostile."""
    for group, version, kind, is_namespaced in sorted(cluster.kinds()):
        if kind in UNPLANTED or kind.endswith("Review"):
            continue
        api_version = f"{group}/{version}".removeprefix("/") if "/" not in version else version
        about = {"apiVersion": api_version, "kind": kind}
        is_ordinary = f"{group}/{kind}".removeprefix("/") in TEAM_KINDS
        for place in PLACES if is_namespaced else [None]:
            if place != "team-a" or not is_ordinary:
                where = {"namespace": place} if place else {}
                yield {**about, "metadata": {"name": "planted", **where}}


def refused(delivery, hostile):
    """Return those objects that the last sync refused, and what it said of the others."""
    status = delivery.applications()["team-a"].get("status", {})
    result = status.get("operationState", {}).get("syncResult", {})
    found = result.get("resources", []) if result.get("revision") == delivery.commit else []
    excluded = " ".join(each["message"] for each in status.get("conditions", []))
    refused, others = [], []
    for each in hostile:
        kind, namespace = each["kind"], each["metadata"].get("namespace")
        said = [
            result.get("message", "")
            for result in found
            if (result["kind"], result["name"]) == (kind, "planted")
            and namespace in (None, result.get("namespace"))
        ]
        is_refused = said and all("not permitted in project" in text for text in said)
        if is_refused or f"/{kind} planted is excluded" in excluded:
            refused.append(each)
        else:
            others.append((kind, namespace, said))
    return refused, others


def test_no_hostile_object_takes_effect(delivery, cluster, team):
    hostile = list(planted(cluster))
    assert len(hostile) > 200
    put(delivery, team, {f"hostile-{n}": each for n, each in enumerate(hostile)})
    put(delivery, team, {"sound": config("sound", "team-a")})
    delivery.push("Hostile objects")
    wait_until(
        "each is refused",
        lambda: refused(delivery, hostile)[0] == hostile,
        SECONDS,
        lambda: refused(delivery, hostile)[1],
    )
    assert [each for each in hostile if cluster.find(each)] == []
    assert cluster.find(config("sound", "team-a")) is None
    for file in (delivery.repository.work / "team-a/manifests").glob("hostile-*.yaml"):
        file.unlink()
    delivery.push("Sound again")
    delivery.wait_until_settled()
    assert cluster.find(config("sound", "team-a"))


WAY_IN = {
    "apiVersion": "v1",
    "kind": "Service",
    "metadata": {"name": "way-in"},
    "spec": {"type": "NodePort", "selector": {"a": "b"}, "ports": [{"port": 80}]},
}
"""A Service that the guard refuses, so that the sync is tried again and again."""


def test_what_a_team_may_write_is_held_by_the_guard(delivery, cluster, team):
    put(delivery, team, {"service": WAY_IN})
    push_mistake(delivery, "Service of a team is a way in or out of the cluster")
    assert cluster.find({**WAY_IN, "metadata": {"name": "way-in", "namespace": team}}) is None
    (delivery.repository.work / "team-a/manifests/service.yaml").unlink()


def test_the_platform_waits_for_no_team(delivery, cluster, team):
    """A broken, a slow and a failing one: a later commit reaches the last wave all the same."""
    no_yaml(delivery.repository.work / "team-a/manifests")
    put(delivery, "team-b", {"slow": workload("Deployment", "slow", NOWHERE)})
    put(delivery, "team-c", {"way-in": WAY_IN})
    delivery.push("Three teams in trouble")

    def states():
        found = delivery.applications()
        return [state_of(found[name]) for name in TEAMS]

    def are_in_trouble():
        (broken, *_), slow, (*_, failing) = states()
        return (
            broken == "Unknown" and slow[:2] == ("Synced", "Progressing") and failing == "Running"
        )

    delivery.until("the teams are in trouble", are_in_trouble, states)
    last = max(delivery.expected().items(), key=lambda each: each[1])[0]
    applications = delivery.manifests("Application")
    file = next(file for file, each in applications if each["metadata"]["name"] == last)
    rewritten(file, lambda each: each["metadata"]["labels"].update(test="later"))
    delivery.push("A later commit of the platform")
    application = {"apiVersion": "argoproj.io/v1alpha1", "kind": "Application"}
    application["metadata"] = {"name": last, "namespace": NAMESPACE}
    delivery.until(
        "the commit has reached the last wave, and root is done",
        lambda: (
            cluster.get(application)["metadata"]["labels"].get("test") == "later"
            and delivery.trouble(delivery.applications()["root"]) is None
        ),
        lambda: [states(), delivery.trouble(delivery.applications()["root"])],
    )
    assert are_in_trouble(), states()


PROGRAMS = beside(__file__)
"""Files of each team's folder: the repo-server would read its environment, end, or run them."""


def test_the_repo_server_runs_no_program_of_a_team(delivery, cluster, team):
    """Whatever the repository says of itself. Plain YAML beside it is applied."""
    override = delivery.repository.work / "team-b/manifests/.argocd-source.yaml"
    override.write_text("{directory: null, kustomize: {namePrefix: made-}}")
    push_mistake(delivery, "multiple application sources")
    override.unlink()
    for name, files in PROGRAMS.items():
        for file, text in files.items():
            (delivery.repository.work / f"{name}/manifests/{file}").write_text(text)
        put(delivery, name, {"sound": config("sound", name)})
    delivery.push("Programs")
    delivery.wait_until_settled()
    for name in TEAMS:
        assert cluster.find(config("sound", name))
        assert cluster.find(config("made", name)) is None
    assert cluster.find(config("made-own", "team-b")) is None


def test_links_out_of_a_repository_are_not_read(delivery, cluster, team):
    folder = delivery.repository.work / "team-a/manifests"
    for name in (".argocd-source.yaml", "leak.jsonnet", "leak.yaml"):
        (folder / name).symlink_to("/proc/self/environ")
    push_mistake(delivery, "out-of-bounds symlinks")
    assert not any("ARGOCD_" in text for text in delivery.complaints())
