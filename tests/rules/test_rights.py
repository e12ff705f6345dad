"""Rules on rights, on roles, bindings and tokens that break them, and on sound ones."""

import pytest

from tests.rules.sound import (
    NO_CHART,
    add,
    assert_fires,
    container_of,
    each_break,
    each_pass,
    in_turn,
    named,
    pod_of,
    put,
    run,
    take,
)

RBAC = "rbac.authorization.k8s.io/v1"
REASON = "cdk8s-web-platform/token-reason"


def role(kind="Role", **rule):
    return add(reader=named(kind, "reader", RBAC, rules=[{"apiGroups": [""], **rule}]))


def binding(name="reader", subject=("ServiceAccount", "web"), kind="ClusterRole"):
    kind_of_subject, name_of_subject = subject
    return add(
        bound=named(
            "RoleBinding",
            "bound",
            RBAC,
            roleRef={"apiGroup": "rbac.authorization.k8s.io", "kind": kind, "name": name},
            subjects=[{"kind": kind_of_subject, "name": name_of_subject, "namespace": "app"}],
        )
    )


def cluster_role(name, labels=None, **rest):
    made = named("ClusterRole", name, RBAC, "", **rest)
    made["metadata"]["labels"] = labels or {}
    return add(made=made)


def token(path="/var/run/token"):
    sources = [{"serviceAccountToken": {"path": path, "audience": "vault"}}]
    return put((pod_of, "volumes"), [{"name": "a", "projected": {"sources": sources}}])


BESIDE = "/var/run/secrets"
TOKEN = put((pod_of, "automountServiceAccountToken"), True)
WITH_A_REASON = put(("account", "metadata", "annotations"), {REASON: "Counts pods."})


def no_setting(objects):
    """Leaves it to the account whether the pods get a token."""
    del pod_of(objects)["automountServiceAccountToken"]


OF_ALL_OTHERS = in_turn(
    take(pod_of, "serviceAccountName"),
    no_setting,
    add(others=named("ServiceAccount", "default", automountServiceAccountToken=False)),
)
"""Leaves it to the account of all pods without one, which gives them no token."""


def mounts(volume, ending=""):
    """Returns a change by which a container mounts a volume where the token would be."""
    path = f"/var/run/secrets/kubernetes.io/serviceaccount{ending}"
    return put((container_of, "volumeMounts"), [{"name": volume, "mountPath": path}])


def bound_without_charts(**names):
    """Returns a change that adds a binding in a namespace to which no chart is installed."""
    return in_turn(NO_CHART, binding(**names))


BREAKS = {
    "bindings_find_what_they_name": [
        (
            "no such Role",
            bound_without_charts(name="raeder", kind="Role"),
            "RoleBinding app/bound names Role app/raeder, which does not exist; add it or correct",
        ),
        (
            "no such account",
            bound_without_charts(subject=("ServiceAccount", "wbe")),
            "RoleBinding app/bound names ServiceAccount app/wbe, which does not exist",
        ),
        (
            "no such account in the binding's own namespace",
            in_turn(
                bound_without_charts(subject=("ServiceAccount", "wbe")),
                take("bound", "subjects", 0, "namespace"),
            ),
            "RoleBinding app/bound names ServiceAccount app/wbe, which does not exist",
        ),
    ],
    "rights_are_narrow": [
        (
            "all verbs",
            role(resources=["pods"], verbs=["*"]),
            "Role app/reader has '*' in 'verbs'; name what it needs",
        ),
        ("all kinds", role(resources=["*"], verbs=["get"]), "has '*' in 'resources'"),
        ("all subresources", role(resources=["pods/*"], verbs=["get"]), "has 'pods/*' in"),
        (
            "all groups",
            role("ClusterRole", apiGroups=["*"], resources=["pods"], verbs=["get"]),
            "ClusterRole app/reader has '*' in 'apiGroups'",
        ),
        (
            "all paths",
            role("ClusterRole", nonResourceURLs=["/*"], verbs=["get"]),
            "has '/*' in 'nonResourceURLs'",
        ),
        *(
            (
                verb,
                role("ClusterRole", resources=["clusterroles"], verbs=["get", verb]),
                f"has verb '{verb}', which grants rights that it lacks itself; remove it",
            )
            for verb in ("escalate", "bind", "impersonate")
        ),
        (
            "tokens of others",
            role(resources=["serviceaccounts/token"], verbs=["create"]),
            "may create 'serviceaccounts/token', and so become anybody; remove it, or state",
        ),
        *(
            (
                f"{verb} {what}",
                role(resources=[what], verbs=["watch", verb]),
                f"may {verb} '{what}'",
            )
            for what, verbs in {
                "nodes/proxy": ("get", "create", "update", "patch", "delete"),
                "certificatesigningrequests/approval": ("update", "patch"),
                "certificatesigningrequests/signature": ("update", "patch"),
            }.items()
            for verb in verbs
        ),
        *(
            (
                f"{verb} all Secrets",
                role(resources=["configmaps", "secrets"], verbs=[verb]),
                f"Role app/reader may {verb} all Secrets; state those it needs as 'resourceNames'",
            )
            for verb in ("get", "list", "watch", "patch", "delete", "deletecollection")
        ),
        (
            "a Secret for the token of another",
            role(resources=["secrets"], verbs=["create"]),
            "may create Secrets, and so get the token of any ServiceAccount; remove it",
        ),
        (
            "rights from elsewhere",
            cluster_role("all", aggregationRule={"clusterRoleSelectors": [{}]}),
            "ClusterRole all collects rules of roles that are not known here; state the rules",
        ),
        (
            "rights for elsewhere",
            cluster_role("more", {"rbac.authorization.k8s.io/aggregate-to-view": "true"}),
            "ClusterRole more adds its rules to role 'view', whoever has that; remove the label",
        ),
        *(
            (
                name,
                binding(name),
                f"RoleBinding app/bound grants the cluster's own role '{name}'; write a role",
            )
            for name in ("cluster-admin", "admin", "edit", "system:node", "system:masters")
        ),
        *(
            (
                f"everybody as {name}",
                binding(subject=("Group", name)),
                f"RoleBinding app/bound grants rights to all of '{name}'; name the ServiceAccounts",
            )
            for name in (
                "system:authenticated",
                "system:unauthenticated",
                "system:serviceaccounts",
                "system:serviceaccounts:app",
                "system:masters",
            )
        ),
        ("nobody", binding(subject=("User", "system:anonymous")), "to all of 'system:anonymous'"),
        (
            "pods without an account",
            binding(subject=("ServiceAccount", "default")),
            "grants rights to ServiceAccount 'default', which is that of all other pods",
        ),
    ],
    "tokens_have_reasons": [
        (
            "of an account",
            take("account", "automountServiceAccountToken"),
            "ServiceAccount app/web gives its token to pods without a reason; set 'automount",
        ),
        (
            "of an account that says so",
            put(("account", "automountServiceAccountToken"), True),
            "ServiceAccount app/web gives its token to pods without a reason",
        ),
        (
            "of a pod, against its account",
            TOKEN,
            "Deployment app/web has the token of ServiceAccount app/web without a reason",
        ),
        (
            "an empty reason",
            in_turn(TOKEN, put(("account", "metadata", "annotations"), {REASON: " "})),
            "Deployment app/web has the token of ServiceAccount app/web without a reason",
        ),
        (
            "of the account of all others",
            in_turn(
                take(pod_of, "serviceAccountName"), take(pod_of, "automountServiceAccountToken")
            ),
            "Deployment app/web has the token of ServiceAccount 'default', which is not described "
            "here; set 'automountServiceAccountToken' to false, or add the account and say why in "
            "annotation 'cdk8s-web-platform/token-reason'",
        ),
        (
            "a projected one",
            token(),
            "Deployment app/web has the token of ServiceAccount app/web without a reason",
        ),
        (
            "one without end",
            add(secret=named("Secret", "token", type="kubernetes.io/service-account-token")),
            "Secret app/token asks for a token that never expires; remove it",
        ),
    ],
    "tokens_are_not_hidden": [
        (
            "another volume",
            in_turn(TOKEN, mounts("e")),
            "Deployment app/web mounts volume 'e' in container 'web' where the token of "
            "ServiceAccount 'web' would be; move it, or set 'automountServiceAccountToken' to "
            "false",
        ),
        (
            "the account's own setting, and another spelling",
            in_turn(take("account", "automountServiceAccountToken"), no_setting, mounts("e", "/")),
            "Deployment app/web mounts volume 'e' in container 'web' where the token",
        ),
    ],
}


@each_break(BREAKS)
def test_rule_fires(rule, change, message):
    assert_fires(rule, change, message)


PASSES = {
    "bindings_find_what_they_name": [
        (
            "a Role of its own",
            in_turn(role(resources=["pods"], verbs=["get"]), bound_without_charts(kind="Role")),
        ),
        ("a role of the cluster", bound_without_charts(name="view")),
        ("a person", bound_without_charts(subject=("User", "jane"))),
        (
            "the account that each namespace has",
            bound_without_charts(subject=("ServiceAccount", "default")),
        ),
        ("an account of a chart", binding(subject=("ServiceAccount", "of-a-chart"))),
        (
            "an account in a namespace of others",
            in_turn(
                bound_without_charts(subject=("ServiceAccount", "other")),
                put(("bound", "subjects", 0, "namespace"), "elsewhere"),
            ),
        ),
    ],
    "rights_are_narrow": [
        ("named verbs and kinds", role(resources=["pods", "pods/log"], verbs=["get", "list"])),
        ("a named Secret", role(resources=["secrets"], verbs=["get"], resourceNames=["tls"])),
        (
            "secrets of another group",
            role(apiGroups=["example.com"], resources=["secrets"], verbs=["list"]),
        ),
        (
            "the token of one account",
            role(resources=["serviceaccounts/token"], verbs=["create"], resourceNames=["a"]),
        ),
        ("a look at requests", role(resources=["nodes/proxy"], verbs=["list"])),
        ("below a path", role("ClusterRole", nonResourceURLs=["/metrics/*"], verbs=["get"])),
        *(
            (name, binding(name))
            for name in ("system:auth-delegator", "system:discovery", "system:basic-user")
        ),
        ("a role of its own", binding("admin", kind="Role")),
        ("a person", binding(subject=("User", "jane"))),
        ("a person of a common name", binding(subject=("User", "default"))),
        ("no rules", cluster_role("none", rules=None)),
    ],
    "tokens_have_reasons": [
        ("a reason", in_turn(TOKEN, WITH_A_REASON)),
        (
            "a reason of the account",
            in_turn(take("account", "automountServiceAccountToken"), WITH_A_REASON),
        ),
        ("no token of the account of all others", OF_ALL_OTHERS),
        ("a reason for a projected one", in_turn(token(), WITH_A_REASON)),
        (
            "no token, against the account",
            in_turn(take("account"), put((pod_of, "serviceAccountName"), "other")),
        ),
    ],
    "tokens_are_not_hidden": [
        ("no token", mounts("e")),
        ("no token of the account of all others", in_turn(OF_ALL_OTHERS, mounts("e"))),
        ("a token of its own", in_turn(token(), TOKEN, mounts("a"))),
        (
            "a folder beside it",
            in_turn(TOKEN, put((container_of, "volumeMounts", 0, "mountPath"), BESIDE)),
        ),
    ],
}


@each_pass(PASSES)
def test_rule_passes(rule, change):
    assert run(rule, change) == []


@pytest.mark.parametrize("change", [TOKEN, take("account", "automountServiceAccountToken")])
def test_a_token_is_told_once(change):
    assert len(run("tokens_have_reasons", change)) == 1
