"""Privileges and unusual values, which objects state with a reason in an annotation."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.paths import table, values
from constructs_lib.analysis.records import Finding, finding
from constructs_lib.kube.manifests import at, rendered
from constructs_lib.kube.structs import k8s

KEY = re.compile(r".*\.|\[\d+\]\Z", re.DOTALL)
"""Part of a path that is not the key of its field."""


class Notable(NamedTuple):
    """A privilege or an unusual value of an object."""

    found: k8s.Object
    """The object that must state it."""

    name: str
    """Name by which the annotation states the reason, such as `type LoadBalancer`."""

    problem: str
    """Problem without a reason, as it reads after the object."""

    fix: str = "remove it"


def notable_rows(inventory: Inventory, name: str) -> Iterator[Notable]:
    """Yield the values of a table, which objects state with a reason."""
    rows = table(name)
    for manifest, found in inventory.read:
        of_kind = (*rows.get(found.kind, ()), *rows.get("*", ()))
        # First the group: some rows search a whole object.
        fitting = [row for row in of_kind if row.is_for(found.group)]
        fitted = rendered(found) if any(row.when for row in fitting) else None
        for row in fitting:
            data = fitted if row.when else manifest
            for path, value in (each for way in row.at.split() for each in values(data, way)):
                if row.takes(value):
                    fields = {"value": value, "kind": at(value, "kind")}
                    stated, problem = (
                        text.format(key=KEY.sub("", path), **fields)
                        for text in (row.name, row.problem)
                    )
                    yield Notable(found, stated, problem, row.fix)


def without_reasons(
    inventory: Inventory, notable: Iterable[Notable], annotation: str, word: str
) -> Iterator[Finding]:
    """Yield what has no stated reason, and reasons for what an object does not have."""
    had: dict[str, set[str]] = defaultdict(set)
    for found, name, problem, fix in notable:
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
