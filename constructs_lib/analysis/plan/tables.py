"""Tables of consequences: what a change of a field, or of an object, brings about.

The rows are data, in `tables/`. Their fields are those of `Row` and `When`.
"""

import fnmatch
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from typing import Annotated, Literal, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, model_validator

from constructs_lib.analysis.paths import POD_SPECS
from constructs_lib.analysis.plan.field_changes import Chain, have_same_items
from constructs_lib.analysis.plan.schemas import is_wider
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.manifests import Json, Manifest
from constructs_lib.kube.quantities import amount
from constructs_lib.kube.schedules import longest_pause_minutes

FILES = ("pods", "workloads", "objects", "network", "storage", "rights", "delivery", "operators")
"""Files of tables, without their ending."""

ANY_KIND = "any kind"
"""Kind of the rows that are for all."""

PODS = "pods"
"""Kind of the rows whose paths begin at the template of pods."""

MILLISECONDS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000}
MILLISECONDS |= {unit: days * 86_400_000 for unit, days in {"d": 1, "w": 7, "y": 365}.items()}
DURATION = re.compile(r"(?:\d+(?:ms|[smhdwy]))+")

Steps = tuple[str, ...]
"""Keys of a path, with `[]` for each item of a list."""

Judged = Literal["none", "computed", "restart", "attention", "destructive", "fixed"]
"""Severity of a row. Of what is computed, a function of the plan knows more.

The API server refuses a change of what is fixed.
"""


class When(BaseModel):
    """Condition of a row: all of it must hold. A value is one of a list, or `~` and a pattern."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    old: Json = None
    """Value before; null: none."""
    new: Json = None
    """Value after; null: none."""
    to: (
        Literal["added", "removed", "lower", "higher", "same", "rarer", "fewer", "more", "wider"]
        | None
    ) = None
    """How it changes: numbers, quantities and durations by their size, lists by their items.

    A schema is wider if it still accepts and keeps all that it did, and sets no default anew.
    """
    both: str = ""
    """Pattern of `old → new`."""
    has: Mapping[str, Json] = {}
    """Fields of the object after the change, or before it if it is removed."""
    had: Mapping[str, Json] = {}
    """Fields of the object before the change."""
    elsewhere: str = ""
    """Path at which changed objects have what goes: the item, or all that the object has there."""
    inhabited: bool = False
    """Whether the namespace of the object had objects before the change."""

    def holds(self, old: Json, new: Json, before: Manifest | None, after: Manifest | None) -> bool:
        """Return whether it holds for values before and after, and for their object."""
        sides = {"old": old, "new": new}
        return (
            all(_is(sides[each], getattr(self, each)) for each in sides if self.states(each))
            and (self.to is None or _goes(old, new, self.to))
            and (not self.both or re.search(self.both, f"{old} → {new}") is not None)
            and all(_any_is(after or before, path, wanted) for path, wanted in self.has.items())
            and all(_any_is(before, path, wanted) for path, wanted in self.had.items())
        )

    def states(self, name: str) -> bool:
        """Return whether it says something about a side."""
        return name in self.model_fields_set


class Row(BaseModel):
    """Consequence of a change of a field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    judged: Judged
    text: str = ""
    """Sentence, in which `{old}`, `{new}`, `{key}` and `{path}` stand for those of the field."""
    when: When = When()
    added: bool = False
    """Whether it is also for objects that are added."""

    @model_validator(mode="before")
    @classmethod
    def _severity_first(cls, data: str | dict[str, Json]) -> Mapping[str, Json]:
        """Read `none` and `{attention: text}` as severity and text."""
        if isinstance(data, str):
            return {"judged": data}
        names = [each for each in data if each in get_args(Judged)]
        if len(names) != 1:
            raise ValueError(f"a row must have one severity, got {names}; state one")
        rest = {key: value for key, value in data.items() if key != names[0]}
        return {"judged": names[0], "text": data[names[0]] or "", **rest}


def _many(value: Json) -> Json:
    return value if isinstance(value, list) else [value]


Rows = Annotated[tuple[Row, ...], BeforeValidator(_many)]


class Block(BaseModel):
    """Rows of some kinds. The first row of the longest path counts whose condition holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    added: Rows = ()
    removed: Rows = ()
    fields: Mapping[str, Rows] = {}
    defaults: Mapping[str, Json] = {}
    """Values that the API server sets where there is none."""
    unnamed: bool = False
    """Whether no object names it, so that another name in its namespace changes nothing."""
    fixed: str | None = None
    """Advice where the API server refuses a change."""


@dataclass
class Table:
    """Rows of a kind."""

    added: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    fields: dict[Steps, list[Row]] = field(default_factory=dict)
    defaults: dict[Steps, Json] = field(default_factory=dict)
    unnamed: bool = False
    advice: str = "Delete the object first, or give the new one another name."

    @cached_property
    def _patterns(self) -> Mapping[int, list[Steps]]:
        """Paths of rows with a `*`, by their length."""
        found: dict[int, list[Steps]] = defaultdict(list)
        for steps in self.fields:
            if any("*" in each for each in steps):
                found[len(steps)].append(steps)
        return found

    def at(self, steps: Steps) -> Iterator[Row]:
        """Yield the rows for a path, those without a pattern first."""
        yield from self.fields.get(steps, ())
        for pattern in self._patterns[len(steps)]:
            if all(map(fnmatch.fnmatchcase, steps, pattern)):
                yield from self.fields[pattern]

    def is_default(self, chain: Chain) -> bool:
        """Return whether one side states the default of a field, and the other none."""
        values = [each for each in chain[-1][2:] if each is not None]
        steps = tuple(each.step for each in chain)
        return len(values) == 1 and any(
            values[0] == value
            and len(path) == len(steps)
            and all(map(fnmatch.fnmatchcase, steps, path))
            for path, value in self.defaults.items()
        )


def table_of(place: Place) -> Table | None:
    """Return the table of the kind of an object, if there is one."""
    return tables().get(f"{place.group}/{place.kind}".removeprefix("/"))


@cache
def tables() -> Mapping[str, Table]:
    """Return the tables by kind, such as `apps/Deployment` or `Service`."""
    found: dict[str, Table] = defaultdict(Table)
    for name in FILES:
        for kinds, block in _blocks(name).items():
            for kind in kinds.split(", "):
                _add(found[kind], block)
    anything, pods = found.pop(ANY_KIND), found.pop(PODS)
    for kind, table in found.items():
        begin = POD_SPECS.get(kind.rpartition("/")[2], "").rpartition("spec")[0]
        if kind.rpartition("/")[2] in POD_SPECS:
            for steps, rows in pods.fields.items():
                table.fields.setdefault((*steps_of(begin), *steps), []).extend(rows)
            table.defaults |= {(*steps_of(begin), *k): v for k, v in pods.defaults.items()}
        for steps, rows in anything.fields.items():
            table.fields.setdefault(steps, []).extend(rows)
    return dict(found)


def _blocks(name: str) -> Mapping[str, Block]:
    text = pkgutil.get_data(__name__, f"tables/{name}.yaml") or b""
    blocks = TypeAdapter(Mapping[str, Block])
    return blocks.validate_python(yaml.load(text, yaml.CSafeLoader))


def _add(table: Table, block: Block) -> None:
    table.added += block.added
    table.removed += block.removed
    table.unnamed |= block.unnamed
    table.advice = block.fixed or table.advice
    table.defaults |= {steps_of(path): value for path, value in block.defaults.items()}
    for path, rows in block.fields.items():
        table.fields.setdefault(steps_of(path), []).extend(rows)


@cache
def steps_of(path: str) -> Steps:
    """Return the steps of a path such as `spec.tls[].hosts` or `metadata.labels[a.b/*]`."""
    return tuple(each.strip("[]") or "[]" for each in re.findall(r"\[[^\]]*\]|[^.\[]+", path))


def _any_is(manifest: Json, path: str, wanted: Json) -> bool:
    return any(_is(each, wanted) for each in values_at(manifest, steps_of(path)) or [None])


def values_at(value: Json, steps: Steps) -> list[Json]:
    """Return the values at a path."""
    if not steps:
        return [] if value is None else [value]
    step, *rest = steps
    if step == "[]":
        below = value if isinstance(value, list) else []
    elif isinstance(value, dict):
        below = [v for k, v in value.items() if fnmatch.fnmatchcase(str(k), step)]
    else:
        below = []
    return [found for each in below for found in values_at(each, tuple(rest))]


def _is(value: Json, wanted: Json) -> bool:
    if isinstance(wanted, list):
        return any(_is(value, each) for each in wanted)
    if isinstance(wanted, str) and wanted.startswith("~"):
        return value is not None and re.search(wanted[1:], str(value), re.DOTALL) is not None
    return bool(value == wanted)


def _goes(old: Json, new: Json, to: str) -> bool:
    match to:
        case "added" | "removed":
            gone, there = (new, old) if to == "removed" else (old, new)
            return gone in (None, [], {}, "") and there not in (None, [], {}, "")
        case "fewer" | "more":
            few, many = (new, old) if to == "fewer" else (old, new)
            return any(each not in (few or ()) for each in many or ())
        case "rarer":
            return _is_rarer(str(old), str(new))
        case "wider":
            return is_wider(old, new)
        case "same" if isinstance(old, list) and isinstance(new, list):
            return have_same_items(old, new)
    try:
        before, after = _size(old, new)
    except ValueError:
        return False
    return {"lower": after < before, "higher": after > before, "same": after == before}[to]


def _size(*values: Json) -> list[Fraction | int]:
    # Prometheus writes 40GB where Kubernetes writes 40G.
    texts = [str(each).removesuffix("%").removesuffix("B") for each in values]
    if all(DURATION.fullmatch(each) for each in texts):
        parts = [re.findall(r"(\d+)(ms|[smhdwy])", each) for each in texts]
        return [sum(int(n) * MILLISECONDS[unit] for n, unit in each) for each in parts]
    return [amount(each) for each in texts]


def _is_rarer(old: str, new: str) -> bool:
    # The schedules of CloudNativePG begin with seconds.
    texts = (each.split(maxsplit=1)[-1] if len(each.split()) == 6 else each for each in (old, new))
    try:
        before, after = map(longest_pause_minutes, texts)
    except (ValueError, IndexError):
        return True
    return after > before
