"""The platform: its context, its tiers, and what they write."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
