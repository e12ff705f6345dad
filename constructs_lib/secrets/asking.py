"""Values that a person gives."""

import getpass
import sys
from functools import cache
from pathlib import Path

from constructs_lib.core.secret_list import NeededSecret
from constructs_lib.secrets.values import Ask

TYPES = {
    "tls.crt": "tls {name} --cert=FILE --key=FILE",
    "tls.key": "tls {name} --cert=FILE --key=FILE",
    ".dockerconfigjson": "docker-registry {name} --from-file=.dockerconfigjson=FILE",
}
"""How kubectl creates Secrets of a type of their own, by key."""


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
