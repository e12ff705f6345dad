"""Manifests as objects that rules can read. Parts that do not fit are left out and reported."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from constructs_lib.analysis.custom_resources import TEKTON, TRIGGERS, WITHOUT_SCHEMA
from constructs_lib.kube.credentials import is_credential_name
from constructs_lib.kube.manifests import Json
from constructs_lib.kube.partial_structs import ObjectView
from constructs_lib.kube.schema import LACKING, UNKNOWN, Misfit, fitted, kinds_of, value_at
from constructs_lib.kube.structs import k8s, tekton

IDENTITY = ("apiVersion", "kind", "metadata")
"""Fields that every object has."""

UNREAD = "no rule reads"
"""Problem of a field with objects in an object."""


class Place(NamedTuple):
    """Identity of an object, or of a declaration of constructs, such as a Team."""

    group: str
    kind: str
    namespace: str
    name: str

    @property
    def path(self) -> str:
        """The place as text without spaces, such as `db/StatefulSet/postgresql`."""
        return "/".join(filter(None, (self.namespace, self.kind, self.name)))

    def __str__(self) -> str:
        """Return kind, namespace and name."""
        path = "/".join(filter(None, (self.namespace, self.name)))
        return f"{self.kind} {path or 'without a name'}"


class Reading(NamedTuple):
    """A manifest as rules see it."""

    object: k8s.Object | None
    """The object without the parts that do not fit. None: no part fits."""

    misfits: Sequence[Misfit]
    """The parts that do not fit."""


def read(manifest: Json) -> Reading:
    """Return any manifest as rules see it."""
    struct, is_known = _struct_of(manifest)
    # Argo CD and kubectl take the items of any kind, and not the object.
    if isinstance(manifest, dict) and isinstance(manifest.get("items"), list):
        return Reading(None, [Misfit(("items",), UNREAD, "add each object separately")])
    found, told = fitted(manifest, struct)
    if found is None and struct is not ObjectView:
        found, _ = fitted(manifest, ObjectView)
    if not (found and found.api_version and found.kind and found.metadata):
        found = None
    lacking = [
        Misfit((each,), LACKING, "add it")
        for each in IDENTITY
        if isinstance(manifest, dict) and manifest.get(each) is None
    ]
    return Reading(found, [*lacking, *(told if is_known else ())])


def _struct_of(manifest: Json) -> tuple[type[k8s.Object], bool]:
    """Return the type that an object is read as, and whether the type has its version."""
    match manifest:
        case {"apiVersion": str(version), "kind": str(kind)}:
            group = version.rpartition("/")[0]
            if view := WITHOUT_SCHEMA.get((group, kind)):
                return view, version == getattr(view, "API_VERSION", version)
            if struct := kinds_of(group).get(kind):
                return struct, version == struct.API_VERSION
    return ObjectView, True


def is_known_kind(group: str, kind: str) -> bool:
    """Return whether rules know the fields of a kind: another group may have one of that name."""
    return kind in kinds_of(group) or (group, kind) in WITHOUT_SCHEMA


def tasks_in(manifest: Json) -> Iterator[tekton.Task]:
    """Yield a Task, and those in a Pipeline, a run or a template of one, named as that is."""
    match manifest:
        case {"kind": "Task"}:
            found = read(manifest).object
            if isinstance(found, tekton.Task):
                yield found
        case {"apiVersion": str(version), "kind": str(kind), "metadata": metadata} if (
            version.partition("/")[0] in (TEKTON, TRIGGERS)
        ):
            for spec in (value for key, value in entries(manifest) if key == "taskSpec"):
                task = {"apiVersion": f"{TEKTON}/v1", "kind": "Task", "metadata": metadata}
                found = read({**task, "spec": spec}).object
                if isinstance(found, tekton.Task):
                    yield msgspec.structs.replace(found, api_version=version, kind=kind)


def entries(data: Json) -> Iterator[tuple[str, Json]]:
    """Yield each key and value in a value, however deep."""
    if isinstance(data, dict):
        yield from data.items()
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from entries(each)


def problem_of(manifest: Json, misfit: Misfit) -> str:
    """Return the problem of a value that does not fit, as it reads after the object."""
    path = misfit.path
    if misfit.problem == LACKING:
        return f"lacks '{path}'"
    if misfit.problem in (UNKNOWN, UNREAD):
        return f"has '{path}', which {misfit.problem}"
    where = f"as '{path}'" if path else "for an object"
    # The value of a Secret must not reach a log, nor one that should be in a Secret.
    is_secret = isinstance(manifest, dict) and manifest.get("kind") == "Secret"
    is_secret |= any(is_credential_name(str(key)) or key == "value" for key in misfit.location)
    value = value_at(manifest, misfit.location)
    shown = type(value).__name__ if is_secret else repr(value)
    return f"has {shown:.80} {where}, which {misfit.problem}"


def place_in(manifest: Json) -> Place:
    """Return the place of an object, as far as it states it."""
    fields = manifest if isinstance(manifest, dict) else {}
    metadata = fields.get("metadata")
    names = metadata if isinstance(metadata, dict) else {}
    namespace, name = (str(names.get(key) or "") for key in ("namespace", "name"))
    group = str(fields.get("apiVersion") or "").rpartition("/")[0]
    return Place(group, str(fields.get("kind") or "Object"), namespace, name)


def place_of(found: k8s.Object) -> Place:
    """Return the place of an object."""
    return Place(found.group, found.kind, found.namespace, found.name)
