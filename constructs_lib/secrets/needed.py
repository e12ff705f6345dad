"""Secrets that must exist on a cluster, of what constructs declare."""

import string
from collections.abc import Iterable, Sequence

from constructs import IConstruct

from constructs_lib.kube.declarations import DeclaredSecret, maker_of
from constructs_lib.kube.manifests import Manifest
from constructs_lib.props.secret_store import SecretStore
from constructs_lib.tree.reading import read_declarations

RANDOM_VALUE: Manifest = {"characters": string.ascii_letters + string.digits, "length": 43}
"""Form of a value at random: 43 letters and digits hold 256 bits, and need no quotes anywhere: not
in a URL, a shell or a file of settings. There is no line break at the end.
"""


def needed_secrets(*roots: IConstruct) -> list[Manifest]:
    """Return the Secrets declared at and below the roots (Apps, Charts, constructs), sorted.

    Each entry has `namespace`, `name`, `labels` if there are any, and `values`: the source of each
    value, by key, if the Secret does not exist yet. `{copied_from: db}` is the value of the same
    Secret in namespace `db`, `{bcrypt_of: …, key: …}` the hash of a value of another Secret in the
    same namespace, `{public_key_of: …, key: …}` the public key of one,
    `{kept_in_file: …, opens: …}` the content of a file beside the folder of the backups, and what
    only that opens.
    """
    return merged_secrets(each for found in read_declarations(roots) for each in found.secrets)


def merged_secrets(declared: Iterable[DeclaredSecret]) -> list[Manifest]:
    """Return the entries of `needed_secrets`: each Secret once, however often it is declared.

    Those that a controller makes are left out.
    """
    merged: dict[tuple[str, str], Manifest] = {}
    for secret in declared:
        place = {"namespace": secret.namespace, "name": secret.name}
        entry = merged.setdefault((secret.namespace, secret.name), {**place, "values": {}})
        if secret.labels:
            entry["labels"] = {**entry.get("labels", {}), **secret.labels}
        for key, source in secret.values.items():
            if source != "random" or key not in entry["values"]:
                entry["values"][key] = source
    entries = [merged[place] for place in sorted(merged)]
    entries = [entry for entry in entries if not maker_of(entry["values"])]
    return [{**entry, "values": dict(sorted(entry["values"].items()))} for entry in entries]


def listed_secrets(secrets: Sequence[Manifest], store: SecretStore | None) -> Manifest:
    """Return needed Secrets as `secrets.yaml` has them, or what a store must have for them."""
    if store is None:
        return {"random": RANDOM_VALUE, "secrets": secrets}
    place = {"kind": store.kind, "name": store.name}
    return {"random": RANDOM_VALUE, "store": place, "secrets": store.entries_of(secrets)}
