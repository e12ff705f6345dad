"""Field types of metrics and alerts.

A field type refuses text that Prometheus would refuse when it loads a rule or a monitor, and the
mistakes that it would load without a word.
"""

import re
from typing import Annotated

from constructs_lib.kube.promql import QUOTED
from constructs_lib.kube.text import NonEmptyText
from constructs_lib.kube.validation import matching, text_field

AlertName = Annotated[
    str,
    text_field(
        "the name of an alert (words that begin with a capital letter, without spaces)",
        matching("[A-Z][A-Za-z0-9]*", 63),
    ),
]
"""Name of an alert, which is also the name of its runbook's page."""

RecordName = Annotated[
    str,
    text_field(
        "the name of a recorded metric, such as 'service:requests:ratio_rate5m' (letters, digits, "
        "'_' and ':', not beginning with a digit)",
        matching("[a-zA-Z_:][a-zA-Z0-9_:]*", 200),
    ),
]
"""Name of a recorded metric; by convention level, metric and operation, with ':' between."""

MetricLabel = Annotated[
    str,
    text_field(
        "the name of a label of metrics (letters, digits and '_', not beginning with a digit or "
        "'__')",
        matching("(?!__)[a-zA-Z_][a-zA-Z0-9_]*", 128),
    ),
]
"""Name of a label of metrics and alerts."""


_ACTION = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL)
"""A part of a template that Prometheus replaces."""


_VARIABLE = re.compile(r"\$(\w+)")
"""A variable in a template."""

_DECLARED = re.compile(r"\$(\w+)(?=\s*(?:,\s*\$\w+\s*)?:=)")
"""A variable that a template sets itself."""


_PIPED = re.compile(r"(?:\{\{-?|\|)\s*([A-Za-z]\w*)")
"""A word that an action or a part of it begins with."""

_WORDS = frozenset(
    {
        *("and", "block", "break", "call", "continue", "define", "else", "end", "eq", "ge", "gt"),
        *("html", "if", "index", "js", "le", "len", "lt", "ne", "nil", "not", "or", "print"),
        *("printf", "println", "range", "slice", "template", "urlquery", "with", "true", "false"),
        *("args", "externalURL", "first", "graphLink", "humanize", "humanize1024", "label"),
        *("humanizeDuration", "humanizePercentage", "humanizeTimestamp", "match", "now"),
        *("parseDuration", "pathPrefix", "query", "reReplaceAll", "safeHtml", "sortByLabel"),
        *("stripDomain", "stripPort", "strvalue", "tableLink", "title", "tmpl", "toDuration"),
        *("toLower", "toTime", "toUpper", "urlQueryEscape", "value"),
    }
)
"""Words and functions of Go's templates and of Prometheus 3, by the documentation of both."""


def _template(text: str) -> str:
    plain, actions = _ACTION.sub("", text), " ".join(_ACTION.findall(text))
    known = {"labels", "externalLabels", "externalURL", "value", *_DECLARED.findall(actions)}
    if not known.issuperset(_VARIABLE.findall(QUOTED.sub("", actions))):
        raise ValueError
    if not _WORDS.issuperset(_PIPED.findall(QUOTED.sub("", actions))):
        raise ValueError
    if any(part in plain for part in ("{{", "}}", "$labels", "$value")):
        raise ValueError
    return text


Template = Annotated[
    NonEmptyText,
    text_field(
        "text with closed templates such as '{{ $labels.pod }}', which hold "
        "every '$labels' and '$value', and only known variables and functions",
        _template,
    ),
]
"""Text with templates of Prometheus. In an f-string of Python, their braces are doubled."""


def _line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise ValueError
    return text


Summary = Annotated[Template, text_field("one line without tabs", _line)]
"""Headline of an alert."""


def _same_at_each_evaluation(text: str) -> str:
    if "$value" in text or ".Value" in text:
        raise ValueError
    return text


AlertLabel = Annotated[
    Template,
    text_field(
        "text without the value of the alert, with which each evaluation would make another alert; "
        "'description' may have it",
        _same_at_each_evaluation,
    ),
]
"""Value of a label of an alert: together, its labels are what makes it that alert."""

_ATOM = r"(?:[A-Za-z0-9_:.)]|\[(?:\w-\w|[\w:])+\])[*+?]?"


def _regular_expression(text: str) -> str:
    if len(text) > 255 or not re.fullmatch(rf"(?:{_ATOM}|[(|])+", text, re.ASCII):
        raise ValueError
    try:
        re.compile(text)
    except re.error:
        raise ValueError from None
    return text


Pattern = Annotated[
    str,
    text_field(
        "a regular expression of whole names, made of letters, digits, '_', ':', '.', '*', '+', "
        "'?', '|', '(…)' and '[a-z]', such as 'go_gc_.*|go_sched_.*'",
        _regular_expression,
    ),
]
"""Regular expression of names of metrics or labels, which is the same to Prometheus and Python."""
