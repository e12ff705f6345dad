"""A rule together with an expression in CEL that finds the same in one object."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from constructs_lib.checks.run import Rule


class Pair(NamedTuple):
    """A rule, and what says the same in CEL."""

    rule: Rule

    resources: Mapping[str, Sequence[str]]
    """Resources that it looks at, by API group."""

    findings: str
    """Expression: the findings of the rule in the object `it`, as a list of texts.

    `variables.title` is kind, namespace and name of the object. `it` has no type, so that one
    expression reads several kinds: what may be absent is read by `.?`.
    """

    @property
    def name(self) -> str:
        """Name of the rule as that of an object."""
        return self.rule.__name__.replace("_", "-")


def text(value: str) -> str:
    """Return a text as CEL writes it."""
    return json.dumps(value, ensure_ascii=False)


def texts(values: Sequence[str]) -> str:
    """Return a list of texts as CEL writes it."""
    return f"[{', '.join(map(text, values))}]"


def one_line(expression: str) -> str:
    """Return an expression without the line breaks and blanks by which it is laid out here."""
    return " ".join(expression.split())
