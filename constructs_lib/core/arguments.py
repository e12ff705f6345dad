"""Arguments of public methods, checked like the fields of props."""

from typing import Any

from constructs_lib.core.validation import checked


def checked_argument(
    path: str,
    name: str,
    field_type: Any,  # noqa: ANN401 - an Annotated form has no type
    value: Any,  # noqa: ANN401 - not checked yet
    fix: str = "pass another",
) -> Any:  # noqa: ANN401 - any field type
    """Returns the value of an argument, checked like a field of that type.

    Raises:
        ValueError: The value breaks the rule of the type. The text names the path of the construct,
            the argument, the value and the fix.
    """
    try:
        return checked(name, field_type, value)
    except ValueError as error:
        raise ValueError(f"{path}: {error}; {fix}") from None
