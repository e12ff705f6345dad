"""Rights of the ServiceAccounts of our workloads: none that they do not need."""

from kubernetes.client.exceptions import ApiException

from tests.apiserver.cluster import Cluster
from tests.apiserver.dist import WORKLOADS, of_kind, pod_of

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
    """By its real token."""
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
        if any("projected" in each for each in try_pod(workload).object["spec"]["volumes"])
    }
    assert given == NEEDED.keys()
