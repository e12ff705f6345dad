"""Rules on ExternalSecrets: each Secret has one source, and a copy reads what its source reads."""

from collections.abc import Iterator
from itertools import combinations, product

from constructs_lib.checks.inventory import Inventory, finding
from constructs_lib.core.distinct import twins
from constructs_lib.core.secret_store import copied_from
from constructs_lib.core.shapes import Secret


def external_secrets_have_no_twins(inventory: Inventory) -> Iterator[str]:
    """One ExternalSecret alone writes a Secret, or a key of it where several add some."""
    for (namespace, name), sources in inventory.external_secrets.items():
        for one, other in combinations(sources, 2):
            shared = sorted(one.keys & other.keys)
            if one.merges and other.merges and not shared:
                continue
            what = f"key '{shared[0]}' of Secret" if one.merges and other.merges else "Secret"
            yield finding(other, f"writes {what} '{name}', as {one} does", "remove one of the two")
        for each in sources:
            if not each.merges and isinstance(inventory.find("Secret", namespace, name), Secret):
                problem = f"writes Secret '{name}', which is among the manifests, too"
                yield finding(each, problem, "remove one of the two")
            for key in twins([value.secret_key for value in each.spec.data]):
                yield finding(each, f"reads key '{key}' twice", "remove one of the two")


def external_secrets_read_what_is_declared(inventory: Inventory) -> Iterator[str]:
    """An ExternalSecret gives all declared keys of its Secret, and copies what its source reads."""
    found: dict[str, None] = {}
    for declared in inventory.declarations.secrets:
        sources = inventory.external_secrets.get((declared.namespace, declared.name), ())
        for key, value in declared.values.items() if sources else ():
            if not any(key in each.keys or each.has_other_keys for each in sources):
                problem = f"lacks key '{key}', which Secret '{declared.name}' must have"
                found[finding(sources[0], problem, "add it")] = None
            origin = (copied_from(value) or "", declared.name)
            for each, other in product(sources, inventory.external_secrets.get(origin, ())):
                own, copied = each.place_of(key), other.place_of(key)
                if own and copied and own != copied:
                    problem = f"reads key '{key}' from {own}, and its source {other} from {copied}"
                    found[finding(each, problem, "read the same")] = None
    yield from found
