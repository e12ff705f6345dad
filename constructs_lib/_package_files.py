"""Files of this package: the programs that our containers and Argo CD run."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def package_text(package: str, path: str) -> str:
    """Return the text of a file, by its path in a package of this library."""
    return files(f"constructs_lib.{package}").joinpath(path).read_text(encoding="utf-8")


def package_scripts(package: str, names: Iterable[str]) -> dict[str, str]:
    """Return the texts of scripts of a package of this library, by name."""
    return {name: package_text(package, f"scripts/{name}") for name in names}
