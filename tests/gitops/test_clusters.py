"""Argo CD delivers to another cluster by the Secret that is declared for it."""

import json
from base64 import b64encode

import yaml

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import ArgoCluster, ArgoClusterProps, GitSource
from constructs_lib.reference import Delivery
from scripts.postgres import free_port
from tests.apiserver.cluster import Cluster, wait_until
from tests.apiserver.fixtures import defined_kinds
from tests.apiserver.scale import documents, running_server
from tests.gitops import argocd
from tests.gitops.delivery import DIST, SECONDS, is_settled
from tests.gitops.gitea_server import secrets_of
from tests.gitops.reports import received
from tests.gitops.scale import APPLICATION, commit_all, git, local


def login_of(plane):
    """Return what key `config` holds for the administrator of a cluster."""
    (user,) = json.loads(plane.kubeconfig("admin").read_text())["users"]
    authority = b64encode(plane.ca_file.read_bytes()).decode()
    return json.dumps(
        {"bearerToken": user["user"]["token"], "tlsClientConfig": {"caData": authority}}
    )


def secret_of(server, login):
    """Return the Secret as who makes Secrets would, from what is declared."""
    tier = Tier(Platform(), TierProps(name="clusters", namespace=argocd.NAMESPACE))
    made = ArgoCluster(tier.chart("clusters"), "tokyo", ArgoClusterProps(server=server)).secret
    stated = made.declaration(argocd.NAMESPACE).values
    data = {key: each["text"] if key != "config" else login for key, each in stated.items()}
    metadata = {"name": made.name, "namespace": argocd.NAMESPACE, "labels": dict(made.labels)}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "stringData": data}


def test_objects_come_to_the_cluster_that_is_named(tmp_path):
    values = yaml.safe_load((DIST / "cicd/argocd-values.yaml").read_text())
    secrets = secrets_of(yaml.safe_load((DIST / "bootstrap/secrets.yaml").read_text()))
    known = running_server(defined_kinds())
    with known as here, running_server() as there, received() as (_, reports):
        cluster = Cluster(here.kubeconfig("admin"))
        argocd.start(here, cluster, values, secrets, free_port(), "", reports)
        cluster.apply(secret_of(there.url, login_of(there)))
        platform = Platform(PlatformContext(server=there.url, application_prefix="tokyo-"))
        Tier(platform, TierProps(name="shop")).add_namespace()
        source = GitSource(repository="https://git.example/shop.git")
        Delivery(platform, git=source, namespace=argocd.NAMESPACE)
        for path, text in platform.files().items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        git(tmp_path, "init", "--quiet", "--initial-branch=main")
        commit_all(tmp_path, "Shop")
        for folder in ("dist/projects/", "dist/apps/"):
            for each in documents(platform, folder):
                cluster.apply(local(each, tmp_path.as_uri()))

        def states():
            return cluster.list(*APPLICATION)

        wait_until("shop is settled", lambda: all(map(is_settled, states())), SECONDS, states)
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}
        assert Cluster(there.kubeconfig("admin")).find(namespace)
        assert cluster.find(namespace) is None
