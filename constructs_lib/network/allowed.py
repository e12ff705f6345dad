"""Traffic that one half of a connection lets through, and the types of what it names."""

from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from pydantic import Field

from constructs_lib.core.distinct import DISTINCT
from constructs_lib.core.fields import LabelKey, LabelValue
from constructs_lib.network import policies
from constructs_lib.network.shapes import Protocol as Transport


class Allowed(NamedTuple):
    """Traffic that one half of a connection lets through."""

    ports: tuple[int, ...]
    pod_network: str = ""
    """Addresses to exclude, if the other end is not pods."""

    networks: tuple[str, ...] = policies.EVERYWHERE
    """Addresses of the other end, if it is not pods."""

    pod_labels: tuple[tuple[str, str], ...] = ()
    """Labels that select the other end, if it is pods."""

    reason: str = ""
    """Purpose of the connection, for an annotation of the policy."""

    protocols: tuple[Transport, ...] = ("TCP",)
    """Protocols of the ports."""


Transports = Annotated[Sequence[Transport], DISTINCT, Field(min_length=1)]
"""Protocols of ports."""

PodLabels = Annotated[Mapping[LabelKey, LabelValue], Field(min_length=1)]
"""Labels that select pods. An empty selector would select all of them."""
