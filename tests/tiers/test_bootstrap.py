import pytest
import yaml

from constructs_lib import (
    Bootstrap,
    BootstrapProps,
    Delivery,
    DeliveryProps,
    GitSettings,
    KindClusterProps,
    Platform,
)
from tests.tiers.test_cicd import OUTSIDE, cicd


def bootstrap(**given):
    platform = Platform()
    tier = platform.add(cicd(**given))
    delivery = platform.add(
        Delivery(DeliveryProps(order=platform.order, git=tier.git, namespace=tier.namespace))
    )
    kind = KindClusterProps(backups_on_nodes="/backups")
    platform.add(Bootstrap(BootstrapProps(cicd=tier, delivery=delivery, kind=kind)))
    files = platform.files()
    folder = "dist/bootstrap/"
    return {
        name.removeprefix(folder): list(yaml.safe_load_all(text))
        for name, text in files.items()
        if name.startswith(folder)
    }


def test_with_gitea():
    files = bootstrap()
    assert set(files) == {
        *("addresses.yaml", "backups.yaml", "gitea.yaml", "host.yaml", "images.yaml", "kind.yaml"),
        *("manifests.yaml", "releases.yaml", "root.yaml", "secrets.yaml"),
    }
    (releases,) = files["releases.yaml"]
    assert [release["name"] for release in releases] == ["argocd", "gitea"]
    # Helm fails on what Argo CD has taken over.
    assert all(release["only_if_absent"] is True for release in releases)
    (gitea,) = files["gitea.yaml"]
    (repository,) = gitea["repositories"]
    (listed,) = files["secrets.yaml"]
    secrets = listed["secrets"]
    for webhook in repository["webhooks"]:
        signing = next(s["values"] for s in secrets if s["name"] == webhook["secret"]["name"])
        assert signing[webhook["secret"]["key"]] == "random"
    assert [(webhook["url"], webhook["events"]) for webhook in repository["webhooks"]] == [
        ("http://argocd-server.cicd.svc.cluster.local/api/webhook", ["push"]),
        (
            "http://el-webhook-handler.cicd.svc.cluster.local:8080",
            ["push", "pull_request", "pull_request_sync"],
        ),
    ]
    assert [secret["name"] for secret in secrets] == [
        *("argocd-admin", "argocd-notifications-secret", "argocd-redis", "argocd-repository"),
        *("argocd-secret", "git-backup-key", "gitea-admin", "gitea-builder"),
        *("gitea-image-pusher", "gitea-pipeline", "webhook-handler"),
    ]
    assert [
        (each["kind"], each["metadata"]["name"], each["spec"].get("namespaceResourceWhitelist"))
        for each in files["root.yaml"]
    ] == [
        ("AppProject", "projects", [{"group": "argoproj.io", "kind": "AppProject"}]),
        ("Application", "projects", None),
        ("AppProject", "root", [{"group": "argoproj.io", "kind": "Application"}]),
        ("Application", "root", None),
    ]
    (kind,) = files["kind.yaml"]
    assert kind["nodes"][0]["extraMounts"][0]["containerPath"] == "/backups"


def test_with_an_outside_repository():
    files = bootstrap(git=OUTSIDE)
    assert "gitea.yaml" not in files
    (releases,) = files["releases.yaml"]
    assert [release["name"] for release in releases] == ["argocd"]
    for each in files["root.yaml"][1::2]:
        assert each["spec"]["source"]["repoURL"] == OUTSIDE.repository
        assert each["spec"]["source"]["targetRevision"] == "refs/tags/v1"


@pytest.mark.parametrize("props", [None, {}, GitSettings()])
def test_refuses_what_are_no_props(props):
    with pytest.raises(ValueError, match=r"^bootstrap: 'props' must be BootstrapProps, got "):
        Bootstrap(props)
