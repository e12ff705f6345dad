"""A privilege of an object, how rules read one, and how they find those without a reason."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding
from constructs_lib.kube.structs import k8s


class Privilege(NamedTuple):
    """Something that an object may do, and others may not."""

    found: k8s.Object
    """The object that must state it."""

    name: str
    """What its annotation must say, such as `type LoadBalancer`."""

    problem: str
    """The finding where it does not, as it reads after the object."""

    fix: str = "remove it"


def without_reasons(
    inventory: Inventory,
    sources: Sequence[Callable[[Inventory], Iterator[Privilege]]],
    annotation: str,
    word: str,
) -> Iterator[Finding]:
    """Yield what objects have without a stated reason, and what they state and do not have."""
    had: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for found, name, problem, fix in source(inventory):
            if name not in had[str(found)] and not _stated(found, annotation).get(name):
                why = f"or say why in annotation '{annotation}': '{name}: …'"
                yield finding(found, problem, f"{fix}, {why}")
            had[str(found)].add(name)
    for each in inventory.readable:
        for name in sorted(_stated(each, annotation).keys() - had[str(each)]):
            problem = f"states {word} '{name}', which it does not have"
            yield finding(each, problem, f"remove it from annotation '{annotation}'")


def _stated(found: k8s.Object, annotation: str) -> dict[str, str]:
    """Return the reasons that an object states in an annotation, by name."""
    lines = found.annotations.get(annotation, "").splitlines()
    parts = (line.partition(": ") for line in lines if line.strip())
    return {name.strip(): reason.strip() for name, _, reason in parts}
