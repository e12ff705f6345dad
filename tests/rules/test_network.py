"""Rules on NetworkPolicies and connections, on objects that break them and on sound ones."""

from dataclasses import replace

import pytest
from cdk8s import App, Chart, JsonPatch

from constructs_lib import (
    ChartPods,
    ChartPodsProps,
    Peer,
    WebService,
    WebServiceProps,
    findings_of,
)
from constructs_lib.rules.inventory import Inventory
from constructs_lib.rules.network import flows_have_both_halves
from constructs_lib.testing import assert_rules
from tests.rules.sound import (
    DATABASE,
    DATABASE_END,
    DNS,
    FLOWS,
    LEVEL,
    WEB,
    WEB_END,
    add,
    again,
    assert_fires,
    each_break,
    each_pass,
    in_turn,
    policy,
    put,
    run,
    take,
)

FROM = ("ingress_policy", "spec", "ingress", 0, "from", 0)
NAME = "kubernetes.io/metadata.name"


def one_of(key, *values):
    return {"matchExpressions": [{"key": key, "operator": "In", "values": list(values)}]}


def from_namespaces(selector):
    """Returns a change that lets in pods of web from the namespaces that a selector selects."""
    return in_turn(
        put(("namespace", "metadata", "labels", "team"), "shop"),
        put(FROM, {"namespaceSelector": selector, "podSelector": {"matchLabels": WEB}}),
    )


BREAKS = {
    "flows_have_both_halves": [
        (
            "policy of the caller",
            take("egress"),
            "Connection app/web to app/db on TCP 5432 has no egress policy in namespace app; "
            "restore the NetworkPolicy that the connection emitted",
        ),
        (
            "policy of the called",
            take("ingress_policy"),
            "Connection app/web to app/db on TCP 5432 has no ingress policy in namespace app; "
            "restore the NetworkPolicy that the connection emitted",
        ),
        (
            "two ends of one name",
            add(ends=[DNS, WEB_END, replace(DATABASE_END, name="web")]),
            "Two constructs with other pods connect as app/web; give one of them another id",
        ),
        (
            "half that was never declared",
            in_turn(take("egress"), add(flows=FLOWS[1:])),
            "no egress policy in namespace app; pass the construct itself to 'allow_to' instead "
            "of a Peer",
        ),
        (
            "pods of a team's own",
            in_turn(take("egress"), add(flows=FLOWS[1:2], ends=[DNS, DATABASE_END])),
            "Connection app/web to app/db on TCP 5432 has no egress policy in namespace app; pass",
        ),
        (
            "other port",
            put(("egress", "spec", "egress", 0, "ports", 0, "port"), 5433),
            "has no egress policy in namespace app",
        ),
        (
            "other protocol",
            put(("egress", "spec", "egress", 0, "ports", 0, "protocol"), "UDP"),
            "has no egress policy in namespace app",
        ),
        (
            "port by a name that means another",
            in_turn(
                put(("egress", "spec", "egress", 0, "ports", 0, "port"), "sql"),
                put(("set", "spec", "template", "spec", "containers", 0, "ports"), []),
            ),
            "has no egress policy in namespace app",
        ),
        (
            "port by the name of another number",
            in_turn(
                put(("egress", "spec", "egress", 0, "ports", 0, "port"), "sql"),
                put(
                    ("set", "spec", "template", "spec", "containers", 0, "ports"),
                    [{"name": "sql", "containerPort": 5433}, {"containerPort": 5432}],
                ),
            ),
            "has no egress policy in namespace app",
        ),
        (
            "policy of another namespace with the peer's",
            in_turn(
                put(("egress", "metadata", "namespace"), "other"),
                put(
                    ("egress", "spec", "egress", 0, "to", 0, "namespaceSelector"),
                    {"matchLabels": {"kubernetes.io/metadata.name": "app"}},
                ),
            ),
            "has no egress policy in namespace app",
        ),
        (
            "other peer",
            put(("egress", "spec", "egress", 0, "to", 0), {"podSelector": {"matchLabels": WEB}}),
            "has no egress policy in namespace app",
        ),
        (
            "peer in another namespace",
            put(
                ("egress", "spec", "egress", 0, "to", 0, "namespaceSelector"),
                {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
            ),
            "has no egress policy in namespace app",
        ),
        (
            "addresses instead of pods",
            put(("egress", "spec", "egress", 0, "to", 0), {"ipBlock": {"cidr": "192.0.2.0/24"}}),
            "has no egress policy in namespace app",
        ),
        (
            "policy of the other direction only",
            put(("egress", "spec", "policyTypes"), ["Ingress"]),
            "has no egress policy in namespace app",
        ),
        (
            "policy of other pods",
            put(("egress", "spec", "podSelector"), {"matchLabels": {**WEB, "version": "2"}}),
            "has no egress policy in namespace app",
        ),
        (
            "policy of another namespace",
            put(("egress", "metadata", "namespace"), "other"),
            "has no egress policy in namespace app",
        ),
        (
            "policy of what is no pod",
            take("policy", "spec", "egress", 1),
            "Connection app/web to outside on TCP 443 has no egress policy in namespace app",
        ),
        (
            "another port of what is no pod",
            put(("policy", "spec", "egress", 1, "ports", 0, "port"), 444),
            "Connection app/web to outside on TCP 443 has no egress policy in namespace app",
        ),
        (
            "addresses that are left out",
            put(("policy", "spec", "ingress", 0, "from", 1, "ipBlock", "cidr"), "172.18.0.0/16"),
            "Connection nodes to app/web on TCP 3000 has no ingress policy in namespace app",
        ),
        (
            "lookups",
            take("deny", "spec", "egress", 0, "ports", 0),
            "Connection app/* to kube-system/kube-dns on UDP 53 has no egress policy in",
        ),
    ],
    "policies_allow_only_what_is_declared": [
        (
            "another namespace by its name",
            from_namespaces(one_of(NAME, "app", "cicd")),
            "NetworkPolicies of app/db allow cicd/app=web to app/db on TCP 5432, which no",
        ),
        (
            "namespaces by a label",
            from_namespaces({"matchLabels": {"team": "shop"}}),
            "allow (elsewhere, team=shop)/app=web to app/db on TCP 5432, which no",
        ),
        (
            "namespaces that have a label",
            from_namespaces({"matchExpressions": [{"key": "team", "operator": "Exists"}]}),
            "allow (elsewhere, team=(others))/app=web to app/db on TCP 5432, which no",
        ),
        (
            "pods of another name",
            put(FROM, {"podSelector": one_of("app", "web", "admin")}),
            "NetworkPolicies of app/db allow app/app=admin to app/db on TCP 5432, which no",
        ),
        (
            "other pods that are let in",
            put(("ingress_policy", "spec", "podSelector"), one_of("app", "db", "admin")),
            "NetworkPolicies of app/app=admin allow app/web to app/app=admin on TCP 5432",
        ),
        (
            "pods elsewhere by the name of a port",
            put(("policy", "spec", "egress", 0, "to"), [{"namespaceSelector": {}}]),
            "NetworkPolicies of app/web allow app/web to (elsewhere)/(others), (elsewhere)/k8s-app",
        ),
        (
            "another port",
            put(("ingress_policy", "spec", "ingress", 0, "ports", 0, "endPort"), 5434),
            "NetworkPolicies of app/db allow app/web to app/db on TCP 5433-5434, which no "
            "construct declares; connect the constructs ('allow_to' and its like), or narrow",
        ),
        (
            "another protocol",
            put(("egress", "spec", "egress", 0, "ports"), [{"port": 5432}, {"protocol": "UDP"}]),
            "NetworkPolicies of app/web allow app/web to app/db on all of UDP",
        ),
        (
            "all pods",
            put(("ingress_policy", "spec", "ingress", 0, "from"), [{"namespaceSelector": {}}]),
            "of app/db allow (elsewhere)/(others), (elsewhere)/k8s-app=kube-dns, app/(others), "
            "app/db, app/job and 2 more to app/db on TCP 5432, which no construct declares",
        ),
        (
            "pods of namespaces that nothing names",
            put(
                ("ingress_policy", "spec", "ingress", 0, "from"),
                [
                    {"podSelector": {"matchLabels": WEB}},
                    {
                        "namespaceSelector": {
                            "matchExpressions": [
                                {
                                    "key": "kubernetes.io/metadata.name",
                                    "operator": "NotIn",
                                    "values": ["app", "kube-system"],
                                }
                            ]
                        }
                    },
                ],
            ),
            "NetworkPolicies of app/db allow (elsewhere)/(others), (elsewhere)/k8s-app=kube-dns to "
            "app/db on TCP 5432",
        ),
        (
            "addresses",
            put(("policy", "spec", "egress", 1, "to", 0, "ipBlock", "except"), []),
            "NetworkPolicies of app/web allow app/web to (elsewhere)/(others), "
            "(elsewhere)/k8s-app=kube-dns, app/(others), app/db, app/job and 3 more on TCP 443",
        ),
        (
            "addresses of the other version",
            put(
                ("policy", "spec", "ingress", 0, "from", 1),
                {"ipBlock": {"cidr": "2001:db8::/32"}},
            ),
            "NetworkPolicies of app/web allow 2001:db8::/32 to app/web on TCP 3000",
        ),
        (
            "everyone",
            take("ingress_policy", "spec", "ingress", 0, "from"),
            "allow all addresses but 10.244.0.0/16 to app/db on TCP 5432",
        ),
        (
            "pods beside those that are meant",
            put(("egress", "spec", "podSelector"), {}),
            "NetworkPolicies of app/job allow app/job to app/db on TCP 5432",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "flows_have_both_halves": [
        (
            "port by its name",
            put(("egress", "spec", "egress", 0, "ports", 0, "port"), "sql"),
        ),
        ("ends that nobody declared", add(ends=[DNS])),
        (
            "two ends of others of one name",
            add(ends=[DNS, replace(DNS, labels={"k8s-app": "other"}), WEB_END, DATABASE_END]),
        ),
        (
            "range of ports",
            put(("egress", "spec", "egress", 0, "ports", 0), {"port": 5400, "endPort": 5500}),
        ),
        ("all ports", take("egress", "spec", "egress", 0, "ports")),
        ("all peers", take("egress", "spec", "egress", 0, "to")),
        ("all pods", put(("egress", "spec", "podSelector"), {})),
        (
            "peer by its namespace",
            put(
                ("egress", "spec", "egress", 0, "to", 0),
                {"namespaceSelector": {"matchLabels": {LEVEL: "restricted"}}},
            ),
        ),
        (
            "pods of others",
            in_turn(take("ingress_policy"), take("set"), add(flows=FLOWS[:1], ends=[WEB_END])),
        ),
    ],
    "policies_allow_only_what_is_declared": [
        ("a policy of which another has all", again("egress", name="again")),
        ("one rule fewer", take("policy", "spec", "egress", 1)),
        ("a namespace by its name in a list", from_namespaces(one_of(NAME, "app"))),
        (
            "a namespace by its name and a label",
            from_namespaces({"matchLabels": {NAME: "app", "team": "shop"}}),
        ),
        (
            "a policy that denies",
            add(more=policy("more", DATABASE, policyTypes=["Ingress", "Egress"])),
        ),
        ("pods of others, whose policies nobody sees", take("ingress_policy")),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


CONTROLLER = {"app.kubernetes.io/name": "nginx-ingress"}
MISSING = (
    "Connection ingress/nginx-ingress to shop/shop on TCP 3000 has no egress policy in "
    "namespace ingress; pass the construct itself to 'allow_to' instead of a Peer"
)


@pytest.fixture
def shop(tmp_path):
    """Returns a service in a Chart of an App that also has the pods of an ingress controller."""
    app = App(outdir=str(tmp_path))
    ours, theirs = (Chart(app, name, namespace=name) for name in ("shop", "ingress"))
    props = ChartPodsProps(pod_labels=CONTROLLER | {"app.kubernetes.io/instance": "ingress"})
    controller = ChartPods(theirs, "nginx-ingress", props)
    return app, controller, WebService(ours, "shop", WebServiceProps(image="web:1"))


@pytest.mark.parametrize("name", ["nginx-ingress", "controller"])
def test_a_peer_that_is_ours_lacks_its_half(shop, name):
    """By its name and by its labels: the policy that lets the controller out is not there."""
    app, _, service = shop
    Peer(name=name, namespace="ingress", pod_labels=CONTROLLER).connections.allow_to(service)
    assert findings_of(Inventory.of(app)) == [MISSING]


def test_the_construct_itself_brings_both_halves(shop):
    app, controller, service = shop
    controller.connections.allow_to(service)
    service.connections.allow_to(controller, 80)
    assert_rules(app)


def test_the_construct_beside_a_peer_of_another_name_brings_the_missing_half(shop):
    app, controller, service = shop
    Peer(name="nginx", namespace="ingress", pod_labels=CONTROLLER).connections.allow_to(service)
    controller.connections.allow_to(service)
    assert_rules(app)


def test_a_called_peer_that_is_ours_lacks_its_half(shop):
    app, _, service = shop
    peer = Peer(name="nginx-ingress", namespace="ingress", pod_labels=CONTROLLER, ports=[80])
    service.connections.allow_to(peer)
    (finding,) = findings_of(Inventory.of(app))
    assert finding.startswith(
        "Connection shop/shop to ingress/nginx-ingress on TCP 80 has no ingress policy in"
    )


def test_a_peer_of_other_labels_does_not_reach_what_is_ours(shop):
    """It bears the name, but neither policy selects the pods of that name."""
    app, _, service = shop
    wrong = Peer(name="nginx-ingress", namespace="ingress", pod_labels={"app": "nginx"})
    wrong.connections.allow_to(service)
    closed, missing = sorted(findings_of(Inventory.of(app)), key=lambda text: text == MISSING)
    assert missing == MISSING
    assert "on TCP 3000 has no ingress policy in namespace shop" in closed


def test_a_peer_of_others_needs_no_other_half(shop):
    app, _, service = shop
    Peer(
        name="prometheus", namespace="monitoring", pod_labels={"app": "prometheus"}
    ).connections.allow_to(service)
    assert_rules(app)


def test_a_peer_of_the_same_name_elsewhere_is_another(shop):
    app, _, service = shop
    elsewhere = Peer(name="nginx-ingress", namespace="other", pod_labels=CONTROLLER)
    elsewhere.connections.allow_to(service)
    assert_rules(app)


def test_a_policy_without_the_namespace_of_its_peer_is_no_half(shop):
    app, controller, service = shop
    controller.connections.allow_to(service)
    policy = controller.child("nginx-ingress-to-shop")
    policy.add_json_patch(JsonPatch.remove("/spec/egress/0/to/0/namespaceSelector"))
    findings = findings_of(Inventory.of(app))
    assert any("to shop/shop on TCP 3000 has no egress policy" in each for each in findings)


def test_a_policy_that_was_patched_counts_as_it_is_written(shop):
    app, controller, service = shop
    controller.connections.allow_to(service)
    policy = controller.child("nginx-ingress-to-shop")
    policy.add_json_patch(JsonPatch.replace("/spec/egress/0/ports/0/port", 8080))
    assert findings_of(Inventory.of(app)) == [
        "Connection ingress/nginx-ingress to shop/shop on TCP 3000 has no egress policy in "
        "namespace ingress; restore the NetworkPolicy that the connection emitted",
        "NetworkPolicies of ingress/nginx-ingress allow ingress/nginx-ingress to shop/shop on "
        "TCP 8080, which no construct declares; connect the constructs ('allow_to' and its like), "
        "or narrow the policy",
    ]


def test_references_resolve_across_apps(tmp_path):
    """A policy of one tier names pods of another, which is an App of its own."""
    one, other = (App(outdir=str(tmp_path / name)) for name in ("one", "other"))
    caller, called = (
        WebService(Chart(app, name, namespace=name), name, WebServiceProps(image="web:1"))
        for app, name in ((one, "caller"), (other, "called"))
    )
    caller.connections.allow_to(called)
    assert_rules(one, other)


def test_two_ends_of_one_name_are_one_finding(chart):
    """To restore a policy, which nobody had removed, was asked for in place of another id."""
    pods = ChartPods(chart, "cache", ChartPodsProps(pod_labels={"app": "redis"}, ports=[6379]))
    other = Chart(chart.node.root, "other", namespace="test")
    cache = WebService(other, "cache", WebServiceProps(image="cache:1"))
    shop = WebService(chart, "shop", WebServiceProps(image="shop:1"))
    shop.connections.allow_to(pods)
    cache.connections.allow_to(shop)
    findings = findings_of(Inventory.of(chart.node.root), [flows_have_both_halves])
    assert findings == [
        "Two constructs with other pods connect as test/cache; give one of them another id"
    ]
