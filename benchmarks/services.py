"""A platform of web services, as a team would write it; each calls its neighbour.

python -m benchmarks.services 300 FOLDER
"""

import sys

from cdk8s import Chart

from benchmarks.subject import IMAGE, TIER
from constructs_lib import Platform, Tier, TierProps, WebService, WebServiceProps, run


def add_services(chart: Chart, number: int, image: str = IMAGE) -> list[WebService]:
    """Add so many services to a Chart, without connections."""
    props = WebServiceProps(image=image, max_replicas=3)
    return [WebService(chart, f"s{index}", props) for index in range(number)]


def connect(services: list[WebService]) -> None:
    """Lets each service call the next one."""
    for index, service in enumerate(services):
        service.connections.allow_to(services[(index + 1) % len(services)])


def compose(number: int, image: str = IMAGE) -> Platform:
    """Return a platform with so many services in one Chart."""
    platform = Platform()
    tier = Tier(platform, TierProps(name=TIER))
    tier.add_namespace()
    connect(add_services(tier.chart("services"), number, image))
    return platform


if __name__ == "__main__":
    run(lambda: compose(int(sys.argv[1])), sys.argv[2])
