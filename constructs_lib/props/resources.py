"""CPU and memory of a container: requests, and limits that are never below them."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple, Self

from pydantic import model_validator

from constructs_lib.kube.declarations import DeclaredPods
from constructs_lib.kube.quantities import Cpu, Memory, amount, format_quantity
from constructs_lib.kube.structs import k8s
from constructs_lib.props.model import Props


class ResourcesProps(Props):
    """CPU and memory of a container. The defaults suit a small Node.js server."""

    cpu_request: Cpu = "200m"
    """CPU that is reserved for the container."""

    cpu_limit: Cpu = "500m"
    """CPU above which the container is throttled."""

    memory_request: Memory = "256Mi"
    """Memory that is reserved for the container."""

    memory_limit: Memory = "512Mi"
    """Memory above which the container is killed."""

    @model_validator(mode="after")
    def _requests_within_limits(self) -> Self:
        for resource in ("cpu", "memory"):
            request, limit = (
                getattr(self, f"{resource}_request"),
                getattr(self, f"{resource}_limit"),
            )
            if amount(request) > amount(limit):
                raise ValueError(
                    f"'{resource}_request' must not exceed '{resource}_limit', "
                    f"got {request} and {limit}; lower the first or raise the second"
                )
        return self

    def requirements(self) -> k8s.ResourceRequirements:
        """Return the requests and limits for a container."""
        return k8s.ResourceRequirements(requests=self.requests(), limits=self.limits())

    def requests(self) -> dict[str, str]:
        """Return the requests by resource."""
        return {"cpu": self.cpu_request, "memory": self.memory_request}

    def limits(self) -> dict[str, str]:
        """Return the limits by resource."""
        return {"cpu": self.cpu_limit, "memory": self.memory_limit}


SURGE_PODS = 1
"""Pods above the desired number in a rolling update. One, so that it needs little spare room; the
default of Kubernetes, a quarter rounded up, is the same up to four.
"""


class Pods(NamedTuple):
    """Pods that are all the same."""

    number: int
    """Number of the pods."""

    each: ResourcesProps
    """CPU and memory of one pod as a whole."""

    def declaration(self, namespace: str) -> DeclaredPods:
        """Return the declaration of these pods for the rule on quotas."""
        return DeclaredPods(
            namespace=namespace,
            number=self.number,
            needs={
                "requests.cpu": self.each.cpu_request,
                "requests.memory": self.each.memory_request,
                "limits.cpu": self.each.cpu_limit,
                "limits.memory": self.each.memory_limit,
            },
        )

    @classmethod
    def of_deployment(cls, replicas: int, each: ResourcesProps) -> Self:
        """Return the pods of a Deployment in a rolling update.

        Pods that are told to end count until they are gone. All of the former ones but one may be
        on their way out when the last new one is made. Without an update, those are which were
        evicted, and are replaced at once.
        """
        return cls(replicas + SURGE_PODS + replicas - 1, each)


def total(*containers: ResourcesProps) -> ResourcesProps:
    """Return the sums of the requests and limits of containers."""
    return _combined(sum, containers)


def largest(*containers: ResourcesProps) -> ResourcesProps:
    """Return the largest of each request and limit of containers."""
    return _combined(max, containers)


def _combined(
    combine: Callable[[Iterable[Fraction]], Fraction | int], containers: tuple[ResourcesProps, ...]
) -> ResourcesProps:
    def number(field: str) -> str:
        texts = [getattr(container, field) for container in containers]
        return format_quantity(Fraction(combine(map(amount, texts))), like=texts[0])

    return ResourcesProps(
        cpu_request=number("cpu_request"),
        cpu_limit=number("cpu_limit"),
        memory_request=number("memory_request"),
        memory_limit=number("memory_limit"),
    )
