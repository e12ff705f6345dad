"""Rules on objects in general: they can be read, and none exists twice."""

from collections.abc import Iterator

from constructs_lib.rules.inventory import Inventory, finding


def objects_are_readable(inventory: Inventory) -> Iterator[str]:
    """Every object has the fields that rules read, with the types of its kind."""
    yield from inventory.misfits


def no_duplicates(inventory: Inventory) -> Iterator[str]:
    """No two objects have the same identity, since the later would silently replace the earlier."""
    seen = set()
    for each in inventory.readable:
        identity = (each.group, each.kind, each.namespace, each.name)
        if identity in seen:
            yield finding(each, "exists twice", "give one of them another id")
        seen.add(identity)
