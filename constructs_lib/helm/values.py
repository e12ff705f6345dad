"""The base model of all values, and the groups that several charts have."""

from typing import Self

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from constructs_lib.core.api_objects import Manifest
from constructs_lib.core.props import Props
from constructs_lib.core.quantity import Quantity
from constructs_lib.core.resources import ResourcesProps


class Values(Props):
    """Values of a chart, or a group of them: fields are the chart's keys in snake case.

    Defaults are the platform's, and only where they differ from the chart's, or must not change.
    """

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    def data(self) -> Manifest:
        """Returns the values by the chart's own keys, without those that are None."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")


class Switch(Values):
    """A group that is switched on or off."""

    enabled: bool


class Create(Values):
    """A group with an object that is made or not."""

    create: bool


class Metrics(Values):
    """`metrics` of a server that Prometheus finds."""

    enabled: bool = True
    service_monitor: Switch = Switch(enabled=True)


class Amounts(Values):
    """`requests` or `limits`."""

    cpu: Quantity
    memory: Quantity


class Resources(Values):
    """`resources` of a container."""

    requests: Amounts
    limits: Amounts

    @classmethod
    def of(cls, props: ResourcesProps) -> Self:
        """Returns what the props say."""
        return cls(
            requests=Amounts(cpu=props.cpu_request, memory=props.memory_request),
            limits=Amounts(cpu=props.cpu_limit, memory=props.memory_limit),
        )
