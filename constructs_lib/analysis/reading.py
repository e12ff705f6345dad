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


class Reading(NamedTuple):
    """A manifest as rules see it."""

    object: k8s.Object | None
    """The object without the parts that do not fit. None: no part fits."""

    misfits: Sequence[str]
    """Findings on the parts that do not fit."""


def read(manifest: Json) -> Reading:
    """Return a manifest as rules see it, whatever it holds."""
    struct, is_known = _struct_of(manifest)
    match manifest:
        # Of whatever kind: Argo CD and kubectl take the items, and not the object.
        case {"items": list(items)}:
            problem = f"holds {len(items)} objects, which no rule sees; add each one separately"
            return Reading(None, [f"{title(manifest)} {problem}"])
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
    return Reading(
        found, [finding_of(manifest, each) for each in (*lacking, *(told if is_known else ()))]
    )


def _struct_of(manifest: Json) -> tuple[type[k8s.Object], bool]:
    """Return the type that an object is read as, and whether it is that of its version."""
    match manifest:
        case {"apiVersion": str(version), "kind": str(kind)}:
            group = version.rpartition("/")[0]
            if view := WITHOUT_SCHEMA.get((group, kind)):
                return view, version == getattr(view, "API_VERSION", version)
            if struct := kinds_of(group).get(kind):
                return struct, version == struct.API_VERSION
    return ObjectView, True


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
                    yield msgspec.structs.replace(found, kind=kind)


def entries(data: Json) -> Iterator[tuple[str, Json]]:
    """Yield each key and value in a value, however deep."""
    if isinstance(data, dict):
        yield from data.items()
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from entries(each)


def finding_of(manifest: Json, misfit: Misfit) -> str:
    """Return the text of a finding on a value that does not fit."""
    path = misfit.path
    if misfit.problem == LACKING:
        return f"{title(manifest)} lacks '{path}'; {misfit.fix}"
    if misfit.problem == UNKNOWN:
        return f"{title(manifest)} has '{path}', which {misfit.problem}; {misfit.fix}"
    where = f"as '{path}'" if path else "for an object"
    # The value of a Secret must not reach a log, nor one that should be in a Secret.
    is_secret = isinstance(manifest, dict) and manifest.get("kind") == "Secret"
    is_secret |= any(is_credential_name(str(key)) or key == "value" for key in misfit.location)
    value = value_at(manifest, misfit.location)
    shown = type(value).__name__ if is_secret else repr(value)
    return f"{title(manifest)} has {shown:.80} {where}, which {misfit.problem}; {misfit.fix}"


def title(manifest: Json) -> str:
    """Return kind, namespace and name, as far as they exist."""
    fields = manifest if isinstance(manifest, dict) else {}
    metadata = fields.get("metadata")
    names = metadata if isinstance(metadata, dict) else {}
    path = "/".join(str(names[key]) for key in ("namespace", "name") if names.get(key))
    return f"{fields.get('kind') or 'Object'} {path or 'without a name'}"
