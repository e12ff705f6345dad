"""Findings and rules as records, which consumers, docs and exceptions name."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import yaml

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.reading import Place, place_of
from constructs_lib.kube.credentials import masked
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.text import printable

Severity = Literal["error", "warning"]
"""Whether a finding stops a synth."""


@dataclass(frozen=True)
class Finding:
    """Finding of a rule."""

    object: Place
    problem: str
    """Problem, as it reads after the object."""

    fix: str
    """Fix, in the imperative."""

    path: str | None = None
    """Path of the field, such as `spec.ports[0].name`, if there is one."""

    rule: str = ""
    """Id of the rule, filled in by `findings_of`."""

    severity: Severity = "error"
    """A warning of a rule of errors stays one."""
    source: str | None = None
    """File and line that made the object. None: unknown."""

    @property
    def text(self) -> str:
        """Object, problem and fix, in one printable line."""
        # Names of objects that others made may hold line breaks, and what a terminal obeys.
        return masked(printable(f"{self.object} {self.problem}; {self.fix}"))

    def __str__(self) -> str:
        """Return the line that commands print: the text, after its source and before its rule."""
        return f"{f'{self.source}: ' if self.source else ''}{self.text} [{self.rule}]"


@dataclass(frozen=True, kw_only=True)
class Description:
    """Description of a rule, for readers of its findings."""

    subject: str
    title: str
    """Requirement, as a sentence."""
    why: str
    fix: str
    judges: Literal["one object", "all objects"] = "all objects"
    """Whether it looks at each object alone."""
    since: str = "0.1"
    """First version of the library that has it."""
    opens: bool = False
    """Whether an exception opens a cluster."""
    charts: Literal["error", "warning", "nothing"] = "error"
    """Severity of a finding on objects of charts."""
    plan: Sequence[Literal["missing", "misfit"]] = ()
    """Uses of the rule in a plan."""


@cache
def descriptions() -> Mapping[str, Description]:
    """Return the descriptions of the rules of the library by id, in the order of the rules."""
    text = pkgutil.get_data(__name__, "rules/rules.yaml") or b""
    return {
        id: Description(subject=subject, **fields)
        for subject, rules in yaml.load(text, yaml.CSafeLoader).items()
        for id, fields in rules.items()
    }


@dataclass(frozen=True)
class Rule:
    """A check of everything that is synthesized together."""

    id: str
    """Name that never changes."""

    check: Callable[[Inventory], Iterator[Finding]]
    severity: Severity = "error"
    asks_declarations: bool = False
    """Whether it reads declarations of constructs, such as Secrets, which no manifest has."""
    description: Description | None = None

    def findings(self, inventory: Inventory) -> Iterator[Finding]:
        """Yield its findings, or one that names the error if it fails."""
        try:
            for each in self.check(inventory):
                source = inventory.sources.get(each.object)
                severity = each.severity if self.severity == "error" else self.severity
                yield replace(each, rule=self.id, severity=severity, source=source)
        except Exception as error:  # A team's rule may raise anything; the others must still run.
            problem = f"failed with {type(error).__name__}: {error}"
            failed = finding(Place("", "Rule", "", self.id), problem, "correct the rule")
            yield replace(failed, rule=self.id)


BY_ID: dict[str, Rule] = {}
"""The rules of the library by id."""


def register(
    id: str, severity: Severity = "error", *, asks_declarations: bool = False
) -> Callable[[Callable[[Inventory], Iterator[Finding]]], Rule]:
    """Return a decorator that makes a rule of the library from a function."""

    def made(check: Callable[[Inventory], Iterator[Finding]]) -> Rule:
        BY_ID[id] = Rule(id, check, severity, asks_declarations, descriptions()[id])
        return BY_ID[id]

    return made


def finding(found: k8s.Object | Place, problem: str, fix: str, path: str | None = None) -> Finding:
    """Return a finding on an object."""
    place = place_of(found) if isinstance(found, k8s.Object) else found
    return Finding(place, problem, fix, path)


def findings_of(inventory: Inventory, rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings of rules over an inventory, in the order of the rules."""
    return [each for rule in rules for each in rule.findings(inventory)]


def new_findings(before: Inventory, after: Inventory, rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings of rules that `after` has, and `before` lacks."""
    known = {each.text for each in findings_of(before, rules)}
    return [each for each in findings_of(after, rules) if each.text not in known]
