"""What a store must hold, so that External Secrets can fill the Secrets of `dist/`."""

from collections.abc import Iterator

from constructs_lib.core.secret_list import (
    BcryptHash,
    CopiedValue,
    KeptInFile,
    NeededSecrets,
    PublicKey,
    StatedValue,
    ValueSource,
)

SOURCES = {
    "random": "random",
    "time": "the time now, such as 2026-01-31T12:00:00Z",
    "given": "given by you",
    "private-key": "a private key (P-256, in PEM)",
}
"""Values by the names of their sources."""


def entries_of_store(listed: NeededSecrets) -> Iterator[str]:
    """Yield the lines that tell a person how to fill the store; they hold no values."""
    form = listed.random
    if listed.store:
        yield f"{listed.store.kind} '{listed.store.name}' must have these entries, JSON objects of:"
    yield f"(random: {form.length} characters of {form.characters})"
    for secret in listed.secrets:
        yield f"{secret.path}"
        for key, source in secret.values.items():
            yield f"  {key}: {_value(source, secret.namespace)}"


def _value(source: ValueSource | CopiedValue, namespace: str) -> str:
    match source:
        case StatedValue(text=text):
            return f"'{text}'"
        case BcryptHash(bcrypt_of=name, key=key):
            return f"the bcrypt hash of '{key}' of Secret {namespace}/{name}"
        case PublicKey(public_key_of=name, key=key):
            return f"the public key of '{key}' of Secret {namespace}/{name}, in PEM"
        case KeptInFile():
            return "random, and never another: no backup can be read without it"
        case CopiedValue(copied_from=other):
            return f"that of namespace {other}"
    return SOURCES[source]
