"""Programs of a team: synth, project and admission on a real API server say the same of each."""

import json
from itertools import chain

import pytest
import yaml
from cdk8s import ApiObject, JsonPatch
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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
from constructs_lib.reference import Delivery
from constructs_lib.workloads import (
    ClaimProps,
    PodProps,
    ScheduledJob,
    ScheduledJobProps,
    StatefulService,
    StatefulServiceProps,
)
from tests.apiserver.dist import pod_of
from tests.apiserver.test_teams import HOSTILE, SOUND, platform_of_teams, spaces

FIXTURES = (spaces,)
RULE = "contract-exceeded"
IMAGE = f"registry.test/web@sha256:{'0' * 64}"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the path of the contract of a team, and the spec of its project."""
    platform = platform_of_teams()
    git = GitSource(repository="https://git.test/platform.git")
    Delivery(platform, git=git, namespace="argocd")
    files = platform.files()
    contract = tmp_path_factory.mktemp("contract") / "team.yaml"
    contract.write_text(files["dist/teams/team-a.yaml"])
    (project,) = yaml.safe_load_all(files["dist/projects/team-a.yaml"])
    return contract, project["spec"]


def in_a_deployment(manifest):
    """Return a Deployment of such pods, which repositories of teams may hold."""
    labels = {"app": "web"}
    template = {"metadata": {"labels": labels}, "spec": manifest["spec"]}
    spec = {"selector": {"matchLabels": labels}, "template": template}
    metadata = {**manifest["metadata"], "labels": labels}
    return {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": metadata, "spec": spec}


RAW = [in_a_deployment(each) if each["kind"] == "Pod" else each for each in chain(SOUND, HOSTILE)]
OTHER_KINDS = [
    {"apiVersion": version, "kind": kind, "metadata": {"name": "web", "namespace": namespace}}
    for version, kind, namespace in (
        ("v1", "Secret", "team-a"),
        ("v1", "ConfigMap", "team-b"),
        ("v1", "ConfigMap", "team-a"),
        ("v1", "ResourceQuota", "team-a"),
        ("rbac.authorization.k8s.io/v1", "Role", "team-a"),
    )
]


def mostly(good, *others):
    """Return a strategy for these values, most often the first, which every contract allows."""
    return st.sampled_from([*[good] * 3 * len(others), *others])


PROGRAMS = st.fixed_dictionaries(
    {
        "port": mostly(8080, 3000),
        "host": mostly("shop.team-a.test", "team-b.test", None),
        "replicas": mostly(1, 2, 40),
        "claim": mostly("1Gi", "30Gi", None),
        "calls": mostly("open", "closed", "outside", "own"),
        "rights": mostly(False, True),
        "class": mostly("of-teams", "of-others", None),
        "node": mostly("kubernetes.io/arch", "kubernetes.io/hostname", None),
        "job": st.booleans(),
        "raw": st.lists(st.sampled_from([*RAW, *OTHER_KINDS]), max_size=1),
    }
)


def composed(contract, program):
    platform = Platform(PlatformContext.of_team(str(contract)))
    chart = Tier(platform, TierProps(name="team-a")).chart("web")
    granted = platform.context.contract
    pod = {
        "priority_class_name": program["class"],
        "node_selector": {program["node"]: "arm64"} if program["node"] else {},
    }
    if program["rights"]:
        rule = {"api_groups": [""], "resources": ["pods"], "verbs": ["get"]}
        pod |= {"role": [rule], "role_reason": "Reads pods"}
    replicas = {"min_replicas": program["replicas"], "max_replicas": program["replicas"]}
    props = {"image": IMAGE, "port": program["port"], "pod": PodProps(**pod), **replicas}
    web = WebService(chart, "shop", WebServiceProps(**props))
    if program["host"]:
        routes = {"/": web}
        props = WebIngressProps(hosts=[program["host"]])
        WebIngress(chart, "entrance", props, routes=routes, entrance=granted.entrance)
    if program["claim"]:
        claims = {"data": ClaimProps(path="/data", size=program["claim"])}
        queue = StatefulServiceProps(image=IMAGE, ports={"amqp": 5672}, claims=claims)
        web.connections.allow_to(StatefulService(chart, "queue", queue))
    match program["calls"]:
        case "open":
            web.connections.allow_to(granted.pods("database"))
        case "closed":
            labels = {"app": "bank"}
            bank = ExternalPods(name="bank", namespace="team-b", pod_labels=labels, ports=[8080])
            web.connections.allow_to(bank)
        case "outside":
            web.connections.allow_to_outside(443)
        case "own":
            web.connections.allow_to(web)
    if program["job"]:
        ScheduledJob(chart, "job", ScheduledJobProps(image=IMAGE, schedule="0 3 * * *"))
    for each in program["raw"]:
        metadata = {**each["metadata"]}
        fields = {"api_version": each["apiVersion"], "kind": each["kind"], "metadata": metadata}
        made = ApiObject(chart, "raw", **fields)
        for key in each.keys() - {"apiVersion", "kind", "metadata"}:
            made.add_json_patch(JsonPatch.add(f"/{key}", each[key]))
    return platform, chart.to_json()


def in_project(project, manifest):
    group, _, _ = manifest["apiVersion"].rpartition("/")
    kind = {"group": group, "kind": manifest["kind"]}
    places = {each["namespace"] for each in project["destinations"]}
    is_own = manifest["metadata"].get("namespace") in places
    return is_own and kind in project["namespaceResourceWhitelist"]


def refusal(cluster, manifest):
    """Return why the guard refuses an object, or the pods or claims that a controller makes."""
    made = [manifest]
    if manifest["kind"] in ("CronJob", "Deployment", "StatefulSet"):
        pod = pod_of(manifest)
        pod["metadata"]["namespace"] = manifest["metadata"]["namespace"]
        # That of the program is not there in a dry run.
        pod["spec"]["serviceAccountName"] = "default"
        made.append(pod)
    return next((why for each in made if (why := cluster.refusal(each))), "")


def place(manifest):
    metadata = manifest["metadata"]
    return manifest["kind"], metadata.get("namespace", ""), metadata["name"]


def test_three_verdicts_agree(spaces, cluster, written):
    contract, project = written
    seen = {"clean": 0, "refused": 0}

    @settings(
        max_examples=200,
        deadline=None,
        suppress_health_check=[*HealthCheck],
        phases=[Phase.generate],
        derandomize=True,
    )
    @given(PROGRAMS)
    def holds(program):
        platform, objects = composed(contract, program)
        findings = platform.findings()
        of_contract = {
            (each.object.kind, each.object.namespace, each.object.name)
            for each in findings
            if each.rule == RULE
        }
        for each in objects:
            why = refusal(cluster, each)
            refused = "of a team " in why or not in_project(project, each)
            told = (json.dumps(each), why, [str(found) for found in findings])
            assert (place(each) in of_contract) == refused, told
            assert findings or not why, told
            seen["clean" if not findings else "refused"] += 1

    holds()
    assert min(seen.values()) > 100, seen
