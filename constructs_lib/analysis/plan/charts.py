"""Changes of charts: those that are installed, raised, left out, or given other values."""

from collections.abc import Iterator, Mapping

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, items, part
from constructs_lib.analysis.plan.sources import VALUES
from constructs_lib.kube.manifests import Json, Manifest

UNSEEN = " The rendered chart is not compared."


def charts(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield which charts are installed, raised, or given other values."""
    unseen = "" if change.key.name in sides.seen else UNSEEN
    if change.key.kind == VALUES and change.old and change.new and unseen:
        yield Consequence(severity=Severity.ATTENTION, text=f"Other values of a chart.{UNSEEN}")
    if change.key.kind != "Application":
        return
    if unseen and any(".helm." in f"{each.path}." for each in change.fields):
        text = f"Its chart gets other values or options.{unseen}"
        yield Consequence(severity=Severity.ATTENTION, text=text)
    if change.old is None:
        known = {url for each in sides.old.values() for url in _repositories(each)}
        for url in sorted({*_repositories(change.new)} - known):
            text = f"Its objects come from {url}, which no other Application uses, unseen."
            yield Consequence(severity=Severity.ATTENTION, text=text)
    old, new = _versions(change.old), _versions(change.new)
    for chart in sorted(old.keys() - new.keys()) if change.new else ():
        text = f"Chart {chart} is left out: Argo CD deletes its objects."
        yield Consequence(severity=Severity.DESTRUCTIVE, text=text)
    for chart, version in new.items():
        if chart not in old:
            text = f"Installs chart {chart} {version}.{unseen}"
            yield Consequence(severity=Severity.ATTENTION, text=text)
        elif old[chart] != version:
            text = f"Chart {chart} goes from {old[chart]} to {version}.{unseen}"
            yield Consequence(severity=Severity.ATTENTION, text=text)


def _repositories(manifest: Manifest | None) -> Iterator[str]:
    """Yield the addresses of the sources of an Application that are no charts."""
    for each in _sources(manifest):
        if each.get("repoURL") and not each.get("chart"):
            yield str(each["repoURL"])


def _versions(manifest: Manifest | None) -> Mapping[str, str]:
    """Return the versions of the charts of an Application by their names."""
    return {
        str(each["chart"]): str(each.get("targetRevision"))
        for each in _sources(manifest)
        if each.get("chart")
    }


def _sources(manifest: Manifest | None) -> list[Mapping[str, Json]]:
    return [*items(manifest, "spec", "sources"), part(manifest, "spec", "source")]
