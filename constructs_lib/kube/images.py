"""References to container images that identify exactly one image."""

import re
from typing import Annotated, NamedTuple

from constructs_lib.kube.names import PORT
from constructs_lib.kube.validation import shown, text_field

_PART = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
IMAGE = re.compile(
    rf"(?:(?P<registry>localhost(?::{PORT})?|{_LABEL}(?:\.{_LABEL})+(?::{PORT})?"
    rf"|{_LABEL}:{PORT})/)?"
    rf"(?P<name>{_PART}(?:/{_PART})*)"
    r"(?::(?P<tag>\w[\w.-]{0,127}))?(?:@(?P<digest>sha256:[a-f0-9]{64}))?",
    re.ASCII,
)
"""Parts of a reference, by name. CEL can read it, too."""

DOCKER_HUB = "docker.io"
"""Registry of images whose name states none."""

LONGEST_NAME = 255
"""Characters of registry and name together, of which registries refuse more."""


def is_loopback(registry: str) -> bool:
    """Return whether a registry, `host` or `host:port`, is at a loopback address."""
    host = registry.partition(":")[0]
    return host == "localhost" or host.startswith("127.")


class Image(NamedTuple):
    """The parts of an image reference. Absent parts are empty; one of tag and digest is there."""

    registry: str
    name: str
    tag: str
    digest: str

    @property
    def host(self) -> str:
        """Host and port of the registry, also where the name states none."""
        return self.registry or DOCKER_HUB

    @property
    def version(self) -> str:
        """The tag as the value of a label."""
        return self.tag[:63].strip("._-")

    @property
    def is_local(self) -> bool:
        """Whether its registry is at a loopback address, so on the machine that pulls."""
        return is_loopback(self.registry)

    @property
    def port(self) -> int | None:
        """TCP port of its registry. None: the default port of the protocol."""
        port = self.registry.partition(":")[2]
        return int(port) if port else None

    @property
    def repository(self) -> str:
        """Registry and name, without tag and digest."""
        return f"{self.registry}/{self.name}".removeprefix("/")


def parse_image(reference: str) -> Image:
    """Return the parts of `registry/name:tag@digest`."""
    match = IMAGE.fullmatch(reference)
    tagged = match and match["tag"] != "latest" and (match["tag"] or match["digest"])
    if not match or not tagged or match.end("name") > LONGEST_NAME:
        raise ValueError(f"'reference' must have an exact tag or a digest, got {shown(reference)}")
    return Image(*(match[part] or "" for part in Image._fields))


def _exact(text: str) -> str:
    parse_image(text)
    return text


ImageRef = Annotated[
    str,
    text_field(
        "an image reference with an exact tag or a digest (registry/name:tag@sha256:…; 'latest' "
        f"is refused, as are capitals in the name, and more than {LONGEST_NAME} characters of it)",
        _exact,
    ),
]
"""Container image.

A moving or missing tag is refused, so that the same manifest always runs the same program.
"""


def is_image_field(name: str) -> bool:
    """Return whether a field of that name holds an image, if it holds a text."""
    return name == "image" or name.endswith("_image")
