# Names, parameters and defaults that are public. Written by 'make api', never edited.

Tier = ...
"""That of `constructs_lib`."""

TierProps = ...
"""That of `constructs_lib`."""

class TierScope:
    """The scope of tiers: what they share, and those made so far, in their order."""
    def __init__(self, context: PlatformContext) -> None:
        ...
    context = ...
    """What all tiers share."""
    order: tuple[OrderedTier, ...] = ...
    """The tiers made so far, each with those that it comes after."""
    prometheus: HelmPods | ExternalPods
    """Pods of the Prometheus that reads the metrics of tiers."""
    def register(self, tier: Tier, after: Sequence[Tier]) -> None:
        """Add a tier."""
