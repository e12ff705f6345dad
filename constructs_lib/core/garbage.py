"""Python's search for cycles of garbage, put off while a synth makes what is all needed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Put the search off until the end; where another caller has, until the end of that.

    A synth makes millions of values, of which none is garbage. To search them again and again took
    two thirds of the time of the rules over 3,000 services.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep() -> None:
    """Take all that there is now for needed: a search begins with what is made later.

    Modules are never garbage, and to search those of the library took a tenth of its start.
    """
    gc.freeze()
