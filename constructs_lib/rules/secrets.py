"""Rules on Secrets, which are named in Git and created in the cluster."""

from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from constructs_lib.core.api_objects import Json
from constructs_lib.rules.inventory import Inventory, finding
from constructs_lib.shapes.objects import (
    Secret,
)


def no_secret_data(inventory: Inventory) -> Iterator[str]:
    """No Secret contains values, since synthesized objects are committed to Git."""
    for secret in inventory.of_kind(Secret):
        if secret.data or secret.string_data:
            yield finding(secret, "contains values", "remove it, and name it in a SecretRef")


def secrets_can_be_made(inventory: Inventory) -> Iterator[str]:
    """Declared Secrets agree on sources of values; those in others are declared, in no circle."""
    sources: dict[tuple[str, str, str], Json] = {}
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            place = (secret.namespace, secret.name, key)
            if source != "random" and sources.setdefault(place, source) != source:
                problem = f"has key '{key}' with sources {sources[place]!r} and {source!r}"
                yield f"Secret {secret.namespace}/{secret.name} {problem}; choose one"
    follows: dict[str, set[str]] = defaultdict(set)
    for (namespace, name, key), source in sources.items():
        if isinstance(source, dict) and not source.keys() & {"text", "kept_in_file"}:
            origin = (source.get("copied_from", namespace), source.get("bcrypt_of", name))
            follows[f"{namespace}/{name}"].add("/".join(origin))
            if source.get("key", key) not in (inventory.keys_of("Secret", *origin) or ()):
                problem = f"takes key '{key}' from Secret {'/'.join(origin)}, which lacks it"
                yield f"Secret {namespace}/{name} {problem}; declare it there"
    try:
        TopologicalSorter(follows).prepare()
    except CycleError as error:
        circle = ", ".join(error.args[1])
        yield f"Secrets {circle} follow one another in a circle; take values of one from elsewhere"
