"""The one way into the construct tree of cdk8s."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
