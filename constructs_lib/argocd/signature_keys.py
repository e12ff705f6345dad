"""Keys of GnuPG by which Argo CD verifies who has signed a commit."""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from hashlib import sha1
from typing import Annotated

from constructs_lib.kube.validation import matching, text_field

GpgKeyId = Annotated[
    str,
    text_field(
        "the ID of a key of GnuPG, the last 16 digits of its fingerprint in capitals, such as "
        "'4AEE18F83AFDEB23'",
        matching(r"[0-9A-F]{16}", 16),
    ),
]
"""ID of a key that signs: of a subkey if that does."""

_ARMOR = (
    r"-----BEGIN PGP PUBLIC KEY BLOCK-----\n(?:[A-Za-z]+: [ -~]*\n)*\n"
    r"(?:[A-Za-z0-9+/]{1,76}={0,2}\n)+(?:=[A-Za-z0-9+/]{4}\n)?"
    r"-----END PGP PUBLIC KEY BLOCK-----\n?"
)

_KEY, _SUBKEY = 6, 14
_SECRET = (5, 7)
"""Tags of packets with keys, by RFC 9580, section 5."""


def _packets(block: str) -> Iterator[tuple[int, bytes]]:
    """Yield the tag and the content of each packet in an armored block.

    The formats are those of RFC 9580, section 4.2. `IndexError` and `ValueError`: it is no block.
    """
    lines = block.partition("\n\n")[2].splitlines()
    data = b64decode("".join(line for line in lines if line[0] not in "=-"), validate=True)
    while data:
        head, data = data[0], data[1:]
        if head & 0x40:
            tag, first = head & 0x3F, data[0]
            if first < 192:
                length, data = first, data[1:]
            elif first < 224:
                length, data = ((first - 192) << 8) + data[1] + 192, data[2:]
            else:
                length, data = int.from_bytes(data[1:5]), data[5:]
        else:
            tag, size = (head & 0x3C) >> 2, 1 << (head & 3)
            length, data = int.from_bytes(data[:size]), data[size:]
        if not head & 0x80 or length > len(data):
            raise ValueError
        yield tag, data[:length]
        data = data[length:]


def key_ids(block: str) -> Sequence[str]:
    """Return the IDs of an armored public key and of its subkeys, its own first.

    Raises:
        ValueError: It is no such block, or has more than one key, a secret one, or one whose
            version is not 4.
    """
    try:
        found = list(_packets(block))
    except IndexError:
        raise ValueError from None
    tags = [tag for tag, _ in found]
    keys = [content for tag, content in found if tag in (_KEY, _SUBKEY)]
    if tags[:1] != [_KEY] or tags.count(_KEY) != 1 or {*tags}.intersection(_SECRET):
        raise ValueError
    if any(content[:1] != b"\x04" for content in keys):
        raise ValueError
    # By RFC 9580, section 5.5.4.2, which chose SHA-1; it protects nothing here.
    return [
        sha1(b"\x99" + len(each).to_bytes(2) + each, usedforsecurity=False)
        .hexdigest()[-16:]
        .upper()
        for each in keys
    ]


def _public_key(text: str) -> str:
    key_ids(matching(_ARMOR, 2**16)(text))
    return text


GpgPublicKey = Annotated[
    str,
    text_field(
        "one public key of version 4, the whole output of 'gpg --armor --export ID'", _public_key
    ),
]
"""Public key of GnuPG, with its subkeys, as text."""


def refuse_unknown_keys(signature_keys: Sequence[str], gpg_keys: Sequence[str]) -> None:
    """Refuse IDs of keys of which no public key is there.

    Raises:
        ValueError: There is one. `signature_keys` and `gpg_keys` are the names of the fields.
    """
    known = [each for block in gpg_keys for each in key_ids(block)]
    for key in signature_keys:
        if key not in known:
            raise ValueError(
                f"'signature_keys' must be IDs of 'gpg_keys', or no signature could be verified, "
                f"got {key!r} beside {', '.join(known) or 'none'}; add the public key, as "
                f"'gpg --armor --export {key}' prints it"
            )
