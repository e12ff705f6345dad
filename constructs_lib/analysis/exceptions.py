"""Exceptions: findings that are accepted, by rule and place, each with a reason."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_of
from constructs_lib.analysis.records import Finding, Rule, descriptions, findings_of
from constructs_lib.kube.declarations import DeclaredException
from constructs_lib.kube.label_keys import ACCEPTED
from constructs_lib.kube.text import printable

LINE = re.compile(r"([a-z0-9-]+)(?: ((?!until )\S+))?(?: until (\d{4}-\d\d-\d\d))?: (\S.*)")
"""An exception in the annotation of an object, such as `image-tag-latest until 2030-01-31: …`."""


def line_of(exception: DeclaredException) -> str:
    """Return an exception as such a line."""
    place = f"{exception.rule} {exception.path}" if exception.path else exception.rule
    until = f" until {exception.until}" if exception.until else ""
    return f"{place}{until}: {' '.join(exception.reason.split())}"


class Judgement(NamedTuple):
    """Findings of rules, and those that are accepted."""

    findings: list[Finding]
    accepted: list[tuple[Finding, DeclaredException]]

    @property
    def openings(self) -> list[str]:
        """A line for each exception that opens a cluster."""
        return [
            printable(f"Accepted: {found}: {exception.reason}")
            for found, exception in self.accepted
            if found.rule in descriptions() and descriptions()[found.rule].opens
        ]


def judge(inventory: Inventory, rules: Sequence[Rule], today: str | None = None) -> Judgement:
    """Return the findings of rules in an inventory, in the order of the rules.

    Args:
        inventory: Everything that is judged.
        rules: The rules.
        today: Day by which exceptions end, as `2030-01-31`. None: none has ended.
    """
    exceptions = [*_exceptions(inventory)]
    judged = Judgement([], [])
    for found in findings_of(inventory, rules):
        place = found.rule, str(found.object)
        covering = (each for each in exceptions if (each.rule, each.object) == place)
        exception = next((each for each in covering if each.path in (None, found.path)), None)
        if exception:
            judged.accepted.append((found, exception))
        else:
            judged.findings.append(found)
    ids = {each.id for each in rules}
    used = {each for _, each in judged.accepted}
    for each in exceptions:
        what = f"accepts '{each.rule}'" + (f" at '{each.path}'" if each.path else "")
        kind, _, name = each.object.partition(" ")
        made = partial(Finding, Place("", kind, "", name), source=each.source)
        if each in used and today and each.until and each.until < today:
            problem, fix = f"{what} until {each.until}", "fix the finding, or state a later date"
            judged.findings.append(made(problem, fix, rule="exception-expired"))
        elif each not in used and (each.rule in ids or each.rule not in descriptions()):
            problem, fix = f"{what}, which is not found there", "remove the exception"
            judged.findings.append(made(problem, fix, rule="exception-unused", severity="warning"))
    return judged


def _exceptions(inventory: Inventory) -> Iterator[DeclaredException]:
    """Yield the exceptions that constructs declare, and those in annotations of objects."""
    yield from inventory.declarations.accepted
    for found in inventory.readable:
        place = place_of(found)
        for line in found.annotations.get(ACCEPTED, "").splitlines():
            match = LINE.fullmatch(line)
            # A line of another form has no effect, and is told so.
            rule, path, until, reason = match.groups() if match else (line, None, None, "")
            yield DeclaredException(
                rule=rule,
                object=str(place),
                reason=reason,
                path=path,
                until=until,
                source=inventory.sources.get(place),
            )
