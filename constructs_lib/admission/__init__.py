"""Rules on single objects, in force for all that anybody writes to a cluster."""

from constructs_lib.core.public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
