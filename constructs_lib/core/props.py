"""The base model of all props."""

from pydantic import BaseModel, ConfigDict


class Props(BaseModel):
    """Base of every props model: frozen, strict, without unknown names, defaults checked too."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_default=True,
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )
