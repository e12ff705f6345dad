"""Spaces of teams: what each has in the cluster, and that it is alone there."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
