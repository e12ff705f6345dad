"""JSON schemas of models, with the docstrings of their fields, for editors and other programs."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from constructs_lib.core.field_docs import describe_schema


class _WithDocstrings(GenerateJsonSchema):
    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012 - as in the base

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with the docstrings of its fields."""
        made = super().model_schema(schema)
        describe_schema(made, schema["cls"])
        return made

    def handle_invalid_for_json_schema(
        self, schema: CoreSchema, error_info: str
    ) -> JsonSchemaValue:
        """Return the schema of any value, as of a construct, which no file can hold."""
        del schema, error_info
        return {}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model."""
    made = model.model_json_schema(schema_generator=_WithDocstrings)
    return {"$schema": _WithDocstrings.schema_dialect, **made}


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as text with one line for each definition, so that differences are short."""
    definitions = schema.get("$defs", {})
    lines = [
        f"  {json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}"
        for name, each in definitions.items()
    ]
    rest = json.dumps({**schema, "$defs": "DEFINITIONS"}, ensure_ascii=False)
    return rest.replace('"DEFINITIONS"', "{\n" + ",\n".join(lines) + "\n}") + "\n"
