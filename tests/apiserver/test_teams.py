"""Spaces of two teams on a real API server: what each may have, and that it reaches no further."""

from itertools import product
from pathlib import Path

import pytest
import yaml
from cdk8s import App, Chart

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
from constructs_lib.teams import TeamSpaceProps, add_team
from tests.apiserver.cluster import Refused, wait_until
from tests.apiserver.dist import differences
from tests.apiserver.test_culprits import RESTRICTED
from tests.objects import made
from tests.teams import monitoring
from tests.teams.given import QUOTA

TEAMS = ("team-a", "team-b")
TRACKING = "argocd.argoproj.io/tracking-id"


def platform_of_teams():
    """Return a platform with the spaces of both teams, the first of which may call a database."""
    platform = Platform(PlatformContext())
    platform.bounds_rules = True
    tier = Tier(platform, TierProps(name="spaces"))
    for name in TEAMS:
        props = {"hosts": [f"{name}.test", f"*.{name}.test"], "members": name}
        props |= {
            "priority_class": "of-teams",
            "quota": {**QUOTA, "pods": 20, "cpu_limits": "9", "memory_limits": "9Gi"},
        }
        props["monitoring"] = {"rules": True}
        git = {"repository": f"https://git.test/{name}.git"}
        add_team(tier, name, TeamSpaceProps(git=git, path=f"dist/{name}", **props))
    labels = {"app": "database"}
    database = ExternalPods(name="database", namespace="db", pod_labels=labels, ports=[5432])
    tier.teams[0].open(database)
    return platform


@pytest.fixture(scope="module")
def spaces(cluster):
    """Return the objects of both spaces, with the guard in force."""
    (tier,) = (each.tier for each in platform_of_teams().order)
    objects = [
        each for chart in ("team-guard", *TEAMS) for each in tier.node.find_child(chart).to_json()
    ]
    for each in objects:
        if each["kind"] == "NetworkPolicy":
            # As Argo CD does for all objects of the platform's own Application.
            about = each["metadata"].setdefault("annotations", {})
            about[TRACKING] = f"spaces:networking.k8s.io/NetworkPolicy:{each['metadata']['name']}"
    for each in sorted(objects, key=lambda each: each["kind"] != "Namespace"):
        assert cluster.apply(each).warnings == []
    for name in ("of-teams", "of-others"):
        cluster.apply(made("PriorityClass", name, None, "scheduling.k8s.io/v1", value=1000))
    # A controller makes it, and pods need it.
    cluster.apply(made("ServiceAccount", "default", "team-a"))
    wait_until("the guard is in force", lambda: cluster.refusal(service(type="NodePort")))
    yield objects
    for each in objects:
        if each["kind"].startswith("ValidatingAdmissionPolicy"):
            cluster.delete(each)


def of_team(api_version, kind, spec, **metadata):
    return made(kind, "web", "team-a", api_version, spec=spec, metadata=metadata)


def service(**spec):
    ports = [{"port": 80}]
    return of_team("v1", "Service", {"selector": {"app": "web"}, "ports": ports, **spec})


def ingress(host, tls=(), annotations=None, **spec):
    backend = {"service": {"name": "web", "port": {"number": 80}}}
    paths = [{"path": "/", "pathType": "Prefix", "backend": backend}]
    rules = [{"http": {"paths": paths}, **({"host": host} if host else {})}]
    spec = {"rules": rules, **({"tls": [{"hosts": list(tls)}]} if tls else {}), **spec}
    metadata = {"annotations": annotations} if annotations else {}
    return of_team("networking.k8s.io/v1", "Ingress", spec, **metadata)


def route(kind, *hosts):
    spec = {"parentRefs": [{"name": "entrance", "namespace": "edge"}], "hostnames": list(hosts)}
    return of_team("gateway.networking.k8s.io/v1", kind, spec)


def pod(**spec):
    container = {"name": "web", "image": "web:1", "securityContext": RESTRICTED}
    return of_team("v1", "Pod", {"containers": [container], **spec})


def claim(**spec):
    resources = {"requests": {"storage": "1Gi"}}
    modes = ["ReadWriteOnce"]
    return of_team(
        "v1", "PersistentVolumeClaim", {"accessModes": modes, "resources": resources, **spec}
    )


def near(when, key):
    """Return an affinity to nodes by a label, or a field, of this key."""
    part = "matchFields" if key.startswith("metadata.") else "matchExpressions"
    term = {part: [{"key": key, "operator": "In", "values": ["a"]}]}
    field = f"{when}DuringSchedulingIgnoredDuringExecution"
    if when == "preferred":
        return {"nodeAffinity": {field: [{"weight": 1, "preference": term}]}}
    return {"nodeAffinity": {field: {"nodeSelectorTerms": [term]}}}


def beside(when, **where):
    """Return an affinity to pods there, and one that keeps them away."""
    term = {"labelSelector": {}, "topologyKey": "topology.kubernetes.io/zone", **where}
    field = f"{when}DuringSchedulingIgnoredDuringExecution"
    terms = [{"weight": 1, "podAffinityTerm": term}] if when == "preferred" else [term]
    return [{kind: {field: terms}} for kind in ("podAffinity", "podAntiAffinity")]


def budget(**spec):
    selector = {"matchLabels": {"app": "web"}}
    spec = {"selector": selector, "unhealthyPodEvictionPolicy": "AlwaysAllow", **spec}
    return of_team("policy/v1", "PodDisruptionBudget", spec)


def policy(*peers, direction="ingress", name="web", **about):
    """Return a policy that allows these peers; none stands for all."""
    rule = {{"ingress": "from", "egress": "to"}[direction]: list(peers)} if peers else {}
    spec = {"podSelector": {}, "policyTypes": [direction.title()], direction: [rule]}
    found = of_team("networking.k8s.io/v1", "NetworkPolicy", spec, **about)
    found["metadata"]["name"] = name
    return found


def pods_of(namespace=None, **labels):
    where = {"matchLabels": {"kubernetes.io/metadata.name": namespace}} if namespace else {}
    return {"namespaceSelector": where, "podSelector": {"matchLabels": labels}}


BEYOND = (
    *(pods_of(), pods_of("team-b"), pods_of(app="web"), {"ipBlock": {"cidr": "0.0.0.0/0"}}),
    {"namespaceSelector": {"matchLabels": {"cdk8s-web-platform/team": "team-a"}}},
    {"ipBlock": {"cidr": "10.0.0.1/32"}},
)

PLACES_OF_OTHERS = (
    *({"namespaceSelector": {}}, {"namespaces": ["team-b"]}, {"namespaces": ["team-a", "team-b"]}),
    {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "team-b"}}},
)

OWN = ("team-a.test", "shop.team-a.test", "a.b.team-a.test")
OF_OTHERS = (
    *("team-b.test", "shop.team-b.test", "team-a.test.evil.test", "evilteam-a.test", "test"),
    *("*.test", "localhost", "argocd.test", "team-a.testing"),
)
WAYS = ("Ingress", "HTTPRoute", "GRPCRoute")


def with_hosts(kind, *hosts):
    return ingress(hosts[0], hosts) if kind == "Ingress" else route(kind, *hosts)


HOSTILE_ANNOTATIONS = yaml.safe_load(
    Path(__file__).with_name("hostile_annotations.yaml").read_text()
)


def of_each_kind(annotations):
    listener = {"name": "http", "port": 80, "protocol": "HTTP"}
    spec = {"gatewayClassName": "traefik", "listeners": [listener]}
    gateway = of_team("gateway.networking.k8s.io/v1", "Gateway", spec)
    found = [service(), gateway, *(with_hosts(kind, OWN[0]) for kind in WAYS)]
    for each in found:
        each["metadata"]["annotations"] = annotations
    return found


OPTIONS = [
    {"tls_secret": "web", "hsts_seconds": 600, "timeout_seconds": 86400, "host_port": 65535},
    {"tls": "in-front", "hsts_seconds": 2 * 366 * 24 * 60 * 60, "timeout_seconds": 1},
    {"grpc": True},
]


def written(given):
    """Return the Ingress and Service that our constructs write with these options."""
    chart = Chart(App(), "chart", namespace="team-a")
    web = WebService(chart, "web", WebServiceProps(image="web:1"))
    props = WebIngressProps(hosts=OWN[:1], **given)
    WebIngress(chart, "route", props, routes={"/": web})
    return [each for each in chart.to_json() if each["kind"] in ("Ingress", "Service")]


def in_team(found):
    """Return what tests of programs have in the namespace of their team."""
    return yaml.safe_load(yaml.safe_dump(found).replace("shop", "team-a"))


SOUND = [
    *map(in_team, monitoring.SOUND),
    *(each for given in OPTIONS for each in written(given)),
    *of_each_kind(
        {
            "argocd.argoproj.io/sync-wave": "1",
            "argocd.argoproj.io/tracking-id": "team-a:/Service:team-a/web",
            "cdk8s-web-platform/accepted": "image-tag-latest: It is rebuilt each night",
            "kubernetes.io/description": "What it is for",
        }
    ),
    *(with_hosts(kind, host) for kind, host in product(WAYS, OWN)),
    service(),
    service(clusterIP="None"),
    pod(),
    pod(tolerations=[{"key": "node.kubernetes.io/not-ready", "operator": "Exists"}]),
    pod(nodeSelector={"kubernetes.io/arch": "arm64"}),
    pod(affinity=near("required", "topology.kubernetes.io/zone")),
    pod(priorityClassName="of-teams"),
    pod(terminationGracePeriodSeconds=3600),
    *(
        pod(affinity=each)
        for when, where in product(("required", "preferred"), ({}, {"namespaces": ["team-a"]}))
        for each in beside(when, **where)
    ),
    claim(storageClassName="standard"),
    budget(maxUnavailable=1),
    budget(maxUnavailable="25%"),
    *(policy({"podSelector": {}}, direction=each) for each in ("ingress", "egress")),
    policy(pods_of("team-a", app="web"), {"podSelector": {"matchLabels": {"app": "web"}}}),
]
HOSTILE = [
    *(in_team(found) for found, _ in monitoring.GUARDED),
    *(with_hosts(kind, host) for kind, host in product(WAYS, OF_OTHERS)),
    # A host of its own before, or after, that of another.
    *(
        with_hosts(kind, *hosts)
        for kind, own, other in product(("HTTPRoute", "GRPCRoute"), OWN, OF_OTHERS)
        for hosts in ((own, other), (other, own))
    ),
    *(ingress(own, [other]) for own, other in product(OWN, OF_OTHERS)),
    *(of_team("gateway.networking.k8s.io/v1", kind, {}) for kind in ("HTTPRoute", "GRPCRoute")),
    *(route(kind) for kind in ("HTTPRoute", "GRPCRoute")),
    ingress(""),
    *(
        ingress(own, defaultBackend={"service": {"name": "web", "port": {"number": 80}}})
        for own in OWN
    ),
    *(
        each
        for annotation in HOSTILE_ANNOTATIONS.items()
        for each in of_each_kind(dict([annotation]))
    ),
    *(service(type=kind) for kind in ("NodePort", "LoadBalancer")),
    service(type="ExternalName", externalName="api.team-b.svc.cluster.local"),
    service(externalIPs=["10.0.0.1"]),
    service(selector={}),
    of_team("v1", "Service", {"ports": [{"port": 80}]}),
    pod(nodeName="node"),
    pod(nodeSelector={"kubernetes.io/hostname": "node"}),
    pod(nodeSelector={"kubernetes.io/arch": "arm64", "pool": "bank"}),
    *(pod(affinity=near(each, "kubernetes.io/hostname")) for each in ("required", "preferred")),
    *(pod(affinity=near(each, "metadata.name")) for each in ("required", "preferred")),
    *(
        pod(affinity=each)
        for when, where in product(("required", "preferred"), PLACES_OF_OTHERS)
        for each in beside(when, **where)
    ),
    pod(terminationGracePeriodSeconds=3601),
    *(pod(priorityClassName=f"system-{what}-critical") for what in ("node", "cluster")),
    pod(tolerations=[{"operator": "Exists"}]),
    pod(priorityClassName="of-others"),
    pod(tolerations=[{"key": "pool", "value": "bank"}]),
    pod(tolerations=[{"key": "node.kubernetes.io/unschedulable", "operator": "Exists"}]),
    pod(volumes=[{"name": "data", "csi": {"driver": "csi.test"}}]),
    *(
        pod(tolerations=[{"key": f"node-role.kubernetes.io/{role}", "operator": "Exists"}])
        for role in ("control-plane", "master")
    ),
    *(pod(**{field: True}) for field in ("hostNetwork", "hostPID", "hostIPC")),
    pod(volumes=[{"name": "node", "hostPath": {"path": "/"}}]),
    claim(volumeName="volume-of-others"),
    claim(selector={"matchLabels": {"team": "team-b"}}),
    *(budget(maxUnavailable=each) for each in (0, "0%")),
    budget(minAvailable=1),
    budget(),
    budget(maxUnavailable=1, unhealthyPodEvictionPolicy="IfHealthyBudget"),
    *(
        policy(*peers, direction=each)
        for each in ("ingress", "egress")
        for peers in (
            (),
            *([one] for one in BEYOND),
            *(({"podSelector": {}}, one) for one in BEYOND),
        )
    ),
    policy(*BEYOND, annotations={TRACKING: "team-a:networking.k8s.io/NetworkPolicy:team-a/web"}),
    *(
        {**each, "metadata": {**each["metadata"], "finalizers": ["team-a.test/held"]}}
        for each in (service(), claim(), made("ConfigMap", "web", "team-a"))
    ),
]


def test_is_kept_as_we_write_it(spaces, cluster):
    for each in spaces:
        assert list(differences(each, cluster.get(each), atomic_lists=True)) == []


def test_a_team_may_have_what_is_its_own(spaces, cluster):
    for each in SOUND:
        cluster.create(each, dry_run=True)


def test_no_hostile_object_is_admitted(spaces, cluster):
    assert len(HOSTILE) > 300
    for each in HOSTILE:
        why = cluster.refusal(each)
        assert "of a team " in why or "violates PodSecurity" in why, (each, why)


@pytest.mark.parametrize("name", ["default-deny", "callers-of-database-to-database"])
def test_a_team_replaces_no_policy_of_the_platform(spaces, cluster, name):
    """A narrower policy of that name would leave pods open that the other closes."""
    tracking = {TRACKING: f"team-a:networking.k8s.io/NetworkPolicy:team-a/{name}"}
    own = policy({"podSelector": {}}, name=name, annotations=tracking)
    assert "would replace a policy of the platform" in cluster.refusal(own, "apply")


def test_a_claim_is_bound_by_the_cluster_alone(spaces, controllers, cluster):
    """A claim that names a volume by an update would get any volume."""
    volume = made("PersistentVolume", "of-team-b", None)
    volume["spec"] = {
        "capacity": {"storage": "1Gi"},
        "accessModes": ["ReadWriteOnce"],
        "storageClassName": "of-team-b",
        "hostPath": {"path": "/data"},
    }
    later = claim(storageClassName="of-team-b")
    cluster.apply(later)
    try:
        stated = claim(storageClassName="of-team-b", volumeName="of-team-b")
        assert "of a team chooses its volume" in cluster.refusal(stated, "apply")
        cluster.apply(volume)
        wait_until("it is bound", lambda: cluster.get(later)["status"].get("phase") == "Bound")
        cluster.merge(later, {"metadata": {"labels": {"team": "a"}}})
    finally:
        for each in filter(cluster.find, (later, volume)):
            cluster.delete(each)


def test_a_namespace_has_room_for_so_many_objects_and_so_much_storage(spaces, cluster):
    bounds = made("ResourceQuota", "objects", "team-a")
    keys = ("requests.storage", "count/configmaps")
    wait_until("the quota is in force", lambda: "hard" in cluster.get(bounds).get("status", {}))
    hard = cluster.get(bounds)["spec"]["hard"]
    assert {key: hard[key] for key in keys} == {"requests.storage": "20Gi", keys[1]: "50"}
    large = claim(resources={"requests": {"storage": "100Ti"}})
    assert "exceeded quota: objects" in cluster.refusal(large)


def test_a_refusal_names_the_annotations(spaces, cluster):
    told = r"Ingress of a team has annotations, .* may not set: nginx.org/listen-ports"
    annotations = {"nginx.org/listen-ports": "80", "nginx.org/hsts": "true"}
    with pytest.raises(Refused, match=told):
        cluster.create(ingress(OWN[0], annotations=annotations), dry_run=True)


def test_a_refusal_names_the_hosts_of_the_team(spaces, cluster):
    with pytest.raises(Refused, match=r"has hosts of others; its hosts are team-a.test, \*.team-a"):
        cluster.create(ingress("team-b.test"), dry_run=True)


def test_other_namespaces_are_left_alone(spaces, cluster):
    outside = service(type="NodePort")
    outside["metadata"]["namespace"] = "default"
    cluster.create(outside, dry_run=True)


def review(cluster, group, verb, resource, namespace):
    group_of, _, name = resource.rpartition("/")
    attributes = {"namespace": namespace, "verb": verb, "resource": name, "group": group_of}
    return cluster.allows("ann", [group], attributes)


def test_members_read_what_is_theirs_alone(spaces, controllers, cluster):
    wait_until("rights are known", lambda: review(cluster, "team-a", "get", "pods", "team-a"))
    for resource in ("pods", "apps/deployments", "services"):
        assert review(cluster, "team-a", "list", resource, "team-a")
        for namespace in ("team-b", "default", "kube-system", ""):
            assert not review(cluster, "team-a", "list", resource, namespace)
    for verb, resource in (("get", "secrets"), ("create", "pods"), ("delete", "apps/deployments")):
        assert not review(cluster, "team-a", verb, resource, "team-a")
