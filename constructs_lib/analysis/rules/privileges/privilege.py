"""A privilege of an object, how rules read one, and how they find those without a reason."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import table, values
from constructs_lib.analysis.records import Finding, finding
from constructs_lib.kube.manifests import rendered
from constructs_lib.kube.structs import k8s

KEY = re.compile(r".*\.|\[\d+\]\Z", re.DOTALL)
"""Part of a path that is not the key of its field."""


class Privilege(NamedTuple):
    """Something that an object may do, and others may not."""

    found: k8s.Object
    """The object that must state it."""

    name: str
    """Name by which its annotation states a reason, such as `type LoadBalancer`."""

    problem: str
    """The finding where it does not, as it reads after the object."""

    fix: str = "remove it"


def rows_of(name: str) -> Callable[[Inventory], Iterator[Privilege]]:
    """Return a function that finds the values of a table, which objects state with a reason."""

    def found_in(inventory: Inventory) -> Iterator[Privilege]:
        rows = table(name)
        for manifest, found in inventory.read:
            of_kind = rows.get(found.kind, ())
            fitted = rendered(found) if any(row.when for row in of_kind) else None
            for row in (*of_kind, *rows.get("*", ())):
                data = fitted if row.when else manifest
                for path, value in (each for at in row.at.split() for each in values(data, at)):
                    if row.takes(found.group, value):
                        shown = {"key": KEY.sub("", path), "value": value}
                        problem = row.problem.format(**shown)
                        yield Privilege(found, row.name.format(**shown), problem, row.fix)

    return found_in


def without_reasons(
    inventory: Inventory,
    sources: Sequence[Callable[[Inventory], Iterator[Privilege]]],
    annotation: str,
    word: str,
) -> Iterator[Finding]:
    """Yield privileges without a stated reason, and reasons without a privilege."""
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
