"""A shop on an existing cluster: a service, its database, and alerts on both."""

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
from constructs_lib.argocd import GitSource
from constructs_lib.monitoring import (
    ServiceObjectives,
    alert,
    missing_target_alerts,
    monitor,
    web_service_alerts,
)
from constructs_lib.reference import DataTier, DataTierProps, Delivery
from constructs_lib.settings import PlatformSettings, load
from constructs_lib.workloads import quota_of

ENVIRONMENTS = Path(__file__).parent / "environments"


class Settings(PlatformSettings):
    """Settings of the shop, in `environments/production.yaml` or in variables `SHOP_…`."""

    platform: PlatformContext
    """The cluster."""

    git: GitSource
    """The repository that `dist/` is committed to."""

    shop: WebServiceProps
    """The service."""

    ingress: WebIngressProps
    """The way in from outside."""

    objectives: ServiceObjectives = ServiceObjectives()
    """What visitors may expect, on which alerts are."""

    data: DataTierProps
    """The database and its backups."""


def compose(settings: Settings) -> Platform:
    """Return the platform."""
    platform = Platform(settings.platform)
    data = DataTier(platform, settings.data)
    tier = Tier(platform, TierProps(name="shop"), after=[data])
    tier.add_namespace(quota_of([settings.shop.pods_in_an_update()]))
    shop = WebService(tier.chart("shop"), "shop", settings.shop)
    shop.connections.allow_to(data.database, reason="Orders")
    WebIngress(tier.chart("ingress"), "shop", settings.ingress, routes={"/": shop})
    monitor(tier, shop)
    alert(tier, "shop", web_service_alerts(tier.namespace, "shop", settings.objectives))
    alert(tier, "shop-targets", missing_target_alerts(tier.namespace, ["shop"]))
    Delivery(platform, git=settings.git, namespace="argocd")
    return platform


if __name__ == "__main__":
    run(lambda: compose(load(Settings, folder=ENVIRONMENTS, prefix="SHOP_", default="production")))
