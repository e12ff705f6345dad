"""Public keys of GnuPG, and programs that sign with others."""

import os

from tests.checkout import ended

ONE = """\
-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEaw2HaRYJKwYBBAHaRw8BAQdAjEB4qoUuyrcgYtYh9jpCOQzdMzFQFkVmoCId
ngNlMNW0FW9uZSA8b25lQGV4YW1wbGUuY29tPoiQBBMWCAA4FiEEiRRkwV15rkE9
lSHzM7eVPhOIjsMFAmsNh2kCGwMFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQ
M7eVPhOIjsMVUAEA5wVQQfIu/uPp92qJP1yv/leU26Bwo4ctV718B//vonwBALyO
wLH2k3ByGqZ1GNU6cHu539qmW/Kcumbis0R4/fIL
=Xyle
-----END PGP PUBLIC KEY BLOCK-----
"""
ONE_ID = "33B7953E13888EC3"

OTHER = """\
-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEaw2HaRYJKwYBBAHaRw8BAQdAP9RjKQXZ7YyI3QO4meiVIm0Rq/gQ5URMVXBS
RCPcCHW0GW90aGVyIDxvdGhlckBleGFtcGxlLmNvbT6IkAQTFggAOBYhBBtwHZHi
s9U2FsW8YIHd5j6SxcIdBQJrDYdpAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheA
AAoJEIHd5j6SxcIdTbUBALuAjF7JKo3C14JHXi2AMHvQu0+lCTeFr7Ceyu7CqcPB
AQCT8JcUYNVZOe+SiM0ZvmJdFPvMQ16QyPV46aDh2RpXDQ==
=AiNJ
-----END PGP PUBLIC KEY BLOCK-----
"""
OTHER_ID = "81DDE63E92C5C21D"

WITH_SUBKEY = """\
-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEaw2HaRYJKwYBBAHaRw8BAQdAQVMoNHBKTaznFqKwe+zLWTYiJXobSvyoSYrx
TPlwE5i0GHN1YmtleWVkIDxzQGV4YW1wbGUuY29tPoiQBBMWCAA4FiEEEoq1G/QD
sdegZzxLMGOW4EYSRr0FAmsNh2kCGwEFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AA
CgkQMGOW4EYSRr1tYgEA2AyzRfiyFG3qF3xSMjRb3pmbKn0mz6d7yYUw5xZ77kMA
+gOGt10jO1WYfXspWpY3eGRxJ+YME7Cnt6y5+og8I1IIuDMEaw2HaRYJKwYBBAHa
Rw8BAQdALVev23Bcz4BScGEfpj2s94LUEmpaFBR6wzCbeqMP8FmI7wQYFggAIBYh
BBKKtRv0A7HXoGc8SzBjluBGEka9BQJrDYdpAhsCAIEJEDBjluBGEka9diAEGRYI
AB0WIQSDWT9pQ/854WZS5KMwuevv8IyO8AUCaw2HaQAKCRAwuevv8IyO8BThAQCe
coudjsxZ5yEqmpPzm4AfzFTMyc7V075vh3OlNpY6vgEA33bUoW+bpswN3D8SmtUc
+OTEJcmSiKPtBkZ2225Uwg/7ygD/Q2jQNG51nQXKlVsxaoYvrBMRyhrewpFa+VNW
VWGKJ4ABAKM9p9WzSm39EHmYG9/zIbRImGD0/v/MxMyeDpFi7gEN
=qWv3
-----END PGP PUBLIC KEY BLOCK-----
"""
WITH_SUBKEY_ID = "306396E0461246BD"
SUBKEY_ID = "30B9EBEFF08C8EF0"

OF_RSA = """\
-----BEGIN PGP PUBLIC KEY BLOCK-----

mQENBGsNh2kBCACf7HbnrMVLaTQgN3Pat3Tg3Fx2LQFgrdYynFiCDeKpvbF0Ex8i
r4Eokvh2KQBO0iEgi9DaxTVs2ll+Gn/cO+LB0/1lxt3loqq6xmco4CrJN80SOyEd
t3VbMeRw04L859C8PZia2BuWnPMXCwoRjcCjuGTHo73KR3DXjVXMZC0F3+cgEJVW
skyb13z1C90PWPJPt/jfMcd0DseM/P4EkCu/SLyKdkNsRLPWPwhI+bQZyxnSHBCq
umWVxrWfjE8k1AB9DmN4Sz/uyRsEwsx8uH8VAvsaLsm1GHRYAvA3G6IuR91CQUCo
ix1axNYNaFEDPSOw2v04ruflxGwiMHgZncKHABEBAAG0FXJzYSA8cnNhQGV4YW1w
bGUuY29tPokBTgQTAQoAOBYhBFJ1YMN4dVqWaDISd+WYtkEV06h+BQJrDYdpAhsD
BQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEOWYtkEV06h+N7UH/1XbbgfWTqq7
+9/HtR34REa4t2z1bsr4Kej6TQfvCGIZc3QLIxNL3BzYzg+huZRcx9Bfc88eBXM1
L7hTfi+zfQIBXd7KmXkDn27ozNYHKcs+O6oe3tVtGBnaUXWFXouYkN6RHt4XtxfP
cf2b2XD4Fw4ap2jfGZf01w7MqA5Gjecgz/hb0qEEbSQfWIJAHjzeAq4mJyK4JZgY
QXlqQC4c+TjMiGqzNaax/CBcdexLbP1BZhTxSQSzU40EHfeLIR5vWTbQ1B4UKdJR
Q4V/Kwx4AMOsbZ29HaexmwQ6CCW6eiu23s8vbQUNqFPecBhbx+Pd4Up7BfVy+Gj8
OaAJo30S8uo=
=ZcEd
-----END PGP PUBLIC KEY BLOCK-----
"""
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
