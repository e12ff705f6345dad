"""How the values of Secrets are made."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import bcrypt

from scripts.cluster.declared.bootstrap import Bootstrap
from scripts.cluster.declared.secrets import (
    BcryptOf,
    CopiedFrom,
    DeclaredSecret,
    KeptInFile,
    Place,
    Text,
)
from scripts.cluster.errors import Refused
from scripts.cluster.secrets import key_file

BCRYPT_BYTES = 72
"""Most bytes that a bcrypt hash takes into account."""

BCRYPT_COST = 10
"""Cost of a hash, in powers of two: the one of Argo CD itself."""

Ask = Callable[[DeclaredSecret, str], bytes]
"""Returns a value that a person gives, or refuses to."""


class Values:
    """The values of all Secrets, in the order in which they follow one another.

    Args:
        bootstrap: What dist/ says of them.
        ask: Called for each value that a person gives.
    """

    def __init__(self, bootstrap: Bootstrap, ask: Ask) -> None:
        self._bootstrap = bootstrap
        self._ask = ask
        self._known: dict[tuple[Place, str], bytes] = {}
        self.files: dict[Path, bytes] = {}
        """Files to make before the Secrets, with what they keep."""
        self.opens_elsewhere: dict[Path, str] = {}
        """Addresses of what new values open, of which nobody knows whether it is there already."""

    def value(self, secret: DeclaredSecret, key: str, stored: bytes | None, *, ours: bool) -> bytes:
        """Returns what a Secret should hold, which is what it holds unless it follows another.

        Args:
            secret: The Secret.
            key: Key of the value.
            stored: What it holds. None: nothing yet.
            ours: Whether we have written that.

        Raises:
            Refused: The value cannot be had.
        """
        value = self._value(secret, key, stored, ours)
        self._known[secret.place, key] = value
        return value

    def _value(self, secret: DeclaredSecret, key: str, stored: bytes | None, ours: bool) -> bytes:
        origin = secret.origin(key)
        match secret.values[key]:
            case CopiedFrom() if origin:
                return self._known[origin]
            case BcryptOf() if origin:
                password = self._known[origin]
                # A hash that another has written since is of a password that was changed there.
                if stored is not None and (not ours or _is_hash(stored, password)):
                    return stored
                if len(password) > BCRYPT_BYTES:
                    raise Refused(
                        f"'{origin[1]}' of Secret {origin[0]} is longer than the {BCRYPT_BYTES} "
                        f"bytes that the hash '{key}' of {secret.place} can be of; shorten it"
                    )
                return bcrypt.hashpw(password, bcrypt.gensalt(BCRYPT_COST))
            case KeptInFile() as source:
                return self._kept(secret, key, source, stored)
        if stored is not None:
            return stored
        match secret.values[key]:
            case Text(text=text):
                return text.encode()
            case "time":
                return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
            case "given":
                return self._ask(secret, key)
        return self._random()

    def _random(self) -> bytes:
        form = self._bootstrap.listed.random
        return "".join(secrets.choice(form.characters) for _ in range(form.length)).encode()

    def _kept(
        self, secret: DeclaredSecret, key: str, source: KeptInFile, stored: bytes | None
    ) -> bytes:
        backups = self._bootstrap.backups()
        file = self._bootstrap.key_file(source)
        kept = self.files.get(file) or key_file.read(file)
        if kept is None:
            kept = self._random() if stored is None else stored
            if stored is None:
                if source.opens:
                    _refuse_to_lose(backups / source.opens, file)
                if source.opens_elsewhere:
                    self.opens_elsewhere[file] = source.opens_elsewhere
            elif not kept or kept != kept.strip():
                raise Refused(
                    f"'{key}' of Secret {secret.place} is empty, or begins or ends with white "
                    f"space, which {file} could not keep; correct it"
                )
            self.files[file] = kept
        if stored is not None and kept != stored:
            raise Refused(
                f"{file} and '{key}' of Secret {secret.place} differ: what one opens is lost with "
                "the other. See which one opens the backups. To keep the file's, delete the "
                "Secret; to keep the Secret's, move the file away. Then run this again"
            )
        return kept


def _refuse_to_lose(backups: Path, file: Path) -> None:
    """Refuses to make a key where there are backups that need the one of before."""
    try:
        backups.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise Refused(
            f"{file} is missing, and {backups} cannot be looked at ({error.strerror}); put the "
            "file back, or run this as a user who may look there"
        ) from None
    raise Refused(
        f"{file} is missing, and the backups in {backups} can only be read with it: put it back, "
        "or move that folder away to begin anew with another key"
    )


def _is_hash(stored: bytes, password: bytes) -> bool:
    try:
        return bcrypt.checkpw(password, stored)
    except ValueError:
        return False
