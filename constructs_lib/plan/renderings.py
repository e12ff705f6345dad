"""What charts make, beside the manifests that install them."""

from collections.abc import Mapping, Set

from constructs_lib.charts.rendering import Renderer, Rendering, charts_of
from constructs_lib.checks.documents import documents_of
from constructs_lib.plan.sources import Source

Renderings = Mapping[str, list[Rendering]]
"""Renderings by the name of their Application."""


def with_charts(old: Source, new: Source, renderer: Renderer) -> tuple[Source, Source, Set[str]]:
    """Return both sides with the objects of those charts that can be rendered for both.

    The third are the names of their Applications.
    """
    if renderer.helm is None or not renderer.archives.are_here:
        return old, new, frozenset()
    before, after = (_renderings(each, renderer) for each in (old, new))
    seen = {
        name
        for name in before.keys() | after.keys()
        if all(each.text for each in (*before.get(name, ()), *after.get(name, ())))
    }
    return _joined(old, before, seen), _joined(new, after, seen), seen


def _renderings(source: Source, renderer: Renderer) -> Renderings:
    documents = documents_of(source.files, source.name)
    found: dict[str, list[Rendering]] = {}
    for each in charts_of(source.files, documents, renderer).renderings:
        found.setdefault(each.release.application[1], []).append(each)
    return found


def _joined(source: Source, renderings: Renderings, seen: Set[str]) -> Source:
    charts = {
        f"{each.release.key} (chart)": each for name in seen for each in renderings.get(name, ())
    }
    texts = {path: each.yaml for path, each in charts.items()}
    return source._replace(files={**source.files, **texts}, charts=charts)
