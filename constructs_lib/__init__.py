"""Typed cdk8s constructs for a web platform on Kubernetes.

The names that everybody needs are listed in `__init__.pyi`, all others in that of their package.
"""

import constructs_lib._node  # noqa: F401
from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
