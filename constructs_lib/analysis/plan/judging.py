"""Judgement of each change by the tables. What is in none of them is said to be unknown."""

import json
from collections.abc import Iterator, Sequence
from typing import cast

from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.field_changes import Chain, chains, text_of
from constructs_lib.analysis.plan.object_changes import Change, Consequence, Severity, part
from constructs_lib.analysis.plan.tables import (
    Row,
    Steps,
    Table,
    steps_of,
    table_of,
    values_at,
)
from constructs_lib.analysis.reading import Place
from constructs_lib.kube.credentials import hidden
from constructs_lib.kube.label_keys import PROTECTED, SYNC_OPTIONS
from constructs_lib.kube.manifests import Json, Manifest

MOST_PATHS = 5
"""Most paths of one sentence."""

MOST_CHARACTERS = 80
"""Most characters of a value in a sentence."""

HOOK = "argocd.argoproj.io/hook"
"""Annotation of what Argo CD deletes and makes anew in each sync."""

REFUSED = "The API server refuses it: "
"""Begin of the consequence of a change that has no effect."""

Found = tuple[Row, Chain]


def judged(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the consequences that the tables know, and that something is in none of them."""
    table = table_of(change.key)
    if table is None:
        text = f"Not judged: the plan does not know kind {change.key.kind}"
        text += f" of {change.key.group}." if change.key.group else "."
        yield Consequence(severity=Severity.ATTENTION, text=text)
        return
    if change.former and table.unnamed and change.former.namespace == change.key.namespace:
        return
    if change.new is None or change.former:
        yield from _removed(table, change, sides)
    if change.old is None or change.former:
        yield from _added(table, change, sides)
    elif change.new:
        yield from _changed(table, change, sides)


def _removed(table: Table, change: Change, sides: Sides) -> Iterator[Consequence]:
    if is_kept(change.old or {}):
        text = "It stays in the cluster, unmanaged: it is protected, so Argo CD does not delete it."
        yield Consequence(severity=Severity.ATTENTION, text=text)
        return
    yield from _whole(table.removed, change, sides, change.old, None)
    waits = part(change.old, "metadata").get("finalizers")
    if waits and change.key.kind != "Application":
        text = f"Its deletion waits for a controller: {_shown(waits, '')}."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _added(table: Table, change: Change, sides: Sides) -> Iterator[Consequence]:
    yield from _whole(table.added, change, sides, None, change.new)
    found: dict[tuple[int, str], Found] = {}
    for chain in chains({}, change.new, is_deep=True):
        rows = _rows(table, chain, sides, change.key, (None, change.new), is_added=True)
        found |= {_key(each): each for each in rows[:1]}
    yield from (_said(*each) for each in found.values() if each[0].text)


def _whole(
    rows: list[Row], change: Change, sides: Sides, old: Manifest | None, new: Manifest | None
) -> Iterator[Consequence]:
    """Yield the consequence of an object that comes or goes."""
    for row in rows:
        if _holds(row, sides, change.key, old, new, (old, new)):
            if row.text:
                yield _said(row, ())
            return
    what = "removed" if new is None else "added"
    text = f"Not judged: {change.key.kind} that is {what}."
    yield Consequence(severity=Severity.ATTENTION, text=text)


def _changed(table: Table, change: Change, sides: Sides) -> Iterator[Consequence]:
    both = change.old, change.new
    found: dict[tuple[int, str], Found] = {}
    unknown = []
    for chain in chains(*both, is_deep=True):
        if table.is_default(chain):
            continue
        rows = _rows(table, chain, sides, change.key, both)
        if not rows:
            unknown.append(text_of(chain))
        # A privilege that comes with a refused change is told, too.
        above = [each for each in rows[1:] if each[0].judged == "fixed"]
        is_loud = bool(rows) and rows[0][0].judged in ("attention", "destructive")
        found |= {_key(each): each for each in (*rows[:1], *(above if is_loud else ()))}
    if fixed := [each for each in found.values() if each[0].judged == "fixed"]:
        paths = ", ".join(change.touches(*(text_of(chain) for _, chain in fixed)))
        texts = [_said(*each).text for each in fixed if each[0].text]
        yield refusal(change, f"{paths} cannot change", *texts)
    yield from (
        _said(*each) for each in found.values() if each[0].text and each[0].judged != "fixed"
    )
    if unknown:
        more = f" and {len(unknown) - MOST_PATHS} more" if len(unknown) > MOST_PATHS else ""
        text = f"Not judged: {', '.join(unknown[:MOST_PATHS])}{more}."
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _key(found: Found) -> tuple[int, str]:
    """Return the key under which a row is told once for each place that it is about."""
    return id(found[0]), text_of(found[1])


def _rows(
    table: Table,
    chain: Chain,
    sides: Sides,
    place: Place,
    objects: tuple[Manifest | None, Manifest | None],
    *,
    is_added: bool = False,
) -> list[Found]:
    """Return the rows at and above a field that hold, one a path, the longest path first.

    Before them is the row of an item that comes or goes with the field.
    """
    found = []
    for length in range(len(chain), -1, -1):
        here = chain[:length]
        old, new = (here[-1].old, here[-1].new) if here else objects
        for row in table.at(tuple(each.step for each in here)):
            if row.added >= is_added and _holds(row, sides, place, old, new, objects):
                found.append((row, here))
                break
    items = [each for each in found if each[1] and each[1][-1].step == "[]"]
    return [*(each for each in items[-1:] if None in each[1][-1][2:]), *found]


def _holds(
    row: Row,
    sides: Sides,
    place: Place,
    old: Json,
    new: Json,
    objects: tuple[Manifest | None, Manifest | None],
) -> bool:
    when = row.when
    return (
        when.holds(old, new, *objects)
        and (not when.inhabited or place.namespace in sides.namespaces)
        and (not when.elsewhere or _is_elsewhere(steps_of(when.elsewhere), sides, old, objects[0]))
    )


def _is_elsewhere(steps: Steps, sides: Sides, old: Json, before: Manifest | None) -> bool:
    """Return whether changed objects have the item that goes, or all that the object has there.

    Those of another kind, namespace or other labels count for nothing: programs may not read them.
    """
    there = [
        each
        for change in sides.changes
        if change.new and before and _read_as(change.new) == _read_as(before)
        for each in values_at(change.new, steps)
    ]
    return all(each in there for each in (values_at(old, steps) if old is before else [old]))


def _read_as(manifest: Manifest) -> Sequence[Json]:
    metadata = part(manifest, "metadata")
    return manifest["kind"], metadata.get("namespace"), metadata.get("labels")


def _said(row: Row, chain: Chain) -> Consequence:
    names = {"path": text_of(chain), "key": "", "old": "", "new": ""}
    if chain:
        node = chain[-1]
        names["key"] = node.key.strip("[]")
        names |= {"old": _shown(node.old, node.key), "new": _shown(node.new, node.key)}
    severity = Severity(row.judged if row.judged not in ("computed", "fixed") else "none")
    return Consequence(severity=severity, text=row.text.format_map(names))


def _shown(value: Json, key: str) -> str:
    if value is None:
        return "nothing"
    safe = cast(Json, hidden(value, key))
    text = safe if isinstance(safe, str) else json.dumps(safe, ensure_ascii=False, default=str)
    text = " ".join(text.split())
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"


def refusal(change: Change, why: str, *more: str) -> Consequence:
    """Return the consequence of a refused update."""
    annotations = part(change.new, "metadata", "annotations")
    if HOOK in annotations:
        text = "Argo CD makes it anew in each sync, since it is a hook."
        return Consequence(severity=Severity.NONE, text=text)
    options = str(annotations.get(SYNC_OPTIONS, ""))
    if "Replace=true" in options or "Force=true" in options:
        text = f"Argo CD deletes and recreates it, since {why}."
        return Consequence(severity=Severity.DESTRUCTIVE, text=text)
    table = table_of(change.key) or Table()
    text = " ".join((f"{REFUSED}{why}.", *more, table.advice))
    return Consequence(severity=Severity.ATTENTION, text=text)


def is_kept(manifest: Manifest) -> bool:
    """Return whether an object stays in the cluster when it is taken out of Git."""
    options = str(part(manifest, "metadata", "annotations").get(SYNC_OPTIONS, ""))
    # The guard keeps the objects of an Application, and lets go one that would leave them.
    is_guarded = PROTECTED in part(manifest, "metadata", "labels")
    return "Prune=false" in options or (is_guarded and manifest["kind"] != "Application")
