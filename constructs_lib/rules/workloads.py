"""Rules on the pods that workloads make."""

from collections.abc import Iterator

from constructs_lib.core.image import parse_image
from constructs_lib.core.quantity import amount
from constructs_lib.rules.inventory import (
    Inventory,
    containers_of,
    finding,
)


def containers_state_resources(inventory: Inventory) -> Iterator[str]:
    """Every container states requests and limits, the first not above the second."""
    for pods in inventory.pods:
        for container in containers_of(pods):
            resources = container.get("resources", {})
            for resource in ("cpu", "memory"):
                request = resources.get("requests", {}).get(resource)
                limit = resources.get("limits", {}).get(resource)
                where = f"has container '{container['name']}' with {resource}"
                if request is None or limit is None:
                    problem = f"{where} request {request} and limit {limit}"
                    yield finding(pods.maker, problem, "state both under 'resources'")
                elif amount(str(request)) > amount(str(limit)):
                    problem = f"{where} request {request} above its limit {limit}"
                    yield finding(pods.maker, problem, "lower the request")


def images_are_pinned(inventory: Inventory) -> Iterator[str]:
    """Every image has an exact tag or a digest, so that no restart brings another program."""
    for pods in inventory.pods:
        for container in containers_of(pods):
            image = container.get("image", "")
            try:
                parse_image(image)
            except ValueError:
                problem = f"has container '{container['name']}' with image {image!r}"
                fix = "name a tag other than 'latest', or a digest"
                yield finding(pods.maker, problem, fix)
