"""Values under the keys of their chart."""

from pydantic import Field

from constructs_lib import Platform, PlatformContext, Tier, TierProps
from constructs_lib.argocd import HelmChart, HelmComponent, Values, install
from constructs_lib.argocd.helm.mirrors import Mirrors
from constructs_lib.argocd.helm.values import OFF, ChartImage, Switch


class Item(Values):
    path: str = Field(alias="hostPath > path")


class Grouped(Values):
    own_key: str = "a"
    image: ChartImage = Field(default=ChartImage.of("redis:8"), alias="server > image")
    server: Switch = OFF
    size: str | None = Field(default=None, alias="server > disk > size")
    items: tuple[Item, ...] = ()


def test_aliases_lead_into_groups():
    values = Grouped(size="1Gi", items=(Item(path="/a"),))
    assert values.data() == {
        "ownKey": "a",
        "server": {
            "image": {"repository": "redis", "tag": "8"},
            "enabled": False,
            "disk": {"size": "1Gi"},
        },
        "items": [{"hostPath": {"path": "/a"}}],
    }


def test_a_group_of_nothing_is_left_out():
    assert "disk" not in Grouped().data()["server"]


def test_a_tier_has_the_chart_and_its_images_from_the_mirrors():
    chart = HelmChart(repository="https://charts.example", name="cache", version="1.0.0")
    component = HelmComponent(name="cache", chart=chart, values=Grouped(own_key="b"))
    mirrors = Mirrors(charts="https://mirror.example", images="mirror.example/hub")
    shop = Tier(Platform(PlatformContext(mirrors=mirrors)), TierProps(name="shop"))
    install(shop, component)
    (found,) = shop.components
    assert found.chart.repository == "https://mirror.example"
    assert found.values.data() == {
        "ownKey": "b",
        "server": {
            "image": {"repository": "mirror.example/hub/docker.io/library/redis", "tag": "8"},
            "enabled": False,
        },
        "items": [],
    }
