"""Rules on Secrets: named in Git, made on the cluster."""

from collections.abc import Iterator

from constructs_lib.core.api_objects import Json
from constructs_lib.rules.inventory import Inventory, finding
from constructs_lib.rules.shapes.objects import (
    Secret,
)


def no_secret_data(inventory: Inventory) -> Iterator[str]:
    """No Secret carries values: what is synthesized is committed to Git."""
    for secret in inventory.of_kind(Secret):
        if secret.data or secret.string_data:
            yield finding(secret, "carries values", "take it out and name it with a SecretRef")


def secrets_can_be_made(inventory: Inventory) -> Iterator[str]:
    """Declared Secrets agree on how a value is made; what it is made of is declared, too."""
    sources: dict[tuple[str, str, str], Json] = {}
    for secret in inventory.declarations.secrets:
        for key, source in secret.values.items():
            place = (secret.namespace, secret.name, key)
            if source != "random" and sources.setdefault(place, source) != source:
                problem = f"has key '{key}' made as {sources[place]!r} and as {source!r}"
                yield f"Secret {secret.namespace}/{secret.name} {problem}; choose one"
    for (namespace, name, key), source in sources.items():
        if isinstance(source, dict) and "text" not in source:
            origin = (source.get("copied_from", namespace), source.get("bcrypt_of", name))
            if source.get("key", key) not in (inventory.keys_of("Secret", *origin) or ()):
                problem = f"takes key '{key}' from Secret {'/'.join(origin)}, which lacks it"
                yield f"Secret {namespace}/{name} {problem}; declare it there"
