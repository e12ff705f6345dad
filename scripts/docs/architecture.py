"""The picture of the tiers and of the connections between them, computed from dist/."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 940, 400
BOX_WIDTH, BOX_HEIGHT = 180, 86


class Box(NamedTuple):
    """A place of the picture: a namespace, or what is outside of the cluster."""

    x: int
    y: int
    lines: Sequence[str]


BOXES = {
    "you": Box(20, 157, ("browser, git, docker",)),
    "ingress": Box(260, 24, ("NGINX",)),
    "cicd": Box(260, 157, ("Argo CD, Gitea, Tekton", "delivers to every tier")),
    "monitoring": Box(260, 290, ("Prometheus, Grafana,", "Loki, Alertmanager")),
    "app": Box(500, 24, ("frontend, backend",)),
    "builds": Box(500, 157, ("pipelines",)),
    "node-agents": Box(500, 290, ("Promtail: logs",)),
    "db": Box(740, 24, ("PostgreSQL",)),
    "backups": Box(740, 157, ("encrypted, on the host",)),
}
"""Places by name; those between `you` and `backups` are namespaces."""

HOST = "all addresses"
"""Beginning of what policies call a visitor, who comes by a port of the host."""

LEFT_OUT = {"kube-system", "tekton-operator"}
"""Namespaces that every tier, or no tier, depends on."""

STYLE = """
text { font: 13px system-ui, sans-serif; fill: #57606a }
.name { font-weight: 600; font-size: 15px; fill: #1f2328 }
rect { fill: #fff; stroke: #d0d7de }
.page { stroke: none }
line { stroke: #8c959f; stroke-width: 1.5; marker-end: url(#end) }
.data { stroke-dasharray: 4 4 }
marker path { fill: #8c959f }
@media (prefers-color-scheme: dark) {
  text { fill: #9198a1 } .name { fill: #f0f6fc } rect { fill: #151b23; stroke: #3d444d }
  .page { fill: #0d1117; stroke: none }
}
"""


def picture(flows: Sequence[str]) -> str:
    """Return the picture as SVG; `flows` are the rows of the page of connections.

    Raises:
        LookupError: A namespace has no place.
    """
    found = set(_edges(flows))
    read = sorted(target for source, target in found if source == "monitoring")
    drawn = sorted(edge for edge in found if edge[0] != "monitoring")
    if homeless := {end for edge in found for end in edge} - {*BOXES}:
        raise LookupError(f"give {', '.join(sorted(homeless))} a place in BOXES, in {__file__}")
    boxes = {**BOXES}
    boxes["monitoring"] = boxes["monitoring"]._replace(
        lines=(*BOXES["monitoring"].lines, f"metrics of {len(read)} tiers")
    )
    title = "Tiers of the platform, and the connections between them"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-label="{title}">',
        f"<title>{title}</title>\n<style>{STYLE}</style>",
        '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
        f'<rect class="page" width="{WIDTH}" height="{HEIGHT}" rx="8"/>',
        *(_line(boxes[source], boxes[target]) for source, target in drawn),
        _line(boxes["db"], boxes["backups"], "data"),
        *(part for name, box in boxes.items() for part in _box(name, box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _edges(flows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the ends of connections between tiers, or from a port of the host."""
    for row in flows:
        sources, target, *_ = row.strip("| ").split(" | ")
        for source in sources.split(", "):
            ends = ["you" if source.startswith(HOST) else source.partition("/")[0]]
            ends.append(target.partition("/")[0])
            # Other blocks of addresses have blanks in their names.
            if len({*ends} - LEFT_OUT) == 2 and not any(" " in end for end in ends):
                yield ends[0], ends[1]


def _line(start: Box, end: Box, style: str = "") -> str:
    """Return an arrow between the middles of those edges of two boxes that face each other."""
    sideways = start.x != end.x
    forward = start.x < end.x if sideways else start.y < end.y
    (x1, y1), (x2, y2) = (
        (
            each.x + BOX_WIDTH * (ahead if sideways else 0.5),
            each.y + BOX_HEIGHT * (0.5 if sideways else ahead),
        )
        for each, ahead in ((start, forward), (end, not forward))
    )
    shown = f' class="{style}"' if style else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"{shown}/>'


def _box(name: str, box: Box) -> Iterator[str]:
    yield f'<rect x="{box.x}" y="{box.y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="6"/>'
    yield f'<text class="name" x="{box.x + 14}" y="{box.y + 26}">{escape(name)}</text>'
    for number, line in enumerate(box.lines):
        yield f'<text x="{box.x + 14}" y="{box.y + 46 + 16 * number}">{escape(line)}</text>'
