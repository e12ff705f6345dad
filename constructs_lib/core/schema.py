"""Whether objects fit the API: every field is known, and has a value of its type."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple, get_args, get_type_hints

import msgspec

from constructs_lib.core.manifests import Json
from constructs_lib.core.structs import k8s, modules

LACKING = "must be there"
"""Problem of a field that an object lacks."""

_LACKS = re.compile(r"Object missing required field `(?P<name>.*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`")
_TYPE = re.compile(r"Expected `(?P<wanted>.*)`, got `.*`")
_KEY = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_TYPES = {"array": "list", "bool": "boolean", "int": "whole number", "object": "mapping"}
_TYPES |= {"float": "number", "str": "text"}

Location = tuple[str | int, ...]
"""Keys and indexes that lead to a value."""


class Misfit(NamedTuple):
    """A value that does not fit the API."""

    location: Location
    """What leads to it; `*` is any key."""

    problem: str
    """What is wrong with it, as it reads after "which"."""

    fix: str

    @property
    def path(self) -> str:
        """The location as text."""
        return path_text(self.location)


def path_text(location: Location) -> str:
    """Return a location as text, such as `spec.ports[0].name`."""
    keys = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in location)
    return "".join(keys).removeprefix(".")


@cache
def objects() -> Mapping[tuple[str, str], type[k8s.Object]]:
    """Return the kinds whose fields are known, by `apiVersion` and `kind`."""
    found = (each for module in modules() for each in module.OBJECTS)
    return {(each.API_VERSION, each.KIND): each for each in found}


@cache
def kinds_of(group: str) -> Mapping[str, type[k8s.Object]]:
    """Return the known kinds of an API group, which is empty for the core."""
    return {
        kind: struct
        for (version, kind), struct in objects().items()
        if version.rpartition("/")[0] == group
    }


def misfits(manifest: Json) -> Iterator[Misfit]:
    """Yield what does not fit the API in an object of a known kind.

    Nothing is told of what is below a misfit, nor after one that cannot be left out.
    """
    match manifest:
        case {"apiVersion": str(version), "kind": str(kind)}:
            struct = objects().get((version, kind))
        case _:
            return
    left_out: set[Location] = set()
    while struct and (found := first_misfit(manifest, struct)):
        if found.location in left_out:
            return
        yield found
        if not found.location or "*" in found.location or found.problem == LACKING:
            return
        left_out.add(found.location)
        manifest = without(manifest, {found.location})


def first_misfit(data: Json, struct: type[k8s.Struct]) -> Misfit | None:
    """Return what does not fit a struct, the first of it, or None."""
    try:
        msgspec.convert(data, struct)
    except msgspec.ValidationError as error:
        return _misfit(str(error), struct)
    return None


def _misfit(error: str, struct: type[k8s.Struct]) -> Misfit:
    text, _, path = error.partition(" - at `$")
    keys = tuple(
        name or (int(index) if index.isdigit() else "*")
        for name, index in _KEY.findall(path.removesuffix("`"))
    )
    if lacks := _LACKS.fullmatch(text):
        return Misfit((*keys, lacks["name"]), LACKING, "add it")
    if unknown := _UNKNOWN.fullmatch(text):
        near = get_close_matches(unknown["name"], _fields_at(struct, keys), n=1)
        fix = f"use '{near[0]}'" if near else "remove it"
        return Misfit((*keys, unknown["name"]), "the API does not have", fix)
    if types := _TYPE.fullmatch(text):
        wanted = types["wanted"].removesuffix(" | null").replace("int | float", "float")
        names = " or ".join(_TYPES.get(each, each) for each in wanted.split(" | "))
        return Misfit(keys, f"must be a {names}", "correct it")
    return Misfit(keys, "must have a value of the API", "correct it")


def _fields_at(struct: type[k8s.Struct], keys: Location) -> Sequence[str]:
    """Return the names of the fields that the struct at a place has."""
    for key in keys:
        if key in struct.__struct_encode_fields__:
            name = struct.__struct_fields__[struct.__struct_encode_fields__.index(str(key))]
            struct = next(_structs_in(get_type_hints(struct)[name]), struct)
    return struct.__struct_encode_fields__


def _structs_in(annotation: object) -> Iterator[type[k8s.Struct]]:
    """Yield the structs of which a type is made."""
    if isinstance(annotation, type) and issubclass(annotation, k8s.Struct):
        yield annotation
    for each in get_args(annotation):
        yield from _structs_in(each)


def without(data: Json, places: Set[Location], here: Location = ()) -> Json:
    """Return a copy of the data at `here`, without the values at these places."""
    match data:
        case dict():
            entries = [(key, value, (*here, key)) for key, value in data.items()]
            return {
                key: without(value, places, place)
                for key, value, place in entries
                if place not in places
            }
        case list():
            items = [(item, (*here, index)) for index, item in enumerate(data)]
            return [without(item, places, place) for item, place in items if place not in places]
    return data
