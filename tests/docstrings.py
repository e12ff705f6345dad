"""The docstrings of the fields of models, which pydantic would read at each import."""

import ast
import inspect
from functools import cache
from itertools import pairwise

from tests.checkout import ROOT


def docstrings(model):
    """Return the text below each field of a model and of its bases, by name."""
    texts = {}
    for each in reversed(model.__mro__):
        texts |= docstrings_of_classes().get(
            (each.__name__, *vars(each).get("__annotations__", ())), {}
        )
    return texts


@cache
def docstrings_of_classes():
    """Return the text below each field of each class, by the names of the class and its fields.

    Public classes do not tell in which module they are written.
    """
    files = [ROOT / "settings.py", *(ROOT / "constructs_lib").rglob("*.py")]
    return {
        (each.name, *(field.target.id for field in each.body if is_field(field))): dict(
            own(each.body)
        )
        for file in files
        for each in ast.walk(ast.parse(file.read_text()))
        if isinstance(each, ast.ClassDef)
    }


def is_field(statement):
    return isinstance(statement, ast.AnnAssign)


def own(body):
    """Yield the fields in the body of a class that have a text below them, with that."""
    for field, below in pairwise(body):
        match below:
            case ast.Expr(value=ast.Constant(value=str(text))) if is_field(field):
                yield field.target.id, inspect.cleandoc(text)
