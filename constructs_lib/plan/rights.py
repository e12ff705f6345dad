"""Rights that a change gives, and Secrets that it needs."""

from collections.abc import Iterator

from constructs_lib.core.manifests import Json, Manifest
from constructs_lib.core.pod_templates import CONTAINER_FIELDS, pod_template
from constructs_lib.plan.objects import Change, Consequence, Key, Severity, items, part
from constructs_lib.plan.sides import Sides

Right = tuple[str, str, str, str]
"""API group, resource, name or nothing, and verb."""


def rights(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield which rights are given, and to whom."""
    is_elsewhere = change.former and change.former.namespace != change.key.namespace
    old = None if is_elsewhere else change.old
    match change.key.kind:
        case "Role" | "ClusterRole":
            gained = set(_rights(change.new)) - set(_rights(old))
            by_resource: dict[str, list[str]] = {}
            for group, resource, name, verb in sorted(gained):
                what = "/".join(each for each in (group, resource, name) if each)
                by_resource.setdefault(what, []).append(verb)
            if by_resource:
                told = "; ".join(f"{what}: {', '.join(v)}" for what, v in by_resource.items())
                yield _gives(f"It gives rights: {told}.")
        case "RoleBinding" | "ClusterRoleBinding":
            gained_by = set(_subjects(change.new)) - set(_subjects(old))
            role = part(change.of_both, "roleRef").get("name")
            if gained_by:
                yield _gives(f"It gives {', '.join(sorted(gained_by))} the rights of {role}.")


def _gives(text: str) -> Consequence:
    return Consequence(severity=Severity.ATTENTION, text=text)


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
    """Yield which Secrets, or keys of them, must be there before the pods start."""
    if change.new is None:
        return
    before = set(_secrets(change.old, (change.former or change.key).namespace))
    for key, name in sorted(set(_secrets(change.new, change.key.namespace)) - before):
        if not _is_made(key, sides):
            what = f"key '{name}' of {key.text}" if name else key.text
            yield Consequence(
                severity=Severity.ATTENTION,
                text=f"Its pods need {what}, which is not in the manifests: make it first.",
            )


def _secrets(manifest: Manifest | None, namespace: str) -> Iterator[tuple[Key, str]]:
    """Yield the Secrets that pods refer to, each with a key or none."""
    template = pod_template(manifest) if manifest else None
    spec = template.spec if template else {}
    whole = [(part(each, "secret"), "secretName") for each in items(spec, "volumes")]
    whole += [(each, "name") for each in items(spec, "imagePullSecrets")]
    for container in (each for kind in CONTAINER_FIELDS for each in items(spec, kind)):
        for variable in items(container, "env"):
            found = part(variable, "valueFrom", "secretKeyRef")
            if found and not found.get("optional"):
                yield Key("", "Secret", namespace, str(found.get("name"))), str(found.get("key"))
        whole += [(part(each, "secretRef"), "name") for each in items(container, "envFrom")]
    for found, field in whole:
        if found.get(field) and not found.get("optional"):
            yield Key("", "Secret", namespace, str(found[field])), ""


def _is_made(key: Key, sides: Sides) -> bool:
    """Return whether a Secret is known already, or is made by an object of the change."""
    if key in sides.new:
        return True
    targets = (
        part(each, "spec", "target").get("name") or other.name
        for other, each in sides.new.items()
        if other.kind == "ExternalSecret" and other.namespace == key.namespace
    )
    return key.name in targets
