"""Public names of a package, each loaded when it is first asked for.

All of them take twice as long to load as those that a small program needs.
"""

import sys
from collections.abc import Callable

import lazy_loader  # type: ignore[import-untyped]  # It has no types.

from constructs_lib.core import garbage


def public_names(
    package: str, file: str
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package with an `__init__.pyi`."""
    load, names, public = lazy_loader.attach_stub(package, file)

    def loaded(name: str) -> object:
        """Return a public name."""
        with garbage.put_off():
            found: object = load(name)
            garbage.keep()
        vars(sys.modules[package])[name] = found
        return found

    return loaded, names, public
