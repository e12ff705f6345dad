"""Rules on single NetworkPolicies, on objects that break them and on sound ones."""

from tests.rules.sound import (
    DATABASE,
    LEVEL,
    WEB,
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

SERVICES = {"ipBlock": {"cidr": "10.96.0.10/32"}}
PORTS = ("ingress_policy", "spec", "ingress", 0, "ports", 0)
TEMPLATE = ("spec", "template", "metadata", "labels")

BREAKS = {
    "namespaces_deny_by_default": [
        (
            "no policy",
            take("deny"),
            "Namespace app has no NetworkPolicy that denies ingress by default; make it a "
            "'TierNamespace', which has one",
        ),
        (
            "one direction",
            put(("deny", "spec", "policyTypes"), ["Ingress"]),
            "Namespace app has no NetworkPolicy that denies egress by default",
        ),
        (
            "some of the pods",
            put(("deny", "spec", "podSelector"), {"matchLabels": WEB}),
            "Namespace app has no NetworkPolicy that denies ingress by default",
        ),
        (
            "policy of another namespace",
            put(("argo_deny", "metadata", "namespace"), "app"),
            "Namespace cicd has no NetworkPolicy that denies ingress by default",
        ),
    ],
    "policies_select_pods": [
        (
            "no subject",
            put(("policy", "spec", "podSelector"), {"matchLabels": {"app": "wbe"}}),
            "NetworkPolicy app/web applies to no pods; use the labels of a pod template",
        ),
        (
            "no peer in the namespace",
            put(
                ("policy", "spec", "ingress"),
                [{"from": [{"podSelector": {"matchLabels": {"app": "wbe"}}}]}],
            ),
            "NetworkPolicy app/web names peers that do not exist",
        ),
        (
            "no peer in another namespace",
            put(
                ("policy", "spec", "egress"),
                [{"to": [{"namespaceSelector": {"matchLabels": {"team": "other"}}}]}],
            ),
            "names peers that do not exist, {'namespaceSelector': {'matchLabels': {'team': 'other'",
        ),
    ],
    "policies_select_one_workload": [
        (
            "pods of two workloads",
            in_turn(
                put(("set", *TEMPLATE), {**DATABASE, **WEB}),
                put(("set", "spec", "selector", "matchLabels"), {**DATABASE, **WEB}),
            ),
            "NetworkPolicy app/web selects pods of app/db and app/web by the labels "
            "{'app': 'web'}; add a label that only one of them has",
        ),
        (
            "peers of two workloads",
            again("set", name="replica"),
            "NetworkPolicy app/web-to-db selects pods of app/db and app/replica by the labels",
        ),
    ],
    "policies_name_ports_of_containers": [
        (
            "number",
            put((*PORTS, "port"), 5433),
            "NetworkPolicy app/db-from-web allows port 5433 (TCP), which no container has; correct "
            "it, or declare it at the container",
        ),
        ("name", put((*PORTS, "port"), "mysql"), "allows port mysql (TCP), which no container"),
        ("protocol", put((*PORTS, "protocol"), "UDP"), "allows port 5432 (UDP), which no"),
    ],
    "policies_name_addresses_that_arrive": [
        (
            "of a Service",
            put(("egress", "spec", "egress", 0, "to"), [SERVICES]),
            "NetworkPolicy app/web-to-db names Services by 10.96.0.10/32; a policy sees the pods "
            "behind them; name those by their labels",
        ),
        (
            "of some pods",
            put(("egress", "spec", "egress", 0, "to"), [{"ipBlock": {"cidr": "10.244.1.0/24"}}]),
            "NetworkPolicy app/web-to-db names a part of the addresses of pods by 10.244.1.0/24",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "namespaces_deny_by_default": [
        (
            "two policies, one for each direction",
            in_turn(
                put(("deny", "spec", "policyTypes"), ["Ingress"]),
                add(more={**policy("more", {}), "spec": {"podSelector": {}, "egress": [{}]}}),
            ),
        ),
        ("a namespace of others", in_turn(take("namespace"), take("deny"))),
        (
            "an empty list of conditions",
            put(("deny", "spec", "podSelector"), {"matchExpressions": []}),
        ),
    ],
    "policies_select_pods": [
        ("every pod, of which there is none", put(("deny", "metadata", "namespace"), "empty")),
        (
            "peers in all namespaces with a label",
            put(
                ("egress", "spec", "egress", 0, "to"),
                [{"namespaceSelector": {"matchLabels": {LEVEL: "restricted"}}}],
            ),
        ),
    ],
    "policies_select_one_workload": [
        ("all pods of the namespace", put(("egress", "spec", "podSelector"), {})),
        (
            "workloads by a list of their names",
            put(
                ("egress", "spec", "podSelector"),
                {"matchExpressions": [{"key": "app", "operator": "In", "values": ["web", "db"]}]},
            ),
        ),
    ],
    "policies_name_ports_of_containers": [
        ("its name", put((*PORTS, "port"), "sql")),
        ("a range", put(PORTS, {"port": 5000, "endPort": 6000})),
        ("all ports of a protocol", put(PORTS, {"protocol": "TCP"})),
        (
            "a port of all pods of the namespace, whoever has it",
            in_turn(put(PORTS, {"port": 9100}), put((*PORTS[:2], "podSelector"), {})),
        ),
        (
            "pods of which no port is known",
            take("set", *TEMPLATE[:2], "spec", "containers", 0, "ports"),
        ),
    ],
    "policies_name_addresses_that_arrive": [
        ("all but pods", put(("egress", "metadata", "name"), "other")),
        (
            "more than Services",
            put(("egress", "spec", "egress", 0, "to"), [{"ipBlock": {"cidr": "10.0.0.0/8"}}]),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []
