"""Rights of the ServiceAccounts of our workloads: none that they do not need."""

from kubernetes.client.exceptions import ApiException

from tests.apiserver.cluster import Cluster, wait_until
from tests.apiserver.dist import WORKLOADS, of_kind, pod_of
from tests.objects import made

NEEDED = {"missed-pushes": [("tekton.dev/v1", "PipelineRun")]}
"""What a workload of dist/ needs of the API server, by the name of its ServiceAccount."""

TEMPTING = [
    ("v1", "Secret"),
    ("v1", "ConfigMap"),
    ("v1", "Pod"),
    ("v1", "Namespace"),
    ("apps/v1", "Deployment"),
    ("rbac.authorization.k8s.io/v1", "Role"),
    ("tekton.dev/v1", "PipelineRun"),
]


def account_of(workload):
    return pod_of(workload)["spec"]["serviceAccountName"]


def may_list(cluster, api_version, kind, namespace):
    try:
        cluster.list(api_version, kind, namespace)
    except ApiException as refusal:
        if refusal.status != 403:
            raise
        return False
    return True


def test_an_account_reads_what_it_needs_and_nothing_else(
    control_plane, cluster, applied, controllers
):
    accounts = {account_of(each): each["metadata"]["namespace"] for each in of_kind(*WORKLOADS)}
    assert accounts.keys() > NEEDED.keys()
    readable = {}
    for account, namespace in accounts.items():
        token = cluster.token_of(account, namespace)
        reader = Cluster(control_plane.kubeconfig(account, token))
        readable[account] = [
            (api_version, kind)
            for api_version, kind in TEMPTING
            if may_list(reader, api_version, kind, None if kind == "Namespace" else namespace)
        ]
    assert {account: kinds for account, kinds in readable.items() if kinds} == NEEDED


def test_only_an_account_that_needs_something_gets_a_token(try_pod):
    """A token in the file system is what an intruder looks for first."""
    given = {
        account_of(workload)
        for workload in of_kind(*WORKLOADS)
        if any("projected" in each for each in try_pod(workload).object["spec"].get("volumes", []))
    }
    assert given == NEEDED.keys()


CONTROLLER = {"name": "nginx-ingress", "namespace": "ingress"}

NEEDED_BY_INGRESSES = [
    "get ingressclasses.networking.k8s.io//nginx",
    "get namespaces/app/app",
    *(
        f"{verb} {kind}/app"
        for kind in ("ingresses.networking.k8s.io", "services", "endpointslices.discovery.k8s.io")
        for verb in ("list", "watch")
    ),
    "list pods/app",
    "watch pods/app",
    "get ingresses.networking.k8s.io/app/frontend",
    "update ingresses.networking.k8s.io/app/frontend/status",
    "create events/app",
    "patch events/app/some",
]
"""What F5's controller 5.6 asks of the API server beyond its own namespace: each line is a verb,
a kind, a namespace, a name and a subresource. Its source says so; Go's proxy has no module of it.
"""

READS_SECRETS = ("get", "list", "watch")

NOT_NEEDED = [
    *(
        f"{verb} secrets/{namespace}"
        for verb in (*READS_SECRETS, "create")
        for namespace in ("app", "db", "cicd", "builds", "kube-system")
    ),
    *(f"{verb} services/app" for verb in ("create", "update", "patch", "delete")),
    *("list configmaps/app", "list nodes", "list namespaces", "get namespaces/db/db"),
    *("update pods/app", "create pods/ingress", "update ingresses.networking.k8s.io/app"),
    *("get ingressclasses.networking.k8s.io//other", "list leases.coordination.k8s.io/app"),
]


def bind_as_its_chart(cluster):
    """Create what the chart has with the values in dist/: the account, and its binding."""
    cluster.apply(made("ServiceAccount", **CONTROLLER))
    name, group = CONTROLLER["name"], "rbac.authorization.k8s.io"
    binding = made(
        *("ClusterRoleBinding", name, None, f"{group}/v1"),
        roleRef={"apiGroup": group, "kind": "ClusterRole", "name": name},
        subjects=[{"kind": "ServiceAccount", **CONTROLLER}],
    )
    cluster.apply(binding)


def may(cluster, right):
    verb, _, what = right.partition(" ")
    kind, *place = what.split("/")
    resource, _, group = kind.partition(".")
    fields = zip(("namespace", "name", "subresource"), place, strict=False)
    return cluster.allows(
        "system:serviceaccount:ingress:nginx-ingress",
        ["system:serviceaccounts", "system:authenticated"],
        {"verb": verb, "group": group, "resource": resource, **dict(fields)},
    )


def test_the_ingress_controller_may_what_it_needs_and_reads_no_secrets(
    control_plane, cluster, applied
):
    bind_as_its_chart(cluster)
    wait_until("the binding is known", lambda: may(cluster, NEEDED_BY_INGRESSES[0]))
    assert [right for right in NEEDED_BY_INGRESSES if not may(cluster, right)] == []
    assert [right for right in NOT_NEEDED if may(cluster, right)] == []
    token = cluster.token_of(CONTROLLER["name"], CONTROLLER["namespace"])
    reader = Cluster(control_plane.kubeconfig("nginx-ingress", token))
    for namespace in ("app", "db", "cicd"):
        found = [each for each in TEMPTING[:3] if may_list(reader, *each, namespace)]
        assert found == [("v1", "Pod")]
