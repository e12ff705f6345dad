"""Public keys of GnuPG, and programs that sign with others."""

import os
from pathlib import Path

from tests.checkout import ended

ONE, OTHER, WITH_SUBKEY, OF_RSA = (
    (Path(__file__).parent / f"public_keys/{name}.asc").read_text()
    for name in ("one", "other", "with_subkey", "of_rsa")
)
ONE_ID = "33B7953E13888EC3"
OTHER_ID = "81DDE63E92C5C21D"
WITH_SUBKEY_ID = "306396E0461246BD"
SUBKEY_ID = "30B9EBEFF08C8EF0"
OF_RSA_ID = "E598B64115D3A87E"


class Keyring:
    """A folder of keys, whose path must be short: gpg has a socket there."""

    def __init__(self, folder):
        self._folder = folder
        folder.mkdir(mode=0o700)

    def make(self, name):
        """Make a key that signs, and return its ID."""
        self.gpg("--passphrase", "", "--quick-generate-key", name, "ed25519", "sign", "never")
        listed = self.gpg("--with-colons", "--list-keys", f"={name}")
        return next(line.split(":")[4] for line in listed.splitlines() if line.startswith("pub"))

    def public(self, key):
        return self.gpg("--armor", "--export", key)

    def private(self, key):
        return self.gpg("--armor", "--export-secret-keys", key)

    def take(self, public):
        self.gpg("--import", text=public)

    def gpg(self, *arguments, text=None):
        command = ["gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", *arguments]
        done = ended(command, env=self.environment, input=text)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def environment(self):
        return {"PATH": os.environ["PATH"], "GNUPGHOME": str(self._folder)}
