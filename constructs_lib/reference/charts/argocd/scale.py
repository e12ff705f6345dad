"""Number of Applications of one Argo CD, and the sizes of its parts that follow."""

from fractions import Fraction
from math import ceil
from typing import NamedTuple

from pydantic import Field

from constructs_lib import Props, ResourcesProps
from constructs_lib.kube import amount

CONTROLLER_MIB = 300
"""Memory of a controller without Applications."""

MIB_PER_APPLICATION = Fraction("0.5")
"""Memory of a controller for an Application of a few objects, above that."""

LOOK_SECONDS = Fraction("0.04")
"""CPU seconds of controller and repo-server for a look at an Application without a new commit."""

RENDER_SECONDS = Fraction("0.02")
"""CPU seconds of a repo-server for the manifests of an Application at a new commit."""

LEAST_INTERVAL = 60
"""Seconds between two looks at an Application, up to half of which are added at random."""

SHARE = Fraction(1, 2)
"""Part of the CPU that looks may take; the rest is for syncs."""

RENDERINGS = 2
"""Applications that a repo-server renders at a time. Each chart that is being rendered needs
memory.
"""

SHARDING = "consistent-hashing"
"""How clusters are spread over the shards: the fewest move when a shard or a cluster is added."""


class ArgoCdScaleProps(Props):
    """How much Argo CD delivers. Its other sizes follow from the number."""

    applications: int = Field(ge=1, le=100_000)
    """Number of Applications, of all clusters. They are taken for alike, and for equally many on
    each cluster.
    """

    shards: int | None = Field(default=None, ge=1, le=100)
    """Pods of the controller, each of which has whole clusters. None: as many as CPU and memory of
    the Applications take, but not more than clusters.
    """

    interval_seconds: int | None = Field(default=None, ge=LEAST_INTERVAL, le=3600)
    """Time after which Argo CD looks at an Application of which no event tells. None: a minute, or
    as long as looks would otherwise take more than half of the CPU.
    """


class Sizes(NamedTuple):
    """Sizes of the parts of an Argo CD."""

    shards: int = 1
    repo_servers: int = 1
    """Pods that render all Applications between two looks; with `highly_available`, at least."""
    interval_seconds: int = LEAST_INTERVAL
    status_processors: int | None = None
    """Applications that a shard compares with Git at a time. None: Argo CD's 20."""
    operation_processors: int | None = None
    """Applications that a shard syncs at a time. None: Argo CD's 10."""


def sizes_of(scale: ArgoCdScaleProps | None, resources: ResourcesProps, clusters: int) -> Sizes:
    """Return the sizes for a scale, with such resources of each pod, and so many clusters.

    Raises:
        ValueError: The Applications of a shard need more memory than it has.
    """
    if scale is None:
        return Sizes()
    number, memory = scale.applications, amount(resources.memory_limit) / 2**20
    busy = amount(resources.cpu_limit) * SHARE
    most = (memory - CONTROLLER_MIB) // MIB_PER_APPLICATION
    by_memory = ceil(number / most) if most > 0 else clusters
    by_cpu = ceil(number * LOOK_SECONDS / (busy * LEAST_INTERVAL))
    shards = scale.shards or min(clusters, max(by_memory, by_cpu))
    of_a_shard = ceil(Fraction(number, shards))
    needed = ceil(CONTROLLER_MIB + of_a_shard * MIB_PER_APPLICATION)
    if needed > memory:
        raise ValueError(
            f"'resources.memory_limit' must be at least {needed}Mi, which a shard of "
            f"{of_a_shard} Applications needs, got {resources.memory_limit}; raise it, or deliver "
            "to more clusters, since a shard has whole ones"
        )
    interval = scale.interval_seconds or max(LEAST_INTERVAL, ceil(of_a_shard * LOOK_SECONDS / busy))
    status = min(100, max(20, ceil(of_a_shard / 20)))
    repo_servers = ceil(number * RENDER_SECONDS / (busy * interval))
    return Sizes(shards, repo_servers, interval, status, ceil(status / 2))
