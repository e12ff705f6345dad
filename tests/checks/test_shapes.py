"""What rules read is in the API: shapes are views of the structs that objects are made of."""

from collections import defaultdict

from msgspec import inspect, structs

from constructs_lib.checks.shapes.reading import SHAPES
from constructs_lib.core.structs import modules

MADE_BY_OTHERS = {("cert-manager.io", "Certificate"), ("tekton.dev", "PipelineRun")}
"""Kinds that rules read, and that have no structs since nothing makes them."""

DEFINITIONS = {
    (each.API_VERSION.rpartition("/")[0], each.KIND): each
    for module in modules()
    for each in module.OBJECTS
}


def structs_in(type):
    """Yield the structs that a value of a type may hold, but not those in their fields."""
    match type:
        case inspect.StructType():
            yield type
        case inspect.UnionType(types=types):
            for each in types:
                yield from structs_in(each)
        case inspect.ListType(item_type=item) | inspect.CollectionType(item_type=item):
            yield from structs_in(item)
        case inspect.DictType(value_type=item):
            yield from structs_in(item)


def read_from(shape, definition, found):
    """Add the structs that a shape is read from, and those that the shapes in it are."""
    if definition.cls in found[shape.cls]:
        return
    found[shape.cls].add(definition.cls)
    defined = {each.encode_name: each for each in definition.fields}
    for field in shape.fields:
        if field.encode_name in defined:
            for inner in structs_in(field.type):
                for each in structs_in(defined[field.encode_name].type):
                    read_from(inner, each, found)


def test_each_field_of_a_shape_is_one_of_the_api():
    shapes = {(group, each.__name__): each for group, kinds in SHAPES.items() for each in kinds}
    assert shapes.keys() - DEFINITIONS.keys() == MADE_BY_OTHERS
    found = defaultdict(set)
    for kind in shapes.keys() & DEFINITIONS.keys():
        read_from(*inspect.multi_type_info([shapes[kind], DEFINITIONS[kind]]), found)
    defined = defaultdict(set)
    for shape, definitions in found.items():
        names = {each.encode_name for of in definitions for each in structs.fields(of)}
        # A field that several shapes share is one of some of their structs.
        for base in shape.__mro__:
            defined[base] |= names
    unknown = {
        f"{shape.__name__}.{field.encode_name}"
        for shape in found
        for base in shape.__mro__
        for field in structs.fields(shape)
        if field.name in vars(base).get("__annotations__", {})
        and field.encode_name not in defined[base]
    }
    assert unknown == set()
