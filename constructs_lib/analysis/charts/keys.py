"""Keys of values that a chart lacks, found in its archive before anything is rendered.

A chart has the keys of its `values.yaml` and `values.schema.json`, those in comments of the former
(`# nodePort: 30080`), and those that a template names. Keys are free below a mapping that is empty
there, and below one that a template passes on as a whole (`toYaml .Values.podLabels`).
"""

import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import yaml

from constructs_lib.analysis.charts.archives import Archive
from constructs_lib.analysis.charts.releases import Release, values_in
from constructs_lib.kube.manifests import Json, at
from constructs_lib.kube.schema import Location, path_text

COMMENTED = re.compile(r"^\s*#[\s#-]*([\w./-]+):(?:\s|$)", re.MULTILINE)
"""Key in a comment."""

ACTION = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
"""Action of a template."""

WITH = re.compile(r"\{\{-?\s*with\s+([^}]*)\}\}(?=[^{]*\{\{[^}]*\b(?:toYaml|tpl)\b)")
"""Value that the next action passes on."""

NAME = re.compile(r'[."`]([\w-]+)|["`]([\w./-]+)["`]')
"""Name of a key in an action."""

END = re.compile(r"""(?:\.([\w-]+))?\.([\w-]+)(?![\w."`-])""")
"""The last two names of a path, by which a value is used as a whole."""

INDEX = re.compile(r'\bindex\b[^"`]*["`]([\w./-]+)["`]')
"""Name of a key that an action looks up."""

ASKS = re.compile(r"(?:if|else|with|include|template|define|and|or|not|eq|ne)\b")
"""Beginning of an action that asks for a value, or hands it to one that does."""

PASSES_ON = re.compile(r"\b(?:toYaml|toJson|toPrettyJson|range|tpl|dict|merge\w*|mustMerge\w*)\b")
"""Function that takes a value as a whole."""


class _Chart(NamedTuple):
    """Values that a chart knows."""

    defaults: Json
    schema: Json
    parts: Mapping[str, "_Chart"]
    text: str
    """Templates and default values, of its parts as well."""


def unknown_keys(release: Release, archive: Archive) -> Iterator[str]:
    """Yield a finding for each key of a release's values that its chart lacks."""
    try:
        chart = _chart(_files(archive.path), ())
        found = [_lacking(values_in(text), chart) for text in release.values]
        locations = [location for each in found for location in each]
    except (OSError, RecursionError, ValueError, tarfile.TarError, yaml.YAMLError):
        return  # Helm refuses the archive or the values, and tells why.
    for location in locations:
        problem = "that the chart lacks; correct it"
        yield f"{release.title} has value '{path_text(location)}' {problem}"


def _files(path: Path) -> dict[tuple[str, ...], str]:
    """Return the texts of a chart by their places in it."""
    if path.is_dir():
        found = [each for each in path.rglob("*") if each.is_file()]
        return {each.relative_to(path).parts: each.read_text(errors="replace") for each in found}
    with tarfile.open(path) as files:
        members = [(PurePath(each.name).parts[1:], files.extractfile(each)) for each in files]
        return {place: file.read().decode(errors="replace") for place, file in members if file}


def _chart(files: Mapping[tuple[str, ...], str], here: tuple[str, ...]) -> _Chart:
    inside = {
        place[len(here) :]: text for place, text in files.items() if place[: len(here)] == here
    }
    about = values_in(inside.get(("Chart.yaml",), "")) or {}
    aliases = {each["name"]: each.get("alias") for each in about.get("dependencies") or ()}
    names = sorted(
        {each[1] for each in inside if each[0] == "charts" and each[2:] == ("Chart.yaml",)}
    )
    parts = {aliases.get(name) or name: _chart(inside, ("charts", name)) for name in names}
    own = inside.get(("values.yaml",), "")
    templates = [text for place, text in inside.items() if place[0] == "templates"]
    return _Chart(
        _merged({name: part.defaults for name, part in parts.items()}, values_in(own)),
        json.loads(inside.get(("values.schema.json",), "{}")),
        parts,
        "\n".join([own, *templates, *(part.text for part in parts.values())]),
    )


def _merged(values: Json, others: Json) -> Json:
    if not isinstance(values, dict) or not isinstance(others, dict):
        return values if others is None else others
    return values | {key: _merged(values.get(key), each) for key, each in others.items()}


Nodes = Sequence[tuple[Mapping[str, Json], Json]]
"""Parts of a JSON Schema that hold for one value, each with the whole that it refers to."""


def _lacking(values: Json, chart: _Chart) -> Iterator[Location]:
    nodes = [*_expanded(chart.schema, chart.schema)]
    unstated = [*_unstated(values, chart.defaults, nodes, chart.parts, ())]
    if not unstated:
        return
    actions = ACTION.findall(chart.text)
    named = {*COMMENTED.findall(chart.text), "global"}
    named.update(name or quoted for each in actions for name, quoted in NAME.findall(each))
    whole = [each for each in actions if PASSES_ON.search(each) or not ASKS.match(each)]
    whole += WITH.findall(chart.text)
    ends = {end for each in whole for end in END.findall(each)}
    ends.update(("", name) for each in whole for name in INDEX.findall(each))
    for place in unstated:
        # Below `Values` in templates of a part, and below nothing after `with`.
        holders = zip(("Values", *place), place[:-1], strict=False)
        pairs = {(up, key) for of, key in holders for up in (of, "Values", "")}
        free = not ends.isdisjoint(pairs)
        if place[-1] not in named and not free:
            yield place


def _unstated(
    values: Json, defaults: Json, nodes: Nodes, parts: Mapping[str, _Chart], here: Location
) -> Iterator[Location]:
    """Yield the places of keys that neither default values nor schemas have."""
    known = defaults if isinstance(defaults, dict) else {}
    is_stated = known or any("properties" in node for node, _ in nodes)
    for key, value in values.items() if is_stated and isinstance(values, dict) else ():
        inner, part = [*_property(nodes, key)], parts.get(key)
        if part:
            inner += _expanded(part.schema, part.schema)
        place = (*here, key)
        if key in known or inner:
            below = part.parts if part else {}
            yield from _unstated(value, known.get(key), inner, below, place)
        else:
            yield place


def _expanded(node: Json, root: Json) -> Iterator[tuple[Mapping[str, Json], Json]]:
    """Yield a schema, and those that it refers to or is made of."""
    if not isinstance(node, dict):
        return
    yield node, root
    if (reference := str(node.get("$ref"))).startswith("#/"):
        yield from _expanded(at(root, *reference[2:].split("/")), root)
    for name in ("allOf", "anyOf", "oneOf"):
        for each in node.get(name) or ():
            yield from _expanded(each, root)


def _property(nodes: Nodes, key: str) -> Iterator[tuple[Mapping[str, Json], Json]]:
    """Yield the schemas of a key; of none if no schema has it."""
    for node, root in nodes:
        more = [node.get("additionalProperties"), *node.get("patternProperties", {}).values()]
        for each in [node.get("properties", {}).get(key), *more]:
            yield from _expanded(each, root)
