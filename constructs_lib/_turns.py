"""Lets one thread at a time call JavaScript; imported before the bindings are.

jsii has one pipe for all of them. Of two calls at once, each may get the answer of the other, which
is a wrong manifest, or both wait without end.
"""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Any

import jsii

TURN = RLock()
"""Whose holder may call JavaScript, and be called back by it."""

_CALLS = ("load", "create", "delete", "get", "set", "sget", "sset", "invoke", "sinvoke")


def _in_turn(call: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(call)
    def waiting(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - those of any call
        with TURN:
            return call(*arguments, **named)

    return waiting


for _name in _CALLS:
    _waiting = _in_turn(getattr(jsii.kernel, _name))
    # The bindings call the one, jsii itself the other.
    setattr(jsii, _name, _waiting)
    setattr(jsii.kernel, _name, _waiting)
