"""What rules read of custom resources is in their schemas."""

from collections import defaultdict

from msgspec import inspect, structs

from constructs_lib.analysis.reading import VIEWS
from constructs_lib.kube.structs import modules

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


def read_from(view, definition, found):
    """Add the structs that a view is read from, and those that the views in it are."""
    if definition.cls in found[view.cls]:
        return
    found[view.cls].add(definition.cls)
    defined = {each.encode_name: each for each in definition.fields}
    for field in view.fields:
        if field.encode_name in defined:
            for inner in structs_in(field.type):
                for each in structs_in(defined[field.encode_name].type):
                    read_from(inner, each, found)


def test_each_field_of_a_view_is_one_of_the_api():
    views = {(group, each.__name__): each for group, kinds in VIEWS.items() for each in kinds}
    assert views.keys() - DEFINITIONS.keys() == MADE_BY_OTHERS
    found = defaultdict(set)
    for kind in views.keys() & DEFINITIONS.keys():
        read_from(*inspect.multi_type_info([views[kind], DEFINITIONS[kind]]), found)
    defined = defaultdict(set)
    for view, definitions in found.items():
        names = {each.encode_name for of in definitions for each in structs.fields(of)}
        # A field that several views share is one of some of their structs.
        for base in view.__mro__:
            defined[base] |= names
    unknown = {
        f"{view.__name__}.{field.encode_name}"
        for view in found
        for base in view.__mro__
        for field in structs.fields(view)
        if field.name in vars(base).get("__annotations__", {})
        and field.encode_name not in defined[base]
    }
    assert unknown == set()
