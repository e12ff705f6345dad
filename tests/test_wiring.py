"""Keyword-only arguments of constructors are checked like props."""

from types import NoneType

import pytest

from tests.other_values import elsewhere, wired, wiring
from tests.synthesis import WIRED, new_chart, props_of


def wrong_arguments():
    """Return constructs, names of their arguments, and what makes values that none may have."""
    return [
        pytest.param(construct, name, make, id=f"{construct.__name__}-{name}-{make.__name__}")
        for construct in WIRED
        for name, field in wiring(construct).model_fields.items()
        for make in (dict, elsewhere, NoneType)
        if make is not NoneType or field.is_required() or field.default is not None
    ]


@pytest.mark.parametrize(("construct", "name", "make"), wrong_arguments())
def test_a_wrong_argument_is_refused_in_one_line(construct, name, make):
    arguments = {**wired(construct), name: make()}
    with pytest.raises(ValueError, match=rf"\Achart/made: '{name}' .*, got .*; .+\Z"):
        construct(new_chart(), "made", *props_of(construct), **arguments)
