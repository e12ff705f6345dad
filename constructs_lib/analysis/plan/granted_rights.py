"""Rights that a change gives and takes, and Secrets that it needs."""

from collections.abc import Iterator, Mapping

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
from constructs_lib.kube.pod_templates import pod_template

OF_VALUES = ("ConfigMap", "Secret")
"""Kinds of the values that pods wait for."""

OF_CLUSTER = ("kube-root-ca.crt", "istio-ca-root-cert", "openshift-service-ca.crt")
"""ConfigMaps that controllers make in each namespace."""

Right = tuple[str, str, str, str]
"""API group, resource, name or an empty text, and verb."""


def rights(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the rights that are given and taken, with their subjects."""
    is_elsewhere = change.former and change.former.namespace != change.key.namespace
    before, after = (None, None) if is_elsewhere else (change.old, change.new)
    gained = _more(before, change.new, "gives", "to")
    taken = _more(after, change.old, "takes", "from")
    for text in (*gained, *taken, *_of_account(change, sides)):
        yield Consequence(severity=Severity.ATTENTION, text=text)


def _of_account(change: Change, sides: Sides) -> Iterator[str]:
    """Yield the rights of a ServiceAccount that was there before the pods which come with it."""
    template = pod_template(change.new) if change.new and not change.old else None
    name = template.spec.get("serviceAccountName") if template else None
    account = Place("", "ServiceAccount", change.key.namespace, str(name))
    if account in sides.old:
        roles = {
            str(part(each, "roleRef").get("name"))
            for key, each in sides.old.items()
            if key.kind.endswith("RoleBinding") and str(account) in _subjects(each)
        }
        if roles:
            yield f"Its pods have the rights of {account}: those of {', '.join(sorted(roles))}."


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


def parameters(sides: Sides) -> Iterator[Consequence]:
    """Yield the changed objects that policies of the API server read as their parameters."""
    for key, binding in sides.new.items():
        read = part(binding, "spec", "paramRef")
        if not read or key.group != "admissionregistration.k8s.io":
            continue
        policy = str(part(binding, "spec").get("policyName"))
        place = key._replace(kind=key.kind.removesuffix("Binding"), name=policy)
        kind = part(sides.new.get(place), "spec", "paramKind").get("kind")
        for own in (
            each for change in sides.changes for each in (change.key, change.former) if each
        ):
            is_read = (kind, read.get("name", own.name)) == (own.kind, own.name)
            if is_read and read.get("namespace", own.namespace) == own.namespace:
                text = f"{key} reads {own}, so that other requests may be refused."
                yield Consequence(severity=Severity.ATTENTION, text=text)


def needed_secrets(change: Change, sides: Sides) -> Iterator[Consequence]:
    """Yield the values that pods need and no manifest has, and Secrets that they begin to read."""
    if change.new is None:
        return
    before = {*_secrets(change.old)}
    known = {key for key, _, _ in before}
    for key, name, is_read in sorted({*_secrets(change.new)} - before):
        what = f"key '{name}' of {key}" if name else str(key)
        text = ""
        if not _is_made(key, sides.new):
            text = f"Its pods need {what}, which is not in the manifests: make it first."
        elif is_read and key.kind == "Secret" and key not in known and _is_made(key, sides.old):
            text = f"Its pods read {what}, which was there before."
        if text:
            yield Consequence(severity=Severity.ATTENTION, text=text)


def _secrets(manifest: Manifest | None) -> Iterator[tuple[Place, str, bool]]:
    """Yield the objects of values that pods name, each with a key or none, and if they see it."""
    if manifest and manifest.get("kind") in POD_SPECS:
        for each in names_in(manifest, str(part(manifest, "metadata").get("namespace") or "")):
            if each.kind in OF_VALUES and each.is_needed and each.name not in OF_CLUSTER:
                for name in each.keys or [""]:
                    place = Place("", each.kind, each.namespace, each.name)
                    yield place, name, "imagePullSecrets" not in each.path


def _is_made(key: Place, objects: Mapping[Place, Manifest]) -> bool:
    """Return whether a Secret is one of these objects, or is made by one."""
    if key in objects:
        return True
    targets = (
        part(each, "spec", "target").get("name") or other.name
        for other, each in objects.items()
        if other.kind == "ExternalSecret" and other.namespace == key.namespace
    )
    return key.name in targets
