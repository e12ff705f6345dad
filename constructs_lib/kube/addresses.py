"""Addresses outside the cluster: Git repositories and their branches, folders on the web."""

import re
from typing import Annotated

from constructs_lib.kube.names import PORT
from constructs_lib.kube.validation import matching, text_field

GitAddress = Annotated[
    str,
    text_field(
        "the address of a Git repository without credentials, such as "
        "'https://git.example/shop/platform.git' or 'git@git.example:shop/platform.git'",
        matching(
            rf"(https?://[a-z0-9.-]+(:{PORT})?/|ssh://(git@)?[a-z0-9.-]+(:{PORT})?/|git@[a-z0-9.-]+:)"
            r"[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*",
            1024,
        ),
    ),
]
"""Address of a Git repository."""

BRANCH = "refs/heads/"
"""Begin of the whole name of a branch."""

GitRevision = Annotated[
    str,
    text_field(
        "the whole name of a branch or tag, such as 'refs/heads/main' or 'refs/tags/v1.0', or a "
        "commit's ID of 40 digits: a short name, 'HEAD' included, may be that of another tag",
        matching(rf"({BRANCH}|refs/tags/)[A-Za-z0-9][-A-Za-z0-9_./]*|[0-9a-f]{{40}}", 255),
    ),
]
"""Branch, tag or commit, by a name that Argo CD takes for no other one."""

BranchName = Annotated[
    str,
    text_field(
        "the name of a branch as events have it, such as 'main', not 'HEAD' or 'refs/heads/main'",
        matching(
            r"(?!HEAD$|refs/|.*(\.\.|//|/\.|\.lock(/|$)|[/.]$))[A-Za-z0-9][-A-Za-z0-9_./]*", 255
        ),
    ),
]
"""Branch of a repository, by a name that Git takes."""

SCHEME_PORTS = {"http": 80, "https": 443, "ssh": 22}
"""TCP port of an address that does not state one, by its scheme."""


def git_port(address: str) -> int:
    """Return the TCP port of the repository at a `GitAddress`."""
    return url_port(address) if "://" in address else SCHEME_PORTS["ssh"]


def url_host(address: str) -> str:
    """Return the host of an address with a scheme."""
    return address.partition("://")[2].partition("/")[0].partition(":")[0]


IN_CLUSTER = (".svc", ".svc.cluster.local")
"""Suffixes that only host names of Services have."""


_URL = re.compile(
    r"(?P<scheme>[a-z]+)://([^/?#@]*@)?(?P<host>\[[^\]]*\]|[^/?#:@]+)"
    rf"(:(?P<port>{PORT}))?([/?#].*)?",
    re.DOTALL,
)


def outside_port(address: str) -> int | None:
    """Return the TCP port of an address with a scheme. None: its host is in the cluster.

    Raises:
        ValueError: The address is invalid.
    """
    parts = _URL.fullmatch(address)
    if parts is None:
        raise ValueError("'address' must have a scheme, a host and a valid port; correct it")
    if parts["host"].endswith(IN_CLUSTER):
        return None
    return int(parts["port"] or SCHEME_PORTS.get(parts["scheme"], SCHEME_PORTS["https"]))


def url_port(address: str) -> int:
    """Return the TCP port of an address with a scheme."""
    scheme, _, rest = address.partition("://")
    _, _, port = rest.partition("/")[0].partition(":")
    return int(port) if port else SCHEME_PORTS[scheme]


def web_address(address: str) -> str:
    """Return the address at which browsers see the repository at a `GitAddress`."""
    scheme, separator, rest = address.removesuffix(".git").partition("://")
    if scheme in ("http", "https"):
        return f"{scheme}://{rest}"
    # git@host:path has no scheme; its port is that of SSH.
    place = rest.removeprefix("git@") if separator else scheme.removeprefix("git@")
    host, _, path = place.partition("/") if separator else place.partition(":")
    return f"https://{host.partition(':')[0]}/{path}"


FolderAddress = Annotated[
    str,
    text_field(
        "an address of a folder, such as 'https://git.example/docs/runbooks', without '/' at the "
        "end, query, fragment, login and braces",
        matching(r"https?://[^\s?#@{}]*[^\s?#@{}/]", 255),
    ),
]
"""Address of a folder on the web."""

RUNBOOKS = "http://localhost:3000/platform/web-platform/src/branch/main/docs/runbooks"
"""Folder of the pages for alerts in the repository of the platform on one machine."""

RepositoryFolder = Annotated[
    str,
    text_field(
        "a folder of the repository, such as 'dist/app', without '/' at the start or end and "
        "without parts '.' or '..'",
        matching(r"(?!\.\.?(/|$))[-A-Za-z0-9_.]+(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)*", 1024),
    ),
]
"""Folder in a Git repository; the root is refused."""

ClusterAddress = Annotated[
    str,
    text_field(
        "the address of an API server, such as 'https://staging.example:6443'",
        matching(rf"https://[a-z0-9.-]+(:{PORT})?", 255),
    ),
]
"""Address of the API server of a cluster."""

NamePrefix = Annotated[
    str,
    text_field(
        "empty, or the beginning of a DNS label (lower-case letters, digits and '-', a letter "
        "first), such as 'staging-'",
        matching("([a-z][-a-z0-9]*)?", 30),
    ),
]
"""Beginning of the names of objects."""

THIS_CLUSTER = "https://kubernetes.default.svc"
"""The cluster that Argo CD itself runs in."""
