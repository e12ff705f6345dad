"""One shop in two environments: what differs between them is in `environments/`, and nowhere else.

A commit that copies the image from `staging.yaml` to `production.yaml` promotes it.
"""

from functools import partial
from pathlib import Path

from constructs_lib import (
    Platform,
    PlatformContext,
    Tier,
    TierProps,
    WebIngress,
    WebIngressProps,
    WebService,
    WebServiceProps,
    run,
)
from constructs_lib.settings import PlatformSettings, load

ENVIRONMENTS = ("staging", "production")


class Settings(PlatformSettings):
    """Settings of an environment."""

    platform: PlatformContext
    """The cluster."""

    shop: WebServiceProps
    """The service."""

    ingress: WebIngressProps
    """The way in from outside."""


def compose(environment: str) -> Platform:
    """Return the platform of an environment."""
    folder = Path(__file__).parent / "environments"
    settings = load(Settings, folder=folder, prefix="SHOP_", default=environment)
    platform = Platform(settings.platform)
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    chart = tier.chart("shop")
    shop = WebService(chart, "shop", settings.shop)
    WebIngress(chart, "web", settings.ingress, routes={"/": shop})
    return platform


if __name__ == "__main__":
    for name in ENVIRONMENTS:
        run(partial(compose, name), f"dist/{name}")
