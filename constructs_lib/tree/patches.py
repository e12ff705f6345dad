"""Overrides of objects by the names of their fields, each proven to have an effect."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from typing import Annotated

from cdk8s import ApiObject, JsonPatch
from pydantic import Field

from constructs_lib.kube.manifests import Json, json_text, rendered
from constructs_lib.kube.pod_templates import CONTAINER_FIELDS, POD_SPECS
from constructs_lib.kube.schema import Location, misfits, path_text
from constructs_lib.props.arguments import checked_argument, checked_objects
from constructs_lib.tree.api_objects import path_of


def patch(object: ApiObject, fields: Mapping[str, Json]) -> None:
    """Merge fields into an object, in the form of a manifest; None removes a field.

    Mappings are merged, lists replaced. Structs of `kube.structs` count as what they describe.

    Raises:
        ValueError: The API has no such field, its value does not fit, or it is there already.
    """
    checked_objects("patch", ApiObject, object=object)
    _merge(object, fields, ())


def patch_container(object: ApiObject, name: str, fields: Mapping[str, Json]) -> None:
    """Merge fields into the container of that name in an object that creates pods, like `patch`."""
    checked_objects("patch", ApiObject, object=object)
    manifest = object.to_json()
    found = dict(_containers(manifest))
    if name not in found:
        raise ValueError(
            f"{path_of(object)}: 'name' must be one of the containers ({', '.join(found)}), got "
            f"{name!r}{_near(name, found)}"
        )
    _merge(object, fields, found[name])


def add_pod_labels(object: ApiObject, labels: Mapping[str, str]) -> None:
    """Add labels to the pods that an object creates."""
    manifest = object.to_json()
    place = next(each[:-1] for each in POD_SPECS if "containers" in (_at(manifest, each) or {}))
    _merge(object, {"metadata": {"labels": dict(labels)}}, place)


Fields = Annotated[Mapping[str, Json], Field(min_length=1)]


def _containers(manifest: Json) -> Iterator[tuple[str, Location]]:
    for path in POD_SPECS:
        spec = _at(manifest, path)
        if isinstance(spec, dict) and "containers" in spec:
            for field in CONTAINER_FIELDS:
                for index, each in enumerate(spec.get(field, ())):
                    yield each["name"], (*path, field, index)
            return


def _merge(object: ApiObject, fields: Mapping[str, Json], place: Location) -> None:
    path = path_of(object)
    checked_argument(path, "fields", Fields, fields, "pass those of a manifest by their names")
    given = json.loads(json_text(dict(fields), default=rendered))
    before = object.to_json()
    after = deepcopy(before)
    patches = list(_patches(path, _at(after, place), given, place))
    known = {each.location for each in misfits(before)}
    for misfit in misfits(after):
        if misfit.location not in known:
            raise ValueError(
                f"{path}: 'fields' has '{misfit.path}', which {misfit.problem}; {misfit.fix}"
            )
    object.add_json_patch(*patches)


def _patches(path: str, target: Json, fields: Json, place: Location) -> Iterator[JsonPatch]:
    """Change the target, and yield the patches that do the same to the object."""
    for key, value in fields.items():
        here = (*place, key)
        pointer = "".join(f"/{str(each).replace('~', '~0').replace('/', '~1')}" for each in here)
        field = path_text(here)
        if value is None and key not in target:
            near = _near(key, target)
            raise ValueError(
                f"{path}: '{field}' is removed, and not there{near or '; leave it out'}"
            )
        if value is None:
            del target[key]
            yield JsonPatch.remove(pointer)
        elif target.get(key) == value:
            raise ValueError(f"{path}: '{field}' has the value {value!r} already; leave it out")
        elif isinstance(value, dict) and isinstance(target.get(key), dict):
            yield from _patches(path, target[key], value, here)
        else:
            target[key] = value
            yield JsonPatch.add(pointer, value)


def _at(manifest: Json, place: Location) -> Json:
    for key in place:
        manifest = manifest[key] if isinstance(key, int) else (manifest or {}).get(key)
    return manifest


def _near(name: str, known: Mapping[str, object]) -> str:
    found = get_close_matches(name, [*known], n=1, cutoff=0.6)
    return f"; did you mean '{found[0]}'?" if found else ""
