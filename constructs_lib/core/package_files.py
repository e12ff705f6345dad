"""Files of this package: the programs that our containers and Argo CD run."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_packaged: set[str] = set()


@cache
def package_text(package: str, path: str) -> str:
    """Returns the text of a file, by its path in a package of this library."""
    text = files(f"constructs_lib.{package}").joinpath(path).read_text(encoding="utf-8")
    return packaged(text)


def package_scripts(package: str, names: Iterable[str]) -> dict[str, str]:
    """Returns the texts of scripts of a package of this library, by name."""
    return {name: package_text(package, f"scripts/{name}") for name in names}


def packaged(text: str) -> str:
    """Returns a text that was made of files of this package alone, and keeps that in mind."""
    _packaged.add(text)
    return text


def is_packaged(text: str) -> bool:
    """Returns whether a text is of this package alone, so that no synth need search it anew."""
    return text in _packaged
