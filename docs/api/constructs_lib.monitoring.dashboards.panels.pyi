# Names, parameters and defaults that are public. Written by 'make api', never edited.

class Limits:
    """Values from which on a panel is yellow and red; below it is green."""
    critical: float
    warning: float

class Section:
    """A part of a dashboard that answers one question: lines of panels of equal width."""
    lines: Sequence[Sequence[Panel]]
    title: str

def dashboard(*, uid: str, title: str, description: str, runbooks: str, sections: Sequence[Section], variables: Sequence[Manifest] = (), begin: str = 'now-3h') -> Model:
    """Return the JSON model of a dashboard."""

def series(title: str, unit: str, description: str, expressions: Mapping[str, str], *, limits: Limits | None = None) -> Panel:
    """Return a panel of expressions over time; limits are dashed lines."""

def value(title: str, unit: str, description: str, expressions: Mapping[str, str], *, limits: Limits | None = None, decimals: int | None = None) -> Panel:
    """Return a panel with the values of expressions now, which are given by their legends."""
