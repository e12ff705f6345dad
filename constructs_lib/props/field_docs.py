"""Fields of models as their source states them: type, default and docstring.

Only `help`, JSON schemas and the reference load this module. Pydantic would read the docstrings at
each import, which takes longer than a synth may.
"""

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

REQUIRED = "\N{EN DASH}"
"""Default of a field that has none."""

MOST = 2**31 - 1
"""Bound of every number in the API, which is not worth a word."""


_WRAP = textwrap.TextWrapper(
    90, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
)


class Row(NamedTuple):
    """A field of a model."""

    name: str
    kind: str
    """Type and bounds, in Markdown."""
    default: str
    """Default, in Markdown."""
    text: str
    """Docstring, on one line."""


class _Source(NamedTuple):
    annotation: str
    text: str


def described(model: Any, text: str | None) -> str:  # noqa: ANN401 - its metaclass asks
    """Return the docstring of a model with a list of its fields, for `help`."""
    lines = [inspect.cleandoc(text or ""), "", "Fields:"]
    for row in rows(model):
        default = "required" if row.default == REQUIRED else f"default {row.default}"
        lines.append(f"  {row.name}: {row.kind}; {default}".replace("`", ""))
        lines += _WRAP.wrap(row.text)
    return "\n".join(lines).strip()


def describe_schema(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Add the docstrings of a model and its fields to its JSON schema."""
    schema["description"] = sentence(model.__doc__)
    texts = docstrings(model)
    for name, field in model.model_fields.items():
        part = schema.get("properties", {}).get(field.alias or name)
        if part is not None and name in texts:
            part["description"] = texts[name]


def rows(model: type[BaseModel]) -> Iterator[Row]:
    """Yield the fields of a model, those of its bases included."""
    for name, field in model.model_fields.items():
        yield Row(
            field.alias or name,
            kind(model, name),
            shown(field.get_default(call_default_factory=False)),
            docstrings(model).get(name, ""),
        )


def kind(model: type[BaseModel], name: str) -> str:
    """Return type and bounds of a field."""
    source = _fields(model).get(name)
    parts = _alternatives(source.annotation) if source else ["object"]
    words = [f"`{each}`" if each != "None" else "none" for each in parts]
    return ", ".join([" or ".join(words), *_bounds(model, name)])


def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return the text below each field of a model and of its bases, by name."""
    return {name: each.text for name, each in _fields(model).items() if each.text}


def sentence(text: str | None) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return one_line((text or "").strip().partition("\n\n")[0])


def one_line(text: str) -> str:
    """Return a text without line breaks."""
    return " ".join(text.split())


def shown(default: Any) -> str:  # noqa: ANN401 - any default
    """Return a default as a settings file would state it."""
    if default is PydanticUndefined:
        return REQUIRED
    if isinstance(default, BaseModel):
        stated = default.model_dump(mode="json", exclude_unset=True)
        return f"`{json.dumps(stated, default=str)}`"
    return f"`{default if isinstance(default, str) else json.dumps(default, default=str)}`"


def _alternatives(annotation: str) -> list[str]:
    tree = ast.parse(annotation, mode="eval").body
    if isinstance(tree, ast.Subscript) and ast.unparse(tree.value) == "Annotated":
        assert isinstance(tree.slice, ast.Tuple)
        tree = tree.slice.elts[0]
    parts = []
    while isinstance(tree, ast.BinOp):
        parts.append(ast.unparse(tree.right))
        tree = tree.left
    return [ast.unparse(tree), *reversed(parts)]


def _bounds(model: type[BaseModel], name: str) -> Iterator[str]:
    words = {"ge": "from", "gt": "above", "le": "up to", "lt": "below", "min_length": "at least"}
    for constraint in model.model_fields[name].metadata:
        for attribute, word in words.items():
            bound = getattr(constraint, attribute, None)
            if isinstance(bound, int) and bound < MOST:
                yield f"{word} {bound}"


def _fields(model: type[BaseModel]) -> dict[str, _Source]:
    fields: dict[str, _Source] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            fields |= _own(each)
    return fields


@cache
def _own(model: type[BaseModel]) -> dict[str, _Source]:
    """Return the fields in the body of a class, with the text below each."""
    try:
        source = textwrap.dedent(inspect.getsource(model))
    except OSError:  # Typed into an interpreter, or made by a program.
        return {}
    (tree,) = ast.parse(source).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in pairwise([*tree.body, ast.Pass()]):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    text = one_line(inspect.cleandoc(text))
                case _:
                    text = ""
            found[field.target.id] = _Source(ast.unparse(field.annotation), text)
    return found
