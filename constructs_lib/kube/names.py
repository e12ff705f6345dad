"""Field types for names, paths and numbers.

A field type refuses values that the API server would refuse, and states the rule in its message.
"""

from ipaddress import IPv4Network
from typing import Annotated

from pydantic import Field

from constructs_lib.kube.validation import matching, text_field

PORT = r"(6553[0-5]|655[0-2]\d|65[0-4]\d{2}|6[0-4]\d{3}|[1-5]\d{4}|[1-9]\d{0,3})"
"""Pattern of the number of a port in an address, from 1 to 65535."""

_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
_HOST = rf"{_LABEL}(\.{_LABEL})*"
_NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"

DnsLabel = Annotated[
    str,
    text_field(
        "a DNS label (lower-case letters, digits and '-', a letter or digit at both ends, "
        "at most 63 characters)",
        matching(_LABEL, 63),
    ),
]
"""Name of a Namespace or container (RFC 1123 label)."""


def _own_namespace(name: str) -> str:
    if name in ("default", "local-path-storage") or name.startswith("kube-"):
        raise ValueError
    return name


OwnNamespace = Annotated[
    DnsLabel,
    text_field(
        "a namespace of the platform's own; the cluster has 'default', 'kube-…' and "
        "'local-path-storage' to itself",
        _own_namespace,
    ),
]
"""Name of a namespace that a platform creates, and closes by a default-deny."""

ServiceName = Annotated[
    str,
    text_field(
        "the name of a Service (lower-case letters, digits and '-', starting with a letter, "
        "not ending with '-', at most 63 characters)",
        matching("[a-z]([-a-z0-9]*[a-z0-9])?", 63),
    ),
]
"""Name of a Service (RFC 1035 label), and of objects that are named after their Service."""

StatefulSetName = Annotated[
    ServiceName,
    text_field(
        "the name of a StatefulSet of at most 52 characters, since its controller adds 11 to it",
        matching(".*", 52),
    ),
]
"""Name of a StatefulSet and its Services. With the suffix, it labels the pods."""

DnsSubdomain = Annotated[
    str,
    text_field(
        "a DNS subdomain (lower-case letters, digits, '-' and '.', a letter or digit at both ends "
        "of each part, at most 253 characters)",
        matching(_HOST, 253),
    ),
]
"""Name of most objects (RFC 1123 subdomain)."""

_NOT_AN_ADDRESS = r"(?!(.*\.)?(\d+|0x[0-9a-f]*)$)"
"""Pattern of hosts that programs do not read as an IPv4 address, such as `127.1`."""

ObjectName = Annotated[
    DnsSubdomain,
    text_field(
        "a name of at most 63 characters, since it becomes the value of a label",
        matching(".*", 63),
    ),
]
"""Name of an object that carries it as a label, too."""

Hostname = Annotated[
    str,
    text_field(
        "a host name (a DNS subdomain, optionally after '*.', of parts of at most 63 characters, "
        "at most 253 in all), not an IP address",
        matching(rf"{_NOT_AN_ADDRESS}(?!.*[^.]{{64}})(\*\.)?{_HOST}", 253),
    ),
]
"""Host of an Ingress rule. `*.` matches one label."""

LabelValue = Annotated[
    str,
    text_field(
        "a label value (letters, digits, '-', '_' and '.', a letter or digit at both ends, "
        "at most 63 characters)",
        matching(_NAME, 63),
    ),
]
"""Value of a label. An empty value is refused, unlike by the API server."""

LabelKey = Annotated[
    str,
    text_field(
        "a label key (letters, digits, '-', '_' and '.', a letter or digit at both ends, "
        "at most 63 characters, optionally after a DNS subdomain and '/')",
        matching(rf"((?=[^/]{{1,253}}/){_HOST}/)?{_NAME}", 317),
    ),
]
"""Key of a label."""

EnvName = Annotated[
    str,
    text_field(
        "the name of an environment variable (letters, digits and '_', not starting with a digit)",
        matching("[A-Za-z_][A-Za-z0-9_]*", 253),
    ),
]
"""Name of an environment variable that every shell can read. The API server accepts more."""

NAMESPACES_OF_THE_CLUSTER = frozenset({"default", "kube-node-lease", "kube-public", "kube-system"})
"""Namespaces of the cluster's own programs."""

GroupName = Annotated[
    str,
    text_field(
        "the name of a group of people, as the API server and Argo CD know it; groups of the "
        "cluster ('system:…') are refused",
        matching(r"(?!system:)[A-Za-z0-9][-A-Za-z0-9:@._/]*", 253),
    ),
]
"""Group of people, which a provider of logins states."""

CodeOwner = Annotated[
    str,
    text_field(
        "'@' and a user, or an organization and its team, such as '@acme/shop'",
        matching(r"@[A-Za-z0-9][-A-Za-z0-9._]*(/[A-Za-z0-9][-A-Za-z0-9._]*)*", 255),
    ),
]
"""User or team of a Git server, as a file CODEOWNERS states it."""

ApiKind = Annotated[
    str,
    text_field(
        "a kind of the API after its group, such as 'apps/Deployment' or, in the core group, "
        "'Service'; '*' is refused",
        matching(r"([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Z][A-Za-z0-9]*", 317),
    ),
]
"""Kind of API objects with its group, without the version."""

ApiVersion = Annotated[
    str,
    text_field(
        "an API version, optionally with a kind, such as 'monitoring.coreos.com/v1'",
        matching(r"([a-z0-9][-a-z0-9.]*/)?v[0-9a-z]+(/[A-Z][A-Za-z0-9]*)?", 317),
    ),
]
"""Version of an API group, as charts query it."""

DataKey = Annotated[
    str,
    text_field(
        "a key of a ConfigMap or Secret (letters, digits, '-', '_' and '.', not '.' alone, "
        "not starting with '..', at most 253 characters)",
        matching(r"(?!\.\.|\.$)[-._a-zA-Z0-9]+", 253),
    ),
]
"""Key in the data of a ConfigMap or Secret."""

HttpPath = Annotated[
    str,
    text_field(
        "an absolute URL path without space, query, fragment, '//', '%2F' and parts '.' or '..', "
        "such as '/healthz'",
        matching(r"(?=/)(?!.*%2[fF])(/(?!\.\.?(/|$))[^\s?#/]+)*/?", 1024),
    ),
]
"""Path of a URL."""


def as_prefix(path: str) -> str:
    """Return a text that paths share which match the same requests in an Ingress, as prefixes.

    With or without '/' at the end, that is the same.
    """
    return path.rstrip("/")


Origin = Annotated[
    str,
    text_field(
        "the origin of a web site ('http://' or 'https://', a host, optionally a port, no path), "
        "such as 'http://localhost:8080'",
        matching(rf"https?://{_HOST}(:{PORT})?", 270),
    ),
]
"""Address at which users reach a web site."""

FolderPath = Annotated[
    str,
    text_field(
        "an absolute path of letters, digits, '-', '_' and '.', without parts '.' or '..', "
        "such as '/var/lib/backups'",
        matching(r"(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)+", 1024),
    ),
]
"""Folder in a file system; the root is refused."""

_PART = r"(?!\.\.?(/|$))[-A-Za-z0-9_.]+"

RelativePath = Annotated[
    str,
    text_field(
        "a path below a folder, of letters, digits, '-', '_' and '.', without parts '.' or '..', "
        "such as 'db/backups'",
        matching(rf"{_PART}(/{_PART})*", 1024),
    ),
]
"""Path below a folder that is known from elsewhere."""

PostgresName = Annotated[
    str,
    text_field(
        "the name of a database (lower-case letters, digits and '_', not starting with a digit or "
        "'pg_', not one of PostgreSQL's own, at most 40 characters)",
        matching(r"(?!pg_|postgres$|template[01]$)[a-z_][a-z0-9_]*", 40),
    ),
]
"""Name of a database, which SQL accepts without quotes.

Of PostgreSQL's 63 characters it leaves 23 for a suffix: a restore keeps the previous database as
`…_before_20260131t235959`.
"""


def _network(text: str) -> str:
    if "/" not in text:
        raise ValueError
    return str(IPv4Network(text))


Cidr = Annotated[
    str,
    text_field(
        "a network of IPv4 addresses without host bits, such as '10.244.0.0/16'",
        _network,
    ),
]
"""Range of IPv4 addresses."""


_SPECIAL = [
    IPv4Network(each)
    for each in ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4")
]
"""Addresses that no host on a network has (RFC 6890), or that are the same on each."""


def _pod_network(text: str) -> str:
    network = IPv4Network(_network(text))
    if not 8 <= network.prefixlen <= 28 or any(map(network.overlaps, _SPECIAL)):
        raise ValueError
    return str(network)


PodNetwork = Annotated[
    str,
    text_field(
        "a network of IPv4 addresses without host bits, from /8 to /28, outside of loopback, "
        "link-local, multicast and reserved addresses, such as '10.244.0.0/16'",
        _pod_network,
    ),
]
"""Addresses of all pods. Policies exclude this network; a wrong value would let pods in."""

POD_NETWORK = "10.244.0.0/16"
"""Addresses of all pods, by default of Kind."""

PRIVATE_NETWORKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
"""Addresses that are not on the Internet (RFC 1918)."""

API_SERVER_PORT = 6443
"""Port of the API server on its node: the default of kubeadm, and so of Kind."""

MAX_INT32 = 2**31 - 1
"""Largest number that most fields of the API hold."""

MAX_INT64 = 2**63 - 1
"""Largest amount that a quantity of the API holds."""

Port = Annotated[int, Field(ge=1, le=65535)]
"""Number of a TCP or UDP port."""

PortName = Annotated[
    str,
    text_field(
        "the name of a port (lower-case letters, digits and single '-', at least one letter, a "
        "letter or digit at both ends, at most 15 characters)",
        matching(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*", 15),
    ),
]
"""Name of a port of a container (IANA service name), unique in its pod."""

NodePort = Annotated[int, Field(ge=30000, le=32767)]
"""Port of every node, in the default range of the API server."""

UserId = Annotated[int, Field(ge=1, le=MAX_INT32)]
"""Numeric user or group of a process. 0, which is root, is refused."""

Percent = Annotated[int, Field(ge=1, le=100)]
"""Share in percent."""
