"""The base model of all values, and groups that several charts share."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from constructs_lib.core.image import parse_image
from constructs_lib.core.manifests import Manifest
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Cpu, Memory
from constructs_lib.core.resources import ResourcesProps


class Values(Props):
    """Values of a chart, or a group of them. Fields are the chart's keys in snake case.

    Defaults are the platform's, given only where they differ from the chart's or must not change.
    """

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    def data(self) -> Manifest:
        """Returns the values under the chart's own keys, without those that are None."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")


class Switch(Values):
    """A group that can be switched on or off."""

    enabled: bool


OFF = Switch(enabled=False)
"""A group that is switched off."""


class SeccompProfile(Values):
    """`seccompProfile` of a security context."""

    type: Literal["RuntimeDefault"] = "RuntimeDefault"


class Capabilities(Values):
    """`capabilities` of a security context."""

    drop: Sequence[Literal["ALL"]] = ("ALL",)


class EmptyDir(Values):
    """`emptyDir` of a volume."""

    size_limit: str


class Create(Values):
    """A group whose object is created or not."""

    create: bool


class ChartImage(Values):
    """`image` of a container, in the parts that its chart joins."""

    registry: str | None = None
    repository: str
    tag: str
    digest: str | None = None
    sha: str | None = None

    @classmethod
    def of(cls, reference: str, *keys: Literal["registry", "digest", "sha"]) -> Self:
        """Returns the parts of an image reference under the keys of a chart.

        Args:
            reference: An image reference with a tag.
            keys: Keys of the chart beside `repository` and `tag`. Without one for the digest, the
                digest is part of the tag.
        """
        image = parse_image(reference)
        parts = {"repository": image.repository, "tag": image.tag}
        if "registry" in keys:
            parts |= {"registry": image.host, "repository": image.name}
        if image.digest and "digest" in keys:
            parts["digest"] = image.digest
        elif image.digest and "sha" in keys:
            parts["sha"] = image.digest.removeprefix("sha256:")
        elif image.digest:
            parts["tag"] += f"@{image.digest}"
        return cls(**parts)


class Metrics(Values):
    """`metrics` of a server that Prometheus discovers."""

    enabled: bool = True
    service_monitor: Switch = Switch(enabled=True)


class Amounts(Values):
    """`requests` or `limits`."""

    cpu: Cpu
    memory: Memory


class Resources(Values):
    """`resources` of a container."""

    requests: Amounts
    limits: Amounts

    @classmethod
    def of(cls, props: ResourcesProps) -> Self:
        """Returns the props in the form of charts."""
        return cls(
            requests=Amounts(cpu=props.cpu_request, memory=props.memory_request),
            limits=Amounts(cpu=props.cpu_limit, memory=props.memory_limit),
        )
