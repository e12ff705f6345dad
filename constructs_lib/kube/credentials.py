"""The search for credentials: values under telling names, logins in addresses, known tokens."""

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple


class Hit(NamedTuple):
    """A value that looks like a credential."""

    what: str
    """Description, as it reads after "has". Never the value."""

    value: str
    """The value, which no message may show."""

    line: int = 1
    """Line of the text, from 1."""


FORMATS = (
    ("a private key", r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY"),
    ("a private key", r"AGE-SECRET-KEY-1\w{20,}"),
    ("a key of AWS", r"AKIA[A-Z2-7]{16}\b"),
    ("a key of AWS", r"ASIA[A-Z2-7]{16}\b"),
    ("a token of GitHub", r"gh[pousr]_[A-Za-z0-9]{30,}"),
    ("a token of GitHub", r"github_pat_\w{22,}"),
    ("a token of GitLab", r"gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|soat|oas|ffct)-[\w-]{16,}"),
    ("a token of Slack", r"xox[a-z]-[\w-]{8,}"),
    ("a token of Slack", r"xapp-\d-[\w-]{8,}"),
    ("a webhook of Slack", r"hooks\.slack\.com/(?:services|workflows)/\w+/\w+/\w+"),
    ("a webhook of Discord", r"discord(?:app)?\.com/api/webhooks/\d+/[\w-]+"),
    ("a JSON web token", r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"),
    ("a key of Google", r"AIza[\w-]{35}"),
    ("a key of Google", r"GOCSPX-[\w-]{20,}"),
    ("a token of Google", r"ya29\.[\w-]{20,}"),
    ("a key of Azure", r"AccountKey=[\w+/%-]{20,}=*"),
    ("a token of npm", r"npm_[A-Za-z0-9]{36}"),
    ("a token of PyPI", r"pypi-[\w-]{32,}"),
    ("a key of Stripe", r"k_live_\w{16,}"),
    ("a key of SendGrid", r"SG\.[\w-]{16,}\.[\w-]{16,}"),
    ("a token of DigitalOcean", r"do[opr]_v1_[0-9a-f]{64}"),
    ("a token of Hugging Face", r"hf_[A-Za-z]{30,}"),
    ("a token of Docker", r"dckr_(?:pat|oat)_[\w-]{20,}"),
    ("a token of Vault", r"hv[sbr]\.[\w-]{20,}"),
    ("a token of Grafana", r"gl(?:sa|c)_[\w+/-]{20,}=*"),
    ("a key of a model's provider", r"sk-(?:ant-|proj-)[\w-]{20,}"),
    ("a hash of a password", r"\$(?:2[abxy]|5|6|y|apr1|argon2(?:id|i|d))\$[^\s'\":]{16,}"),
    ("a hash of a password", r"SCRAM-SHA-256\$\d+:\S{20,}"),
    ("a header with a login", r"Basic (?=[\w+/.~-]*\d)[\w+/.~-]{8,}=*"),
    ("a header with a login", r"Bearer (?=[\w+/.~-]*\d)[\w+/.~-]{8,}=*"),
    ("a login of a registry", r'"auth": ?"[\w+/]{8,}=*"'),
    ("a password in an address", r"://[^\s/:@'\"<>]{0,99}:((?![$<{%*])[^\s/@'\"]{1,300})@"),
)
"""Kind and pattern of credentials that need no name; a group is the value.

A pattern begins with letters where it can: Python finds those many times as quickly.
"""

_FORMATS = tuple((what, re.compile(pattern)) for what, pattern in FORMATS)
_ANY_FORMAT = re.compile("|".join(pattern for _, pattern in FORMATS))
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")

_WORDS = (
    r"(?:password|passwd|passphrase|pwd|(?:(?<![a-z])|db)pass|(?-i:Pass)|token|credentials?"
    r"|authorization|secret|(?:access|account|api|auth|encryption|private|secret|signing)[._-]?key)"
    r"s?(?:[._-]?(?:base64|default|hash|text|value|\d{1,3}))?"
)
_NAME = re.compile(f".*{_WORDS}", re.I | re.S)
_MAY_NAME = re.compile(r".*(?:secret|key)s?", re.I | re.S)
"""Names whose value may be a name itself: of a Secret, or of a key in one."""

# Lengths are limited, so that no text takes time without end.
_PAIR = re.compile(
    # The first letters of all words; to try word by word takes Python five times as long.
    rf"(?=[acdepst][abceinopruw][cdegikpst])(?P<word>{_WORDS})\\*[\"'\])]{{0,2}}"
    r"(?:[ \t]{0,9}(?:=>|:=|=(?!=))[ \t]{0,9}|:[ \t]{1,9}|:(?=[\"'\\]))\\*"
    # A value may hold another name with its value, so it is only looked at.
    r"(?=(?P<quote>[\"'])(?P<quoted>(?!(?P=quote))\S[^\n]{0,300}?)\\*(?P=quote)"
    r"|(?P<bare>[^\n\"',;&})\]]{1,300}))",
    re.I,
)
_PART = re.compile("pass|pwd|token|credential|authorization|secret|key")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_FLAG = re.compile(r"--(?P<name>[\w.-]{1,60})[\"']? {1,9}[\"']?(?P<value>[^\s\"'-][^\s\"']{0,300})")
_NAME_BEFORE = re.compile(r"(?:[A-Za-z_][\w./-]*)?\Z")

_SCHEME = re.compile(r"(?:Basic|Bearer|Token) +", re.I)
_NO_LITERAL = re.compile(
    # References of shells, templates and statements, aliases of YAML, and placeholders.
    r"\W*|[\"']?(?:[$<%*`@:&]|\{[{%]|ENC\[|\.\.\.|…).*|.*(?:\$[({]|\{\{).*"
    r"|true|false|yes|no|on|off|none|null|nil|random|string|text|required|optional|enabled|disabled"
    # Numbers, paths, addresses and sentences.
    r"|[\d.,]+[a-z]{0,2}|(?:\.{0,2}|~)/[\w./-]*|[a-z][a-z0-9+.-]*://.*"
    r"|(?-i:(?=[A-Z]|.*[.!?]$)\S+(?: [^\s\d]+){2,})",
    re.I | re.S,
)
_OBJECT = re.compile(r"[a-z]+(?:[-./_][a-z0-9]{1,20})*")
_CODE = re.compile(r"[({\[].*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|[(\[]).*")


@lru_cache(maxsize=4096)
def is_credential_name(name: str) -> bool:
    """Return whether a name says that its value is a password, a token or a key."""
    return _NAME.fullmatch(name[-99:].rpartition("/")[2]) is not None


def is_credential(name: str, value: str, secrets: frozenset[str] = frozenset()) -> bool:
    """Return whether a value is a literal under such a name.

    Args:
        name: The name.
        value: The value. References, numbers, paths and sentences are no literals.
        secrets: Names of Secrets, which are no literals either.
    """
    if not is_credential_name(name):
        return False
    value = _SCHEME.sub("", value.strip(), count=1)
    if _NO_LITERAL.fullmatch(value) or value.rpartition("/")[2] in secrets:
        return False
    return name.isupper() or not (_MAY_NAME.fullmatch(name) and _OBJECT.fullmatch(value))


# A user alone may be a token; 'git' is none. Lengths are limited, as below.
_LOGIN = re.compile(r"(?<=://)(?!git@).{0,2000}@")
_LOGIN_IN_TEXT = re.compile(r"(?<=://)(?!git@)[^\s'\"]{0,2000}@")
_LOGIN_OF_REGISTRY = re.compile(
    r"\A[^\s/:@]{1,300}:(?!(?:\w{1,9}:)?//(?:git|\*\*\*)@).{1,2000}@(?!sha\d)"
)


def masked(text: str) -> str:
    """Return a message without the logins in its addresses, and without known tokens."""
    return _ANY_FORMAT.sub("***", _LOGIN_IN_TEXT.sub("***@", text))


def hidden(value: object, name: str = "", *, refused: bool = False) -> object:
    """Return a value for messages, with credentials masked.

    Args:
        value: The value.
        name: Name that it stands under, if that may say what it is.
        refused: Whether it may be anything, such as the address of a registry with a login.
    """
    if type(value) is str:
        if is_credential(name, value):
            return "***"
        text = (_LOGIN_IN_TEXT if "\n" in value else _LOGIN).sub("***@", value)
        if refused:
            text = _LOGIN_OF_REGISTRY.sub("***@", text)
        for hit in hits_in_text(text):
            text = text.replace(hit.value, "***")
        return text
    if isinstance(value, Mapping):
        return {
            hidden(key, refused=refused): hidden(each, str(key), refused=refused)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        items = [hidden(each, name, refused=refused) for each in value]
        return items if isinstance(value, list) else tuple(items)
    return value


def hits_in_object(
    data: object, secrets: frozenset[str] = frozenset(), name: str = "", path: str = ""
) -> Iterator[tuple[str, Hit]]:
    """Yield probable credentials in an object, each with its path, such as `data[a.ini]`.

    Args:
        data: The object, or any JSON value.
        secrets: Names of Secrets, which are values of names such as "secret".
        name: Name of the value.
        path: Path of the value.
    """
    match data:
        case str():
            if is_credential(name, data, secrets):
                yield path, Hit(f"a value of '{name}'", data)
            else:
                yield from ((path, hit) for hit in hits_in_text(data, secrets))
        case dict():
            names = (data.get(key) for key in ("name", "key", "path"))
            beside = next((each for each in names if isinstance(each, str)), name)
            for key, value in ((str(key), value) for key, value in data.items()):
                step = f"[{key}]" if "." in key or "/" in key else f".{key}"
                own = beside if key in ("value", "default") else key
                if key == "encryptedData":  # A SealedSecret is meant for Git.
                    continue
                if key == "secretKey" and "remoteRef" in data:  # The name of a key.
                    continue
                yield from hits_in_object(value, secrets, own, f"{path}{step}".removeprefix("."))
        case list():
            for flag, value in pairwise(data):
                if isinstance(flag, str) and isinstance(value, str):
                    for hit in _flags(f"{flag} {value}", secrets):
                        yield path, hit
            for index, item in enumerate(data):
                yield from hits_in_object(item, secrets, name, f"{path}[{index}]")


# Most texts are in many objects, such as labels.
@lru_cache(maxsize=4096)
def hits_in_text(text: str, secrets: frozenset[str] = frozenset()) -> Sequence[Hit]:
    """Return probable credentials in a text of any format, Base64 included."""
    found = [*_hits(text, secrets)]
    for run in _BASE64.finditer(text):
        # Nearly all are no Base64 of a text.
        if decoded := _decoded(run[0]):
            for hit in [*_hits(decoded, secrets)][:1]:
                found.append(Hit(f"{hit.what} in Base64", run[0], _line(text, run.start())))
    return found


def _hits(text: str, secrets: frozenset[str]) -> Iterator[Hit]:
    for what, pattern in _FORMATS if _ANY_FORMAT.search(text) else ():
        for found in pattern.finditer(text):
            yield Hit(what, found[found.lastindex or 0], _line(text, found.start()))
    for found in _pairs(text):
        before = _NAME_BEFORE.search(text, max(0, found.start() - 60), found.start())
        name = f"{before[0] if before else ''}{found['word']}"
        value = found["quoted"] or found["bare"].partition(" #")[0]
        is_code = found["bare"] and _CODE.fullmatch(value)
        if not is_code and is_credential(name, value, secrets):
            yield Hit(f"a value of '{name}'", value, _line(text, found.start()))
    yield from _flags(text, secrets)


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `_PAIR`, in a fifth of the time: only around its words."""
    done = 0
    for part in _PART.finditer(text.translate(_LOWER)):
        starts = range(max(done, part.start() - 12), part.start() + 1)
        if found := next(filter(None, (_PAIR.match(text, each) for each in starts)), None):
            done = found.end()
            yield found


def _flags(text: str, secrets: frozenset[str]) -> Iterator[Hit]:
    for found in _FLAG.finditer(text):
        if is_credential(found["name"], found["value"], secrets):
            yield Hit(f"a value of '{found['name']}'", found["value"], _line(text, found.start()))


def _decoded(run: str) -> str:
    """Return the text that a run of characters is in Base64, empty if it is none."""
    run = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        text = base64.b64decode(run + "=" * (-len(run) % 4)).decode()
    except ValueError:
        return ""
    return text if text.isprintable() or "\n" in text else ""


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
