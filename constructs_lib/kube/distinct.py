"""Sequences in which nothing stands twice."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from pydantic import AfterValidator, ValidationInfo


def twins(values: Iterable[Hashable]) -> Sequence[Hashable]:
    """Return the values that occur more than once, each once."""
    return [value for value, number in Counter(values).items() if number > 1]


def _distinct(values: Sequence[Any], info: ValidationInfo) -> Sequence[Any]:
    for value in twins(values):
        raise ValueError(
            f"'{info.field_name or 'id'}' must differ, got {value!r} twice; remove one"
        )
    return values


DISTINCT = AfterValidator(_distinct)
"""Validator of a sequence that refuses a value that stands there twice."""
