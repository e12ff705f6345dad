"""The programs that our containers run, which are files of this package."""

from importlib.resources import files


def script(name: str) -> str:
    """Returns the text of a file in `constructs_lib/scripts`."""
    return (files("constructs_lib") / "scripts" / name).read_text(encoding="utf-8")
