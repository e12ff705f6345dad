"""Calls of the bindings with values that this library has checked already."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

_CHECK = "_resolved_check"
"""Name of the function of jsii that checks the arguments of a call; None until the first call."""


def _accept(**_: object) -> None:
    """Take the arguments of that function, and check nothing."""


@contextmanager
def known_values() -> Iterator[None]:
    """Let the bindings not check the arguments of the calls within, and all others as ever.

    For the first check they load typeguard, and with it asyncio and `unittest.mock`, of which a
    synth needs nothing. A version of jsii that keeps its check elsewhere still checks.
    """
    checks = sys.modules.get("jsii._type_checking")
    known = getattr(checks, _CHECK, None)
    if checks:
        setattr(checks, _CHECK, _accept)
    try:
        yield
    finally:
        if checks:
            setattr(checks, _CHECK, known)
