"""Dead knobs: keys of values that change nothing of what a chart renders."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from typing import NamedTuple

import yaml

from constructs_lib.analysis.charts.releases import values_in
from constructs_lib.analysis.charts.rendering import Charts, Renderer, Rendering
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.schema import Location, path_text, without


class _Knob(NamedTuple):
    """A key of the values of a release."""

    rendering: Rendering
    file: int
    values: Json
    location: Location


def dead_knobs(charts: Charts, renderer: Renderer) -> Iterator[str]:
    """Yield each key of values of which neither a change nor the removal changes the rendering.

    A change that the chart refuses is an effect.
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
        for location in _leaves(values)
    ]
    with ThreadPoolExecutor() as pool:
        for knob, dead in zip(knobs, pool.map(is_dead, knobs), strict=True):
            if dead:
                path = path_text(knob.location)
                release = knob.rendering.release
                yield f"{release.title} has value '{path}' without effect; remove it"


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
