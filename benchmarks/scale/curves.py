"""Curves as plain SVG, which light and dark pages show alike."""

from collections.abc import Mapping, Sequence
from html import escape
from math import floor, log10

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 150, 48, 44
COLOURS = ("#2f81f7", "#d2691e", "#2da44e", "#a371f7", "#cf222e")
"""Seen on white and on black."""

Points = Sequence[tuple[float, float]]


def svg(title: str, across: str, up: str, curves: Mapping[str, Points]) -> str:
    """Return a picture of curves by name, with both axes from zero: what bends is seen to bend."""
    most_across = max(x for points in curves.values() for x, _ in points)
    step = _step(max(y for points in curves.values() for _, y in points))
    most_up = step * (1 + max(y for points in curves.values() for _, y in points) // step)

    def at(x: float, y: float) -> tuple[float, float]:
        across_it = (WIDTH - LEFT - RIGHT) * x / most_across
        up_it = (HEIGHT - TOP - BOTTOM) * y / most_up
        return round(LEFT + across_it, 1), round(HEIGHT - BOTTOM - up_it, 1)

    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    made = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12" fill="#808080">',
        f"<title>{escape(title)}</title>",
        f'<text x="{LEFT}" y="20" font-size="14">{escape(title)}</text>',
        f'<text x="{right}" y="{HEIGHT - 8}" text-anchor="end">{escape(across)}</text>',
        f'<text x="{LEFT - 8}" y="{TOP - 10}" text-anchor="end">{escape(up)}</text>',
    ]
    for number in range(round(most_up / step) + 1):
        _, y = at(0, number * step)
        made.append(f'<path d="M{LEFT} {y}H{right}" stroke="#808080" stroke-opacity="0.3"/>')
        made.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{number * step:g}</text>')
    for x in sorted({x for points in curves.values() for x, _ in points}):
        place, _ = at(x, 0)
        # Small ones would cover one another.
        if x == most_across or x >= most_across / 12:
            made.append(f'<text x="{place}" y="{bottom + 16}" text-anchor="middle">{x:,.0f}</text>')
    ends: list[float] = []
    for (name, points), colour in zip(curves.items(), COLOURS, strict=False):
        places = [at(x, y) for x, y in points]
        path = "L".join(f"{x} {y}" for x, y in places)
        made.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        made += [f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        while any(abs(y - each) < 14 for each in ends):
            y -= 2
        ends.append(y)
        made.append(f'<text x="{x + 8}" y="{y + 4}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*made, "</svg>", ""])


def _step(most: float) -> float:
    """Return a round number of which two to five reach the most."""
    power: float = 10 ** floor(log10(most))
    return next(each * power for each in (0.2, 0.5, 1, 2) if most / (each * power) <= 5)
