"""Names: which ones a credential has, in any spelling."""

import re
from enum import IntEnum
from functools import lru_cache


class Kind(IntEnum):
    """What a name says of its value."""

    NONE = 0
    """Nothing."""

    MAYBE = 1
    """It may be a credential, or the name of one."""

    CREDENTIAL = 2
    """It is a credential, unless it refers to another place."""


_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_QUALIFIER = re.compile(
    "values?|text|plain|plaintext|literal|string|raw|base64|b64|encoded|default|new|old|current"
    "|previous|initial|prod|production|dev|development|staging|test|data|content|env|hash"
    "|hashed|md5|bcrypt|sha"
)
"""Last words that change nothing: a hash of a password is guessed from, too."""

_CREDENTIAL = re.compile(
    ".*(?:password|passwd|passwort|passphrase|passcode|pwd|pw|apikey|privatekey|accesskey|secret"
    "|token|credential|requirepass|masterauth|secretkeybase)|pword|psk|creds?|authorization|bearer|authkey"
)
"""Names, in one word."""

_KEY = re.compile(
    "api|access|private|signing|encryption|encrypt|decryption|master|account|app|application"
    "|webhook|consumer|storage|shared|deploy|client|session|cookie|hmac|jwt|aes|license|auth"
    "|authentication|subscription|integration|ingest|write|admin|service"
)
"""Words before "key" that make it one to keep; there are keys of mappings, too."""

_NAMED = re.compile("auth|tls|ssl|ca|pull|existing|image|registry")
"""Words before "secret" by which Ingresses and charts name an object of kind Secret."""

_MAYBE = re.compile("auth|salt|cookie|pin|otp|htpasswd|login|signature|.*secretkey")

_PASS = re.compile("(?!(?:by|com|encom|sur|tres|under|over)pass).*pass")
"""The short form of "password", such as `dbpass`."""

_UPSTREAM = re.compile("proxy|fastcgi|uwsgi|scgi|grpc|memcached")
"""Words before "pass" in NGINX, which passes requests on."""


@lru_cache(maxsize=4096)
def kind_of(name: str) -> Kind:
    """Returns what a name says of its value.

    Its last word counts, as in `PASSWORD_FILE`, which is a file; those before only where that is
    "key" or "secret". Words are told by separators and capitals.
    """
    # Prefixes of annotations end with a slash.
    words = [word.lower() for word in _WORD.findall(name[-200:].rpartition("/")[2])]
    words = [word for word in words if not word.isdigit()]
    while len(words) > 1 and _QUALIFIER.fullmatch(words[-1]):
        words.pop()
    if not words:
        return Kind.NONE
    if not words[-1].endswith(("ss", "creds")):
        words[-1] = words[-1].removesuffix("s")
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last == "key" and _KEY.fullmatch(before):
        return Kind.CREDENTIAL
    if last == "key" and before == "secret":
        # In lower case it may be the key of a value in a Secret.
        return Kind.CREDENTIAL if name.isupper() else Kind.MAYBE
    if last == "secret" and _NAMED.fullmatch(before):
        return Kind.MAYBE
    is_short = _PASS.fullmatch(last) and not _UPSTREAM.fullmatch(before)
    if is_short or _CREDENTIAL.fullmatch("".join(words)):
        return Kind.CREDENTIAL
    return Kind.MAYBE if _MAYBE.fullmatch(last) else Kind.NONE
