"""Values that the Secrets of a list lack on a cluster."""

import base64
import getpass
import secrets
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, NamedTuple

import bcrypt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from constructs_lib.props.secret_list import (
    BcryptHash,
    CopiedValue,
    KeptInFile,
    NeededSecret,
    NeededSecrets,
    PublicKey,
    RandomForm,
    StatedValue,
)

BCRYPT_COST = 10
"""Cost of a hash, in powers of two: the one of Argo CD itself."""

Manifest = dict[str, Any]
"""An object of the API, as JSON."""

Ask = Callable[[NeededSecret, str], bytes]
"""Returns a value that a person gives, or refuses to."""

Keep = Callable[[NeededSecret, str, KeptInFile, bytes | None], bytes]
"""Returns a value that a file keeps, with the one on the cluster if there is one, or refuses to."""


class Place(NamedTuple):
    """Namespace and name of a Secret."""

    namespace: str
    name: str

    def __str__(self) -> str:
        """Return both as one path."""
        return f"{self.namespace}/{self.name}"


class SecretValues:
    """The values of all Secrets of a list, of which each copy and hash comes after its source."""

    def __init__(
        self, listed: NeededSecrets, stored: Iterable[Manifest], ask: Ask, keep: Keep
    ) -> None:
        """Look at the list; no value is made yet."""
        self._form = listed.random
        self._ask = ask
        self._keep = keep
        self._known: dict[tuple[Place, str], bytes] = {}
        self.stored = {
            Place(each["metadata"]["namespace"], each["metadata"]["name"]): each for each in stored
        }
        """The Secrets that are there."""
        places = {Place(each.namespace, each.name): each for each in listed.secrets}
        follows = {
            place: {origin[0] for key in each.values if (origin := _origin(each, key))}
            for place, each in places.items()
        }
        self.needed = {each: places[each] for each in TopologicalSorter(follows).static_order()}
        """The Secrets that must be there, each after those that it follows."""

    def missing(self) -> Iterator[tuple[Place, dict[str, bytes]]]:
        """Yield each Secret with the values that it lacks, or has as copies of former values.

        Raises:
            ValueError: A value cannot be made.
        """
        for place, secret in self.needed.items():
            data = self.stored.get(place, {}).get("data", {})
            missing = {}
            for key in secret.values:
                found = base64.b64decode(data[key]) if key in data else None
                value = self._known[place, key] = self._value(secret, key, found)
                if value != found:
                    missing[key] = value
            yield place, missing

    def manifest(self, place: Place, data: dict[str, bytes]) -> Manifest:
        """Return a Secret with values, and with those that it has, which 'apply' would remove."""
        secret = self.needed[place]
        metadata = {"namespace": place.namespace, "name": place.name, "labels": {**secret.labels}}
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": metadata,
            "type": self._type_of(place),
            "data": {
                **self.stored.get(place, {}).get("data", {}),
                **{key: base64.b64encode(value).decode() for key, value in data.items()},
            },
        }

    def _type_of(self, place: Place) -> str:
        """Return the type of a Secret, which a copy takes over from its source."""
        for source in self.needed[place].values.values():
            if isinstance(source, CopiedValue):
                place = Place(source.copied_from, place.name)
        return str(self.stored.get(place, {}).get("type", "Opaque"))

    def _value(self, secret: NeededSecret, key: str, found: bytes | None) -> bytes:
        source, origin = secret.values[key], _origin(secret, key)
        if origin and isinstance(source, CopiedValue):
            return self._known[origin]
        if isinstance(source, KeptInFile):
            return self._keep(secret, key, source, found)
        if found is not None:
            return found
        if origin and isinstance(source, PublicKey):
            try:
                return _public_key(self._known[origin])
            except ValueError:
                raise ValueError(
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
        return random_value(self._form)


def random_value(form: RandomForm) -> bytes:
    """Return an unguessable value."""
    return "".join(secrets.choice(form.characters) for _ in range(form.length)).encode()


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


TYPES = {
    "tls.crt": "tls {name} --cert=FILE --key=FILE",
    "tls.key": "tls {name} --cert=FILE --key=FILE",
    ".dockerconfigjson": "docker-registry {name} --from-file=.dockerconfigjson=FILE",
}
"""Arguments of kubectl for Secrets of a type of their own, by key."""


def asked(kubectl: str) -> Ask:
    """Return a function that asks for a value, once; `@FILE` stands for what a file holds.

    It refuses, with a command that begins with `kubectl`, what cannot be asked for.
    """

    @cache
    def answer(place: str, key: str) -> bytes:
        text = ""
        try:
            while not text:
                text = getpass.getpass(f"'{key}' of Secret {place} (@FILE reads it from a file): ")
        except EOFError:
            raise ValueError(f"'{key}' of Secret {place} was not given; run this again") from None
        if not text.startswith("@"):
            return text.encode()
        try:
            return Path(text[1:]).expanduser().read_bytes()
        except OSError as error:
            raise ValueError(
                f"{text[1:]} cannot be read ({error.strerror}); name another"
            ) from None

    def ask(secret: NeededSecret, key: str) -> bytes:
        place = f"{secret.namespace}/{secret.name}"
        if key not in TYPES and sys.stdin.isatty():
            return answer(place, key)
        given = (name for name, source in secret.values.items() if source == "given")
        files = " ".join(f"--from-file={name}=FILE" for name in given)
        command = TYPES.get(key, f"generic {{name}} {files}").format(name=secret.name)
        raise ValueError(
            f"'{key}' of Secret {place} must be given by you; run this in a terminal, which asks "
            f"for it, or: {kubectl} --namespace {secret.namespace} create secret {command}"
        )

    return ask
