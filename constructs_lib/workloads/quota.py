"""The quota of a namespace: exactly what its pods need."""

from collections.abc import Sequence
from fractions import Fraction

from constructs_lib.kube.names import MAX_INT64
from constructs_lib.kube.quantities import amount, format_quantity
from constructs_lib.props.resources import Pods
from constructs_lib.workloads.namespace import CONTAINER_DEFAULTS, ResourceQuotaProps

HEADROOM = Pods(1, CONTAINER_DEFAULTS)
"""Room in a quota for a container of which the record of a chart knows nothing, such as one that a
newer version of the chart has.
"""


def quota_of(
    pods: Sequence[Pods],
    *,
    with_deadline_only: bool = False,
    only_priority_class: str | None = None,
    but_priority_class: str | None = None,
) -> ResourceQuotaProps:
    """Return a quota that is exactly large enough for these pods.

    With `with_deadline_only`, pods without a deadline of their own do not count; with
    `only_priority_class`, pods of that class alone do, and with `but_priority_class`, all others.
    """
    number = sum(group.number for group in pods)

    def needed(field: str) -> str:
        texts = [getattr(group.each, field) for group in pods]
        sums = [group.number * amount(text) for group, text in zip(pods, texts, strict=True)]
        if (all_of_them := sum(sums, Fraction())) > MAX_INT64:
            raise ValueError(
                f"'{field}' of all pods must be below 2^63 in sum, got {' and '.join(texts)} for "
                f"{number} pods; lower it or 'max_replicas'"
            )
        return format_quantity(all_of_them, like=texts[0])

    return ResourceQuotaProps(
        pods=number,
        cpu_requests=needed("cpu_request"),
        cpu_limits=needed("cpu_limit"),
        memory_requests=needed("memory_request"),
        memory_limits=needed("memory_limit"),
        with_deadline_only=with_deadline_only,
        only_priority_class=only_priority_class,
        but_priority_class=but_priority_class,
    )
