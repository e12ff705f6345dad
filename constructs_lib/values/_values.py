"""The base model of all values."""

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from constructs_lib._api_objects import Manifest
from constructs_lib._props import Props


class Values(Props):
    """Values of a chart, or a group of them: fields are the chart's keys in snake case."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    def data(self) -> Manifest:
        """Returns the values by the chart's own keys, without those that are None."""
        return self.model_dump(by_alias=True, exclude_none=True, mode="json")
