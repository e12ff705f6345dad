"""Generated values of field types: most are valid, some at an edge, some beyond any."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from typing_extensions import is_typeddict

from constructs_lib.kube.quantities import Cpu, Memory, Quantity, Storage
from constructs_lib.props.model import Props
from tests.kube import test_field_types as field_types
from tests.other_values import MADE, OF_TYPE, SMALLEST, texts_of, type_of


class Given:
    """An input, which can be printed however it is made."""

    def __init__(self, what, values):
        self.what = what
        self.values = values

    def __repr__(self):
        try:
            text = repr(self.values)
        except (ValueError, RecursionError):
            text = "values that cannot be printed"
        return f"{getattr(self.what, '__name__', self.what)} of {text:.2000}"


def nested(levels):
    value = []
    for _ in range(levels):
        value = [value]
    return value


ENDLESS = []
ENDLESS.append(ENDLESS)


TEXT_EDGES = [
    *("", " ", "a", "A", "-", ".", "..", "/", "//", "*", "a b", "a\n", "\n", "\t", "\r\n", "~"),
    *("null", "true", "no", "1", "-1", "0x1", "1e999", "٣", "ä", "日本", "\U0001f600", "{}", "[]"),
    *("---", "#"),
    *("\0", "a\0", "\x1b", "\x7f", "\x85", "\u2028", "\ud800", "\ufeff", "\uffff", "'", '"', "\\"),
    *("$(A)", "${A}", "{{a}}", "%s", "a:b: c", "!!python/none", "&a", "*a", "@a", "`", "<<", "="),
    *("a" * length for length in (63, 64, 253, 254, 1025, 131_072)),
]
BITS = (16, 31, 53, 63)
NUMBER_EDGES = [-(2**63) - 1, -1, 0, 1, *(2**bits + n for bits in BITS for n in (-1, 0, 1)), 10**20]
ODD = [None, True, False, 1.0, -0.5, float("nan"), float("inf"), b"a", date(2026, 1, 31), object()]
ODD += [[], {}, [None], {"a": None}, {1: 2}, {None: {}}, {"": ""}, {"\0": "\ud800"}, nested(900)]
ODD += [nested(5000), ENDLESS, 10**5000, "a" * 2**20, ["a"] * 10_000, {"a": {"a": {"a": []}}}]

ANYTHING = [*ODD, *NUMBER_EDGES, *TEXT_EDGES]
# By number, since some cannot be printed.
odd = st.integers(0, len(ANYTHING) - 1).map(lambda index: ANYTHING[index])
"""Values that may stand where another kind of value is expected."""

AMOUNTS = ["0", "0.5", "1", "5", "64", "512", "1000", "1.5", "9223372036854775807", ".1"]
UNITS = ["", "m", "u", "n", "k", "M", "G", "E", "Ki", "Mi", "Gi", "Ti", "Ei", "e3", "e-3"]
quantities = st.builds("{}{}".format, st.sampled_from(AMOUNTS), st.sampled_from(UNITS))


def known_edges(kind):
    """Return the values that the tests of field types name for a type."""
    return [
        value
        for what in ("accepted", "refused")
        for name, values in field_types.values(what)
        if field_types.TYPES[name] == kind
        for value in values
    ]


def value_of(kind, constraints=(), depth=0):
    """Return a strategy for values of a type, of which about one in twenty is of no such type."""
    sound = _sound(kind, constraints, depth)
    return st.integers(0, 19).flatmap(lambda dice: odd if dice == 0 else sound)


def _sound(kind, constraints, depth):
    for known, pair in OF_TYPE.items():
        if known == kind:
            return st.sampled_from(pair)
    for known, make in MADE.items():
        if known == kind:
            return st.sampled_from(["one", "other"]).map(make)
    if kind in (Cpu, Memory, Storage, Quantity):
        return quantities | st.sampled_from(["1", "1Gi", "4Mi"])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        edges = known_edges(kind)
        if arguments[0] is str:
            return st.sampled_from([*texts_of(kind) * (len(edges) + 1), *edges])
        sound = _sound(kind.__origin__, kind.__metadata__, depth)
        return sound | st.sampled_from(edges) if edges else sound
    if origin in (Union, UnionType):
        kinds = [each for each in arguments if each is not NoneType]
        sound = [_sound(each, constraints, depth) for each in kinds]
        return st.one_of(*sound, *([st.none()] if NoneType in arguments else []))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is Sequence:
        items = value_of(arguments[0], depth=depth + 1)
        return st.lists(items, max_size=3) | st.lists(items, max_size=1).map(lambda one: one * 2)
    if origin is Mapping:
        keys = value_of(arguments[0]).filter(lambda value: isinstance(value, Hashable))
        return st.dictionaries(keys, value_of(arguments[1], depth=depth + 1), max_size=3)
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.sampled_from(_numbers(constraints))
    if is_typeddict(kind):
        return mapping_of(get_type_hints(kind, include_extras=True), depth)
    if isinstance(kind, type) and issubclass(kind, Props):
        return given_to(kind, depth + 1)
    if kind is str:
        return st.sampled_from(TEXT_EDGES)
    raise TypeError(f"tests/fuzz/values.py has no values of type {kind}; add some")


def _numbers(constraints):
    flat = [each for one in constraints for each in getattr(one, "metadata", [one])]
    lowest = [each.ge for each in flat if hasattr(each, "ge")]
    highest = [each.le for each in flat if hasattr(each, "le")]
    edges = [bound + step for bound in lowest + highest for step in (-1, 0, 1)]
    return edges + [sum(lowest + highest) // 2] * 3 if edges else NUMBER_EDGES


@st.composite
def mapping_of(draw, kinds, depth):
    """Return a strategy for mappings with some keys of a TypedDict."""
    names = draw(st.lists(st.sampled_from(sorted(kinds)), max_size=3, unique=True))
    found = {name: kinds[name] for name in names}
    return {name: draw(value_of(_required(kind), depth=depth + 1)) for name, kind in found.items()}


def _required(kind):
    return get_args(kind)[0] if "NotRequired" in str(get_origin(kind)) else kind


@st.composite
def given_to(draw, model, depth=0):
    """Return a strategy for what is given to a model: the required fields and up to three more."""
    fields = model.model_fields
    stated = dict(SMALLEST.get(model, {}))
    few = max(1, 3 - depth)
    chosen = (
        draw(st.lists(st.sampled_from(sorted(fields)), max_size=few, unique=True)) if fields else []
    )
    for name, field in fields.items():
        if name in chosen or (field.is_required() and name not in stated):
            kind = type_of(field)
            strategy = value_of(kind, depth=depth) if name in chosen else _sound(kind, (), depth)
            stated[name] = draw(strategy)
    return stated
