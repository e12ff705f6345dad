"""Argo CD follows the folder of a team within its space: what reaches further is refused.

All teams are of one repository.
"""

import base64

import pytest
import yaml

from constructs_lib import (
    ExternalPods,
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
)
from constructs_lib.argocd import GitSource
from constructs_lib.kube.team_bounds import MONITOR_KINDS, RULE_KINDS, TEAM_KINDS
from constructs_lib.monitoring import alert, monitor, web_service_alerts
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamMonitoringProps, TeamSpaceProps, add_team
from constructs_lib.teams.code_owners import code_owners
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
KINDS = {**TEAM_KINDS, **MONITOR_KINDS, **RULE_KINDS}
UNPLANTED = {"Binding", "LocalSubjectAccessReview", "TokenRequest"}
"""Kinds of requests, which are never stored."""


ROOM = {**QUOTA, "pods": 4, "cpu_limits": "2", "memory_limits": "2Gi"}
"""A quota of two services."""

ORDERS = {"name": "orders", "namespace": "data", "pod_labels": {"app": "orders"}, "ports": [5432]}
"""Pods of the platform that are open to the first team."""


@pytest.fixture
def team(delivery):
    """Deliver the spaces of all teams; return the name of the first."""
    source = delivery.root["spec"]["source"]
    platform = Platform()
    platform.bounds_rules = True
    tier = Tier(platform, TierProps(name="spaces"))
    for name in TEAMS:
        git = GitSource(repository=source["repoURL"], revision=source["targetRevision"])
        monitoring = TeamMonitoringProps(ports=[9090], rules=True)
        props = {"hosts": [f"{name}.test"], "quota": ROOM, "monitoring": monitoring}
        row = TeamSpaceProps(git=git, path=f"{name}/manifests", owner=f"@org/{name}", **props)
        space = add_team(tier, name, row)
        if name == "team-a":
            space.open(ExternalPods(**ORDERS))
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
        is_ordinary = f"{group}/{kind}".removeprefix("/") in KINDS
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


def test_what_the_program_of_a_team_writes_is_delivered(delivery, cluster, team, tmp_path):
    """Whole, by its contract: the synth, the project and the guard agree."""
    contract = delivery.repository.work / f"dist/teams/{team}.yaml"
    program = Platform(PlatformContext.of_team(contract))
    granted = program.context.contract
    tier = Tier(program, TierProps(name="manifests"))
    chart = tier.chart("web")
    props = {"port": 8080, "metrics_port": 9090, "max_replicas": 1, "min_replicas": 1}
    web, api = (
        WebService(chart, name, WebServiceProps(image=f"{name}:1.0.0", **props))
        for name in ("web", "api")
    )
    web.connections.allow_to(api)
    api.connections.allow_to(granted.pods("orders"))
    ingress = WebIngressProps(hosts=["team-a.test"])
    WebIngress(chart, "entrance", ingress, routes={"/": web}, entrance=granted.entrance)
    monitor(tier, web)
    alert(tier, "web", web_service_alerts("team-a", "web"))
    program.synth(tmp_path / "dist")
    written = []
    for file in sorted((tmp_path / "dist/manifests").glob("*.yaml")):
        (contract.parents[2] / f"{team}/manifests/{file.name}").write_text(file.read_text())
        written += yaml.safe_load_all(file.read_text())
    assert {"ServiceMonitor", "PrometheusRule", "Ingress"} < {each["kind"] for each in written}
    delivery.push("Program of a team")
    delivery.wait_until_settled()
    missing = [each["metadata"]["name"] for each in written if not cluster.find(each)]
    assert missing == []


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


def test_an_application_stays_in_its_folder(delivery, cluster, team):
    """Whatever the folder says. Only a link shows a file of another team, to who made the link."""
    anywhere = config("anywhere", "team-b")
    del anywhere["metadata"]["namespace"]
    put(delivery, "team-b", {"anywhere": anywhere})
    folder = delivery.repository.work / "team-a/manifests"
    override = folder / ".argocd-source.yaml"
    override.write_text("{path: team-b/manifests, directory: {recurse: true}}")
    delivery.push("An override of the path")
    delivery.wait_until_settled()
    assert cluster.find(config("anywhere", "team-b"))
    assert cluster.find(config("anywhere", "team-a")) is None
    override.unlink()
    (folder / "link.yaml").symlink_to("../../team-b/manifests/anywhere.yaml")
    delivery.push("A link to a file of another folder")
    delivery.wait_until_settled()
    assert cluster.find(config("anywhere", "team-a"))
    for file in (folder / "link.yaml", folder.parents[1] / "team-b/manifests/anywhere.yaml"):
        file.unlink()


def test_gitea_asks_the_owner_of_a_folder_for_a_review(delivery):
    """A dot of a path is no other character."""
    ask = delivery.gitea.administer
    ask("POST", "/api/v1/orgs", {"username": "acme"})
    for name in ("pay", "till"):
        access = {"permission": "write", "includes_all_repositories": True}
        ask("POST", "/api/v1/orgs/acme/teams", {"name": name, "units": ["repo.pulls"], **access})
    ask("POST", "/api/v1/orgs/acme/repos", {"name": "mono", "auto_init": True})
    git = GitSource(repository="https://git.example/acme/mono.git")
    rows = [
        TeamSpaceProps(git=git, path=path, quota=QUOTA, owner=f"@acme/{name}")
        for path, name in (("teams/pay", "pay"), ("till.1", "till"))
    ]
    contents = "/api/v1/repos/acme/mono/contents"

    def asked(path, text="text", **base):
        content = base64.b64encode(text.encode()).decode()
        ask("POST", f"{contents}/{path}", {"content": content, **base})
        if not base:
            return None
        wanted = {"title": path, "head": base["new_branch"], "base": "main"}
        made = ask("POST", "/api/v1/repos/acme/mono/pulls", wanted)
        found = ask("GET", f"/api/v1/repos/acme/mono/pulls/{made['number']}")
        return [each["name"] for each in found["requested_reviewers_teams"] or ()]

    asked("CODEOWNERS", code_owners(rows))
    assert asked("teams/pay/a/b.yaml", new_branch="one") == ["pay"]
    assert asked("till.1/web.yaml", new_branch="two") == ["till"]
    assert asked("till-1/web.yaml", new_branch="three") == []
    assert asked("x/teams/pay/web.yaml", new_branch="four") == []
