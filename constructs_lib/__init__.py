"""Typed cdk8s constructs for a web platform on Kubernetes.

The public names are listed in `__init__.pyi`. Each is loaded when it is first asked for, since all
of them take twice as long as those that a small program needs.
"""

from types import FunctionType

import lazy_loader

import constructs_lib._node
import constructs_lib._turns  # noqa: F401
from constructs_lib.core import garbage

_load, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)


def __getattr__(name: str) -> object:
    """Returns a public name."""
    with garbage.put_off():
        found = _load(name)
        garbage.keep()
    if isinstance(found, type | FunctionType):
        # Errors, `repr` and documentation show the public path, not the module behind it.
        found.__module__ = __name__
    globals()[name] = found
    return found
