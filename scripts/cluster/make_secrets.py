"""Makes the Secrets of `dist/bootstrap/secrets.yaml` that are absent, and renews copies."""

import base64
import json
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import bcrypt
import yaml
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from constructs_lib.core.secret_list import (
    BcryptHash,
    CopiedValue,
    KeptInFile,
    NeededSecret,
    PublicKey,
    StatedValue,
)
from scripts.cluster import key_file
from scripts.cluster.bootstrap import Bootstrap
from scripts.cluster.errors import Refused
from scripts.cluster.kubectl import Kubectl, Manifest

BCRYPT_COST = 10
"""Cost of a hash, in powers of two: the one of Argo CD itself."""

Say = Callable[[str], None]
Ask = Callable[[NeededSecret, str], bytes]
"""Returns a value that a person gives, or refuses to."""


class Place(NamedTuple):
    """Namespace and name of a Secret."""

    namespace: str
    name: str

    def __str__(self) -> str:
        """Return both as one path."""
        return f"{self.namespace}/{self.name}"


def make_secrets(kubectl: Kubectl, bootstrap: Bootstrap, ask: Ask, say: Say) -> None:
    """Make what is absent: namespaces, Secrets, keys of Secrets, and files of keys.

    A value that is there is never overwritten, but for a copy that differs from its source: what
    uses that is restarted. All values are known before anything is written.

    Raises:
        Refused: A value cannot be had; nothing was changed.
        Failed: A request failed; the next run goes on there.
    """
    values = _Values(kubectl, bootstrap, ask)
    missing = {place: values.missing(place) for place in values.needed}
    _make_namespaces(kubectl, bootstrap, {place.namespace for place in values.needed}, say)
    # Before the Secrets: a value that only the cluster has is lost with it.
    for file, value in values.files.items():
        key_file.write(file, value)
        say(f"{file}: made; without it no backup can be read, so keep a copy elsewhere")
        if address := values.elsewhere.get(file):
            say(
                f"if {address} has backups already, they need their own key: put that into {file}, "
                "delete the Secret, and run this again"
            )
    renewed = []
    for place, data in missing.items():
        if not data:
            continue
        secret, stored = values.needed[place], values.stored.get(place)
        encoded = {key: base64.b64encode(value).decode() for key, value in data.items()}
        if not stored:
            kubectl.create(_manifest(secret, encoded, values.type_of(secret)))
            say(f"Secret {place}: made")
            continue
        # With the version that was looked at, so that nothing of somebody else is overwritten.
        version = {"resourceVersion": stored["metadata"]["resourceVersion"]}
        kubectl.merge("secret", place.name, place.namespace, {"metadata": version, "data": encoded})
        say(f"Secret {place}: {', '.join(data)} written")
        if data.keys() & stored.get("data", {}).keys():
            renewed.append(place)
    _restart_users(kubectl, renewed, say)
    if not any((*missing.values(), values.files)):
        say(f"{len(values.needed)} Secrets are there")


class _Values:
    """The values of all Secrets, of which each copy and hash comes after its source."""

    def __init__(self, kubectl: Kubectl, bootstrap: Bootstrap, ask: Ask) -> None:
        self._bootstrap = bootstrap
        self._ask = ask
        self._known: dict[tuple[Place, str], bytes] = {}
        self.files: dict[Path, bytes] = {}
        """Files to make, with the values that they keep."""
        self.elsewhere: dict[Path, str] = {}
        """Addresses of what new values open, of which nobody knows whether it is there already."""
        self.stored = {
            Place(each["metadata"]["namespace"], each["metadata"]["name"]): each
            for each in kubectl.items("secrets")
        }
        """The Secrets that are there."""
        listed = {Place(each.namespace, each.name): each for each in bootstrap.secrets.secrets}
        follows = {
            place: {origin[0] for key in each.values if (origin := _origin(each, key))}
            for place, each in listed.items()
        }
        self.needed = {each: listed[each] for each in TopologicalSorter(follows).static_order()}
        """The Secrets that must be there, each after those that it follows."""

    def missing(self, place: Place) -> dict[str, bytes]:
        """Return the values that a Secret lacks, or has as copies of former values.

        Raises:
            Refused: A value cannot be had.
        """
        secret, data = self.needed[place], self.stored.get(place, {}).get("data", {})
        missing = {}
        for key in secret.values:
            found = base64.b64decode(data[key]) if key in data else None
            value = self._known[place, key] = self._value(secret, key, found)
            if value != found:
                missing[key] = value
        return missing

    def type_of(self, secret: NeededSecret) -> str:
        """Return the type of a new Secret, which a copy takes over from its source."""
        for source in secret.values.values():
            if isinstance(source, CopiedValue):
                origin = self.stored.get(Place(source.copied_from, secret.name))
                return str(origin["type"]) if origin else "Opaque"
        return "Opaque"

    def _value(self, secret: NeededSecret, key: str, found: bytes | None) -> bytes:
        source, origin = secret.values[key], _origin(secret, key)
        if origin and isinstance(source, CopiedValue):
            return self._known[origin]
        if isinstance(source, KeptInFile):
            return self._kept(secret, key, source, found)
        if found is not None:
            return found
        if origin and isinstance(source, PublicKey):
            try:
                return _public_key(self._known[origin])
            except ValueError:
                raise Refused(
                    f"'{origin[1]}' of Secret {origin[0]} must be a private key in PEM; delete "
                    "that Secret, and run this again, which makes another"
                ) from None
        if origin:
            return bcrypt.hashpw(self._known[origin], bcrypt.gensalt(BCRYPT_COST))
        if isinstance(source, StatedValue):
            return source.text.encode()
        if source == "time":
            return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
        if source == "given":
            return self._ask(secret, key)
        if source == "private-key":
            return _private_key()
        return self._random()

    def _random(self) -> bytes:
        form = self._bootstrap.secrets.random
        return "".join(secrets.choice(form.characters) for _ in range(form.length)).encode()

    def _kept(
        self, secret: NeededSecret, key: str, source: KeptInFile, found: bytes | None
    ) -> bytes:
        file = self._bootstrap.key_file(source)
        kept = self.files.get(file) or key_file.read(file)
        if kept is None:
            kept = self._random() if found is None else found
            if found is None and source.opens:
                backups = self._bootstrap.backups() / source.opens
                if backups.exists():
                    raise Refused(
                        f"{file} is missing, and the backups in {backups} can only be read with "
                        "it: put it back, or move that folder away to begin anew with another key"
                    )
            if found is None and source.opens_elsewhere:
                self.elsewhere[file] = source.opens_elsewhere
            self.files[file] = kept
        if found is not None and kept.strip() != found.strip():
            raise Refused(
                f"{file} and '{key}' of Secret {secret.namespace}/{secret.name} differ: what one "
                "opens is lost with the other. See which one opens the backups. To keep the "
                "file's, delete the Secret; to keep the Secret's, move the file away. Then run "
                "this again"
            )
        return kept if found is None else found


def _origin(secret: NeededSecret, key: str) -> tuple[Place, str] | None:
    """Return the Secret and key that a value follows, or None if it follows none."""
    match secret.values[key]:
        case CopiedValue(copied_from=namespace):
            return Place(namespace, secret.name), key
        case BcryptHash(bcrypt_of=name, key=other) | PublicKey(public_key_of=name, key=other):
            return Place(secret.namespace, name), other
    return None


def _private_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _public_key(private: bytes) -> bytes:
    key = serialization.load_pem_private_key(private, password=None)
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _make_namespaces(kubectl: Kubectl, bootstrap: Bootstrap, names: set[str], say: Say) -> None:
    there = {each["metadata"]["name"] for each in kubectl.items("namespaces")}
    declared = bootstrap.namespaces()
    for name in sorted(names & declared.keys() - there):
        kubectl.apply(yaml.safe_dump(declared[name]), for_argo_cd=True)
        say(f"namespace {name}: made")


def _manifest(secret: NeededSecret, data: dict[str, str], type_: str) -> Manifest:
    metadata = {"namespace": secret.namespace, "name": secret.name, "labels": dict(secret.labels)}
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": metadata,
        "type": type_,
        "data": data,
    }


def _restart_users(kubectl: Kubectl, renewed: Sequence[Place], say: Say) -> None:
    """Restart the workloads whose pods name one of the Secrets, each once.

    The server refuses a second restart within a second.
    """
    for namespace in sorted({each.namespace for each in renewed}):
        names = [json.dumps(each.name) for each in renewed if each.namespace == namespace]
        for each in kubectl.items("deployments,statefulsets,daemonsets", namespace):
            pods = json.dumps(each["spec"]["template"]["spec"])
            if any(name in pods for name in names):
                workload = f"{each['kind'].lower()}/{each['metadata']['name']}"
                kubectl.run("rollout", "restart", workload, "--namespace", namespace)
                say(f"{workload} in {namespace}: restarted")
