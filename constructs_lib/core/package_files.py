"""Files of this package: the programs that our containers and Argo CD run."""

from importlib.resources import files


def package_text(package: str, path: str) -> str:
    """Returns the text of a file, by its path in a package of this library."""
    return files(f"constructs_lib.{package}").joinpath(path).read_text(encoding="utf-8")
