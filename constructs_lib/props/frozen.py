"""Immutable mappings and lists, so that checked values stay as they were.

They are a dict and a list, so that pydantic, JSON and comparisons take them as such.
"""

from collections.abc import Mapping
from typing import Any, NoReturn


def _refuse(self: object, *_: object, **__: object) -> NoReturn:
    raise TypeError("values of props cannot be changed after their check; pass new props")


class FrozenDict(dict[Any, Any]):
    """A dict that refuses every change; `dict(…)` returns one that does not."""

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type, tuple[dict[Any, Any]]]:
        """Return how copies are made, which otherwise add one item after another."""
        return FrozenDict, (dict(self),)


class FrozenList(list[Any]):
    """A list that refuses every change; `list(…)` returns one that does not."""

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = extend = insert = pop = remove = clear = _refuse
    reverse = sort = _refuse

    def __reduce__(self) -> tuple[type, tuple[list[Any]]]:
        """Return how copies are made, which otherwise add one item after another."""
        return FrozenList, (list(self),)


def frozen(value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """Return the value with all mappings and lists in it frozen."""
    if isinstance(value, FrozenDict | FrozenList):
        return value
    if isinstance(value, Mapping):
        return FrozenDict({key: frozen(each) for key, each in value.items()})
    if isinstance(value, list):
        return FrozenList(map(frozen, value))
    # A named tuple is a value of its own.
    return tuple(map(frozen, value)) if type(value) is tuple else value
