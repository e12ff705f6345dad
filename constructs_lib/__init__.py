"""Typed cdk8s constructs for a web platform on Kubernetes.

`__init__.pyi` lists the most used names, and `__init__.pyi` of each package all others.
"""

import constructs_lib._node  # noqa: F401
from constructs_lib._public_names import public_names

__getattr__, __dir__, __all__ = public_names(__name__, __file__)
