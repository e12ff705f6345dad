"""Rules on expressions of alerts and recorded metrics."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from constructs_lib.analysis.inventory import Inventory
from constructs_lib.analysis.records import Finding, finding, register
from constructs_lib.analysis.rules.monitors import Rule, rules_in
from constructs_lib.analysis.rules.stated_reasons import Notable
from constructs_lib.kube.alert_text import Template
from constructs_lib.kube.names import NAMESPACES_OF_THE_CLUSTER
from constructs_lib.kube.promql import HAS_PARSER, Expression, parse_promql
from constructs_lib.kube.structs import k8s
from constructs_lib.kube.validation import checked

_IN_QUOTES_OR_BRACES = re.compile(r'"(?:\\.|[^"\\])*"|\{[^}]*\}|#.*')
"""Parts of an expression that select series."""

_CONDITION = re.compile(r"[<>]|[=!]=|\b(absent|absent_over_time|and|unless|ALERTS)\b")
"""Part of an expression that leaves out results."""

_NAMESPACE = re.compile(r'[{,]\s*namespace\s*=\s*"([a-z0-9-]+)"')
"""Namespace that an expression selects by its name."""


@register("alert-without-condition", "warning")
def _alert_without_condition(inventory: Inventory) -> Iterator[Finding]:
    for rules, _, rule in rules_in(inventory):
        expression = _IN_QUOTES_OR_BRACES.sub("", str(rule.expr))
        is_meant = not rule.alert or rule.labels.get("severity") == "none"
        if not (is_meant or _CONDITION.search(expression)):
            problem = f"has alert {rule.alert}, which fires for each series: it compares nothing"
            yield finding(rules, problem, "add a comparison, such as '> 0'")


@register("alert-namespace-unknown", "warning")
def _alert_namespace_unknown(inventory: Inventory) -> Iterator[Finding]:
    ends = [*inventory.declarations.ends, *(each.peer for each in inventory.declarations.flows)]
    known = {each.name for each in inventory.of_kind(k8s.Namespace)} | NAMESPACES_OF_THE_CLUSTER
    known |= {each.namespace for each in inventory.readable}
    known |= {each.namespace for each in ends if each}
    for rules, _, rule in rules_in(inventory):
        for name in dict.fromkeys(_NAMESPACE.findall(str(rule.expr))):
            if rule.alert and name not in known:
                problem = f"has alert {rule.alert} on namespace '{name}', which is unknown"
                yield finding(rules, problem, "correct the name, unless the cluster has it")


@register("promql-invalid")
def _promql_invalid(inventory: Inventory) -> Iterator[Finding]:
    for rules, group, rule in rules_in(inventory):
        # Prometheus fills in those of alerts alone.
        filled = {**rule.labels, **rule.annotations} if rule.alert else {}
        texts = {name: (Template, text) for name, text in filled.items() if text}
        for name, (kind, text) in {**texts, "expr": (Expression, str(rule.expr))}.items():
            try:
                checked(name, kind, text)
            except ValueError as error:
                whose = f"rule '{rule.alert or rule.record}' of group '{group}'"
                yield finding(rules, f"has {whose}, whose {error}", "correct it")


if TYPE_CHECKING or HAS_PARSER:
    import promql_parser as parser

Problem = tuple[str, str]
"""Problem and fix."""

COUNTER_FUNCTIONS = frozenset({"increase", "irate", "rate"})
"""Functions of a counter, which falls only when its program starts anew."""

RANGE_FUNCTIONS = COUNTER_FUNCTIONS | {"delta", "deriv", "idelta", "predict_linear"}
"""Functions that need two values of a range."""

AGGREGATIONS = frozenset(
    {"avg", "count", "group", "max", "min", "quantile", "stddev", "stdvar", "sum"}
)
"""Aggregations that keep only the labels in `by`."""

LEAST_SECONDS = 60
"""Shortest ordinary range, in seconds: two scrapes by the interval of Prometheus' operator, 30."""

PATTERN = re.compile(r"\.[*+]|\w\|\w")
"""Part of a regular expression that no ordinary value has."""

NEVER_NEGATIVE = COUNTER_FUNCTIONS | {"count_over_time", "changes", "resets"}
"""Functions whose results are 0 or more."""

LABEL = re.compile(r"\$labels\.(\w+)")
"""A label of the result in a template."""


def pointless_expressions(inventory: Inventory) -> Iterator[Notable]:
    """Yield expressions that give nothing, nonsense, or always a result."""
    for rules, _, rule in rules_in(inventory) if HAS_PARSER else ():
        try:
            expression = parse_promql(str(rule.expr))
        except ValueError:
            continue  # `promql-invalid` finds it.
        name = rule.alert or rule.record
        for problem, fix in _expression_problems(expression, rule) if expression else ():
            yield Notable(rules, f"rule {name}", f"has rule '{name}', which {problem}", fix)


def _expression_problems(expression: "parser.Expr", rule: Rule) -> Iterator[Problem]:
    found: list[parser.Expr] = []
    parser.walk(expression, found.append)
    for each in found:
        if isinstance(each, parser.Call):
            yield from _call_problems(each)
        if isinstance(each, parser.VectorSelector):
            for matcher in each.matchers.matchers:
                is_plain = matcher.op in (parser.MatchOp.Equal, parser.MatchOp.NotEqual)
                if is_plain and PATTERN.search(matcher.value):
                    problem = f"compares label '{matcher.name}' with the text '{matcher.value}'"
                    yield problem, "use '=~' or '!~' for a regular expression"
    if rule.alert and rule.labels.get("severity") != "none":
        yield from _alert_problems(expression, found, rule)


def _call_problems(call: "parser.Call") -> Iterator[Problem]:
    name, inner = call.func.name, _plain(call.args[-1]) if call.args else None
    if isinstance(inner, parser.MatrixSelector) and name in RANGE_FUNCTIONS:
        seconds = inner.range.total_seconds()
        problem = f"asks {name}() of {seconds:g} seconds, in which there may be one value"
        if seconds < LEAST_SECONDS:
            yield problem, "use a range of several scrapes, such as '[5m]'"
    if isinstance(inner, parser.SubqueryExpr) and name in COUNTER_FUNCTIONS:
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


def _alert_problems(
    expression: "parser.Expr", found: "list[parser.Expr]", rule: Rule
) -> Iterator[Problem]:
    """Yield why an alert fires always, and labels in its texts that its results lack."""
    expression = _plain(expression)
    if not any(isinstance(each, parser.VectorSelector) for each in found):
        yield "reads no metric", "compare one"
    modifier = expression.modifier if isinstance(expression, parser.BinaryExpr) else None
    if modifier and modifier.return_bool:
        yield "has a result whether it holds or not, by 'bool'", "remove 'bool'"
    yield from _comparison_problems([each for each in found if isinstance(each, parser.BinaryExpr)])
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


def _comparison_problems(found: "list[parser.BinaryExpr]") -> Iterator[Problem]:
    """Yield comparisons with a number that always or never hold."""
    equal: dict[str, set[float]] = defaultdict(set)
    for each in found:
        left, right = _plain(each.lhs), _plain(each.rhs)
        if isinstance(right, parser.NumberLiteral):
            text, operator, number = left.prettify(), str(each.op), right.val
            is_counted = isinstance(left, parser.Call) and left.func.name in NEVER_NEGATIVE
            is_up = isinstance(left, parser.VectorSelector) and left.name == "up"
            if (operator, number) == (">=", 0) and (is_counted or is_up):
                yield f"compares '{text:.80} >= 0', which always holds", "use '> 0'"
            if is_up and (operator, number) in ((">", 1), ("<", 0)):
                yield f"compares 'up {operator} {number:g}', and up is 0 or 1", "use 'up == 0'"
        if str(each.op) == "and" and not (each.modifier and each.modifier.matching):
            sides = [_plain(side) for side in (each.lhs, each.rhs)]
            for side in sides:
                if isinstance(side, parser.BinaryExpr) and str(side.op) == "==":
                    value = _plain(side.rhs)
                    if isinstance(value, parser.NumberLiteral):
                        equal[_plain(side.lhs).prettify()].add(value.val)
    for text, numbers in equal.items():
        if len(numbers) > 1:
            yield f"asks that '{text:.80}' equals several numbers at once", "use 'or'"


def _kept(aggregate: "parser.AggregateExpr") -> list[str] | None:
    """Return the labels that an aggregation leaves, or None if they are not known."""
    modifier = aggregate.modifier
    if str(aggregate.op) not in AGGREGATIONS or (
        modifier and modifier.type == parser.AggModifierType.Without
    ):
        return None
    return list(modifier.labels) if modifier else []


def _plain(expression: "parser.Expr") -> "parser.Expr":
    """Return an expression without the brackets around it."""
    while isinstance(expression, parser.ParenExpr):
        expression = expression.expr
    return expression
