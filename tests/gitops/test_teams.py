"""Argo CD follows the repository of a team within its space: what reaches further is refused."""

import pytest
import yaml

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import GitSource
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamSpaceProps
from constructs_lib.teams.space import TEAM_KINDS
from tests.apiserver.cluster import wait_until
from tests.gitops.delivery import SECONDS
from tests.teams.given import QUOTA

pytestmark = pytest.mark.by_turns("values, teams and signatures")

PLACES = ("team-a", "team-b", "cicd", "default", "kube-system")
UNPLANTED = {"Binding", "LocalSubjectAccessReview", "TokenRequest"}
"""Kinds of requests, which are never stored."""


@pytest.fixture
def team(delivery):
    """Deliver the spaces of two teams; return the folder of one of them."""
    source = delivery.root["spec"]["source"]
    platform = Platform()
    tier = Tier(platform, TierProps(name="teams"))
    for name in ("team-a", "team-b"):
        git = GitSource(repository=source["repoURL"], revision=source["targetRevision"])
        props = {"hosts": [f"{name}.test"], "quota": QUOTA}
        tier.add_team(name, TeamSpaceProps(git=git, path=f"{name}/manifests", **props))
    Delivery(platform, git=git, namespace="cicd")
    for path, text in platform.files().items():
        file = delivery.repository.work / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    for name in ("team-a", "team-b"):
        (delivery.repository.work / f"{name}/manifests").mkdir(parents=True)
        put(delivery, name, {"own": config("own", name)})
    delivery.push("Two teams")
    delivery.wait_until_settled()
    yield "team-a"
    for name in ("team-a", "team-b"):
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


def test_what_a_team_may_write_is_held_by_the_guard(delivery, cluster, team):
    service = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "way-in"}}
    service["spec"] = {"type": "NodePort", "selector": {"a": "b"}, "ports": [{"port": 80}]}
    put(delivery, team, {"service": service})
    delivery.push("A way in")
    wait_until(
        "the guard refuses it",
        lambda: any(
            "Service of a team is a way in or out of the cluster" in text
            for text in delivery.complaints()
        ),
        SECONDS,
        delivery.complaints,
    )
    service["metadata"]["namespace"] = "team-a"
    assert cluster.find(service) is None
    (delivery.repository.work / "team-a/manifests/service.yaml").unlink()
