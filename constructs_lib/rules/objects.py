"""Rules on objects as such: they can be read, and none is there twice."""

from collections.abc import Iterator

from constructs_lib.rules.inventory import Inventory, finding


def objects_are_readable(inventory: Inventory) -> Iterator[str]:
    """Every object has the fields and types of its kind, as far as rules read them."""
    yield from inventory.misfits


def no_duplicates(inventory: Inventory) -> Iterator[str]:
    """Two objects must not have one identity, or the later silently replaces the earlier."""
    seen = set()
    for each in inventory.readable:
        identity = (each.group, each.kind, each.namespace, each.name)
        if identity in seen:
            yield finding(each, "exists twice", "give one of them another id")
        seen.add(identity)
