"""Values of charts: a file with computed keys, and images from mirrors."""

import re

import pytest

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import HelmChart, HelmComponent, chart_image, chart_values, install
from constructs_lib.argocd.helm.mirrors import Mirrors

TEXT = """\
# Why.
server: &server
  image:
  env:
    - value: 2024-04-01
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
    computed = {
        "pdb.enabled": None,
        r"config.admin\.enabled": "false",
        "server.image": "a:1",
        "server.env[0].value": "2025-01-01",
        "other.image": "b:1",
    }
    assert [*chart_values(file, computed).items()] == [
        ("server", {"image": "a:1", "env": [{"value": "2025-01-01"}]}),
        ("other", {"image": "b:1", "env": [{"value": "2024-04-01"}]}),
        ("config", {"admin.enabled": "false"}),
    ]


@pytest.mark.parametrize(
    "path", ["servers", "server.imgae", "server.env[1]", "server.env.name", "server.image.tag", ""]
)
def test_a_path_that_the_file_lacks_is_refused(file, path):
    message = f"'{file}' has no value at path '{path}', which is computed; add the key"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        chart_values(file, {path: 1})


@pytest.mark.parametrize(
    ("text", "path"),
    [("a:", "a"), ("a: [b: 1, c: {d: }]", "a.1.c.d"), ("a: {}\nb: [1, ]\nc:", "c")],
)
def test_a_key_without_a_value_is_refused(file, text, path):
    """Helm would take null for the wish to remove the default of the chart."""
    file.write_text(text)
    message = f"'{file}' has no value at path '{path}', and none is computed"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        chart_values(file)


@pytest.mark.parametrize("text", ["- a", "", "a: [", "a: !!binary YQ=="])
def test_a_file_without_values_is_refused(file, text):
    file.write_text(text)
    with pytest.raises(ValueError, match=r"values.yaml' (must map keys|cannot be read as YAML)"):
        chart_values(file)


def test_a_tier_has_the_chart_and_its_images_from_the_mirrors():
    """In the same parts, but without digests: a mirror may hold an image for one platform."""
    values = {
        "image": "redis:8",
        "title": "redis:8",
        "parts": [{"image": chart_image(f"ghcr.io/a:1@{DIGEST}", "digest") | {"policy": "Always"}}],
        "sidecarImage": chart_image(f"ghcr.io/b:1@{DIGEST}", "registry", "sha"),
        "database": {"image": chart_image("postgres:18", "registry")},
    }
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    mirrors = Mirrors(charts="https://mirror.example", images="mirror.example/hub")
    shop = Tier(Platform(PlatformContext(mirrors=mirrors)), TierProps(name="shop"))
    install(shop, HelmComponent(name="cache", chart=chart, values=values))
    (found,) = shop.components
    assert found.chart.repository == "https://mirror.example"
    postgres = "mirror.example/hub/docker.io/library/postgres:18"
    assert found.values == {
        "image": "mirror.example/hub/docker.io/library/redis:8",
        "title": "redis:8",
        "parts": [{"image": chart_image("mirror.example/hub/ghcr.io/a:1") | {"policy": "Always"}}],
        "sidecarImage": chart_image("mirror.example/hub/ghcr.io/b:1", "registry"),
        "database": {"image": chart_image(postgres, "registry")},
    }
