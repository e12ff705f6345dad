import json

import pytest
import yaml
from cdk8s import JsonPatch
from pydantic import ValidationError

from constructs_lib import (
    ExternalPods,
    Platform,
    PlatformContext,
    ResourcesProps,
    Tier,
    TierProps,
)
from constructs_lib.props.ports import PortPlan
from constructs_lib.reference import CicdTier, CicdTierProps, GitProps
from constructs_lib.testing import inventory_of
from constructs_lib.workloads import Worker, WorkerProps
from tests.gpg_keys import ONE, ONE_ID, OTHER_ID, SUBKEY_ID, WITH_SUBKEY, WITH_SUBKEY_ID
from tests.reference import files
from tests.reference import platform as platform_of
from tests.reference.tiers.examples import flows, platform, quota_of
from tests.rules import texts, told

OUTSIDE = GitProps(repository="https://git.example:8443/shop/platform.git", revision="refs/tags/v1")
PROMETHEUS = ExternalPods(name="prom", namespace="watch", pod_labels={"app": "prom"})


def names(tier):
    return [component.name for component in tier.components]


def cicd(within=None, git=None, **given):
    props = CicdTierProps(**given)
    return CicdTier(within or Platform(), props, git=git or GitProps())


def test_with_an_outside_repository():
    tier = cicd(platform(prometheus=PROMETHEUS), OUTSIDE)
    assert names(tier) == ["argocd"]
    assert tier.gitea is None
    assert tier.git.repository == OUTSIDE.repository
    assert "cicd/argocd-repo-server outside (443, 8443)" in flows(tier)
    assert "watch/prom cicd/argocd-server (8083,)" in flows(tier)
    assert not any("gitea" in flow for flow in flows(tier))
    findings = texts(inventory_of(tier))
    assert [each for each in findings if "cicd/webhook-handler" not in each] == []


@pytest.mark.parametrize(
    ("address", "ports"),
    [
        ("ssh://git@git.example/shop/platform.git", (22, 443)),
        ("git@git.example:shop/platform.git", (22, 443)),
        ("http://git.example/shop/platform.git", (80, 443)),
    ],
)
def test_argo_cd_reaches_an_outside_repository(address, ports):
    tier = cicd(git=GitProps(repository=address))
    assert f"cicd/argocd-repo-server outside {ports}" in flows(tier)


SIGN_ON = {
    "issuer": "https://login.example/realms/shop",
    "client_id": "argocd",
    "administrators": "platform",
}


def test_people_log_in_at_a_provider_in_place_of_the_administrator():
    tier = cicd(argocd={"single_sign_on": SIGN_ON})
    values = tier.components[0].values["configs"]
    assert values["cm"]["admin.enabled"] == "false"
    assert yaml.safe_load(values["cm"]["oidc.config"]) == {
        "name": "single sign-on",
        "issuer": "https://login.example/realms/shop",
        "clientID": "argocd",
        "clientSecret": "$oidc.clientSecret",
        "requestedScopes": ["openid", "profile", "email", "groups"],
    }
    assert values["rbac"] == {"policy.default": "", "policy.csv": "g, platform, role:admin\n"}
    secrets = {each.name: each for each in tier.components[0].secrets}
    assert "argocd-admin" not in secrets
    assert secrets["argocd-secret"].values == {"oidc.clientSecret": "given"}
    assert "admin.password" not in secrets["argocd-secret"].keys
    assert "cicd/argocd-server outside (443,)" in flows(tier)
    assert [page.login for page in tier.pages if page.name == "argocd"] == [None]


def test_argo_cd_speaks_tls():
    """Gitea tells it of pushes by https, too, and takes the certificate that it signed itself."""
    by_https = files(PLATFORM_CICD__ARGOCD__TLS="true")
    values = yaml.safe_load(by_https["dist/cicd/argocd-values.yaml"])
    assert values["configs"]["params"]["server.insecure"] == "false"
    assert values["configs"]["cm"]["url"] == "https://localhost:8080"
    addresses = yaml.safe_load(by_https["dist/bootstrap/addresses.yaml"])
    (page,) = [each for each in addresses if each["name"] == "argocd"]
    assert (page["url"], page["port"]) == ("https://localhost:8080", 443)
    (repository,) = yaml.safe_load(by_https["dist/bootstrap/gitea.yaml"])["repositories"]
    assert "https://argocd-server.cicd.svc.cluster.local/api/webhook" in [
        webhook["url"] for webhook in repository["webhooks"]
    ]
    gitea = yaml.safe_load(by_https["dist/cicd/gitea-values.yaml"])["gitea"]["config"]
    assert gitea["webhook"]["SKIP_TLS_VERIFY"] == "true"


@pytest.mark.parametrize("issuer", ["http://login.example", "https://login.example:8443", "login"])
def test_refuses_an_issuer_without_tls_or_with_a_port(issuer):
    with pytest.raises(ValidationError, match="must be the address of a provider of OpenID"):
        CicdTierProps(argocd={"single_sign_on": {**SIGN_ON, "issuer": issuer}})


SIGNED = {"PLATFORM_CICD__ARGOCD__GPG_KEYS": json.dumps([ONE, WITH_SUBKEY])}
REQUIRED = {**SIGNED, "PLATFORM_CICD__ARGOCD__SIGNATURE_KEYS": json.dumps([ONE_ID, SUBKEY_ID])}


def test_argo_cd_knows_keys_by_their_ids():
    values = yaml.safe_load(files(**SIGNED)["dist/cicd/argocd-values.yaml"])
    assert values["configs"]["gpg"] == {"keys": {ONE_ID: ONE, WITH_SUBKEY_ID: WITH_SUBKEY}}
    changed = {name for name, text in files(**SIGNED).items() if text != files()[name]}
    assert {name for name in changed if "/projects/" in name or "/apps/" in name} == set()


def test_every_application_follows_signed_commits_only():
    """Those that apply projects and Applications, and what a chart takes from Git, included."""
    synthesized = [
        each
        for name, text in files(**REQUIRED).items()
        if name.startswith(("dist/apps/", "dist/projects/", "dist/bootstrap/root.yaml"))
        for each in yaml.safe_load_all(text)
    ]
    keys = {
        each["metadata"]["name"]: each["spec"]["sourceIntegrity"]["git"]["policies"][0]["gpg"]
        for each in synthesized
        if each["kind"] == "AppProject" and each["spec"]["sourceRepos"]
    }
    assert set(map(json.dumps, keys.values())) == {
        json.dumps({"keys": [ONE_ID, SUBKEY_ID], "mode": "head"})
    }
    applications = [each["spec"] for each in synthesized if each["kind"] == "Application"]
    assert {each["project"] for each in applications} == {*keys}
    sources = [s for each in applications for s in each.get("sources", [each.get("source")])]
    assert all("chart" in each or "path" in each for each in sources)
    # Values of charts come with a folder, of which no file is a manifest.
    assert {each["directory"]["exclude"] for each in sources if "ref" in each} == {"*"}
    assert platform_of(**REQUIRED).findings() == []


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"signature_keys": (ONE_ID,)},
            f"no signature could be verified, got '{ONE_ID}' beside none",
        ),
        (
            {"signature_keys": (OTHER_ID,), "gpg_keys": (ONE,)},
            f"'signature_keys' .* got '{OTHER_ID}' beside {ONE_ID}; add the public key",
        ),
        ({"signature_keys": (ONE_ID.lower(),), "gpg_keys": (ONE,)}, "the last 16 digits"),
        ({"gpg_keys": (ONE_ID,)}, f"must be one public key of version 4, .* got '{ONE_ID}'"),
    ],
)
def test_refuses_a_key_of_which_argo_cd_has_no_public_one(given, message):
    with pytest.raises(ValidationError, match=message):
        CicdTierProps(argocd=given)


def test_the_platform_can_require_digests():
    findings = told(platform_of(PLATFORM_REQUIRES_DIGESTS="true"))
    for begun in (
        "StatefulSet db/postgresql has container 'postgresql' with image 'docker.io/library/",
        "Task builds/backend-build has step 'verify' with image 'docker.io/library/node:",
        "Chart cicd/argocd has images without a digest, 'quay.io/argoproj/argocd:",
        "Application cicd/argocd installs a chart without a digest; state that of its archive",
    ):
        assert [each for each in findings if each.startswith(begun)], begun


HIGH, HIGHER = {"memory_limit": "2560Mi"}, {"memory_limit": "3Gi"}


@pytest.mark.parametrize(
    ("given", "pods"),
    [
        ({"argocd": {"resources": HIGHER}}, 5),
        ({"gitea": {"resources": HIGH}}, 2),
        ({"git_backup": {"resources": HIGHER}}, 3),
        ({"tekton": {"resources": HIGH}}, 4),
        ({"webhook_handler_resources": HIGH}, 2),
    ],
)
def test_who_needs_more_has_more_in_the_quota(given, pods):
    """2 GiB more for each, so that no number is copied from the code."""
    before = quota_of(cicd())["limits.memory"]
    assert quota_of(cicd(**given))["limits.memory"] - before == pods * 2 * 2**30


def test_a_quota_without_room_for_the_charts_is_a_finding():
    """Their pods are in no manifest, but in their records."""
    tier = cicd()
    tier.tier_namespace.quota.add_json_patch(JsonPatch.replace("/spec/hard/pods", "10"))
    assert texts(inventory_of(tier), "quota-exceeded") == [
        "ResourceQuota cicd/quota allows pods 10, but the pods of namespace cicd need 29 at their "
        "highest number; raise it, or lower theirs"
    ]


@pytest.mark.parametrize(
    ("context", "git", "fix"),
    [
        ({}, OUTSIDE, "an outside registry, since the platform leaves its own out"),
        ({"ports": PortPlan(registry=30501)}, None, "localhost:30501"),
    ],
)
def test_images_of_nobody_are_a_finding_in_every_tier(context, git, fix):
    """Nothing on the cluster would serve them: the registry is Gitea's."""
    shop = Tier(Platform(), TierProps(name="shop"))
    props = WorkerProps(image="localhost:30500/shop:1")
    Worker(shop.chart("worker"), "worker", props)
    assert texts(inventory_of(cicd(), shop), "image-registry-unknown") == []
    tier = cicd(platform(**context), git)
    assert texts(inventory_of(tier, shop), "image-registry-unknown") == [
        "Deployment shop/worker has container 'worker' with image 'localhost:30500/shop:1', whose "
        f"registry is not on the nodes; name one of {fix}"
    ]


def test_the_webhook_handler_is_found_as_tekton_makes_it():
    """Tekton makes the Service `el-…` and the label `eventlistener` of an EventListener."""
    tier = cicd(namespace="delivery")
    assert tier.webhook_handler.pod_labels == {"eventlistener": "webhook-handler"}
    address = "http://el-webhook-handler.delivery.svc.cluster.local:8080"
    assert tier.webhook_handler_url == address
    argocd, gitea = (component.values for component in tier.components)
    assert f"url: {address}\n" in argocd["notifications"]["notifiers"]["service.webhook.delivery"]
    hosts = gitea["gitea"]["config"]["webhook"]["ALLOWED_HOST_LIST"].split(",")
    assert "el-webhook-handler.delivery.svc.cluster.local" in hosts
    for caller in (tier.notifications, tier.gitea_pods):
        assert f"{caller.connections} delivery/webhook-handler (8080,)" in flows(tier)
    handler = "delivery/webhook-handler delivery/tekton-triggers-core-interceptors (8443,)"
    assert handler in flows(tier)


def test_refuses_tls_behind_an_ingress_that_ends_it():
    """NGINX would speak plain HTTP to a port that answers by TLS."""
    pages = {"argocd": {"host": "argocd.example", "tls_secret": "argocd-tls"}}
    message = "^cicd: 'argocd.tls' must be false where 'pages' has 'argocd', since .*, got true"
    with pytest.raises(ValueError, match=message):
        cicd(Platform(PlatformContext(pages=pages)), argocd={"tls": True})


def test_only_proxies_reach_the_servers_of_redis():
    """One of the three is the leader, which may change; a client of another could not write."""
    found = flows(cicd(argocd={"highly_available": True}))
    callers = {each.split()[0] for each in found if each.split()[1] == "cicd/argocd-redis"}
    assert callers == {
        f"cicd/argocd-{name}" for name in ("application-controller", "server", "repo-server")
    }
    servers = {each.split()[0] for each in found if each.split()[1] == "cicd/argocd-redis-server"}
    assert servers == {"cicd/argocd-redis", "cicd/argocd-redis-server"}


def values_of_argocd(**given):
    (argocd, _) = cicd(argocd=given).components
    return argocd.values


LARGE = {
    "scale": {"applications": 1000, "shards": 3, "interval_seconds": 60},
    "resources": ResourcesProps(
        cpu_request="300m", cpu_limit="300m", memory_request="512Mi", memory_limit="1Gi"
    ),
}
"""Three shards, and three repo-servers by arithmetic."""


def test_sizes_of_argo_cd_follow_from_its_applications():
    values = values_of_argocd(**LARGE)
    assert values["controller"]["replicas"] == 3
    assert values["repoServer"]["replicas"] == 3
    parameters = values["configs"]["params"]
    assert {key: value for key, value in parameters.items() if "self.heal" not in key} == {
        "controller.diff.server.side": "true",
        "controller.operation.processors": "10",
        "controller.resource.health.persist": "true",
        "controller.sharding.algorithm": "consistent-hashing",
        "controller.status.processors": "20",
        "reposerver.parallelism.limit": "2",
        "server.insecure": "true",
    }
    most = values_of_argocd(**LARGE, highly_available=True)["repoServer"]["autoscaling"]
    assert (most["minReplicas"], most["maxReplicas"]) == (3, 6)


def test_pods_of_a_large_argo_cd_have_room_in_the_quota():
    """Two more shards, two more repo-servers, and as many that are replaced."""
    before = quota_of(cicd())["pods"]
    assert quota_of(cicd(argocd=LARGE))["pods"] - before == 2 + 2 * 2
    assert quota_of(cicd(argocd={"application_sets": True}))["pods"] - before == 2


def test_application_sets_are_off_until_asked_for():
    assert values_of_argocd()["applicationSet"]["replicas"] == 0
    assert not any("applicationset" in flow for flow in flows(cicd()))
    tier = cicd(platform(prometheus=PROMETHEUS), argocd={"application_sets": True})
    values = tier.components[0].values["applicationSet"]
    assert (values["replicas"], values["metrics"]["enabled"]) == (1, True)
    assert values["metrics"]["serviceMonitor"] == {"enabled": True}
    sets = "cicd/argocd-applicationset-controller"
    assert sorted(flow for flow in flows(tier) if sets in flow) == [
        f"{sets} api-server (6443,)",
        f"{sets} cicd/argocd-repo-server (8081,)",
        f"watch/prom {sets} (8080,)",
    ]
    alerts = json.dumps([each.to_json() for each in tier.charts])
    assert "argocd-applicationset-controller-metrics" in alerts


def test_other_clusters_are_reached_by_who_needs_them_alone():
    servers = {"tokyo": "https://tokyo.example:6443", "osaka": "https://osaka.example"}
    clusters = {name: {"server": server} for name, server in servers.items()}
    tier = cicd(argocd={"clusters": clusters})
    assert sorted(flow for flow in flows(tier) if "clusters" in flow) == [
        "cicd/argocd-application-controller outside/clusters (443, 6443)",
        "cicd/argocd-server outside/clusters (443, 6443)",
    ]
    declared = inventory_of(tier).declarations.secrets
    assert {"cluster-tokyo", "cluster-osaka"} <= {each.name for each in declared}
