"""The base model of all values, and groups that several charts share."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from constructs_lib.core.manifests import Manifest
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Cpu, Memory
from constructs_lib.core.resources import ResourcesProps
from constructs_lib.helm.mirrors import Mirrors


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


class ImageRepository(Values):
    """`image` of a server whose tag the chart knows."""

    repository: str

    @classmethod
    def at(cls, mirrors: Mirrors, name: str) -> Self | None:
        """Returns where an image is had; None: where the chart says, since there is no mirror.

        Args:
            mirrors: Where images come from.
            name: Name of the image in the chart, with its registry.
        """
        repository = mirrors.repository(name)
        return cls(repository=repository) if repository else None


class RegistryImage(Values):
    """`image` of a server, which the chart joins to one name, with a tag that it knows."""

    registry: str
    repository: str

    @classmethod
    def at(cls, mirrors: Mirrors, name: str) -> Self | None:
        """Returns where an image is had; None: where the chart says, since there is no mirror.

        Args:
            mirrors: Where images come from.
            name: Name of the image in the chart, with its registry.
        """
        path = mirrors.repository(name)
        if not path:
            return None
        registry, _, repository = path.partition("/")
        return cls(registry=registry, repository=repository)


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
