"""Secrets that must exist, and their values, which this package alone makes at random.

No construct imports `random_values`, since a synth is a function of its inputs.
"""

from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
