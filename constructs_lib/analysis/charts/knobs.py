"""Dead knobs: keys of values that change nothing of what a chart renders."""

import re
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import PurePath
from typing import NamedTuple

import yaml

from constructs_lib.analysis.charts.archives import Archive
from constructs_lib.analysis.charts.releases import values_in
from constructs_lib.analysis.charts.rendering import Charts, Renderer, Rendering
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.schema import Location, path_text, without

KEYS = re.compile(r'(?:^[\s#-]*|")([\w./-]+)"?\s*:', re.MULTILINE)
"""Keys in a text of YAML, its comments included, or of JSON."""


class _Knob(NamedTuple):
    """A key of the values of a release."""

    rendering: Rendering
    file: int
    values: Json
    location: Location


def dead_knobs(charts: Charts, renderer: Renderer, *, also_known: bool) -> Iterator[str]:
    """Yield each key of values of which neither a change nor the removal changes the rendering.

    A change that the chart refuses is an effect. By default only keys that the chart does not name
    are tried.
    """

    def is_dead(knob: _Knob) -> bool:
        release = knob.rendering.release
        for values in (_changed(knob.values, knob.location), without(knob.values, {knob.location})):
            texts = [*release.values]
            texts[knob.file] = yaml.safe_dump(values)
            other = release._replace(values=texts)
            made = renderer.render(other, charts.kube_version, charts.api_versions, anew=True)
            if made.text != knob.rendering.text:
                return False
        return True

    knobs = [
        _Knob(rendering, file, values, location)
        for rendering in charts.renderings
        for file, text in enumerate(rendering.release.values if rendering.text else ())
        for values in [values_in(text)]
        for location in (_leaves(values) if also_known else _unnamed(rendering, renderer, values))
    ]
    problem = "without effect; remove it" if also_known else "that the chart lacks; correct it"
    with ThreadPoolExecutor() as pool:
        for knob, dead in zip(knobs, pool.map(is_dead, knobs), strict=True):
            if dead:
                path = path_text(knob.location)
                yield f"{knob.rendering.release.title} has value '{path}' {problem}"


def _unnamed(rendering: Rendering, renderer: Renderer, values: Json) -> Iterator[Location]:
    """Yield the places of values that an archive's default values and schemas do not name."""
    archive = renderer.helm and renderer.archives.find(renderer.helm, rendering.release)
    if not isinstance(archive, Archive) or not archive.is_packed:
        return
    defaults: Json = {}
    named: set[str] = set()
    with tarfile.open(archive.path) as files:
        for each in files:
            place = PurePath(each.name)
            content = files.extractfile(each) if place.stem.startswith("values") else None
            text = content.read().decode(errors="replace") if content else ""
            if len(place.parts) == 2 and place.name == "values.yaml":
                defaults = values_in(text)
                # Keys in comments may be anywhere, as those of subcharts.
                text = "\n".join(re.findall(r"^\s*#.*", text, re.MULTILINE))
            named |= {*KEYS.findall(text)}
    yield from (each for each in _beside(values, defaults) if each[-1] not in {*named, "global"})


def _beside(values: Json, defaults: Json, here: Location = ()) -> Iterator[Location]:
    """Yield the places of keys that defaults lack. Below an empty value all keys are free."""
    if isinstance(values, dict) and isinstance(defaults, dict) and defaults:
        for key, value in values.items():
            if key in defaults:
                yield from _beside(value, defaults[key], (*here, key))
            else:
                yield (*here, key)


def _leaves(values: Json, here: Location = ()) -> Iterator[Location]:
    """Yield the places of values that hold no others."""
    if isinstance(values, dict) and values:
        for key, value in values.items():
            yield from _leaves(value, (*here, key))
    elif isinstance(values, list) and values:
        for index, value in enumerate(values):
            yield from _leaves(value, (*here, index))
    elif here:
        yield here


def _changed(values: Json, location: Location) -> Json:
    """Return values with another one of the same type at a place."""
    values = deepcopy(values)
    *way, last = location
    holder = values
    for key in way:
        holder = holder[key]
    match holder[last]:
        case bool(value):
            holder[last] = not value
        case int(value) | float(value):
            holder[last] = value + 1
        case str(value):
            holder[last] = f"{value}another"
        case list():
            holder[last] = ["another"]
        case _:
            holder[last] = {"another": "another"}
    return values
