"""Files with parameters: rules as Prometheus reads them, and dashboards as Grafana exports them.

A parameter is a name between two `@`, such as `@namespace@`: neither PromQL, LogQL, the templates
of alerts nor the variables of Grafana have such a text.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count

import yaml
from pydantic import BaseModel, ValidationError

from constructs_lib._package_files import package_text
from constructs_lib.kube.grafana import LOKI, PROMETHEUS
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.validation import shown
from constructs_lib.monitoring.alert_rules import AlertRule, RecordingRule
from constructs_lib.props.mistakes import lines_of

PARAMETER = re.compile(r"@([a-z]\w*)@")

Parameter = str | int | float | Sequence[str]
"""Value of a parameter. Several texts are alternatives of a regular expression."""

Rules = tuple[AlertRule | RecordingRule, ...]
"""Rules of a subject, in the order in which they are evaluated."""

FIELDS = {"expr": "expression", "for": "lasting", "keep_firing_for": "keep_firing"}
"""Fields of rules, by Prometheus' names."""

SOURCES = {"prometheus": PROMETHEUS, "loki": LOKI}
"""Uids of data sources by their types. They are no variables, since there is one of each."""


class RuleGroup(BaseModel, extra="forbid", strict=True):
    """A group of rules."""

    name: str
    """Name of the group, for readers: `AlertRules` has one of its own."""

    rules: Sequence[Mapping[str, str | Mapping[str, str]]]
    """Rules in the order in which they are evaluated."""


class RuleFile(BaseModel, extra="forbid", strict=True):
    """A file of rules, and of their parameters."""

    parameters: Mapping[str, str | int | float | None] = {}
    """Parameters with their defaults. None: one must be given."""

    groups: Sequence[RuleGroup]
    """Groups of rules."""


@cache
def _rule_file(text: str) -> RuleFile:
    try:
        content = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"'text' must be YAML, got {error}; correct it") from None
    return RuleFile.model_validate(content)


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
            expression = str(rule.pop("expr", ""))
            rules.setdefault(repr(rule), (rule, {}))[1][expression] = None
    made: list[AlertRule | RecordingRule] = []
    for rule, expressions in rules.values():
        try:
            made.append(_rule({**rule, "expr": "\nor ".join(expressions)}))
        except ValidationError as error:
            name = rule.get("alert") or rule.get("record")
            raise ValueError(f"rule '{name}': {'; '.join(lines_of(error))}") from None
    return tuple(made)


def _rule(rule: Manifest) -> AlertRule | RecordingRule:
    fields = {FIELDS.get(name, name): value for name, value in rule.items()}
    if "record" in fields:
        return RecordingRule.model_validate(fields)
    labels = dict(fields.pop("labels", {}))
    severity = {"severity": labels.pop("severity")} if "severity" in labels else {}
    fields |= {**fields.pop("annotations", {}), **severity, "labels": labels}
    return AlertRule.model_validate(fields)


def read_dashboard(
    text: str,
    *,
    uid: str,
    title: str,
    runbooks: str,
    without: Sequence[str] = (),
    **parameters: Json,
) -> Manifest:
    """Return a dashboard that Grafana exported, with values in the place of its parameters.

    Data sources, numbers of panels, and what all dashboards of a platform share are set, such as
    the links and the tag by which they find one another. People cannot save changes in Grafana: the
    next synchronization would undo them.

    Args:
        text: Content of the file: the JSON model.
        uid: Id in Grafana, and in the address.
        title: Title in Grafana.
        runbooks: Address of the folder of runbooks, for a link.
        without: Titles of panels to leave out; a row takes those below it along.
        parameters: Values of parameters.

    Raises:
        ValueError: A parameter has no value or is unknown, or the text is no such dashboard.
    """
    try:
        model = json.loads(text)
    except ValueError as error:
        raise ValueError(f"'text' must be JSON, got {error}; correct it") from None
    if not isinstance(model, dict) or not isinstance(model.get("panels"), list):
        raise ValueError(
            f"'text' must be a dashboard with 'panels', got {shown(model)}; export the classic JSON"
        )
    model["panels"] = _numbered(_remaining(model["panels"], without), count(1))
    made = {name: value for name, value in model.items() if name not in ("id", "version")}
    shared = json.loads(package_text("monitoring", "dashboards/shared.json"))
    return {
        **_with_sources(filled(made, parameters)),
        **filled(shared, {"uid": uid, "title": title, "runbooks": runbooks}),
    }


def _remaining(panels: Sequence[Manifest], without: Sequence[str]) -> list[Manifest]:
    """Return panels but those of these titles; what was below them moves up."""
    if not without:
        return list(panels)
    titles = [panel.get("title", "") for panel in panels]
    for unknown in sorted(set(without).difference(titles)):
        raise ValueError(f"'without' must have titles of panels, got {unknown!r}; remove it")
    remaining: list[Manifest] = []
    lines: dict[bool, set[tuple[int, int]]] = {True: set(), False: set()}
    row = ""
    for title, panel in zip(titles, panels, strict=True):
        row = title if panel.get("type") == "row" else row
        stays = title not in without and row not in without
        lines[stays].add((panel["gridPos"]["y"], panel["gridPos"]["h"]))
        if stays:
            gaps = lines[False] - lines[True]
            top = panel["gridPos"]["y"] - sum(height for _, height in gaps)
            remaining.append({**panel, "gridPos": {**panel["gridPos"], "y": top}})
    return remaining


def _numbered(panels: Sequence[Manifest], numbers: Iterator[int]) -> list[Manifest]:
    """Return panels with numbers, which are part of links to them; a folded row holds panels."""
    return [
        {**panel, "id": next(numbers)}
        | ({"panels": _numbered(panel["panels"], numbers)} if "panels" in panel else {})
        for panel in panels
    ]


def _with_sources(node: Json) -> Json:
    if isinstance(node, list):
        return [_with_sources(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    made = {name: _with_sources(inner) for name, inner in node.items()}
    source = made.get("datasource")
    if isinstance(source, dict) and source.get("type") in SOURCES:
        made["datasource"] = {**source, "uid": SOURCES[source["type"]]}
    return made


def filled(content: Json, values: Mapping[str, Json]) -> Json:
    """Return content with values in the place of parameters.

    A text that is nothing but a parameter becomes its value, of any type.

    Raises:
        ValueError: A parameter has no value, which None is, or the content has not that parameter.
    """
    used: set[str] = set()

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
    for name in sorted(values.keys() - used):
        raise ValueError(
            f"'{name}' must be a parameter of the file, which has {shown(sorted(used))}; remove "
            f"it, or write @{name}@ into the file"
        )
    return made
