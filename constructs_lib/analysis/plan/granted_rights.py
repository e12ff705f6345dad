"""Rights that a change gives and takes, and Secrets that it needs."""

from collections.abc import Iterator

from constructs_lib.analysis.paths import POD_SPECS
from constructs_lib.analysis.plan.before_and_after import Sides
from constructs_lib.analysis.plan.object_changes import (
    Change,
    Consequence,
    Severity,
    items,
    part,
)
from constructs_lib.analysis.reading import Place
from constructs_lib.analysis.rules.references import names_in
from constructs_lib.kube.manifests import Json, Manifest

Right = tuple[str, str, str, str]
"""API group, resource, name or an empty text, and verb."""


def rights(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the rights that are given and taken, with their subjects."""
    is_elsewhere = change.former and change.former.namespace != change.key.namespace
    before, after = (None, None) if is_elsewhere else (change.old, change.new)
    gained = _more(before, change.new, "gives", "to")
    for text in (*gained, *_more(after, change.old, "takes", "from")):
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _more(old: Manifest | None, new: Manifest | None, verb: str, whom: str) -> Iterator[str]:
    """Yield the rights that only the second has."""
    match (new or {}).get("kind"):
        case "Role" | "ClusterRole":
            by_resource: dict[str, list[str]] = {}
            for group, resource, name, right in sorted({*_rights(new)} - {*_rights(old)}):
                what = "/".join(each for each in (group, resource, name) if each)
                by_resource.setdefault(what, []).append(right)
            if by_resource:
                changed = "; ".join(f"{what}: {', '.join(v)}" for what, v in by_resource.items())
                yield f"It {verb} rights: {changed}."
        case "RoleBinding" | "ClusterRoleBinding":
            role = part(new, "roleRef").get("name")
            if subjects := sorted({*_subjects(new)} - {*_subjects(old)}):
                yield f"It {verb} the rights of {role} {whom} {', '.join(subjects)}."


def _rights(manifest: Manifest | None) -> Iterator[Right]:
    for rule in items(manifest, "rules"):
        for group in _texts(rule.get("apiGroups")) or [""]:
            for resource in _texts(rule.get("resources")) + _texts(rule.get("nonResourceURLs")):
                for name in _texts(rule.get("resourceNames")) or [""]:
                    for verb in _texts(rule.get("verbs")):
                        yield group, resource, name, verb


def _texts(value: Json) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _subjects(manifest: Manifest | None) -> Iterator[str]:
    for subject in items(manifest, "subjects"):
        place = f"{subject['namespace']}/" if subject.get("namespace") else ""
        yield f"{subject.get('kind')} {place}{subject.get('name')}"


def needed_secrets(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the Secrets, or their keys, that must exist before the pods start."""
    if change.new is None:
        return
    for key, name in sorted({*_secrets(change.new)} - {*_secrets(change.old)}):
        if not _is_made(key, sides):
            what = f"key '{name}' of {key}" if name else str(key)
            yield Consequence(
                severity=Severity.ATTENTION,
                text=f"Its pods need {what}, which is not in the manifests: make it first.",
            )


def _secrets(manifest: Manifest | None) -> Iterator[tuple[Place, str]]:
    """Yield the Secrets that pods refer to, each with a key or none."""
    if manifest and manifest.get("kind") in POD_SPECS:
        for each in names_in(manifest, str(part(manifest, "metadata").get("namespace") or "")):
            if each.kind == "Secret" and each.is_needed:
                for name in each.keys or [""]:
                    yield Place("", each.kind, each.namespace, each.name), name


def _is_made(key: Place, sides: Sides) -> bool:
    """Return whether a Secret is known already, or is made by an object of the change."""
    if key in sides.new:
        return True
    targets = (
        part(each, "spec", "target").get("name") or other.name
        for other, each in sides.new.items()
        if other.kind == "ExternalSecret" and other.namespace == key.namespace
    )
    return key.name in targets
