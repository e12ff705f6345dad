"""The kinds of which the rules know whether they have a namespace, held against the server."""

from constructs_lib.shapes.reading import SHAPES
from constructs_lib.shapes.scopes import IN_NAMESPACES, OF_THE_CLUSTER


def test_kinds_of_the_server_have_the_namespace_that_rules_expect(cluster):
    groups = OF_THE_CLUSTER.keys() | IN_NAMESPACES.keys() | {"autoscaling", "batch", "policy"}
    found = {True: set(), False: set()}
    for group, kind, namespaced in cluster.kinds():
        if group in groups:
            found[namespaced].add((group, kind))
    assert found[False] <= pairs(OF_THE_CLUSTER)
    shapes = {group: {each.__name__ for each in shapes} for group, shapes in SHAPES.items()}
    assert found[True] <= pairs(IN_NAMESPACES) | pairs(shapes) - pairs(OF_THE_CLUSTER)
    assert not found[True] & pairs(OF_THE_CLUSTER)
    assert not found[False] & pairs(IN_NAMESPACES)
    assert len(found[False]) > 15


def pairs(kinds):
    return {(group, kind) for group, names in kinds.items() for kind in names}
