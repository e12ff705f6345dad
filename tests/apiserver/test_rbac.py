"""Rights of the ServiceAccounts of our workloads: none that they do not need."""

import pytest
from kubernetes.client.exceptions import ApiException

from constructs_lib.rules.rights import READING
from tests.apiserver.cluster import Cluster
from tests.apiserver.dist import WORKLOADS, each_of_kind, of_kind, pod_of
from tests.rules.sound import named

# What a workload of dist/ needs of the API server, by the name of its ServiceAccount.
NEEDED = {
    "frontend": [],
    "backend": [],
    "postgresql": [],
    "git-backup": [],
    "git-restore": [],
    "postgresql-backup": [],
    "postgresql-exporter": [],
    "postgresql-restore": [],
    "postgresql-restore-drill": [],
    "missed-pushes": [("tekton.dev/v1", "PipelineRun")],
}

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


@pytest.fixture
def as_workload(control_plane, cluster, applied, controllers):
    """Returns the API server as a workload's ServiceAccount sees it, by a real token."""

    def see(workload):
        token = cluster.token_of(account_of(workload), workload["metadata"]["namespace"])
        return Cluster(control_plane.kubeconfig(account_of(workload), token))

    return see


def test_every_account_is_known_here():
    assert {account_of(workload) for workload in of_kind(*WORKLOADS)} == set(NEEDED)


@pytest.mark.parametrize("workload", each_of_kind(*WORKLOADS))
@pytest.mark.parametrize(("api_version", "kind"), TEMPTING)
def test_an_account_reads_what_it_needs_and_nothing_else(as_workload, workload, api_version, kind):
    cluster = as_workload(workload)
    namespace = None if kind == "Namespace" else workload["metadata"]["namespace"]
    if (api_version, kind) in NEEDED[account_of(workload)]:
        cluster.list(api_version, kind, namespace)
        return
    with pytest.raises(ApiException) as refusal:
        cluster.list(api_version, kind, namespace)
    assert refusal.value.status == 403
    user = f"system:serviceaccount:{workload['metadata']['namespace']}:{account_of(workload)}"
    assert f'User \\"{user}\\" cannot list' in str(refusal.value.body)


@pytest.mark.parametrize("workload", each_of_kind(*WORKLOADS))
def test_only_an_account_that_needs_something_gets_a_token(try_pod, workload):
    """A token in the file system is what an intruder looks for first."""
    pod = try_pod(workload).object
    is_given = any("projected" in volume for volume in pod["spec"]["volumes"])
    assert is_given == bool(NEEDED[account_of(workload)])


ASKED = {
    "get": lambda secrets, place: secrets.get(**place),
    "list": lambda secrets, place: secrets.get(namespace=place["namespace"]),
    "patch": lambda secrets, place: secrets.patch(
        **place, body={}, content_type="application/merge-patch+json"
    ),
    "deletecollection": lambda secrets, place: secrets.delete(
        namespace=place["namespace"], label_selector="!a"
    ),
    "delete": lambda secrets, place: secrets.delete(
        **place, body={"propagationPolicy": "Foreground"}
    ),
}


@pytest.mark.parametrize("verb", ASKED)
def test_each_verb_that_the_rule_names_reads_a_secret(control_plane, cluster, verb):
    name = f"reader-{verb}"
    place = {"name": name, "namespace": name}
    role = {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": name}
    rules = [{"apiGroups": [""], "resources": ["secrets"], "verbs": [verb]}]
    cluster.apply(named("Namespace", name, namespace=""))
    cluster.apply(named("Secret", name, namespace=name, stringData={"a": "hidden"}))
    cluster.apply(named("ServiceAccount", name, namespace=name))
    cluster.apply(named("Role", name, "rbac.authorization.k8s.io/v1", name, rules=rules))
    bound = {"roleRef": role, "subjects": [{"kind": "ServiceAccount", **place}]}
    cluster.apply(named("RoleBinding", name, "rbac.authorization.k8s.io/v1", name, **bound))
    reader = Cluster(control_plane.kubeconfig(name, cluster.token_of(name, name)))
    answer = ASKED[verb](reader.resource({"apiVersion": "v1", "kind": "Secret"}), place)
    assert verb in READING
    assert "aGlkZGVu" in str(answer.to_dict())
