"""Values of charts: a file with computed keys, and images from mirrors."""

import re

import pytest

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import HelmChart, HelmComponent, chart_image, chart_values, install
from constructs_lib.argocd.helm.mirrors import Mirrors

TEXT = """\
# Why.
fullnameOverride: a
server: &server
  image:
  env:
    - name: since
      value: 2024-04-01
other: *server
config:
  admin.enabled: yes
pdb:
  enabled: true
"""
DIGEST = f"sha256:{64 * '0'}"


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "values.yaml"
    found.write_text(TEXT)
    return found


def test_a_file_keeps_its_order(file):
    """None removes a key with what it leaves empty, and an alias is a copy."""
    env = [{"name": "since", "value": "2024-04-01"}]
    computed = {
        "pdb.enabled": None,
        r"config.admin\.enabled": "false",
        "server.image": "a:1",
        "server.env[0].value": "2025-01-01",
    }
    assert [*chart_values(file, computed).items()] == [
        ("fullnameOverride", "a"),
        ("server", {"image": "a:1", "env": [{"name": "since", "value": "2025-01-01"}]}),
        ("other", {"image": None, "env": env}),
        ("config", {"admin.enabled": "false"}),
    ]


@pytest.mark.parametrize(
    "path", ["servers", "server.imgae", "server.env[1]", "server.env.name", "server.image.tag", ""]
)
def test_a_path_that_the_file_lacks_is_refused(file, path):
    message = f"'{file}' has no value at path '{path}', which is computed; add the key"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        chart_values(file, {path: 1})


@pytest.mark.parametrize("text", ["- a", "", "a: [", "a: !!binary YQ=="])
def test_a_file_without_values_is_refused(file, text):
    file.write_text(text)
    with pytest.raises(ValueError, match=r"values.yaml' (must map keys|cannot be read as YAML)"):
        chart_values(file)


def test_a_tier_has_the_chart_and_its_images_from_the_mirrors():
    images = ("redis:8", f"ghcr.io/a/b:1@{DIGEST}", f"ghcr.io/a/c:1@{DIGEST}", "postgres:18")
    redis, digest, sha, registry = images
    values = {
        "image": redis,
        "parts": [{"image": {**chart_image(digest, "digest"), "pullPolicy": "Always"}}],
        "helper": {"sidecarImage": chart_image(sha, "registry", "sha")},
        "database": {"image": chart_image(registry, "registry")},
        "title": "redis:8",
    }
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    mirrors = Mirrors(charts="https://mirror.example", images="mirror.example/hub")
    shop = Tier(Platform(PlatformContext(mirrors=mirrors)), TierProps(name="shop"))
    install(shop, HelmComponent(name="cache", chart=chart, values=values))
    (found,) = shop.components
    assert found.chart.repository == "https://mirror.example"
    hub = {"registry": "mirror.example"}
    assert found.values == {
        "image": "mirror.example/hub/docker.io/library/redis:8",
        "parts": [
            {
                "image": {
                    "repository": "mirror.example/hub/ghcr.io/a/b",
                    "tag": "1",
                    "pullPolicy": "Always",
                }
            }
        ],
        "helper": {"sidecarImage": {**hub, "repository": "hub/ghcr.io/a/c", "tag": "1"}},
        "database": {"image": {**hub, "repository": "hub/docker.io/library/postgres", "tag": "18"}},
        "title": "redis:8",
    }
    assert found.images[1] == "mirror.example/hub/ghcr.io/a/b:1"
