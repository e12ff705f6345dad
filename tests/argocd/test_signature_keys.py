import pytest

from constructs_lib.argocd.signature_keys import GpgPublicKey, key_ids
from constructs_lib.kube.validation import checked
from tests import gpg_keys


@pytest.mark.parametrize(
    ("block", "ids"),
    [
        (gpg_keys.ONE, [gpg_keys.ONE_ID]),
        (gpg_keys.OF_RSA, [gpg_keys.OF_RSA_ID]),
        (gpg_keys.WITH_SUBKEY, [gpg_keys.WITH_SUBKEY_ID, gpg_keys.SUBKEY_ID]),
        # A comment is no part of the key, nor is the checksum needed.
        (gpg_keys.ONE.replace("\n\n", "\nComment: of the bot\n\n"), [gpg_keys.ONE_ID]),
    ],
)
def test_ids_are_those_that_gpg_says(block, ids):
    assert key_ids(checked("key", GpgPublicKey, block)) == ids


def lines(block, begin, end=None):
    return "\n".join(block.splitlines()[begin:end]) + "\n"


@pytest.mark.parametrize(
    "block",
    [
        "",
        gpg_keys.ONE_ID,
        gpg_keys.ONE.replace("PUBLIC", "PRIVATE"),
        gpg_keys.ONE + gpg_keys.OTHER,
        lines(gpg_keys.ONE, 1),
        # One of a line fewer, and one whose first packet is another.
        lines(gpg_keys.ONE, 0, 4) + lines(gpg_keys.ONE, -2),
        gpg_keys.ONE.replace("\n\nm", "\n\nl"),
        gpg_keys.ONE.replace("\n\nm", "\n\nA"),
    ],
)
def test_refuses_what_is_not_one_public_key(block):
    with pytest.raises(ValueError, match="'key' must be one public key of version 4, the whole"):
        checked("key", GpgPublicKey, block)
