"""Whether a field type takes a value."""

from pydantic import TypeAdapter, ValidationError


def accepts(field_type, value):
    try:
        TypeAdapter(field_type).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True
