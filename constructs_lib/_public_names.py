"""Public names of a package, each loaded when it is first asked for.

All of them take twice as long to load as those that a small program needs.
"""

import gc
import sys
from collections.abc import Callable

import lazy_loader  # type: ignore[import-untyped]  # It has no types.


def public_names(
    package: str, file: str
) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package with an `__init__.pyi`."""
    load, names, public = lazy_loader.attach_stub(package, file)

    def loaded(name: str) -> object:
        """Return a public name."""
        found: object = load(name)
        # Modules are never garbage: to search those of the library again and again took a seventh
        # of a synth of the reference platform.
        gc.freeze()
        vars(sys.modules[package])[name] = found
        return found

    return loaded, names, public
