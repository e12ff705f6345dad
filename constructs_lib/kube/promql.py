"""Expressions of PromQL, read as Prometheus reads them."""

import re
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

from pydantic import ValidationInfo

from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import Check, shown

if TYPE_CHECKING:
    import promql_parser

HAS_PARSER = find_spec("promql_parser") is not None
"""Whether the parser of PromQL is there. It is a compiled program without a wheel for every
machine; without it Prometheus itself is the first to read an expression.
"""

QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"|' r"'(?:\\.|[^'\\\n])*'|`[^`]*`|#.*")
"""Texts and comments in PromQL."""

_NESTING = re.compile(r"[(\[{+*/%^-]|[<>=!]+|\b(?:and|or|unless|atan2)\b")
"""Tokens that nest an expression."""

MOST_NESTING = 500
"""Most brackets and operators of an expression. The parser needs stack for each, and dies at some
thousands. Those of the reference system have 49 at most.
"""


# A rule is read when it is made, and twice more when it is checked.
@lru_cache(maxsize=4096)
def parse_promql(text: str) -> "promql_parser.Expr | None":
    """Return an expression of PromQL as a tree, or raise ValueError with what is wrong.

    None: the parser is not there.
    """
    if not HAS_PARSER:
        return None
    import promql_parser

    if len(_NESTING.findall(QUOTED.sub(" ", text))) > MOST_NESTING:
        raise ValueError(f"more than {MOST_NESTING} brackets and operators")
    try:
        return promql_parser.parse(text)
    except BaseException as error:
        # It panics at a duration without end.
        if not isinstance(error, ValueError) and type(error).__name__ != "PanicException":
            raise
        raise ValueError(str(error)) from None


def _promql(text: str, info: ValidationInfo) -> str:
    try:
        found = parse_promql(text)
        if found is not None and _has_no_values(found):
            raise ValueError("neither numbers nor series with one value each")
    except ValueError as error:
        name = info.field_name or "id"
        raise ValueError(
            f"'{name}' must be a PromQL expression, got {shown(text)} ({error})"
        ) from None
    return text


def _has_no_values(expression: "promql_parser.Expr") -> bool:
    """Return whether no rule can use the result of an expression: a range or a text."""
    import promql_parser as parser

    while isinstance(expression, parser.ParenExpr):
        expression = expression.expr
    return isinstance(
        expression, parser.MatrixSelector | parser.StringLiteral | parser.SubqueryExpr
    )


Expression = Annotated[NonEmptyText, Check(_promql)]
"""PromQL expression of a rule, with the functions of Prometheus 3 but no experimental syntax."""
