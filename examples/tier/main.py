"""A shop that sends its orders to the company's own messaging tier."""

from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run
from messaging import MessagingTier, MessagingTierProps


def compose() -> Platform:
    """Return the platform."""
    platform = Platform()
    messaging = MessagingTier(platform, MessagingTierProps(storage="20Gi"))
    tier = Tier(platform, TierProps(name="shop"), after=[messaging])
    tier.add_namespace()
    shop = WebService(
        tier.chart("shop"), "shop", WebServiceProps(image="registry.example/shop:2.0.0")
    )
    shop.connections.allow_to(messaging.nats, reason="Orders")
    return platform


if __name__ == "__main__":
    run(compose)
