"""Sequences in which nothing stands twice."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import AfterValidator, ValidationInfo

Value = TypeVar("Value", bound=Hashable)
Owner = TypeVar("Owner")


def repeated(owned: Iterable[tuple[Value, Owner]]) -> Iterator[tuple[Value, Owner, Owner]]:
    """Yield each value that an earlier owner has as well, after which both are."""
    owners: dict[Value, Owner] = {}
    for value, owner in owned:
        if value in owners:
            yield value, owner, owners[value]
        owners[value] = owner


def duplicates(values: Iterable[Hashable]) -> Sequence[Hashable]:
    """Return the values that occur more than once, each once."""
    return [value for value, number in Counter(values).items() if number > 1]


def _distinct(values: Sequence[Any], info: ValidationInfo) -> Sequence[Any]:
    for value in duplicates(values):
        raise ValueError(
            f"'{info.field_name or 'id'}' must differ, got {value!r} twice; remove one"
        )
    return values


DISTINCT = AfterValidator(_distinct)
"""Validator of a sequence that refuses a value that stands there twice."""
