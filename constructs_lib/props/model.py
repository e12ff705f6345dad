"""The base model of all props and settings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from constructs_lib.props.frozen import frozen

if TYPE_CHECKING:
    # A type checker knows by this class itself that models have their fields as arguments.
    from pydantic._internal._model_construction import ModelMetaclass as _Model
else:

    class _Model(type(BaseModel)):
        @property
        def __doc__(self) -> str:
            # `help` lists the fields. Their docstrings are read only then.
            from constructs_lib.props import field_docs

            return field_docs.described(self, vars(self).get("__doc__"))


def _describe_schema(schema: dict[str, Any], model: type[BaseModel]) -> None:
    from constructs_lib.props import field_docs

    field_docs.describe_schema(schema, model)


class Props(BaseModel, metaclass=_Model):
    """Base of every props model: frozen and strict, without unknown names, with checked defaults.

    Mappings and lists in it are frozen, too, however deep.

    A partial mapping for a group starts from the default of its field: `resources: {cpu_limit: 2}`
    keeps the other numbers of that construct.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        validate_default=True,
        arbitrary_types_allowed=True,
        json_schema_extra=_describe_schema,
    )

    # One validator for both, since each costs something in every model.
    @model_validator(mode="wrap")
    @classmethod
    def _is_completed_and_frozen(
        cls,
        values: Any,  # noqa: ANN401 - not checked yet
        validate: ModelWrapValidatorHandler[Self],
    ) -> Self:
        fields = cls.model_fields
        if isinstance(values, Mapping):
            values = {
                name: _completed(fields[name].default, value) if name in fields else value
                for name, value in values.items()
            }
        try:
            model = validate(values)
        except ValidationError as error:
            raise _without_credentials(error) from None
        for name in fields:
            model.__dict__[name] = frozen(model.__dict__[name])
        return model

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, which are checked as those of new props are."""
        if not update:
            return super().model_copy(deep=deep)
        stated = {name: getattr(self, name) for name in self.model_fields_set}
        return type(self).model_validate(stated | dict(update))


def _without_credentials(error: ValidationError) -> ValidationError:
    """Return the error with values that may be shown. Those of unknown names may be credentials."""
    from constructs_lib.kube.credentials import hidden

    def line(found: ErrorDetails) -> InitErrorDetails:
        name = str(found["loc"][-1]) if found["type"] == "extra_forbidden" else ""
        try:
            value = hidden(found["input"], name, refused=True)
        except RecursionError:  # Too many levels to be shown at all.
            value = found["input"]
        told = PydanticCustomError(found["type"], found["msg"])
        return InitErrorDetails(type=told, loc=found["loc"], input=value)

    return ValidationError.from_exception_data(error.title, [*map(line, error.errors())])


def _completed(default: object, value: Any) -> Any:  # noqa: ANN401 - not checked yet
    if not isinstance(default, BaseModel) or not isinstance(value, Mapping):
        return value
    known = _values(default)
    return known | {name: _completed(known.get(name), each) for name, each in value.items()}


def _values(model: BaseModel) -> dict[str, Any]:
    # Not dict(model), which would call a field that is named `keys`.
    return {name: getattr(model, name) for name in type(model).model_fields}
