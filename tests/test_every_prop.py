"""Every field of every props model changes what is synthesized.

Here each model is tried where it is first held, and of the largest every third field;
`tests/exhaustive/test_every_prop.py` tries all fields in each construct that has them.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

import pytest

from constructs_lib import PlatformContext
from constructs_lib.props.field_docs import docstrings
from constructs_lib.props.model import Props
from constructs_lib.reference import BuildsTierProps, CicdTierProps, MonitoringTierProps
from scripts.docs.library import classes
from tests.other_values import BESIDE, another, another_of, inherited, smallest, stated, type_of
from tests.synthesis import SYNTHESIS


class Step(NamedTuple):
    """A field on the way to the one that changes, and which of its models goes on there."""

    field: str
    model: type[Props] | None = None


def models_in(kind):
    """Yield the models that a value of a type is, or holds directly."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from models_in(kind.__origin__)
    elif origin in (Union, UnionType, Sequence, Mapping):
        for each in get_args(kind):
            yield from models_in(each)
    elif isinstance(kind, type) and issubclass(kind, Props):
        yield kind


def holding(kind, value):
    """Return the value of a type that holds that of a model in it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return holding(kind.__origin__, value)
    if origin is Sequence:
        return (value,)
    if origin is Mapping:
        return {another(arguments[0]): value}
    return value


def ways(model, seen, again):
    """Yield the way to every field of a model, and of the models in it.

    A model is entered where it is first held, and again where a group of it is always there. Those
    that have a synthesis of their own, or are the settings of a model that has one, are not
    entered: they change as a whole.
    """
    for name, field in model.model_fields.items():
        yield (Step(name),)
        for nested in models_in(field.annotation):
            is_entered = nested not in seen or (again and nested is field.annotation)
            seen.add(nested)
            if is_entered and not any(issubclass(each, nested) for each in SYNTHESIS):
                for way in ways(nested, seen, again):
                    yield (Step(name, nested), *way)


@cache
def cases(again=False):
    """Return the ways that are tried of each model, with or without groups that were tried."""
    seen = set()
    return {model: [*ways(model, seen, again)] for model in SYNTHESIS}


def version(model, way, changed, start=None):
    """Return a small model or, changed, the same with another value at the end of the way."""
    step, *rest = way
    beside = inherited(BESIDE, model, step.field) or {}
    beside = beside() if callable(beside) else beside
    small = model(**{**stated(start or smallest(model)), **beside})
    found = getattr(small, step.field)
    if rest:
        group = found if isinstance(found, step.model) else None
        kind = type_of(model.model_fields[step.field])
        value = holding(kind, version(step.model, rest, changed, group))
    elif changed:
        value = another_of(model, step.field, found)
    else:
        return small
    return model(**{**stated(small), step.field: value})


def name_of(model, way):
    names = [
        step.field if step.model is None else f"{step.field}[{step.model.__name__}]" for step in way
    ]
    return ".".join([model.__name__, *names])


def without_effect(model, tried):
    """Return the names of fields that change nothing."""
    found, known = [], {}
    for way in tried:
        # Fields of one group share what it is without a change, but those that need others beside.
        *_, holder = (model, *(step.model for step in way[:-1]))
        key = way if inherited(BESIDE, holder, way[-1].field) else way[:-1]
        # Each is made anew, with constructs of its own: they may keep what is done to them.
        if key not in known:
            known[key] = SYNTHESIS[model](version(model, way, changed=False))
        if known[key] == SYNTHESIS[model](version(model, way, changed=True)):
            found.append(name_of(model, way))
    return found


LARGEST = (BuildsTierProps, CicdTierProps, MonitoringTierProps, PlatformContext)


@pytest.mark.parametrize("model", SYNTHESIS, ids=lambda model: model.__name__)
def test_each_field_changes_the_output(model):
    tried = cases()[model]
    assert without_effect(model, tried[::3] if model in LARGEST else tried) == []


def library_models():
    return classes(Props)


def test_no_model_is_forgotten():
    """Add a model named here to SYNTHESIS, or hold it in one that is there."""
    tried = [way for found in cases().values() for way in found]
    reached = {step.model for way in tried for step in way}.union(SYNTHESIS)
    covered = {base for model in reached if model for base in model.__mro__}
    # A platform writes the contract of a team, and its program reads it.
    covered |= {each for each in library_models() if each.__module__.endswith("teams.contract")}
    forgotten = [
        model.__name__ for model in library_models() if model.model_fields and model not in covered
    ]
    assert forgotten == []


def test_every_model_is_documented_field_by_field():
    undocumented = [
        f"{model.__name__}.{name}"
        for model in library_models()
        for name in model.model_fields
        if not docstrings(model).get(name)
    ]
    assert undocumented == []
