"""Addresses of repositories outside the cluster, as restic writes them."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self, cast

from constructs_lib.kube.validation import text_field

_HOST = r"(?P<host>[a-z0-9]([-a-z0-9.]*[a-z0-9])?)(:(?P<port>[1-9][0-9]{0,4}))?"
_PATH = r"(/(?!\.\.?(/|$))[-A-Za-z0-9_.]+)+"
_FORMS = (
    re.compile(rf"(?P<protocol>s3):(?P<scheme>https?)://{_HOST}{_PATH}"),
    re.compile(rf"(?P<protocol>rest):(?P<scheme>https?)://{_HOST}({_PATH})?"),
    re.compile(rf"(?P<protocol>sftp)://[a-z_][-a-z0-9_]*@{_HOST}/{_PATH}"),
)
_PORTS = {"https": 443, "http": 80, "sftp": 22}
_LONGEST = 1024

Protocol = Literal["s3", "rest", "sftp"]
"""Protocol by which restic reaches a place."""


@dataclass(frozen=True)
class Repository:
    """The parts of an address that a connection needs."""

    protocol: Protocol
    host: str
    port: int

    @classmethod
    def of(cls, address: str) -> Self:
        """Return the parts of an address.

        Raises:
            ValueError: It is no address of a bucket, of restic's server or of a folder.
        """
        found = next((m for form in _FORMS if (m := form.fullmatch(address))), None)
        if not found or len(address) > _LONGEST:
            raise ValueError
        parts = found.groupdict()
        protocol = cast(Protocol, parts["protocol"])
        port = int(parts["port"] or _PORTS[parts.get("scheme") or protocol])
        if port > 65535:
            raise ValueError
        return cls(protocol, parts["host"], port)

    @property
    def outside(self) -> bool:
        """Whether the host is not a Service of the cluster, by its name."""
        return "." in self.host and not re.search(r"\.svc(\.|$)", self.host)


def _address(text: str) -> str:
    Repository.of(text)
    return text


ResticRepository = Annotated[
    str,
    text_field(
        "the address of a bucket ('s3:https://', host, '/', bucket), of restic's server "
        "('rest:https://', host) or of an absolute folder ('sftp://', user, '@', host, '/', path) "
        "without password, such as 's3:https://s3.example.com/backups' or "
        "'sftp://backup@host.example.com//srv/backups'",
        _address,
    ),
]
"""Address of a repository of restic, without the part that a job adds."""
