"""Files with parameters: rules as Prometheus reads them, and dashboards as Grafana exports them.

A parameter is a name between two `@`, such as `@namespace@`: neither PromQL, LogQL, the templates
of alerts nor the variables of Grafana have such a text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import yaml
from pydantic import JsonValue

from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.validation import shown
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule
from constructs_lib.props.model import Props

PARAMETER = re.compile(r"@([a-z]\w*)@")

Parameter = str | int | float | Sequence[str]
"""Value of a parameter. Several texts are alternatives of a regular expression."""

Rules = tuple[AlertRule | RecordingRule, ...]
"""Rules of a subject, in the order in which they are evaluated."""

FIELDS = {"expr": "expression", "for": "lasting", "keep_firing_for": "keep_firing"}
"""Fields of rules, by Prometheus' names."""


class _Group(Props):
    name: str
    rules: Sequence[Mapping[str, JsonValue]]


class _RuleFile(Props):
    parameters: Mapping[str, str | int | float | None] = {}
    groups: Sequence[_Group]


@cache
def _rule_file(text: str) -> _RuleFile:
    try:
        content = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"'text' must be YAML, got {error}; correct it") from None
    return _RuleFile.model_validate(content)


def read_rules(
    text: str, *, each: Iterable[Mapping[str, Parameter]] = ({},), **parameters: Parameter
) -> Rules:
    """Return the rules of a file of Prometheus, with values in the place of its parameters.

    The file has `groups`, as `promtool check rules` takes them, and may have `parameters`: their
    names, with a default or nothing. An alert has the label `severity`, and the annotations
    `summary` and `description`; `AlertRules` adds that of the runbook.

    Args:
        text: Content of the file.
        each: Values with which the file is filled once for each item. Rules that then differ only
            in their expression become one, joined by `or`.
        parameters: Values of parameters, the same for all items.

    Raises:
        ValueError: A parameter has no value or is unknown, or a rule is refused.
    """
    file = _rule_file(text)
    rules: dict[str, tuple[Manifest, dict[str, None]]] = {}
    for item in each:
        values = {**file.parameters, **parameters, **item}
        for rule in filled([rule for group in file.groups for rule in group.rules], values):
            expression = rule.pop("expr", None)
            rules.setdefault(repr(rule), (rule, {}))[1][expression] = None
    return tuple(
        _rule({**rule, "expr": "\nor ".join(expressions)}) for rule, expressions in rules.values()
    )


def _rule(rule: Manifest) -> AlertRule | RecordingRule:
    fields = {FIELDS.get(name, name): value for name, value in rule.items()}
    if "record" in fields:
        return RecordingRule.model_validate(fields)
    labels = dict(fields.pop("labels", {}))
    severity = {"severity": labels.pop("severity")} if "severity" in labels else {}
    fields |= {**fields.pop("annotations", {}), **severity, "labels": labels}
    return AlertRule.model_validate(fields)


def filled(content: Json, values: Mapping[str, Json], *, optional: Sequence[str] = ()) -> Json:
    """Return content with values in the place of parameters.

    A text that is nothing but a parameter becomes its value, of any type.

    Args:
        content: What a file holds.
        values: Values of parameters by name. None: a parameter without one.
        optional: Names of parameters that the content need not have.

    Raises:
        ValueError: A parameter has no value or is unknown.
    """
    used = set(optional)

    def value(found: re.Match[str]) -> Json:
        name = found[1]
        if values.get(name) is None:
            raise ValueError(f"parameter '{name}' must have a value, got none; pass {name}=…")
        used.add(name)
        return values[name]

    def text(found: re.Match[str]) -> str:
        made = value(found)
        return "|".join(made) if isinstance(made, list | tuple) else str(made)

    def fill(node: Json) -> Json:
        match node:
            case str():
                whole = PARAMETER.fullmatch(node)
                return value(whole) if whole else PARAMETER.sub(text, node)
            case Mapping():
                return {name: fill(inner) for name, inner in node.items()}
            case list() | tuple():
                return [fill(inner) for inner in node]
        return node

    made = fill(content)
    for name in values.keys() - used:
        raise ValueError(
            f"'{name}' must be a parameter of the file, which has {shown(sorted(used))}; remove "
            f"it, or write @{name}@ into the file"
        )
    return made
