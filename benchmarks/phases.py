"""What a platform of many services costs, step by step; prints JSON.

python -m benchmarks.phases 300
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from typing import TypeVar

import psutil

from benchmarks.crossings import counted
from benchmarks.services import add_services, connect
from benchmarks.subject import TIER
from constructs_lib import Platform, Tier, TierProps
from constructs_lib.analysis.findings import RULES
from constructs_lib.analysis.records import findings_of
from constructs_lib.testing import inventory_of

AnyResult = TypeVar("AnyResult")


def cpu_seconds() -> float:
    """Return the CPU seconds of this process and of those that it started."""
    own = os.times()
    nodes = [each.cpu_times() for each in psutil.Process().children(recursive=True)]
    return own.user + own.system + sum(node.user + node.system for node in nodes)


def main() -> None:
    """Build, read and check the services, and print the CPU seconds of each step."""
    seconds: dict[str, float] = {}

    def timed(step: str, run: Callable[[], AnyResult]) -> AnyResult:
        before = cpu_seconds()
        result = run()
        seconds[step] = cpu_seconds() - before
        return result

    tier = Tier(Platform(), TierProps(name=TIER))
    tier.add_namespace()
    chart = tier.chart("services")
    number = int(sys.argv[1])
    with counted() as calls:
        services = timed("build", lambda: add_services(chart, number))
        timed("connect", lambda: connect(services))
        crossings = calls.total()
    inventory = timed("write", lambda: inventory_of(tier))
    findings = timed("rules", lambda: findings_of(inventory, RULES))
    connections = timed("flows", lambda: list(inventory.reach.allowed()))
    # Beside them the services may ask for names.
    if findings or len(connections) < number:
        sys.exit(f"{len(findings)} findings, {len(connections)} connections of {number} services")
    objects = len(inventory.objects)
    # The system counts in KiB.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"objects": objects, "crossings": crossings, "seconds": seconds, "memory": memory}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
