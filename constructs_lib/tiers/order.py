"""The order in which tiers are delivered."""

from typing import NamedTuple

from constructs_lib.tiers.tier import Tier


class OrderedTier(NamedTuple):
    """A tier, and the tiers that must be healthy before it is delivered."""

    tier: Tier
    after: tuple[Tier, ...]
