"""Field types: what each accepts and refuses, at the edges of its rule."""

import re
from fractions import Fraction
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from constructs_lib.kube.images import parse_image
from constructs_lib.kube.quantities import Quantity, amount
from tests.beside import beside
from tests.kube.validation import accepts

TIMES = re.compile(r"<([^<*]+)\*(\d+)>")
TYPES = {
    name: getattr(import_module(module), name)
    for module, each in beside(__file__).items()
    for name in each
}


def values(what):
    """Return names of types with the values that they accept or refuse."""
    return [
        (name, [text_of(value) for value in each[what]])
        for types in beside(__file__).values()
        for name, each in types.items()
        if what in each
    ]


def text_of(value):
    if not isinstance(value, str):
        return value
    return TIMES.sub(lambda found: found[1] * int(found[2]), value)


@pytest.mark.parametrize(("name", "values"), values("accepted"))
def test_accepts(name, values):
    assert [value for value in values if not accepts(TYPES[name], value)] == []


@pytest.mark.parametrize(("name", "values"), values("refused"))
def test_refuses(name, values):
    assert [value for value in values if accepts(TYPES[name], value)] == []


FACTORS = {
    **{"": Fraction(1), "n": Fraction(1, 10**9), "u": Fraction(1, 10**6), "m": Fraction(1, 1000)},
    **{suffix: Fraction(1000) ** power for power, suffix in enumerate("kMGTPE", 1)},
    **{f"{suffix}i": Fraction(1024) ** power for power, suffix in enumerate("KMGTPE", 1)},
}


@given(st.integers(0, 999_999), st.integers(0, 999), st.sampled_from(sorted(FACTORS)))
def test_quantity_keeps_its_amount_and_is_canonical_at_once(whole, thousandths, suffix):
    text = f"{whole}.{thousandths:03}{suffix}"
    exact = (whole + Fraction(thousandths, 1000)) * FACTORS[suffix]
    if exact >= 2**63:
        assert not accepts(Quantity, text)
        return
    kept = TypeAdapter(Quantity).validate_python(text)
    assert 0 <= amount(kept) - exact < FACTORS["n"]
    assert "." not in kept
    assert TypeAdapter(Quantity).validate_python(kept) == kept


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        *(("1000m", "1"), ("0.5", "500m"), ("1.5Gi", "1536Mi"), ("1024Mi", "1Gi")),
        *(("1023Ki", "1023Ki"), ("2000", "2k"), ("12e5", "1200e3"), ("0Mi", "0"), ("0.1n", "1n")),
        ("15.625Ki", "16k"),
    ],
)
def test_quantity_is_kept_as_the_api_server_writes_it(given_text, kept):
    assert TypeAdapter(Quantity).validate_python(given_text) == kept


def test_image_is_taken_apart():
    digest = f"sha256:{'a' * 64}"
    image = parse_image(f"localhost:30500/web/frontend:0.1.0@{digest}")
    assert image == ("localhost:30500", "web/frontend", "0.1.0", digest)
    assert parse_image("web/frontend:_1.0-").version == "1.0"
