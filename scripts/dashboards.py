"""Draws the dashboards of a folder of manifests as SVG files; run by `make dashboards`.

The pictures show the model: where each panel is, what it is called, and what it shows in which
unit. They are no screenshots, since Grafana is not needed to draw them.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import yaml

from constructs_lib.kube.grafana import DASHBOARD_LABEL, WIDTH

Model = dict[str, Any]  # A dashboard as JSON, whose shape Grafana defines.

COLUMN, LINE, GAP = 40, 20, 3
"""Pixels of a column and a line of the grid, and between panels."""

HEAD = 48
"""Pixels above the panels, for the title."""

KINDS = {
    "bargauge": "bars",
    "logs": "lines of logs",
    "stat": "value",
    "table": "table",
    "timeseries": "over time",
}
"""Words for the types of panels."""

STYLE = (
    "text{font:12px sans-serif;fill:#24292f}.title{font-weight:bold}.small{fill:#57606a}"
    ".head{font:bold 18px sans-serif}rect{fill:#f6f8fa;stroke:#d0d7de}.row{fill:none;stroke:none}"
)


def models(folder: Path) -> Iterator[Model]:
    """Yield the models of all dashboards in the manifests of a folder."""
    for file in sorted(folder.rglob("*.yaml")):
        for manifest in yaml.load_all(file.read_text(), yaml.CSafeLoader):
            # Values of charts and lists for the wrapper stand beside manifests.
            if not isinstance(manifest, dict) or manifest.get("kind") != "ConfigMap":
                continue
            if manifest["metadata"].get("labels", {}).get(DASHBOARD_LABEL) == "1":
                yield from map(json.loads, manifest["data"].values())


def picture(model: Model) -> str:
    """Return the SVG of a dashboard."""
    panels = model["panels"]
    height = HEAD + LINE * max(each["gridPos"]["y"] + each["gridPos"]["h"] for each in panels)
    width = WIDTH * COLUMN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label={quoteattr(model["title"])}>',
        f"<style>{STYLE}</style>",
        f'<rect width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
        _text(8, 20, width, model["title"], "head"),
        _text(8, 40, width, model.get("description", ""), "small"),
        *(part for panel in panels for part in _panel(panel)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _panel(panel: Model) -> Iterator[str]:
    place = panel["gridPos"]
    x, y = place["x"] * COLUMN + GAP, HEAD + place["y"] * LINE + GAP
    width, height = place["w"] * COLUMN - 2 * GAP, place["h"] * LINE - 2 * GAP
    if panel["type"] == "row":
        yield _text(x + 4, y + 12, width, f"▾ {panel['title']}", "title")
        return
    yield f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3"/>'
    unit = panel["fieldConfig"]["defaults"]["unit"]
    kind = KINDS.get(panel["type"], panel["type"])
    shown = kind if unit in ("none", "string") else f"{kind}, in {unit}"
    texts = [(panel["title"], "title"), (shown, "small"), *((e, "") for e in _legends(panel))]
    for number, (text, style) in enumerate(texts):
        baseline = y + 16 + number * 16
        if baseline < y + height:
            yield _text(x + 8, baseline, width - 16, text, style)


def _legends(panel: Model) -> Sequence[str]:
    return [each["legendFormat"] for each in panel["targets"] if each.get("legendFormat")]


def _text(x: int, y: int, width: int, text: str, style: str) -> str:
    """Return a line of text, shortened to about its width."""
    most = width // 6
    short = text if len(text) <= most else f"{text[: most - 1]}…"
    return f'<text x="{x}" y="{y}" class="{style}">{escape(short)}</text>'


def main(source: Path, target: Path) -> None:
    """Draws all dashboards, and removes the pictures of those that are gone."""
    drawn = {f"{model['uid']}.svg": picture(model) for model in models(source)}
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.svg"):
        if old.name not in drawn:
            old.unlink()
    for name, text in drawn.items():
        (target / name).write_text(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
