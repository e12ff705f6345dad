"""Checks of field types and arguments, and values in errors."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler, TypeAdapter, ValidationError, ValidationInfo
from pydantic_core.core_schema import CoreSchema, with_info_after_validator_function


def shown(value: object, name: str = "") -> str:
    """Return a value as it is shown in errors: shortened if it is long, and without credentials.

    Args:
        value: The value.
        name: Name that it stands under, if that may say that it is a credential.
    """
    # Most programs make no mistake, and its patterns take time.
    from constructs_lib.kube.credentials import hidden, masked

    try:
        text = masked(repr(hidden(value, name, refused=True)))
    except (ValueError, RecursionError):  # A number of thousands of digits, or levels without end.
        return f"{type(value).__name__} (too large to show)"
    return text if len(text) <= 100 else f"{text[:100]}…"


def place_of(keys: Iterable[object]) -> str:
    """Return the keys that lead to a value, as they are shown in errors."""
    names = (key if isinstance(key, str) else shown(key) for key in keys)
    return ".".join(
        name if name.isprintable() and len(name) < 100 else shown(name) for name in names
    )


class Check(NamedTuple):
    """A check of a field's value by a function that is told the field, too.

    An `AfterValidator` does the same, but looks at the parameters of the function wherever a model
    has such a field, which took a twentieth of the time of making validators.
    """

    function: Callable[[Any, ValidationInfo], Any]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the schema of the type with this check behind it."""
        return with_info_after_validator_function(self.function, handler(source))


def text_field(
    rule: str, parse: Callable[[str], str], meant: Callable[[str], str] = lambda _: ""
) -> Check:
    """Return a validator that applies `parse`, and states the rule if that raises ValueError.

    `meant` returns what to write in place of a text that is refused, if that can be told.
    """

    def check(value: str, info: ValidationInfo) -> str:
        try:
            return parse(value)
        except ValueError:
            name, other = info.field_name or "id", meant(value)
            fix = f"; did you mean {other}?" if other else ""
            raise ValueError(f"'{name}' must be {rule}, got {shown(value)}{fix}") from None

    return Check(check)


def matching(pattern: str, longest: int) -> Callable[[str], str]:
    """Return a parser that accepts texts that match a pattern as a whole."""

    def parse(text: str) -> str:
        if len(text) > longest or not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError
        return text

    return parse


def only_one_of(model: object, *names: str) -> str:
    """Return the one of these fields that a model has; refuse none, and several."""
    given = [name for name in names if getattr(model, name) is not None]
    if len(given) != 1:
        *others, last = (f"'{name}'" for name in names)
        raise ValueError(
            f"one of {', '.join(others)} and {last} must be given, "
            f"got {' and '.join(given) or 'none'}"
        )
    return given[0]


@cache
def _adapter(field_type: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - an Annotated form has no type
    return TypeAdapter(field_type)


def checked(name: str, field_type: Any, value: Any) -> Any:  # noqa: ANN401 - any field type
    """Return the value of an argument, checked like a field of that type."""
    # Names are made of ids by f-strings, to which such an enum is 'Colour.RED'.
    if isinstance(value, str) and str(value) != value:
        raise ValueError(f"'{name}' must be a str, got {shown(value)}, which reads {str(value)!r}")
    try:
        return _adapter(field_type).validate_python(value, strict=True)
    except ValidationError as error:
        text = error.errors()[0]["msg"].removeprefix("Value error, ")
    if text.startswith("'id' "):
        raise ValueError(text.replace("'id'", f"'{name}'", 1))
    rule = re.sub(r"^\w+ should", "must", text)
    raise ValueError(f"'{name}' {rule}, got {shown(value)}")
