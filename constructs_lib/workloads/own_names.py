"""Names that a construct sets itself, which nobody else may take."""

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


def merged(
    path: str, field: str, own: Mapping[str, Value], given: Mapping[str, Value]
) -> dict[str, Value]:
    """Return what a construct sets itself, and what a field of its props gives by other names."""
    for name in given:
        if name in own:
            raise ValueError(
                f"{path}: '{field}' must not have names that the construct sets itself "
                f"({', '.join(own)}), got {name!r}; remove it or use another name"
            )
    return {**own, **given}
