"""Passwords that programs and people are given without a name, a colon or an equals sign."""

import re
from collections.abc import Iterator

from constructs_lib.rules.credentials.forms import Form
from constructs_lib.rules.credentials.values import is_literal, is_opaque


def given_to_programs(text: str) -> Iterator[Form]:
    """Yields passwords in arguments, statements, files of programs, Secrets and prose."""
    for what, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            group = found.lastindex or 1
            if is_literal(found[group].strip("'\"")):
                yield Form(what, found.start(group), found[group])
    for found in _PROSE.finditer(text):
        # Words after it are prose, too: "a password is required".
        if is_opaque(found[1]) and any(map(str.isdigit, found[1])):
            yield Form("a password", found.start(1), found[1])


# Lengths are limited, so that a text without an end takes no time without an end.
_LINE = r"[^\n|;]{0,300}?\s"
_VALUE = r"[\"']?([^\s\"'|;&)]+)"
_COMMANDS = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"\b(?:curl|wget|http){_LINE}(?:-u|--(?:proxy-)?user)[ =]*[\"']?[^\s:\"']+:([^\s\"']+)",
        rf"\b(?:mysql|mariadb)[\w-]*{_LINE}(?-i:-p){_VALUE}",
        rf"\b(?:sshpass|(?:docker|podman|skopeo|helm|registry|oras|crane) login|mongo\w*|7z|argocd)"
        rf"{_LINE}(?-i:-p)\s*{_VALUE}",
        rf"\bredis-cli{_LINE}(?-i:-a)\s*{_VALUE}",
        rf"\bldap\w+{_LINE}(?-i:-w)\s*{_VALUE}",
        rf"\bopenssl{_LINE}\S{0, 30}pass:{_VALUE}",
        rf"\bhtpasswd\s+-\w*b\w*\s+(?:\S+\s+){{1,2}}{_VALUE}\s*$",
        r"\b(?:echo|printf)\s+[\"']?[\w-]+:([^\s\"'|]+)[\"']?\s*\|\s*(?:sudo\s+)?chpasswd",
        rf"\b(?:echo|printf)\s+(?:-n\s+)?{_VALUE}[\"']?\s*\|[^\n]*--password-stdin",
        r"\bidentified\s+(?:with\s+\S+\s+)?by\s+[\"']([^\"'\n]{1,300})[\"']",
        r"\b\w{0,60}(?:password|passphrase|passwd|secret|token)\s+[\"']([^\"'\n]{1,300})[\"']",
        r"(?:password|passphrase|passwd|secret|token)\s*\|\s*default\s+[\"']([^\"'\n]{1,300})[\"']",
        r"\b(?:requirepass|masterauth)\s+(\S+)",
        r"\blogin\s+\S+\s+password\s+(\S+)",
        r"\buser[ ]\S+[ ]on[ ](?:\S{1,60}[ ]){0,12}?>(\S+)",
        r"^[\w.*-]+:(?:\d+|\*):[\w*-]+:[\w*-]+:(\S+)$",
    )
)

_SECRET_DATA = re.compile(
    r"\bstringData[\"']?:[ \t{]*\s[ \t]*[\"']?[\w.-]+[\"']?:[ \t]*(\S+)"
    r"|\bkind[\"']?:[ \t]*[\"']?Secret\b(?:(?!\bkind[\"']?:|^---).){0,5000}?"
    r"\bdata[\"']?:[ \t{]*\s[ \t]*[\"']?[\w.-]+[\"']?:[ \t]*(\S+)",
    re.MULTILINE | re.DOTALL,
)

_PATTERNS = (
    *(("a password for a program", pattern) for pattern in _COMMANDS),
    ("the value of a Secret", _SECRET_DATA),
)

_PROSE = re.compile(
    r"\b(?:password|passwd|passphrase|pwd|secret|token|api key)\s+(?:(?:is|was|now|:|->)\s+){0,3}"
    r"[\"'`]?([^\s\"'`()]{6,100}?)[\"'`,.;)]*(?=\s|$)",
    re.IGNORECASE,
)
