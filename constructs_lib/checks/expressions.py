"""Expressions of alerts and recorded metrics that Prometheus takes, and that say nothing."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from constructs_lib.checks.inventory import Inventory
from constructs_lib.checks.privileges.privilege import Privilege
from constructs_lib.checks.shapes.monitoring import PrometheusRule, RecordOrAlert
from constructs_lib.monitoring.fields import HAS_PARSER, parse_promql

if TYPE_CHECKING:
    from promql_parser import AggregateExpr, Call, Expr

Problem = tuple[str, str]
"""What is wrong, and the fix."""

OF_COUNTERS = frozenset({"increase", "irate", "rate"})
"""Functions of a counter, which falls only when its program starts anew."""

OF_RANGES = OF_COUNTERS | {"delta", "deriv", "idelta", "predict_linear"}
"""Functions that need two values of a range."""

OF_SUMS = frozenset({"avg", "count", "group", "max", "min", "quantile", "stddev", "stdvar", "sum"})
"""Aggregations whose results have no labels but those that they name."""

LEAST_SECONDS = 60
"""Shortest ordinary range, in seconds: two scrapes by the interval of Prometheus' operator, 30."""

PATTERN = re.compile(r"\.[*+]|\w\|\w")
"""Part of a regular expression that no ordinary value has."""

LABEL = re.compile(r"\$labels\.(\w+)")
"""A label of the result in a template."""


def of_expressions(inventory: Inventory) -> Iterator[Privilege]:
    """Yield expressions that give nothing, nonsense, or always a result."""
    for rules in inventory.of_kind(PrometheusRule) if HAS_PARSER else ():
        for rule in (rule for group in rules.spec.groups for rule in group.rules):
            try:
                expression = parse_promql(str(rule.expr))
            except ValueError:
                continue  # `expressions_can_be_read` finds it.
            name = rule.alert or rule.record
            for problem, fix in _problems(expression, rule) if expression else ():
                yield Privilege(rules, f"rule {name}", f"has rule '{name}', which {problem}", fix)


def _problems(expression: "Expr", rule: RecordOrAlert) -> Iterator[Problem]:
    import promql_parser as parser

    found: list[Expr] = []
    parser.walk(expression, found.append)
    for each in found:
        if isinstance(each, parser.Call):
            yield from _of_call(each)
        if isinstance(each, parser.VectorSelector):
            for matcher in each.matchers.matchers:
                is_plain = matcher.op in (parser.MatchOp.Equal, parser.MatchOp.NotEqual)
                if is_plain and PATTERN.search(matcher.value):
                    problem = f"compares label '{matcher.name}' with the text '{matcher.value}'"
                    yield problem, "use '=~' or '!~' for a regular expression"
    if rule.alert and rule.labels.get("severity") != "none":
        yield from _of_alert(expression, found, rule)


def _of_call(call: "Call") -> Iterator[Problem]:
    """Yield what is wrong with the call of a function."""
    import promql_parser as parser

    name, inner = call.func.name, _plain(call.args[-1]) if call.args else None
    if isinstance(inner, parser.MatrixSelector) and name in OF_RANGES:
        seconds = inner.range.total_seconds()
        problem = f"asks {name}() of {seconds:g} seconds, in which there may be one value"
        if seconds < LEAST_SECONDS:
            yield problem, "use a range of several scrapes, such as '[5m]'"
    if isinstance(inner, parser.SubqueryExpr) and name in OF_COUNTERS:
        summed = _plain(inner.expr)
        if isinstance(summed, parser.AggregateExpr):
            problem = f"asks {name}() of {summed.op}(), which falls when one of its programs starts"
            yield problem, f"write '{summed.op}({name}(…))'"
    if name == "histogram_quantile":
        quantile, buckets = _plain(call.args[0]), inner
        if isinstance(quantile, parser.NumberLiteral) and not 0 <= quantile.val <= 1:
            problem = f"asks histogram_quantile() for {quantile.val:g}"
            yield problem, "use a number from 0 to 1, such as 0.95"
        if isinstance(buckets, parser.AggregateExpr) and "_bucket" in buckets.prettify():
            kept = _kept(buckets)
            if kept is not None and "le" not in kept:
                problem = "asks histogram_quantile() of buckets without their label 'le'"
                yield problem, f"write '{buckets.op} by (le) (…)'"


def _of_alert(expression: "Expr", found: "list[Expr]", rule: RecordOrAlert) -> Iterator[Problem]:
    """Yield why an alert fires always, and labels in its texts that its results lack."""
    import promql_parser as parser

    expression = _plain(expression)
    if not any(isinstance(each, parser.VectorSelector) for each in found):
        yield "reads no metric", "compare one"
    modifier = expression.modifier if isinstance(expression, parser.BinaryExpr) else None
    if modifier and modifier.return_bool:
        yield "has a result whether it holds or not, by 'bool'", "remove 'bool'"
    while isinstance(expression, parser.BinaryExpr):
        if not isinstance(_plain(expression.rhs), parser.NumberLiteral):
            return
        expression = _plain(expression.lhs)
    if isinstance(expression, parser.AggregateExpr) and (kept := _kept(expression)) is not None:
        texts = " ".join(rule.annotations.values())
        for label in dict.fromkeys(LABEL.findall(texts)):
            if label not in kept:
                problem = f"says '$labels.{label}', which {expression.op}() has summed up"
                yield problem, f"add '{label}' to its 'by (…)', or leave it out"


def _kept(aggregate: "AggregateExpr") -> list[str] | None:
    """Return the labels that an aggregation leaves, or None if they are not known."""
    import promql_parser as parser

    modifier = aggregate.modifier
    if str(aggregate.op) not in OF_SUMS or (
        modifier and modifier.type == parser.AggModifierType.Without
    ):
        return None
    return list(modifier.labels) if modifier else []


def _plain(expression: "Expr") -> "Expr":
    """Return an expression without the brackets around it."""
    import promql_parser as parser

    while isinstance(expression, parser.ParenExpr):
        expression = expression.expr
    return expression
