"""A web service in a namespace of its own."""

from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run


def compose() -> Platform:
    """Return the platform."""
    platform = Platform()
    tier = Tier(platform, TierProps(name="minimal"))  # The App of dist/minimal/.
    tier.add_namespace()
    chart = tier.chart("minimal")
    WebService(chart, "minimal", WebServiceProps(image="registry.example/minimal:1.0.0"))
    return platform


if __name__ == "__main__":
    run(compose)  # Checks everything, then writes dist/; a mistake is one line on standard error.
