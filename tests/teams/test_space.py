import pytest
from cdk8s import ApiObject, JsonPatch
from pydantic import ValidationError

from constructs_lib import Platform, Tier, TierProps
from constructs_lib.argocd import GitSource
from constructs_lib.reference import Delivery
from constructs_lib.teams import TeamSpace, TeamSpaceProps, add_team
from tests.other_values import every_option
from tests.rules import told
from tests.teams.given import QUOTA

GIT = GitSource(repository="https://git.example.com/platform/web.git")


def row(name, **given):
    git = {"repository": f"https://git.example.com/{name}/deploy.git"}
    return TeamSpaceProps(
        **{
            "git": git,
            "path": "manifests",
            "quota": QUOTA,
            "hosts": [f"{name}.example.com", f"*.{name}.example.com"],
            "members": name,
            **given,
        }
    )


@pytest.fixture
def platform():
    return Platform()


@pytest.fixture
def teams(platform):
    """Return a tier with the spaces of two teams, the first with two namespaces."""
    tier = Tier(platform, TierProps(name="spaces"))
    add_team(tier, "shop", row("shop", namespaces=["shop", "shop-jobs"], outside="Calls a bank"))
    add_team(tier, "bank", row("bank"))
    return tier


def test_every_option(chart, manifests):
    TeamSpace(chart, "shop", every_option(TeamSpaceProps))
    assert chart.to_json() == manifests


def test_two_teams_are_alone(platform, teams):
    Delivery(platform, git=GIT, namespace="argocd")
    assert platform.findings() == []


def test_argo_cd_follows_the_repository_within_the_space(platform, teams):
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    (application,) = delivery.node.find_child("shop").to_json()
    source = application["spec"]["source"]
    assert (source["repoURL"], source["path"]) == (
        "https://git.example.com/shop/deploy.git",
        "manifests",
    )
    waves = [
        int(delivery.node.find_child(each).to_json()[0]["metadata"]["annotations"][WAVE])
        for each in ("spaces", "shop")
    ]
    assert waves[0] < waves[1]
    (project,) = delivery.projects.node.find_child("shop").to_json()
    spec = project["spec"]
    assert spec["sourceRepos"] == ["https://git.example.com/shop/deploy.git"]
    assert [each["namespace"] for each in spec["destinations"]] == ["shop", "shop-jobs"]
    assert spec["clusterResourceWhitelist"] == []
    allowed = {each["kind"] for each in spec["namespaceResourceWhitelist"]}
    assert "Deployment" in allowed
    assert allowed.isdisjoint({"ResourceQuota", "Role", "RoleBinding", "Secret"})


WAVE = "argocd.argoproj.io/sync-wave"


def raw(tier, kind, api_version, namespace, **rest):
    metadata = {"name": "planted", **({"namespace": namespace} if namespace else {})}
    chart = tier.chart("planted", namespace=namespace or None)
    made = ApiObject(chart, "planted", api_version=api_version, kind=kind, metadata=metadata)
    for key, value in rest.items():
        made.add_json_patch(JsonPatch.add(f"/{key}", value))


RIGHTS = "rbac.authorization.k8s.io/v1"
ROLE = {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "members"}


def binds(tier, namespace, subject):
    raw(tier, "RoleBinding", RIGHTS, namespace, roleRef=ROLE, subjects=[subject])


def project(tier, **spec):
    shop = {"sourceRepos": ["https://git.example.com/shop/deploy.git"]}
    raw(tier, "AppProject", "argoproj.io/v1alpha1", "argocd", spec={**shop, **spec})


@pytest.mark.parametrize(
    ("plant", "finding"),
    [
        (
            lambda tier: add_team(tier, "third", row("third", namespaces=["third", "bank"])),
            "Teams bank and third have namespace 'bank'; give each its own",
        ),
        (
            lambda tier: add_team(
                tier,
                "third",
                row("third", git={"repository": "https://git.example.com/shop/deploy"}),
            ),
            "Team third has repository 'git.example.com/shop/deploy', as shop, and no 'owner' of "
            "its folder; state who reviews changes",
        ),
        (
            lambda tier: add_team(tier, "third", row("third", git=GIT.model_dump())),
            "Teams (the platform) and third have repository",
        ),
        (
            lambda tier: add_team(tier, "third", row("third", members="bank")),
            "Teams bank and third have members 'bank'; give each its own",
        ),
        (
            lambda tier: add_team(tier, "third", row("third", hosts=["a.shop.example.com"])),
            "Team third has host 'a.shop.example.com', which host '*.shop.example.com' of team "
            "shop includes or is; give each its own",
        ),
        (
            lambda tier: add_team(tier, "third", row("third", hosts=["*.example.com"])),
            "Team third has host '*.example.com', which host 'bank.example.com' of team bank",
        ),
        (
            lambda tier: binds(tier, "bank", {"kind": "Group", "name": "shop"}),
            "RoleBinding bank/planted gives rights in namespace 'bank' to Group shop of shop",
        ),
        (
            lambda tier: binds(
                tier, "bank", {"kind": "ServiceAccount", "name": "web", "namespace": "shop-jobs"}
            ),
            "gives rights in namespace 'bank' to ServiceAccount web of shop",
        ),
        (
            lambda tier: project(
                tier, destinations=[{"server": "https://a.example", "namespace": "bank"}]
            ),
            "AppProject argocd/planted lets team shop write to namespace 'bank'",
        ),
        (
            lambda tier: project(tier, clusterResourceWhitelist=[{"group": "", "kind": "Node"}]),
            "AppProject argocd/planted lets team shop write cluster-scoped objects",
        ),
        (
            lambda tier: raw(
                tier,
                "Ingress",
                "networking.k8s.io/v1",
                "spaces",
                spec={"rules": [{"host": "pay.bank.example.com"}]},
            ),
            "Ingress spaces/planted serves host 'pay.bank.example.com', which is of team bank",
        ),
        (lambda tier: tier.teams[1].pods[0].connections.allow_to(tier.teams[0].pods[0], 9090), ""),
        (
            lambda tier: raw(
                tier,
                "NetworkPolicy",
                "networking.k8s.io/v1",
                "shop",
                spec={
                    "podSelector": {},
                    "policyTypes": ["Ingress"],
                    "ingress": [{"from": [BANK], "ports": [{"port": 8080}]}],
                },
            ),
            "NetworkPolicies of shop/shop allow bank/(others), bank/bank to shop/shop on TCP 8080",
        ),
    ],
)
def test_what_makes_teams_meet_is_found(platform, teams, plant, finding):
    plant(teams)
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    assert delivery.tiers
    findings = told(platform)
    assert any(finding in each for each in findings) if finding else findings == [], findings


BANK = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "bank"}}}


@pytest.mark.parametrize(
    "kind",
    [
        *("Secret", "Pod", "Endpoints", "apps/DaemonSet"),
        *("rbac.authorization.k8s.io/RoleBinding", "argoproj.io/Application"),
        *("external-secrets.io/ExternalSecret", "tekton.dev/PipelineRun"),
    ],
)
def test_refuses_kinds_by_which_a_team_would_widen_its_space(kind):
    with pytest.raises(ValidationError, match=f"must leave out the limits of a team, got '{kind}'"):
        row("shop", other_kinds={kind: "The team needs it"})


@pytest.mark.parametrize(
    "kind",
    [
        *("cilium.io/CiliumNetworkPolicy", "policy.networking.k8s.io/AdminNetworkPolicy"),
        *(
            "traefik.io/IngressRoute",
            "k8s.nginx.org/VirtualServer",
            "externaldns.k8s.io/DNSEndpoint",
        ),
        *("monitoring.coreos.com/AlertmanagerConfig", "gateway.networking.k8s.io/TLSRoute"),
    ],
)
def test_another_kind_needs_a_reason(platform, teams, kind):
    with pytest.raises(ValidationError, match=f"'kinds' must be of .* got '{kind}'; state it in"):
        row("shop", kinds=[kind])
    add_team(teams, "third", row("third", other_kinds={kind: "Its controller serves teams"}))
    delivery = Delivery(platform, git=GIT, namespace="argocd")
    (project,) = delivery.projects.node.find_child("third").to_json()
    assert kind in {
        f"{each['group']}/{each['kind']}" for each in project["spec"]["namespaceResourceWhitelist"]
    }


MONO = {"repository": "https://git.example.com/acme/mono.git"}
SAME = {"repository": "ssh://git@git.example.com/Acme/Mono"}
NAMES = ("pay", "till", "web")


def shared(platform, paths, **given):
    """Return a delivery of teams that have these folders of one repository."""
    tier = Tier(platform, TierProps(name="spaces"))
    for name, path in zip(NAMES, paths, strict=False):
        add_team(
            tier, name, row(name, **{"git": MONO, "path": path, "owner": f"@acme/{name}", **given})
        )
    return Delivery(platform, git=GIT, namespace="argocd")


def test_teams_of_one_repository_have_a_folder_each(platform, tmp_path):
    delivery = shared(platform, ["teams/pay", "till", "teams/pay-v2.1"])
    assert platform.findings() == []
    for name, path in zip(NAMES, ["teams/pay", "till", "teams/pay-v2.1"], strict=True):
        (application,) = delivery.node.find_child(name).to_json()
        source = application["spec"]["source"]
        assert (source["repoURL"], source["path"]) == (MONO["repository"], path)
        assert application["spec"]["project"] == name
        (project,) = delivery.projects.node.find_child(name).to_json()
        assert [each["namespace"] for each in project["spec"]["destinations"]] == [name]
    for _ in range(2):  # The second replaces the file of the first.
        platform.synth(tmp_path / "dist")
    assert (tmp_path / "dist/teams/CODEOWNERS").read_text().splitlines() == [
        "# Repository https://git.example.com/acme/mono",
        "# For Gitea and Forgejo, which read regular expressions",
        "teams/pay/.* @acme/pay",
        "teams/pay-v2[.]1/.* @acme/web",
        "till/.* @acme/till",
        "# For GitHub and GitLab",
        "/teams/pay/ @acme/pay",
        "/teams/pay-v2.1/ @acme/web",
        "/till/ @acme/till",
    ]


@pytest.mark.parametrize(
    ("paths", "finding"),
    [
        (["pay", "pay"], "Team till has folder 'pay', which is in or is 'pay' of team pay"),
        (["pay", "pay/a/b"], "Team till has folder 'pay/a/b', which is in or is 'pay' of team pay"),
        (["a/b", "A"], "Team pay has folder 'a/b', which is in or is 'A' of team till; give each"),
        (
            ["pay", "till/a", "till"],
            "Team till has folder 'till/a', which is in or is 'till' of team web",
        ),
    ],
)
@pytest.mark.parametrize("git", [MONO, SAME])
def test_a_folder_in_that_of_another_team_is_found(platform, paths, finding, git):
    other = {"git": git, "path": paths[-1], "owner": "@acme/web"}
    tier = Tier(platform, TierProps(name="spaces"))
    for name, path in zip(NAMES, paths[:-1], strict=False):
        add_team(tier, name, row(name, git=MONO, path=path, owner=f"@acme/{name}"))
    last = NAMES[len(paths) - 1]
    add_team(tier, last, row(last, **other))
    Delivery(platform, git=GIT, namespace="argocd")
    (found,) = told(platform)
    assert found.startswith(finding)


def test_a_project_of_two_teams_of_one_repository_is_found(platform):
    tier = shared(platform, ["pay", "till"]).tiers[0]
    places = [{"namespace": name} for name in ("pay", "till")]
    raw(
        tier,
        "AppProject",
        "argoproj.io/v1alpha1",
        "argocd",
        spec={"destinations": places, "sourceRepos": [MONO["repository"]]},
    )
    assert any(
        "AppProject argocd/planted lets team pay write to namespace 'till'" in each
        for each in told(platform)
    )


@pytest.mark.parametrize(
    "path",
    [
        ".",
        "..",
        "pay/../till",
        "pay/..",
        "/pay",
        "pay/",
        "./pay",
        "pay//a",
        "pay\n",
        "pay b",
        "*",
        "",
        "pay/.",
        "pay\\..",
        "pay#",
    ],
)
def test_refuses_paths_that_are_not_plain(path):
    with pytest.raises(ValidationError, match="'path' must be a folder of the repository"):
        row("pay", path=path)


@pytest.mark.parametrize(
    "owner",
    [
        "acme/pay",
        "@",
        "@acme/",
        "@acme/pay @acme/till",
        "@acme/pay\n* @acme/till",
        "@a\t@b",
        "@pay#",
        "@pay\n",
        "@-a",
        "@../a",
        "@a//b",
        "@a\\ b",
        "@\u202ea",
    ],
)
def test_refuses_owners_that_are_not_one_name(owner):
    with pytest.raises(ValidationError, match="'owner' must be '@' and a user"):
        row("pay", owner=owner)


def test_refuses_a_team_that_is_named_as_a_tier(platform, teams):
    add_team(teams, "teams-jobs", row("third"))
    Tier(platform, TierProps(name="bank")).add_namespace()
    with pytest.raises(ValueError, match=r"names of teams must differ .* got bank twice"):
        Delivery(platform, git=GIT, namespace="argocd")
