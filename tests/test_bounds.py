"""No number or amount passes that the API server would refuse, or that makes no sense.

All models are walked, so that a new field cannot forget its bounds.
"""

from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

from constructs_lib.kube.quantities import Quantity
from tests.kube.validation import accepts
from tests.test_every_prop import library_models

INT64 = {("ResourceQuotaProps", "pods")}
"""Fields of what the API holds in 64 bits; all others hold 32."""


def leaves(kind, metadata=()):
    """Yield the types that values of a type are made of, each with what it is checked by."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from leaves(arguments[0], (*metadata, *arguments[1:]))
    elif origin in (Union, UnionType):
        for each in arguments:
            yield from leaves(each, metadata)
    elif is_typeddict(kind):
        for each in get_type_hints(kind, include_extras=True).values():
            yield from leaves(each)
    elif isinstance(kind, type):
        yield kind, metadata
    else:
        for each in arguments:
            yield from leaves(each)


def fields_of(kind):
    """Return model, name and check of each such type, in every field of every model."""
    return [
        (model.__name__, name, metadata)
        for model in library_models()
        for name, field in model.model_fields.items()
        for leaf, metadata in leaves(field.annotation, tuple(field.metadata))
        if leaf is kind
    ]


def checked_by(kind, metadata):
    return Annotated[(kind, *metadata)] if metadata else kind


def test_a_number_has_the_bounds_of_the_api():
    for model, name, metadata in fields_of(int):
        bits = 63 if (model, name) in INT64 else 31
        number = checked_by(int, metadata)
        passing = [n for n in (-1, 2**bits, 2**63, 10**20, True, 1.0) if accepts(number, n)]
        assert passing == [], f"{model}.{name}"


def test_no_field_is_a_fraction():
    """Nor does the API have one: what is not whole is a quantity."""
    assert fields_of(float) == []


def is_quantity(metadata):
    """Whether a text is checked, among other things, for being a quantity."""
    (rule,) = get_args(Quantity)[1:]
    return any(each is rule for each in metadata)


def test_an_amount_has_a_plausible_floor():
    amounts = [case for case in fields_of(str) if is_quantity(case[2])]
    assert len(amounts) > 20
    for model, name, metadata in amounts:
        assert not accepts(checked_by(str, metadata), "500u"), f"{model}.{name}"
