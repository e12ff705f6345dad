"""Two environments in one repository: folders side by side, each delivered by its own names."""

import pytest
import yaml

from constructs_lib import Platform, PlatformContext, Tier, TierProps, WebService, WebServiceProps
from constructs_lib.argocd import GitSource
from constructs_lib.reference import Delivery
from constructs_lib.settings import InvalidSettingsError, PlatformSettings, load
from tests.checkout import content

OLD = "registry.example/shop:2.0.0@sha256:" + 64 * "1"
NEW = "registry.example/shop:2.1.0@sha256:" + 64 * "2"
GIT = "https://git.example/shop/platform.git"

STAGING = {
    "folder": "dist/staging",
    "server": "https://staging.example:6443",
    "application_prefix": "staging-",
}


class Settings(PlatformSettings):
    platform: PlatformContext
    git: GitSource
    shop: WebServiceProps


def compose(environment):
    settings = load(Settings, folder="environments", prefix="SHOP_", environment=environment)
    platform = Platform(settings.platform)
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    WebService(tier.chart("shop"), "shop", settings.shop)
    Delivery(platform, git=settings.git, namespace="argocd")
    return platform


def synth(folder, *, production):
    """Return what is in `dist/` of a repository whose production runs that image."""
    (folder / "environments").mkdir()
    for environment, platform, image, revision in (
        ("staging", STAGING, NEW, "refs/heads/main"),
        ("production", {"folder": "dist/production"}, production, "refs/tags/v1"),
    ):
        git = {"repository": GIT, "revision": revision}
        found = {"platform": platform, "git": git, "shop": {"image": image}}
        (folder / f"environments/{environment}.yaml").write_text(yaml.safe_dump(found))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for environment in ("staging", "production"):
            compose(environment).synth()
    return {name: text.decode() for name, text in content(folder / "dist").items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return synth(tmp_path_factory.mktemp("shop"), production=OLD)


def test_both_are_synthesized_side_by_side(files):
    names = {"apps/shop.yaml", "projects/shop.yaml", "shop/namespace.yaml", "shop/shop.yaml"}
    assert set(files) == {f"{each}/{name}" for each in ("staging", "production") for name in names}


@pytest.mark.parametrize(
    ("environment", "name", "server", "revision"),
    [
        ("staging", "staging-shop", "https://staging.example:6443", "refs/heads/main"),
        ("production", "shop", "https://kubernetes.default.svc", "refs/tags/v1"),
    ],
)
def test_each_is_delivered_to_its_cluster(files, environment, name, server, revision):
    application = yaml.safe_load(files[f"{environment}/apps/shop.yaml"])
    project = yaml.safe_load(files[f"{environment}/projects/shop.yaml"])
    source = application["spec"]["source"]
    assert application["metadata"]["name"] == project["metadata"]["name"] == name
    assert application["spec"]["project"] == name
    assert application["spec"]["destination"]["server"] == server
    assert [each["server"] for each in project["spec"]["destinations"]] == [server]
    assert (source["path"], source["targetRevision"]) == (f"dist/{environment}/shop", revision)


def test_a_promotion_is_a_commit_of_one_line(files, tmp_path):
    after = synth(tmp_path, production=NEW)
    assert {name for name in files if files[name] != after[name]} == {"production/shop/shop.yaml"}
    old, new = (each["production/shop/shop.yaml"].splitlines() for each in (files, after))
    lines = {line.strip() for line in set(new) - set(old)}
    assert lines == {f"- image: {NEW}", "app.kubernetes.io/version: 2.1.0"}
    assert after["production/shop/shop.yaml"] == after["staging/shop/shop.yaml"]


def test_an_environment_that_is_asked_for_wins(tmp_path, monkeypatch):
    (tmp_path / "staging.yaml").write_text("{}")
    monkeypatch.setenv("SHOP_ENVIRONMENT", "nowhere")
    load(PlatformSettings, folder=tmp_path, prefix="SHOP_", environment="staging")
    with pytest.raises(InvalidSettingsError, match="got 'stagin'; did you mean staging"):
        load(PlatformSettings, folder=tmp_path, prefix="SHOP_", environment="stagin")
