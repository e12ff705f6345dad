"""Properties of constructs: the base model, and models that several rooms share."""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
