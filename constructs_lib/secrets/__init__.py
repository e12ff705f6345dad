"""Values of Secrets: the one part of the library that makes something random.

No construct imports it, since a synth is a function of its inputs.
"""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
