"""Passwords that programs and people are given without a name, a colon or an equals sign."""

import re
from collections.abc import Iterator

from constructs_lib.checks.credentials.forms import Form, parts_in
from constructs_lib.checks.credentials.values import is_literal, is_opaque


def given_to_programs(text: str) -> Iterator[Form]:
    """Yields passwords in arguments, statements, files of programs, Secrets and prose."""
    # To look for a word takes no time, and most texts have none of them.
    words = parts_in(text.casefold(), _WORDS)
    if not words:
        return
    for what, needed, pattern in _PATTERNS:
        for found in pattern.finditer(text) if not words.isdisjoint(needed) else ():
            group = found.lastindex or 1
            if is_literal(found[group].strip("'\"")):
                yield Form(what, found.start(group), found[group])
    for found in _PROSE.finditer(text) if not words.isdisjoint(_NAMES) else ():
        # Words after it are prose, too: "a password is required".
        if is_opaque(found[1]) and any(map(str.isdigit, found[1])):
            yield Form("a password", found.start(1), found[1])


# Lengths are limited, so that a text without an end takes no time without an end.
_LINE = r"[^\n|;]{0,300}?\s"
_VALUE = r"[\"']?([^\s\"'|;&)]+)"
_NAMED = ("password", "passphrase", "passwd", "secret", "token")
_NAMES = (*_NAMED, "pwd", "api key")
COMMANDS = (
    (
        ("-u",),
        rf"\b(?:curl|wget|http){_LINE}(?:-u|--(?:proxy-)?user)[ =]*[\"']?[^\s:\"']+:([^\s\"']+)",
    ),
    (("mysql", "mariadb"), rf"\b(?:mysql|mariadb)[\w-]*{_LINE}(?-i:-p){_VALUE}"),
    (
        ("sshpass", " login", "mongo", "7z", "argocd"),
        rf"\b(?:sshpass|(?:docker|podman|skopeo|helm|registry|oras|crane) login|mongo\w*|7z|argocd)"
        rf"{_LINE}(?-i:-p)\s*{_VALUE}",
    ),
    (("redis-cli",), rf"\bredis-cli{_LINE}(?-i:-a)\s*{_VALUE}"),
    (("ldap",), rf"\bldap\w+{_LINE}(?-i:-w)\s*{_VALUE}"),
    (("htpasswd",), rf"\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+){{1,2}}{_VALUE}\s*$"),
    (
        ("chpasswd",),
        r"\b(?:echo|printf)\s+[\"']?[\w-]+:([^\s\"'|]+)[\"']?\s*\|\s*(?:sudo\s+)?chpasswd",
    ),
    (
        ("--password-stdin",),
        rf"\b(?:echo|printf)\s+(?:-n\s+)?{_VALUE}[\"']?\s*\|[^\n]*--password-stdin",
    ),
    (
        ("identified",),
        r"\bidentified\s+(?:with\s+\S+\s+)?by\s+[\"']([^\"'\n]{1,300})[\"']",
    ),
    (_NAMED, rf"(?:{'|'.join(_NAMED)})\s+[\"']([^\"'\n]{{1,300}})[\"']"),
    (_NAMED, rf"(?:{'|'.join(_NAMED)})\s*\|\s*default\s+[\"']([^\"'\n]{{1,300}})[\"']"),
    (("requirepass", "masterauth"), r"\b(?:requirepass|masterauth)\s+(\S+)"),
    (("login",), r"\blogin\s+\S+\s+password\s+(\S+)"),
    (("user ",), r"\buser[ ]\S+[ ]on[ ](?:\S{1,60}[ ]){0,12}?>(\S+)"),
    ((":",), r"^[\w.*-]+:(?:\d+|\*):[\w*-]+:[\w*-]+:(\S+)$"),
)
"""Words of which one is in any text with the pattern behind them, and that pattern."""

_SECRET_DATA = re.compile(
    r"\bstringData[\"']?:[ \t{]*\s[ \t]*[\"']?[\w.-]+[\"']?:[ \t]*(\S+)"
    r"|\bkind[\"']?:[ \t]*[\"']?Secret\b(?:(?!\bkind[\"']?:|^---).){0,5000}?"
    r"\bdata[\"']?:[ \t{]*\s[ \t]*[\"']?[\w.-]+[\"']?:[ \t]*(\S+)",
    re.MULTILINE | re.DOTALL,
)

_PATTERNS = (
    *(
        ("a password for a program", words, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
        for words, pattern in COMMANDS
    ),
    ("the value of a Secret", ("stringdata", "secret"), _SECRET_DATA),
)
"""Kind, words of which one is in any text that has it, and pattern."""

_WORDS = sorted({*_NAMES, *(word for _, words, _ in _PATTERNS for word in words)})

_PROSE = re.compile(
    rf"\b(?:{'|'.join(_NAMES)})\s+(?:(?:is|was|now|:|->)\s+){{0,3}}"
    r"[\"'`]?([^\s\"'`()]{6,100}?)[\"'`,.;)]*(?=\s|$)",
    re.IGNORECASE,
)
