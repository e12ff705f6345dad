"""Mistakes that cdk8s finds when it renders objects, in the form of this library's own."""

from collections.abc import Iterator
from contextlib import contextmanager

MISTAKES = ("Failed serializing", "Validation failed", "Dependency cycle")
"""Beginnings of what cdk8s says of a mistake; anything else is one of this library."""


@contextmanager
def told_in_a_line(path: str = "") -> Iterator[None]:
    """Turn what JavaScript raises for an object that cannot be rendered into one line.

    Such is a patch of a field that is not there, or what a construct of cdk8s-plus lacks. The line
    begins with the path of the root, if there is one.
    """
    try:
        yield
    except RuntimeError as error:
        # After the name of a patch's mistake stands the whole object.
        text = str(error).partition("\nname: ")[0].removeprefix("Error: ")
        if not text.startswith(MISTAKES):
            raise
        told = ": ".join(each for each in (path, " ".join(text.split())) if each)
        raise ValueError(f"{told}; correct the construct, or the patch of its object") from None
