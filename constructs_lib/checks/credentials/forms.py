"""Forms by which a credential is known, wherever it stands, and forms of what is none."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from constructs_lib.checks.credentials.values import is_literal, is_opaque, is_random


class Form(NamedTuple):
    """A value that has the form of a credential."""

    what: str
    """Kind of the credential, as it reads after "has"."""

    start: int
    """Place of the value in the text."""

    value: str


_HASHED = r"(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|i|d)?|scrypt|pbkdf2[\w-]*)"

TOKENS = {
    "a private key": (
        ("PRIVATE KEY", "PuTTY", "AGE-SECRET"),
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"
        r"|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1[A-Z0-9]{20,}",
    ),
    "a key of AWS": (("AKIA", "ASIA", "ABIA", "ACCA"), r"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b"),
    "a token of GitHub": (
        ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
        r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{22,}",
    ),
    "a token of GitLab": (
        (
            *("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glimt-", "glagent-"),
            *("glsoat-", "gloas-", "glffct-"),
        ),
        r"\bgl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas|ffct)-[\w-]{16,}",
    ),
    "a token of Slack": (
        ("xox", "xapp-"),
        r"\bxox[a-z](?:\.[a-z0-9]+)?-[\w-]{8,}|\bxapp-\d-[\w-]{8,}",
    ),
    "a webhook of a chat": (
        ("hooks.slack.com", "/api/webhooks/", "webhook.office.com"),
        r"hooks\.slack\.com/(?:services|workflows)/\w+/\w+/\w+"
        r"|discord(?:app)?\.com/api/webhooks/\d+/[\w-]+|webhook\.office\.com/webhookb2/[\w@-]{20,}",
    ),
    "a JSON web token": ((".eyJ",), r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
    "a key of Google": (
        ("AIza", "ya29.", "GOCSPX-"),
        r"\bAIza[\w-]{35}|\bya29\.[\w-]{20,}|\bGOCSPX-[\w-]{20,}",
    ),
    "a token of npm": (("npm_",), r"\bnpm_[A-Za-z0-9]{36}"),
    "a token of PyPI": (("pypi-",), r"\bpypi-[\w-]{32,}"),
    "a key of Stripe": (
        ("k_live_", "k_test_", "whsec_"),
        r"\b[rsp]k_(?:live|test)_\w{16,}|\bwhsec_[\w+/=]{16,}",
    ),
    "a key of SendGrid": (("SG.",), r"\bSG\.[\w-]{16,}\.[\w-]{16,}"),
    "a token of Docker": (("dckr_",), r"\bdckr_(?:pat|oat)_[\w-]{20,}"),
    "a token of Vault": (("hvs.", "hvb.", "hvr."), r"\bhv[sbr]\.[\w-]{20,}"),
    "a key of Azure": (
        ("AccountKey", "SharedAccess"),
        r"\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/%=-]{20,}",
    ),
    "a key of a model's provider": (("sk-",), r"\bsk-(?:ant-|proj-|or-|svcacct-)?[\w-]{20,}"),
    "a token of DigitalOcean": (("_v1_",), r"\bdo[opr]_v1_[0-9a-f]{64}"),
    "a token of Grafana": (("glsa_", "glc_"), r"\bgl(?:sa|c)_[\w+/=-]{20,}"),
    "a token of Telegram": ((":AA",), r"\b\d{8,10}:AA[\w-]{33}\b"),
    "a token of Hugging Face": (("hf_",), r"\bhf_[A-Za-z]{30,}"),
    "a token of Shopify": (("shp",), r"\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
    "a token of Databricks": (("dapi",), r"\bdapi[0-9a-f]{32}"),
    "a token of Tailscale": (("tskey-",), r"\btskey-[\w-]{16,}"),
    "a token of Twilio": (("SK",), r"\bSK[0-9a-f]{32}\b"),
    "a hash of a password": (
        (
            # "$2" alone is an argument in most scripts.
            *("$1$", "$2$", "$2a$", "$2b$", "$2x$", "$2y$", "$5$", "$6$", "$7$", "$y$", "$gy$"),
            *("$apr1$", "$argon2", "$scrypt$", "$pbkdf2"),
            *("{SHA", "{SSHA", "SCRAM-SHA-", "pbkdf2_sha256$", "md5"),
        ),
        # Parameters of some have commas between them, which end a value elsewhere.
        rf"\${_HASHED}\$(?:\w{{1,20}}=\d+[,$])*[^\s'\":,]{{16,}}|\{{S?SHA\d*\}}[\w+/=]{{20,}}"
        r"|SCRAM-SHA-(?:1|256)\$\d+:\S{20,}|\bpbkdf2_sha256\$\d+\$\S{20,}|\bmd5[0-9a-f]{32}\b",
    ),
}
"""Pattern of each kind, behind texts of which one is in whatever has that form.

To look for a text takes no time, and nearly none has one.
"""


def parts_in(text: str, parts: Iterable[str]) -> set[str]:
    """Returns which of these parts a text has."""
    return {part for part in parts if part in text}


_PARTS = sorted({part for needed, _ in TOKENS.values() for part in needed})


def tokens_in(text: str) -> Iterator[Form]:
    """Yields what has the form of a token, a key or a hash, in order."""
    parts = parts_in(text, _PARTS)
    if not parts:
        return
    kinds = tuple(kind for kind, (needed, _) in TOKENS.items() if not parts.isdisjoint(needed))
    for found in _any_of(kinds).finditer(text):
        yield Form(kinds[(found.lastindex or 1) - 1], found.start(), found[0])


@lru_cache(maxsize=256)
def _any_of(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Returns one pattern, of which the number of the group tells the kind."""
    return re.compile("|".join(f"({TOKENS[kind][1]})" for kind in kinds))


_SCHEME = r"(?:(?<![a-z0-9+.-])|(?<=:[-=+]))[a-z][a-z0-9+.-]{0,30}://"
_ADDRESSES = tuple(
    (words, re.compile(pattern, re.IGNORECASE))
    for words, pattern in (
        (
            # The user may be missing, as in the addresses of Redis. Lengths are limited, so that a
            # text without an end takes no time without an end.
            ("://",),
            rf"{_SCHEME}[^\s/:@'\"<>]{{0,200}}:(?P<password>[^\s/@'\"]{{1,300}})@"
            rf"|{_SCHEME}(?P<token>[\w.~-]{{20,300}})@",
        ),
        (
            ("jdbc:oracle:",),
            r"jdbc:oracle:\w{1,20}:[^\s/:@]{1,100}/(?P<oracle>[^\s/@]{1,100})@",
        ),
        (
            ("@tcp(", "@unix("),
            r"(?<![\w.-])[\w.-]{1,100}:(?P<go>[^\s/@'\"]{1,100})@(?:tcp|unix)\(",
        ),
    )
)
"""Words of which one is in any text with the pattern behind them, and that pattern."""

_LOGINS = ("basic", "bearer", "token", "apikey")
_HEADER = re.compile(rf"\b(?:{'|'.join(_LOGINS)})\s+([\w+/=.~-]{{8,}})", re.IGNORECASE)

_HARMLESS_PARTS = (
    *("-----BEGIN ", " AAAA", "sha1", "sha2", "sha3", "sha5", "SHA256:", "h1:", "age1", "ENC["),
    ";base64,",
)
"""Texts of which one is in whatever has one of the forms below."""

_HARMLESS = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ )*(?:CERTIFICATE|CERTIFICATE REQUEST|X509 CRL|PUBLIC KEY|PARAMETERS)"
    r"(?: BLOCK)?-----(?:(?!-----).)*-----END [A-Z0-9 ]+-----"
    r"|\b(?:sk-)?(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d+)(?:@openssh\.com)? AAAA[\w+/=]+"
    r"|\bsha(?:1|224|256|384|512)[:-][\w+/=]{20,}|\bSHA256:[\w+/]{43}|\bh1:[\w+/]{43}="
    r"|\bage1[a-z0-9]{58}\b|ENC\[[^\]]{0,5000}\]|data:[\w./+;=-]+;base64,[\w+/=]+",
    re.DOTALL,
)


def without_harmless(text: str) -> str:
    """Returns a text in which certificates, public keys, digests and pictures are spaces."""
    if not parts_in(text, _HARMLESS_PARTS):
        return text
    return _HARMLESS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def known_forms(text: str) -> Iterator[Form]:
    """Yields what has the form of a token, a key, a hash, or an address with a password."""
    yield from tokens_in(text)
    folded = text.casefold()
    for words, pattern in _ADDRESSES if "@" in text else ():
        for found in pattern.finditer(text) if parts_in(folded, words) else ():
            group = found.lastgroup or ""
            value = found[group]
            if is_literal(value) and (group != "token" or is_random(value)):
                yield Form("a password in an address", found.start(group), value)
    for found in _HEADER.finditer(text) if parts_in(folded, _LOGINS) else ():
        # Prose has these words, too: "basic authentication".
        if is_opaque(found[1]):
            yield Form("a header with a login", found.start(1), found[1])


_RUN = re.compile(r"[A-Za-z0-9+/_=~-]{20,}")


def random_runs(text: str) -> Iterator[Form]:
    """Yields runs of characters that a random source made, and that are no hexadecimal digest."""
    for found in _RUN.finditer(text):
        if len(found[0]) <= LONGEST and is_random(found[0]):
            yield Form("a random value", found.start(), found[0])


LONGEST = 200
"""Characters of the longest random value that is taken for a key; what is longer is a picture, an
archive or another encrypted text.
"""
