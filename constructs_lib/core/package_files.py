"""The programs that our containers run, which are files of this package."""

from importlib.resources import files


def script(package: str, name: str) -> str:
    """Returns the text of a file in the folder `scripts` of a package of this library."""
    return (files(f"constructs_lib.{package}") / "scripts" / name).read_text(encoding="utf-8")
