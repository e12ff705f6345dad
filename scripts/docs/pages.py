"""Pages of the reference and JSON schemas, made of the code."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from constructs_lib import Props, Tier
from constructs_lib.analysis.findings import WARNINGS
from constructs_lib.analysis.records import descriptions
from constructs_lib.props.field_docs import (
    REQUIRED,
    describe_schema,
    docstrings,
    kind,
    rows,
    sentence,
    shown,
)
from constructs_lib.settings.load import every_setting
from scripts.docs.library import constructs, models_in, objects_of, package_of
from settings import Settings

NOTICE = "<!-- Written by 'make reference', never edited. -->\n\n"

SECTIONS = {
    "Tutorials": "tutorials",
    "How-to": "how-to",
    "Reference": "reference",
    "Explanation": "explanation",
}
"""Folders of docs/ by their heading, in the order in which a reader needs them."""

RESOURCES, POD = "resources", "pod"
"""Groups that many workloads have."""

VARIABLE = ("variable", "type", "default", "meaning")


def title_of(file: Path) -> str:
    """Return the heading of a page."""
    return next(
        line.removeprefix("# ") for line in file.read_text().splitlines() if line.startswith("# ")
    )


def table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    dashes = ["---"] * len(headings)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (headings, dashes, *lines))


def settings() -> str:
    """Return the page of all settings of the reference system."""
    groups, resources = _groups()
    return NOTICE + "\n".join(
        [
            "# Settings\n",
            "All settings of the reference system. [Change a setting](../how-to/settings.md) "
            "explains files, variables, and settings of your own platform.",
            f"A setting with the default {REQUIRED} is required.",
            *_tiers(groups),
            *_shared(groups, resources),
            *_optional_groups(),
            "",
        ]
    )


Groups = dict[tuple[str, ...], list[list[str]]]
"""Rows by the path of their group."""


def _groups() -> tuple[Groups, Groups]:
    """Return the settings by group, and of resources, which differ in them only, the defaults."""
    groups: Groups = defaultdict(list)
    resources: Groups = defaultdict(list)
    for path, _, default in every_setting(Settings):
        depth = 3 if path[2:3] in [(POD,), (RESOURCES,)] else 2 if path[2:] else 0
        group, text = path[:depth], shown(default)
        if group[2:] == (RESOURCES,):
            resources[group].append([text])
            text = "see above"
        model = _model(path[:-1])
        name = ("\N{HORIZONTAL ELLIPSIS}__" if group else "") + "__".join(path[depth:]).upper()
        told = docstrings(model)[path[-1]]
        groups[group].append([f"`{name}`", kind(model, path[-1]), text, told])
    return groups, resources


def _model(path: tuple[str, ...]) -> Any:  # noqa: ANN401 - the annotation of a group is a model
    model: Any = Settings
    for name in path:
        model = model.model_fields[name].annotation
    return model


def _variable(path: tuple[str, ...]) -> str:
    return "`PLATFORM_" + "__".join(path).upper() + "`"


def _tiers(groups: Groups) -> Iterator[str]:
    """Yield the settings of each group of the top, in the order of the model."""
    alone = groups[()]
    for name, field in Settings.model_fields.items():
        if not (isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel)):
            continue
        yield f"\n## {name}\n\n{docstrings(Settings)[name]}"
        begin = f"`{name.upper()}__"
        if own := [row for row in alone if row[0].startswith(begin)]:
            yield f"\nNames come after `PLATFORM_`.\n\n{table(VARIABLE, own)}"
            alone = [row for row in alone if row not in own]
        below = [each for each in groups if each[:1] == (name,) and len(each) == 2]
        for lines, paths in groupby(below, key=lambda each: groups[each]):
            yield f"\n### {' and '.join(map(_variable, paths))}\n\n{table(VARIABLE, lines)}"
    yield f"\n## All tiers\n\nNames come after `PLATFORM_`.\n\n{table(VARIABLE, alone)}"


def _shared(groups: Groups, resources: Groups) -> Iterator[str]:
    """Yield the groups that many workloads have."""
    lines = [[_variable(path), *(text for (text,) in texts)] for path, texts in resources.items()]
    names = ("CPU_REQUEST", "CPU_LIMIT", "MEMORY_REQUEST", "MEMORY_LIMIT")
    yield f"\n## CPU and memory\n\n{table(('group', *(f'`{each}`' for each in names)), lines)}\n"
    yield table(VARIABLE, groups[next(iter(resources))])
    pods = [each for each in groups if each[2:] == (POD,)]
    yield f"\n## Pods\n\nNames come after {', '.join(map(_variable, pods))}.\n"
    yield table(VARIABLE, groups[pods[0]])


def _optional_groups() -> Iterator[str]:
    """Yield the groups that are no settings of their own, since a group or list may lack them."""
    yield "\n## Types\n\nGroups that are written in JSON, or as a group of a settings file."
    found: dict[type[Props], None] = {}
    todo = [each for setting in every_setting(Settings) for each in models_in(setting.field)]
    while todo:
        model = todo.pop(0)
        if model not in found:
            found[model] = None
            todo += (each for field in model.model_fields.values() for each in models_in(field))
    for model in sorted(found, key=lambda each: each.__name__):
        yield f"\n### `{model.__name__}`\n\n{sentence(model.__doc__)}\n\n{props(model)}"


def props(model: type[BaseModel]) -> str:
    """Return the table of the fields of a model."""
    lines = [[f"`{each.name}`", each.kind, each.default, each.text] for each in rows(model)]
    return table(("prop", "type", "default", "meaning"), lines)


def rules() -> str:
    """Return the page of all rules, by subject."""
    return NOTICE + "\n".join(
        [
            "# Rules\n",
            "Every synth checks all objects together. If a rule finds something, nothing is "
            "written. A warning is printed, and stops nothing.",
            "[Work with the rules](../how-to/rules.md) shows how to run them over any manifests, "
            "how to state an exception, and how to write a rule. Their JSON has the form of "
            "[findings.schema.json](findings.schema.json).",
            *_rules_by_subject(),
            "",
        ]
    )


def _rules_by_subject() -> Iterator[str]:
    warnings = {each.id for each in WARNINGS} | {"exception-unused"}
    for subject, rules in groupby(descriptions().items(), lambda each: each[1].subject):
        yield f"\n## {subject}"
        for id, each in rules:
            facts = ["warning"] if id in warnings else []
            facts += [f"judges {each.judges}", f"since {each.since}"]
            yield f"\n### `{id}`\n\n{each.title} *({', '.join(facts)})*\n"
            yield f"- Why: {each.why}\n- Fix: {each.fix}"


def library(link: Callable[[str], str] = "`{}`".format) -> str:
    """Return the page of all constructs; `link` writes the name of one."""
    tiers = [each for each in constructs() if issubclass(each, Tier)]
    others = [each for each in constructs() if each not in tiers]
    return NOTICE + "\n".join(
        [
            "# Constructs\n",
            "A construct is made by `Xxx(scope, id, XxxProps(…))`. The site has a page for each, "
            "with all props, an example, and the YAML that it gives.",
            "[Configure a workload](../how-to/workloads.md) shows what all workloads share.",
            "\n## Constructs\n",
            table(("construct", "package", "what it is", "objects"), [*_of(others, link)]),
            "\n## Tiers of the reference system\n",
            table(("tier", "package", "what it is", "objects"), [*_of(tiers, link)]),
            "",
        ]
    )


def _of(classes: list[Any], link: Callable[[str], str]) -> Iterator[list[str]]:
    for each in classes:
        objects = ", ".join(f"`{name}`" for name in objects_of(each))
        yield [link(each.__name__), f"`{package_of(each)}`", sentence(each.__doc__), objects]


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings,
    "rules.md": rules,
    "constructs.md": library,
}
"""Pages below docs/reference/ by their names."""


class _WithDocstrings(GenerateJsonSchema):
    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012 - as in the base

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with the docstrings of its fields."""
        made = super().model_schema(schema)
        describe_schema(made, schema["cls"])
        return made

    def handle_invalid_for_json_schema(
        self, schema: CoreSchema, error_info: str
    ) -> JsonSchemaValue:
        """Return the schema of any value, as of a construct, which no file can hold."""
        del schema, error_info
        return {}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a model."""
    made = model.model_json_schema(schema_generator=_WithDocstrings)
    return {"$schema": _WithDocstrings.schema_dialect, **made}


def text_of(schema: dict[str, Any]) -> str:
    """Return a schema as text with one line for each definition, so that differences are short."""
    definitions = schema.get("$defs", {})
    lines = [
        f"  {json.dumps(name)}: {json.dumps(each, ensure_ascii=False)}"
        for name, each in definitions.items()
    ]
    rest = json.dumps({**schema, "$defs": "DEFINITIONS"}, ensure_ascii=False)
    return rest.replace('"DEFINITIONS"', "{\n" + ",\n".join(lines) + "\n}") + "\n"
